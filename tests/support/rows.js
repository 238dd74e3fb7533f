// A studio among whose ten thousand documents and files rows are counted, and the counting: D1's own numbers, of which the Worker writes a
// line for the operator with each batch.
import { CONTRACT, INVOICE, QUESTIONS, QUOTE, inDays, send, sendFile } from './documents.js';
import { call, eventually, open, openClient, openStudio } from './portico.js';
import { Client } from './http.js';

const MANY = 10_000;
export const PROJECTS = 200;
/** Of them Anna takes part in so many. */
export const OWN = 20;
/** Contacts beside her: each is let in and was never invited. */
export const OTHERS = 1_000;

/** The id of a row of the crowd: `crowdId('P', 7)` is the eighth project. */
export const crowdId = (prefix, number) => `${prefix}${String(number).padStart(20, '0')}A`;

/** { house, studio, anna, ben, wedding, sent }: in the wedding is one document of each kind and a file, sent to Anna. */
export async function openCrowded(name) {
  const house = await open({ name });
  const studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  const anna = await openClient(house, studio, { name: 'Anna Berg', email: 'anna@example.com' });
  const ben = await openClient(house, studio, { name: 'Ben Lund', email: 'ben@example.com' });
  const wedding = (await call(studio, 'POST', '/api/v1/projects', { title: 'The wedding', event_on: inDays(200), participants: [anna.id, ben.id] })).id;
  await crowd(house, anna);
  const recipients = [anna.id];
  const sent = {
    quotes: await send(studio, wedding, 'quote', { title: 'Photography', recipients, content: QUOTE }),
    contracts: await send(studio, wedding, 'contract', { title: 'Agreement', markdown: CONTRACT, recipients: [anna.id, ben.id], signing_order: true }),
    questionnaires: await send(studio, wedding, 'questionnaire', { title: 'Your day', recipients, content: QUESTIONS }),
    invoices: await send(studio, wedding, 'invoice', { ...INVOICE, title: 'The day', recipients }),
    file: await sendFile(studio, wedding, 'Guide.pdf', recipients),
  };
  // A form says whom its page was shown to, so each has seen one before rows are counted.
  for (const browser of [anna.browser, ben.browser]) await browser.get('/');
  return { house, studio, anna, ben, wedding, sent };
}

