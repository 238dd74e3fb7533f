// What happens when things happen at once, twice, late, or in the wrong order.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Client } from '../support/http.js';
import { PASSWORDS, call, eventually, linkIn, open, openClient, openStudio } from '../support/portico.js';

let house;
let studio;
let anna;
let project;

before(async () => {
  house = await open({ name: 'races' });
  studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  anna = await openClient(house, studio, { name: 'Anna Berg', email: 'anna@example.com' });
  project = await call(studio, 'POST', '/api/v1/projects', { title: 'The wedding', event_on: '2027-06-19', participants: [anna.id] });
}, { timeout: 300_000 });
after(() => house?.close());

let count = 0;
async function invoice(amount_minor = 60_000) {
  const made = await call(studio, 'POST', `/api/v1/projects/${project.id}/invoices`, {
    title: `Photography ${++count}`, currency: 'EUR', recipients: [anna.id], installments: [{ label: `Part ${count}`, due_on: new Date().toISOString().slice(0, 10), amount_minor }],
  });
  return made.installments[0].id;
}
const stateOf = async (installment) => {
  const { items: invoices } = (await anna.browser.json('GET', '/api/v1/payments')).json;
  return invoices.flatMap((one) => one.installments).find((one) => one.id === installment)?.state;
};
const paymentsOf = (installment) => house.runtime.sql(`SELECT id, state FROM payments WHERE installment_id = '${installment}'`);
const openPage = async (installment) => {
  const reply = await anna.browser.json('POST', `/api/v1/installments/${installment}/pay`, {});
  assert.ok(reply.status < 300, reply.text);
  return { url: reply.json.checkout_url, id: reply.json.checkout_url.split('/').pop() };
};

const completed = (session) => house.stripe.control.events({ type: 'checkout.session.completed' }).find((event) => event.data.object.id === session);

test('forty parallel redemptions of one token give one session [A4]', async () => {
  const ben = await call(studio, 'POST', '/api/v1/contacts', { name: 'Ben Lund', email: 'ben@example.com' });
  await call(studio, 'POST', `/api/v1/contacts/${ben.id}/activate`, {});
  const mail = await house.runtime.inbox.wait({ to: 'ben@example.com' });
  const token = new URL(linkIn(mail, '/set-password/')).pathname.split('/').pop();
  const tries = Array.from({ length: 40 }, () => new Client(studio.at()).json('POST', '/api/v1/set-password', { token, password: PASSWORDS.other }, { timeout: 120_000 }));
  const replies = await Promise.all(tries);
  const won = replies.filter((reply) => reply.status < 300);
  assert.equal(won.length, 1, replies.map((reply) => reply.status).join(' '));
  assert.ok(replies.every((reply) => reply.status < 500), replies.map((reply) => reply.status).join(' '));
  assert.equal(replies.filter((reply) => reply.setCookies.some((cookie) => /^__Host-portico=[^;]/.test(cookie))).length, 1);
  const [{ sessions }] = await house.runtime.sql(`SELECT count(*) AS sessions FROM sessions WHERE contact_id = '${ben.id}'`);
  assert.equal(sessions, 1);
});

test('a double click and two tabs lead to one payment page [D2]', async () => {
  const installment = await invoice();
  const clicks = await Promise.all(Array.from({ length: 8 }, () => anna.browser.json('POST', `/api/v1/installments/${installment}/pay`, {}, { timeout: 60_000 })));
  const pages = new Set(clicks.filter((reply) => reply.status < 300).map((reply) => reply.json.checkout_url));
  assert.equal(pages.size, 1, clicks.map((reply) => `${reply.status} ${reply.text}`).join('\n'));
  assert.ok(clicks.every((reply) => reply.status < 300 || reply.status === 503 || reply.status === 409));
  assert.equal((await paymentsOf(installment)).length, 1);
});

test('a hundred duplicate webhooks are one payment [D2]', async () => {
  const since = Date.now();
  const installment = await invoice();
  const page = await openPage(installment);
  await anna.browser.form(page.url, { action: 'pay' });
  await eventually(async () => (await stateOf(installment)) === 'paid');
  const event = completed(page.id);
  // The receipt's own row may come at any moment: it is mail, no payment.
  const said = () => house.runtime.sql(`SELECT action, subject_id FROM audit_log WHERE action NOT LIKE 'mail.%' ORDER BY at, id`);
  const before = await said();
  await house.stripe.control.deliver([event.id], { times: 100, parallel: 10 });
  await house.stripe.control.settled();
  const bad = house.stripe.control.deliveries().slice(-100).filter((one) => one.status !== 200);
  assert.deepEqual(bad, []);
  assert.deepEqual((await paymentsOf(installment)).map((row) => row.state), ['paid']);
  assert.deepEqual(await said(), before);
  const { n: receipts } = (await house.runtime.sql(`SELECT count(*) AS n FROM mails WHERE kind = 'receipt' AND recipient = 'anna@example.com' AND created_at >= ${since}`))[0];
  assert.equal(receipts, 1);
});

