// What a page reads of the database where the studio has ten thousand documents and files and two hundred projects, as D1 itself counts
// it: the Worker writes a line for the operator with each batch. Work that is billed by the row must not grow with what is not shown.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Client } from '../support/http.js';
import { call, eventually, open, openClient, openStudio } from '../support/portico.js';
import { CONTRACT, INVOICE, QUESTIONS, QUOTE, draft, inDays, send, sendFile } from '../support/documents.js';

const MANY = 10_000;
const PROJECTS = 200;
/** Of them the client takes part in so many. */
const OWN = 20;

let house, studio, anna, ben, wedding;
const sent = {};
const get = (client, path) => client.browser.json('GET', `/api/v1${path}`);

before(async () => {
  house = await open({ name: 'rows' });
  studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  anna = await openClient(house, studio, { name: 'Anna Berg', email: 'anna@example.com' });
  ben = await openClient(house, studio, { name: 'Ben Lund', email: 'ben@example.com' });
  wedding = (await call(studio, 'POST', '/api/v1/projects', { title: 'The wedding', event_on: inDays(200), participants: [anna.id, ben.id] })).id;
  await crowd();
  const recipients = [anna.id];
  sent.quotes = await send(studio, wedding, 'quote', { title: 'Photography', recipients, content: QUOTE });
  sent.contracts = await send(studio, wedding, 'contract', { title: 'Agreement', markdown: CONTRACT, recipients: [anna.id, ben.id], signing_order: true });
  sent.questionnaires = await send(studio, wedding, 'questionnaire', { title: 'Your day', recipients, content: QUESTIONS });
  sent.invoices = await send(studio, wedding, 'invoice', { ...INVOICE, title: 'The day', recipients });
  sent.file = await sendFile(studio, wedding, 'Guide.pdf', recipients);
}, { timeout: 600_000 });
after(() => house?.close());

/** Half as many documents and half as many files, all of them Anna's, in two hundred projects; she takes part in every tenth. */
async function crowd() {
  const [{ id }] = await house.runtime.sql("SELECT id FROM studios WHERE slug = 'aurora'");
  const numbers = (many, prefix) => `WITH RECURSIVE n (i, id, project) AS (SELECT 0, format('${prefix}%020dA', 0), format('P%020dA', 0)
    UNION ALL SELECT i + 1, format('${prefix}%020dA', i + 1), format('P%020dA', (i + 1) % ${PROJECTS}) FROM n WHERE i < ${many - 1})`;
  const half = MANY / 2;
  await house.runtime.sql([
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
  ].join(';\n'));
}

/** The batches of a request as D1 counts them: rows read, one number for each round trip. Asked when nothing else is going on. */
async function batches(ask) {
  await quiet();
  const mark = `mark ${Math.random()}`;
  house.runtime.output += `\n${mark}\n`;
  const reply = await ask();
  await quiet();
  const lines = house.runtime.output.slice(house.runtime.output.lastIndexOf(mark)).matchAll(/d1 statements=\d+ rows_read=(\d+)/g);
  return { reply, rows: [...lines].map(([, rows]) => Number(rows)) };
}
/** Until the Worker has said nothing for a while: letters are delivered, its lines are here. */
async function quiet() {
  for (let before = null; before !== house.runtime.output; ) {
    before = house.runtime.output;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}

const many = (...lists) => lists.reduce((sum, list) => sum + list.length, 0);
const document = (more) => (it) => 1 + many(it.timeline) + more(it);

/** What is shown, in rows: an entry of a list, a project that is offered or stands above its entries, an invoice with its installments and payments. */
const PAGES = {
  '/home': (it) => many(it.actions, it.projects, it.recent),
  '/activity': (it) => many(it.items) + OWN + 1,
  '/activity?project={wedding}': (it) => many(it.items) + OWN + 1,
  '/files': (it) => many(it.files, it.documents) + OWN + 1,
  '/files?project={wedding}': (it) => many(it.files, it.documents) + 1,
  '/files?project=P00000000000000000010A': (it) => many(it.files, it.documents) + 1,
  '/payments': (it) => it.invoices.reduce((sum, one) => sum + 1 + one.installments.length + one.installments.filter((part) => part.payment).length, 0),
  '/projects/{wedding}': (it) => 1 + many(it.details, it.actions, it.items, it.recent),
  '/profile': (it) => 1 + many(it.sessions),
  '/sessions': (it) => many(it.sessions),
  '/quotes/{quotes}': document((it) => many(it.options)),
  '/contracts/{contracts}': document((it) => many(it.signers)),
  '/questionnaires/{questionnaires}': document((it) => many(it.questions)),
  '/invoices/{invoices}': document((it) => 1 + many(it.invoice.installments)),
};

/** Who looks is asked anew in each statement, three rows each time: where there are many statements and little to show, that is more. */
const OWN_BUDGET = { '/projects/{wedding}': 75, '/contracts/{contracts}': 45 };

test('a page reads at most three rows for each it shows and twenty, among ten thousand [B1, B2, B3, B4]', async () => {
  const over = [];
  for (const [template, shown] of Object.entries(PAGES)) {
    const path = template.replace(/{(\w+)}/, (_, name) => sent[name] ?? wedding);
    await get(anna, path); // the first look is written down
    let asked;
    do asked = await batches(() => get(anna, path));
    while (asked.rows.length !== 1); // a letter was delivered meanwhile, or the minute's work done
    const { reply, rows: [rows] } = asked;
    assert.equal(reply.status, 200, `${path}: ${reply.text}`);
    const budget = OWN_BUDGET[template] ?? 3 * shown(reply.json) + 20;
    if (rows > budget) over.push(`${template}: ${rows} of ${budget}`);
  }
  assert.deepEqual(over, []);
});

test('a login reads at most ten rows, and a change no more than it does now, among ten thousand [A7]', async () => {
  // Thirty is what a change should read; whatever has more here reads more, and must not come to read more still.
  const changes = [
    ['login', 10, () => new Client(studio.at()).form('/login', { email: anna.email, password: anna.password })],
    ['message', 70, () => anna.browser.multipart('/messages', { text: 'Hello', project: wedding })],
    ['profile', 30, () => anna.browser.form('/profile', { name: 'Anna Lund', language: 'en' })],
    ['quote', 50, async () => anna.browser.submit(pages.quotes, '/accept', { option: 0 })],
    ['contract', 65, async () => anna.browser.submit(pages.contracts, '/sign', { name: 'Anna Berg', consent: 'true' })],
    ['questionnaire', 50, () => anna.browser.json('POST', `/api/v1/questionnaires/${sent.questionnaires}/submit`, { answers: { venue: 'The old mill', style: 'Classic', guests: 80 } })],
  ];
  const pages = {};
  for (const kind of ['quotes', 'contracts']) pages[kind] = await anna.browser.get(`/${kind}/${sent[kind]}`);
  const over = [];
  for (const [name, budget, ask] of changes) {
    const { reply, rows } = await batches(ask);
    assert.ok(reply.status < 400, `${name}: ${reply.status} ${reply.text}`);
    const read = rows[0] + rows[1]; // letters are delivered afterwards
    if (!(read <= budget)) over.push(`${name}: ${read} of ${budget}`);
  }
  assert.deepEqual(over, []);
});
