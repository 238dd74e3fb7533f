// What a client's requests read of the database where the studio has ten thousand documents and files and two hundred projects, as D1 itself
// counts it. Work that is billed by the row must not grow with what is not shown. The studio's own: rows_studio.test.js.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Client } from '../support/http.js';
import { PASSWORDS, call, linkIn } from '../support/portico.js';
import { OWN, counted, openCrowded, overspent, shown } from '../support/rows.js';

let world;
const get = (path) => world.anna.browser.json('GET', `/api/v1${path}`);
const post = (path, body) => world.anna.browser.json('POST', `/api/v1${path}`, body);

before(async () => (world = await openCrowded('rows')), { timeout: 600_000 });
after(() => world?.house.close());

test('a login page costs the database nothing [A7]', async () => {
  const visitor = new Client(world.studio.at());
  for (const path of ['/login', '/forgot-password', '/brand.css']) {
    const { reply, rows } = await counted(world, () => visitor.get(path));
    assert.equal(reply.status, 200);
    assert.deepEqual(rows, [], path);
  }
});

const document = (more) => (it) => 1 + shown(it.timeline) + more(it);

/** Documents that have ended: how, is a row of its own. */
const ended = (it) => it.items.filter((one) => one.state === 'done');

/** What is shown, in rows: an entry of a list, a project that is offered or stands above its entries, an invoice with its installments and payments. */
const PAGES = {
  '/home': (it) => shown(it.actions, it.projects, it.recent),
  '/activity': (it) => shown(it.items) + OWN + 1,
  '/activity?project={wedding}': (it) => shown(it.items) + OWN + 1,
  '/files': (it) => shown(it.items, ended(it)) + OWN + 1,
  '/files?project={wedding}': (it) => shown(it.items, ended(it)) + 1,
  '/files?project=P00000000000000000010A': (it) => shown(it.items, ended(it)) + 1,
  '/files/{file}': () => 1,
  '/payments': (it) => it.items.reduce((sum, one) => sum + 1 + shown(one.installments, one.installments.filter((part) => part.payment)), 0),
  '/projects/{wedding}': (it) => 1 + shown(it.details, it.actions, it.items, it.recent),
  '/profile': (it) => 1 + shown(it.sessions),
  '/sessions': (it) => shown(it.sessions),
  '/quotes/{quotes}': document((it) => shown(it.options)),
  '/contracts/{contracts}': document((it) => shown(it.signers)),
  '/questionnaires/{questionnaires}': document((it) => shown(it.questions)),
  '/invoices/{invoices}': document((it) => 1 + shown(it.invoice.installments)),
};

test('a page reads at most three rows for each it shows and twenty, among ten thousand [B1, B2, B3, B4]', async () => {
  const over = [];
  for (const [template, many] of Object.entries(PAGES)) {
    const path = template.replace(/{(\w+)}/, (_, name) => world.sent[name] ?? world.wedding);
    await get(path); // the first look is written down
    const { reply, rows } = await counted(world, () => get(path));
    assert.equal(reply.status, 200, `${path}: ${reply.text}`);
    over.push(...overspent(template, rows, 1, 3 * many(reply.json) + 20));
  }
  assert.deepEqual(over, []);
});