test('a lost webhook is found by the cron [D2]', async () => {
  const installment = await invoice();
  const page = await openPage(installment);
  house.stripe.control.webhook({ mode: 'off' });
  await anna.browser.form(page.url, { action: 'pay' });
  house.stripe.control.webhook({ mode: 'on' });
  assert.notEqual(await stateOf(installment), 'paid');
  // Ten minutes of silence, without waiting for them.
  await house.runtime.sql(`UPDATE payments SET updated_at = updated_at - 700000, created_at = created_at - 700000 WHERE installment_id = '${installment}'`);
  await house.runtime.cron();
  await eventually(async () => (await stateOf(installment)) === 'paid');
});

test('a refund whose webhook was lost is found by the cron [D2, D3]', async () => {
  const installment = await invoice();
  const page = await openPage(installment);
  await anna.browser.form(page.url, { action: 'pay' });
  await eventually(async () => (await stateOf(installment)) === 'paid');
  // What is younger than five minutes may still come by itself.
  house.stripe.control.webhook({ mode: 'off' });
  house.stripe.control.clock({ advance: -600 });
  await house.stripe.control.refund(page.id);
  house.stripe.control.clock({ advance: 600 });
  house.stripe.control.webhook({ mode: 'on' });
  assert.equal(await stateOf(installment), 'paid');
  // Its account's turn, without waiting an hour for it.
  await house.runtime.sql('UPDATE event_cursors SET looked_at = 0, since = 0');
  await house.runtime.cron();
  await eventually(async () => (await stateOf(installment)) === 'refunded');
});

test('a processing payment blocks a second one, and late news in any order end in the same state [D2, D3]', async () => {
  const installment = await invoice();
  const page = await openPage(installment);
  await anna.browser.form(page.url, { action: 'process' });
  await eventually(async () => (await stateOf(installment)) === 'processing');
  const second = await anna.browser.json('POST', `/api/v1/installments/${installment}/pay`, {});
  assert.equal(second.status, 409);
  house.stripe.control.settle(page.id);
  await house.stripe.control.settled();
  await eventually(async () => (await stateOf(installment)) === 'paid');
  const events = house.stripe.control.events().filter((event) => event.data.object.id === page.id).map((event) => event.id);
  await house.stripe.control.deliver([...events].reverse(), {});
  assert.equal(await stateOf(installment), 'paid');
});

/** An invoice of two installments that are due. */
async function pair() {
  const today = new Date().toISOString().slice(0, 10);
  const made = await call(studio, 'POST', `/api/v1/projects/${project.id}/invoices`, {
    title: `Pair ${++count}`, currency: 'EUR', recipients: [anna.id],
    lines: [{ description: 'Hours', quantity_milli: 1500, unit_price_minor: 60_000, tax_bp: 1900 }],
    payment: { split: { deposit: { label: 'Deposit', due_on: today, share: { percent_bp: 3000 } }, parts: [{ label: 'Rest', due_on: today }] } },
  });
  return { id: made.id, installments: made.installments.map((one) => one.id), total: made.total_minor };
}
const payTogether = (of, body) => anna.browser.json('POST', `/api/v1/invoices/${of.id}/pay`, body, { timeout: 60_000 });
const statesOf = (of) => Promise.all(of.installments.map(stateOf));

test('two installments paid together from many tabs are one page, one charge, one receipt [B4, D2, D5]', async () => {
  const both = await pair();
  const clicks = await Promise.all(Array.from({ length: 8 }, (_, n) => payTogether(both, n % 2 ? { what: 'due' } : { installments: both.installments })));
  const pages = new Set(clicks.filter((reply) => reply.status < 300).map((reply) => reply.json.checkout_url));
  assert.equal(pages.size, 1, clicks.map((reply) => `${reply.status} ${reply.text}`).join('\n'));
  assert.ok(clicks.every((reply) => reply.status < 300 || reply.status === 503 || reply.status === 409));
  const [url] = pages;
  const session = house.stripe.control.session(url.split('/').pop());
  assert.equal(session.amount_total, both.total);
  const before = (await house.runtime.sql("SELECT count(*) AS n FROM mails WHERE kind = 'receipt'"))[0].n;
  await anna.browser.form(url, { action: 'pay' });
  await eventually(async () => (await statesOf(both)).every((state) => state === 'paid'));
  const event = completed(session.id);
  await house.stripe.control.deliver([event.id], { times: 30, parallel: 10 });
  await house.stripe.control.settled();
  const rows = await house.runtime.sql(`SELECT p.state, p.checkout_id FROM payments p JOIN installments i ON i.id = p.installment_id WHERE i.document_id = '${both.id}'`);
  assert.deepEqual(rows.map((row) => [row.state, row.checkout_id]), [['paid', session.id], ['paid', session.id]]);
  assert.equal((await house.runtime.sql("SELECT count(*) AS n FROM mails WHERE kind = 'receipt'"))[0].n, before + 1);
  assert.deepEqual(await house.runtime.sql(`SELECT state FROM documents WHERE id = '${both.id}'`), [{ state: 'done' }]);
  // A refund of a part goes to the last one first, and all of it to both.
  house.stripe.control.refund(session.id, { amount: 1000 });
  await house.stripe.control.settled();
  const refunds = () => house.runtime.sql(`SELECT p.refunded_minor AS back FROM payments p JOIN installments i ON i.id = p.installment_id WHERE i.document_id = '${both.id}' ORDER BY i.position`);
  await eventually(async () => (await refunds()).map((row) => row.back).join() === '0,1000');
  house.stripe.control.refund(session.id, {});
  await house.stripe.control.settled();
  await eventually(async () => (await statesOf(both)).every((state) => state === 'refunded'));
});