/** Half as many documents and half as many files, all of them Anna's, in two hundred projects; she takes part in every tenth. */
async function crowd({ runtime }, anna) {
  const [{ id }] = await runtime.sql("SELECT id FROM studios WHERE slug = 'aurora'");
  const numbers = (many, prefix) => `WITH RECURSIVE n (i, id, project) AS (SELECT 0, format('${prefix}%020dA', 0), format('P%020dA', 0)
    UNION ALL SELECT i + 1, format('${prefix}%020dA', i + 1), format('P%020dA', (i + 1) % ${PROJECTS}) FROM n WHERE i < ${many - 1})`;
  const half = MANY / 2;
  await runtime.sql([
    `INSERT INTO contacts (studio_id, id, name, email, created_at) ${numbers(OTHERS, 'C')} SELECT '${id}', id, 'Contact ' || i, 'c' || i || '@example.com', i FROM n`,
    `INSERT INTO portal_access (studio_id, contact_id, state, email, activated_at) ${numbers(OTHERS, 'C')}
     SELECT '${id}', id, 'active', 'c' || i || '@example.com', i FROM n`,
    `INSERT INTO projects (studio_id, id, title, event_on, created_at) ${numbers(PROJECTS, 'P')} SELECT '${id}', id, 'Project ' || i, '2027-06-19', i FROM n`,
    `INSERT INTO participants (studio_id, project_id, contact_id, role) ${numbers(PROJECTS, 'P')}
     SELECT '${id}', id, '${anna.id}', 'primary' FROM n WHERE i % ${PROJECTS / OWN} = 0`,
    `INSERT INTO files (studio_id, id, project_id, origin, state, name, media_type, size, object_key, created_at) ${numbers(half, 'F')}
     SELECT '${id}', id, project, 'sent', 'ready', 'File ' || i || '.pdf', 'application/pdf', 9, 'crowd/' || i, i + 1 FROM n`,
    `INSERT INTO file_recipients (studio_id, file_id, contact_id) ${numbers(half, 'F')} SELECT '${id}', id, '${anna.id}' FROM n`,
    `INSERT INTO documents (studio_id, id, project_id, kind, title, content, state, created_at, sent_at, done_at) ${numbers(half, 'D')}
     SELECT '${id}', id, project, 'invoice', 'Invoice ' || i, '{}', 'done', i + 1, i + 1, i + 2 FROM n`,
    `INSERT INTO document_recipients (studio_id, document_id, contact_id) ${numbers(half, 'D')} SELECT '${id}', id, '${anna.id}' FROM n`,
    `INSERT INTO invoices (studio_id, document_id, number, currency) ${numbers(half, 'D')} SELECT '${id}', id, 'C' || i, 'EUR' FROM n`,
    `INSERT INTO installments (studio_id, id, document_id, position, label, due_on, amount_minor) ${numbers(half, 'D')}
     SELECT '${id}', id, id, 1, 'All of it', '2026-01-01', 5000 FROM n`,
    `INSERT INTO payments (studio_id, id, installment_id, contact_id, method, state, amount_minor, currency, created_at, updated_at) ${numbers(half, 'D')}
     SELECT '${id}', id, id, '${anna.id}', 'manual', 'paid', 5000, 'EUR', i + 2, i + 2 FROM n`,
    `INSERT INTO messages (studio_id, id, project_id, contact_id, direction, kind, subject, body, created_at) ${numbers(1_000, 'M')}
     SELECT '${id}', id, project, '${anna.id}', 'to_client', 'note', 'Message ' || i, 'Hello', i + 1 FROM n`,
    `INSERT INTO mails (studio_id, id, kind, contact_id, recipient, subject, state, created_at, sent_at) ${numbers(1_000, 'O')}
     SELECT '${id}', id, 'document', '${anna.id}', '${anna.email}', 'Letter ' || i, 'sent', 2000000000000 + i, i FROM n`,
  ].join(';\n'));
}

/** How many rows some lists show together. */
export const shown = (...lists) => lists.reduce((sum, list) => sum + (list?.length ?? 0), 0);

/**
 * What is wrong with what an operation read; nothing when it is within. A request whose host's minute was over asks for the host, too:
 * that comes first. A walk of an index looks at the row after its end, too, if there is one: ids are random, so budgets leave room. `own`: a budget of its own, in place of the `usual`, needs a reason, and must be needed.
 */
export function overspent(name, rows, trips, budget, own) {
  const asked = rows.slice(-trips);
  const read = asked.reduce((sum, one) => sum + one, 0);
  if (asked.length !== trips || rows.length > trips + 1) return [`${name}: ${rows.length} round trips, not ${trips}`];
  if (own && read <= own.usual) return [`${name}: needs no budget of its own (${own.why})`];
  return read > budget ? [`${name}: ${asked.join(' + ')} rows, of ${budget}`] : [];
}

let marks = 0;
/**
 * What a request read: { reply, rows }, one number for each round trip to a shard; what the directory is asked is kept for a minute.
 * Between two marks, requests whose lines are known; the first warms the cache of hosts. What a queue or a cron does meanwhile says so in
 * its lines. `path` picks one of several requests.
 */
export async function counted({ house: { runtime }, studio }, ask, path = '') {
  const mark = async () => {
    const line = ` GET /set-password/mark-${++marks} `;
    await new Client(studio.at()).get(line.trim().split(' ')[1]);
    await eventually(() => runtime.output.includes(line), { what: `the line${line}` });
    return line;
  };
  const from = await mark();
  const reply = await ask();
  const to = await mark();
  const said = runtime.output.slice(runtime.output.indexOf(from), runtime.output.indexOf(to));
  const lines = [...said.matchAll(/d1 ([A-Z]+ \S+) db=SHARD_\d\d statements=\d+ rows_read=(\d+)/g)];
  return { reply, rows: lines.filter(([, request]) => request.includes(path) && !request.includes('/mark-')).map(([, , read]) => Number(read)) };
}
