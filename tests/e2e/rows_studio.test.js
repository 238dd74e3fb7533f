// What the dashboard reads of the database among ten thousand documents and files, two hundred projects and a thousand contacts, and what is
// done in the studio's name: invitations, and news of payments.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Client } from '../support/http.js';
import { PASSWORDS, call } from '../support/portico.js';
import { counted, crowdId, openCrowded, overspent, shown } from '../support/rows.js';

let world;
const BUSY = crowdId('P', 10);
const at = (path) => path.replace(/{(\w+)}/g, (_, name) => ({ anna: world.anna.id, busy: BUSY, wedding: world.wedding, ...world.sent })[name]);

before(async () => (world = await openCrowded('rows_studio')), { timeout: 600_000 });
after(() => world?.house.close());

const document = (it) => 1 + shown(it.recipients, it.signers, it.timeline, it.answers && Object.keys(it.answers));

/** What is shown, in rows, by the API. */
const LISTS = {
  '/contacts': (it) => shown(it.items),
  '/projects': (it) => shown(it.items),
  '/portal-users': (it) => shown(it.items),
  '/item-links': (it) => shown(it.items),
  '/api-keys': (it) => shown(it.items),
  '/contacts/{anna}': (it) => 1 + shown(it.invites, it.projects, it.messages),
  '/contacts/{anna}/messages': (it) => shown(it.items) + 1,
  '/contacts/{anna}/visibility': (it) => 1 + shown(it.projects),
  '/contacts/{anna}/item-links': (it) => 1 + shown(it.items),
  '/projects/{wedding}': (it) => 1 + shown(it.participants, it.details),
  '/projects/{busy}': (it) => 1 + shown(it.participants, it.details),
  '/projects/{busy}/files': (it) => it.items.reduce((sum, one) => sum + 1 + one.recipients.length, 1),
  // What became of an invoice is read off its installments and their payments.
  '/projects/{busy}/documents': (it) => it.items.reduce((sum, one) => sum + (one.kind === 'invoice' ? 3 : 1) + one.recipients.length, 1),
  '/projects/{busy}/invoices': (it) => it.items.reduce((sum, one) => sum + 1 + shown(one.recipients, one.installments, one.installments.filter((part) => part.payment)), 0),
  '/documents/{contracts}': document,
  '/quotes/{quotes}': document,
  '/contracts/{contracts}': document,
  '/questionnaires/{questionnaires}': document,
  '/invoices/{invoices}': (it) => 1 + shown(it.installments, it.recipients),
  '/settings': () => 1,
};

test('a list reads at most three rows for each it shows and twenty, among ten thousand [C2, C8, C9]', { timeout: 300_000 }, async () => {
  const over = [];
  for (const [template, many] of Object.entries(LISTS)) {
    const { reply, rows } = await counted(world, () => world.studio.owner.json('GET', `/api/v1${at(template)}`));
    assert.equal(reply.status, 200, `${template}: ${reply.text}`);
    over.push(...overspent(template, rows, 1, 3 * many(reply.json) + 20));
  }
  assert.deepEqual(over, []);
});

/** Pages show more than the API answers: who can be added, what was sent. Looking for somebody by a part of their name walks the names. */
const PAGES = ['/contacts', '/contacts/{anna}', '/contacts/{anna}/messages', '/contacts/{anna}/settings', '/portal-users', '/projects',
  '/projects/new', '/projects/{wedding}', '/projects/{busy}', '/projects/{busy}/documents', '/documents/{contracts}'];

test('a page of the dashboard, too [C2, C8, C9]', { timeout: 300_000 }, async () => {
  const over = [];
  for (const template of PAGES) {
    const { reply, rows } = await counted(world, () => world.studio.owner.get(at(template)));
    assert.equal(reply.status, 200, `${template}: ${reply.text}`);
    const entries = reply.html.querySelectorAll('main th[scope=row], main li, main option, main input[type=checkbox], main td').length;
    // Who sees a document and who gets mail about it hangs on more than the document.
    over.push(...overspent(template, rows, 1, 3 * entries + (template.startsWith('/documents/') ? 23 : 20)));
  }
  assert.deepEqual(over, []);
});

test('invitations read as many rows for each of a hundred contacts as for one [C4, C5]', { timeout: 300_000 }, async () => {
  const asked = [];
  for (const [from, many] of [[0, 1], [1, 10], [11, 100]]) {
    const contacts = Array.from({ length: many }, (_, number) => crowdId('C', from + number));
    const { reply, rows } = await counted(world, () => world.studio.owner.json('POST', '/api/v1/invites', { contacts }));
    assert.equal(reply.json.sent, many, reply.text);
    assert.equal(rows.length, 1 + Math.ceil(many / 50), `${many}: ${rows}`);
    asked.push(rows.reduce((sum, one) => sum + one, 0) / many);
  }
  const [one, ten, hundred] = asked;
  assert.ok(one <= 30 && ten <= one && hundred <= ten, `for each: ${asked}`);
});

test('news of a payment read at most twenty rows, a receipt a few more, however the payment is named [D2, D3, D5]', async () => {
  const over = [];
  const { house, studio, anna } = world;
  const { installments } = await call(studio, 'GET', `/api/v1/invoices/${world.sent.invoices}`);
  const { json: page } = await anna.browser.json('POST', `/api/v1/installments/${installments[0].id}/pay`, {});
  const session = page.checkout_url.split('/').pop();
  const NEWS = [
    ['paid', 26, () => anna.browser.form(page.checkout_url, { action: 'pay' }), 'a receipt names invoice, installment and payer, and the recipients are told'],
    ['refunded in part', 40, () => house.stripe.control.refund(session, { amount: 1_000 }), 'two events come: of the refund, and of its charge', 4],
    ['disputed', 20, () => house.stripe.control.dispute(session)],
  ];
  for (const [name, budget, happen, why, trips = 2] of NEWS) {
    const { rows } = await counted(world, async () => (await happen(), house.stripe.control.settled()), '/hooks/stripe');
    over.push(...overspent(name, rows, trips, budget, why && { usual: 20, why }));
  }
  assert.deepEqual(over, []);
});

test('signing in reads at most twelve rows, a change on the dashboard thirty [C1, C2]', async () => {
  const over = [];
  const CHANGES = [
    // A device that was used before is counted apart from strangers.
    ['sign in', 2, 12, () => new Client(world.house.runtime.at('app')).form('/sign-in', { email: world.studio.email, password: PASSWORDS.owner })],
    ['contact added', 2, 30, () => world.studio.owner.json('POST', '/api/v1/contacts', { name: 'New One', email: 'new@example.com' })],
    ['message', 2, 30, () => world.studio.owner.json('POST', `/api/v1/contacts/${world.anna.id}/messages`, { text: 'Hello', project: world.wedding })],
    ['access disabled', 2, 30, () => world.studio.owner.json('POST', `/api/v1/contacts/${world.ben.id}/disable`, {})],
  ];
  for (const [name, trips, budget, ask] of CHANGES) {
    const { reply, rows } = await counted(world, ask);
    assert.ok(reply.status < 400, `${name}: ${reply.status} ${reply.text}`);
    over.push(...overspent(name, rows, trips, budget));
  }
  assert.deepEqual(over, []);
});