test('one alone and both together at the same moment: never two pages open for one installment [B4, D2]', async () => {
  const both = await pair();
  const alone = () => anna.browser.json('POST', `/api/v1/installments/${both.installments[0]}/pay`, {}, { timeout: 60_000 });
  const together = () => payTogether(both, { installments: both.installments });
  const clicks = await Promise.all([alone(), together(), alone(), together(), together(), alone()]);
  assert.ok(clicks.every((reply) => reply.status < 300 || reply.status === 503 || reply.status === 409), clicks.map((reply) => reply.text).join('\n'));
  const ids = (await house.runtime.sql(`SELECT DISTINCT p.checkout_id FROM payments p JOIN installments i ON i.id = p.installment_id WHERE i.document_id = '${both.id}' AND p.checkout_id IS NOT NULL`)).map((row) => row.checkout_id);
  const open = house.stripe.control.sessions().filter((session) => ids.includes(session.id) && session.status === 'open');
  assert.ok(open.length <= 1, JSON.stringify(open.map((session) => session.amount_total)));
});

test('a lost webhook of two paid together is found by the cron [B4, D2]', async () => {
  const both = await pair();
  const { json } = await payTogether(both, { what: 'due' });
  house.stripe.control.webhook({ mode: 'off' });
  await anna.browser.form(json.checkout_url, { action: 'pay' });
  house.stripe.control.webhook({ mode: 'on' });
  await house.runtime.sql(`UPDATE payments SET updated_at = updated_at - 700000 WHERE installment_id IN ('${both.installments.join("', '")}')`);
  await house.runtime.cron();
  await eventually(async () => (await statesOf(both)).every((state) => state === 'paid'));
});

test('a webhook that is not Stripe’s changes nothing [D1]', async () => {
  const installment = await invoice();
  const page = await openPage(installment);
  house.stripe.control.webhook({ mode: 'hold' });
  await anna.browser.form(page.url, { action: 'pay' });
  const event = completed(page.id);
  for (const spoiled of [{ secret: 'whsec_wrong' }, { age: 3600 }]) await house.stripe.control.deliver([event.id], spoiled);
  assert.ok(house.stripe.control.deliveries().slice(-2).every((one) => one.status >= 400 && one.status < 500));
  assert.notEqual(await stateOf(installment), 'paid');
  house.stripe.control.webhook({ mode: 'on' });
  await house.stripe.control.deliver([event.id]);
  await eventually(async () => (await stateOf(installment)) === 'paid');
});

test('the same idempotency key gives the same answer and no second effect [C21]', async () => {
  const body = { name: 'Dora Novak', email: 'dora@example.com' };
  const first = await studio.owner.json('POST', '/api/v1/contacts', body, { idempotencyKey: 'once' });
  const again = await studio.owner.json('POST', '/api/v1/contacts', body, { idempotencyKey: 'once' });
  assert.deepEqual([again.status, again.text], [first.status, first.text]);
  const other = await studio.owner.json('POST', '/api/v1/contacts', { ...body, name: 'Other' }, { idempotencyKey: 'once' });
  assert.equal(other.status, 422);
  const [{ n }] = await house.runtime.sql("SELECT count(*) AS n FROM contacts WHERE email = 'dora@example.com'");
  assert.equal(n, 1);
});

test('killed between payment and news, the payment is found [D2]', async () => {
  const installment = await invoice();
  const page = await openPage(installment);
  await house.runtime.kill();
  house.stripe.control.webhook({ mode: 'off' });
  await new Client(house.stripe.url).form(page.url, { action: 'pay' });
  house.stripe.control.webhook({ mode: 'on' });
  await house.runtime.start();
  await house.runtime.sql(`UPDATE payments SET updated_at = updated_at - 700000 WHERE installment_id = '${installment}'`);
  await house.runtime.cron();
  await eventually(async () => (await stateOf(installment)) === 'paid');
});