/** Each is one visit after the other; a later one may use what an earlier one left in `kept`. */
const kept = {};
const VISITS = [
  // operation, round trips, rows, what is done, and why the rows are not those of performance.md
  ['login', 2, 14, () => new Client(world.studio.at()).form('/login', { email: world.anna.email, password: world.anna.password }),
    'a device that was used before is counted apart from strangers'],
  ['file download', 1, 10, () => world.anna.browser.get(`/files/${world.sent.file}`)],
  ['profile', 2, 30, () => world.anna.browser.form('/profile', { version: '*', name: 'Anna Lund', language: 'en' })],
  ['message', 2, 30, () => world.anna.browser.multipart('/messages', { text: 'Hello', project: world.wedding })],
  ['quote accepted', 2, 30, () => world.anna.browser.submit(kept.quotes, '/accept', { option: 0 })],
  ['contract signed', 2, 50, () => world.anna.browser.submit(kept.contracts, '/sign', { name: 'Anna Berg', consent: 'true' }),
    'each signer is looked up with address, access and signature, and whose turn it is next gets a letter'],
  ['contract signed by the last', 2, 62, () => world.ben.browser.submit(kept.last, '/sign', { name: 'Ben Lund', consent: 'true' }),
    'the same, and everybody gets a letter'],
  ['answers saved', 2, 30, () => post(`/questionnaires/${world.sent.questionnaires}/answers`, { answers: { venue: 'The mill' } })],
  ['questionnaire submitted', 2, 45, () => post(`/questionnaires/${world.sent.questionnaires}/submit`, { answers: { venue: 'The old mill', style: 'Classic', guests: 80 } }),
    'each answer is read, held against what was read, and kept'],
  ['file uploaded whole', 3, 42, () => world.anna.browser.send('POST', `/api/v1/projects/${world.wedding}/files?name=a.txt`, { body: Buffer.from('plain words'), headers: { 'content-type': 'text/plain' } }),
    'its row is there before its bytes, and each participant gets a row of it and one of what happened'],
  ['upload begun', 2, 30, () => post(`/projects/${world.wedding}/uploads`, { name: 'speech.txt', size: BYTES.length })],
  ['part 1', 2, 20, () => part(1), 'what may be written is asked before the bytes are taken, and what was written is noted after'],
  ['part 2', 2, 20, () => part(2), 'the same'],
  ['upload completed', 2, 48, () => post(`/uploads/${kept.upload.id}/complete`, {}), 'as whole'],
  ['payment page', 3, 60, () => post(`/installments/${kept.installment}/pay`, {}),
    'a payment is reserved before the provider is asked (ADR 0007), all installments of the invoice are looked at, and each of the indexes may show the row after its end'],
  ['forgotten password', 2, 30, () => new Client(world.studio.at()).form('/forgot-password', { email: world.anna.email })],
  ['personal link', 1, 10, () => new Client(world.studio.at()).get(kept.link)],
  ['password set', 2, 30, () => new Client(world.studio.at()).json('POST', '/api/v1/set-password', { token: kept.link.split('/').pop(), password: PASSWORDS.other })],
  ['sign-in link', 2, 30, () => new Client(world.studio.at()).form('/sign-in-link', { email: world.anna.email })],
  ['signed in with it', 2, 30, () => new Client(world.studio.at()).json('POST', '/api/v1/sign-in', { token: kept.signIn.split('/').pop() })],
];
const BYTES = Buffer.alloc(9 * 1024 * 1024, 'a');
const part = (number) => {
  const { id, part_size: size } = kept.upload;
  return world.anna.browser.send('PUT', `/api/v1/uploads/${id}/parts/${number}`, { body: BYTES.subarray((number - 1) * size, number * size), headers: { 'content-type': 'application/octet-stream' } });
};
const mailed = async (subject, path) => new URL(linkIn(await world.house.runtime.inbox.wait({ to: world.anna.email, subject }), path)).pathname;
/** What has to be there before a visit. */
const FIRST = {
  'quote accepted': async () => (kept.quotes = await world.anna.browser.get(`/quotes/${world.sent.quotes}`)),
  'contract signed': async () => (kept.contracts = await world.anna.browser.get(`/contracts/${world.sent.contracts}`)),
  'contract signed by the last': async () => (kept.last = await world.ben.browser.get(`/contracts/${world.sent.contracts}`)),
  'payment page': async () => (kept.installment = (await call(world.studio, 'GET', `/api/v1/invoices/${world.sent.invoices}`)).installments[0].id),
  'personal link': async () => (kept.link = await mailed(/password/i, '/set-password/')),
  'signed in with it': async () => (kept.signIn = await mailed(/login link/, '/sign-in/')),
};

test('what a visit reads does not grow among ten thousand [A7, A8, A9, B3, B6, B7, B8, B9, B10, D1]', { timeout: 300_000 }, async () => {
  const over = [];
  for (const [name, trips, budget, ask, why] of VISITS) {
    await FIRST[name]?.();
    const { reply, rows } = await counted(world, ask);
    assert.ok(reply.status < 400, `${name}: ${reply.status} ${reply.text}`);
    if (name === 'upload begun') kept.upload = reply.json;
    over.push(...overspent(name, rows, trips, budget, why && { usual: name === 'login' || name.startsWith('part') ? 10 : 30, why }));
  }
  assert.deepEqual(over, []);
});
