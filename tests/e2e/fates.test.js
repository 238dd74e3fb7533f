// What becomes of a payment after the card was shown: it fails later, goes back, or is disputed. Stripe tells it by webhook; the client and
// the studio see it where they look.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { inDays } from '../support/documents.js';
import { call, eventually, open, openClient, openStudio } from '../support/portico.js';

let house, studio, anna, project;

before(async () => {
  house = await open({ name: 'fates' });
  studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  anna = await openClient(house, studio, { name: 'Anna Berg', email: 'anna@example.com' });
  project = (await call(studio, 'POST', '/api/v1/projects', { title: 'The wedding', participants: [anna.id] })).id;
}, { timeout: 300_000 });
after(() => house?.close());

/** An invoice of one installment of 600.00, due today. */
async function invoice(title) {
  const made = await call(studio, 'POST', `/api/v1/projects/${project}/invoices`, { title, currency: 'EUR', recipients: [anna.id], installments: [{ label: 'All of it', due_on: inDays(0), amount_minor: 60_000 }] });
  return { id: made.id, installment: made.installments[0].id };
}
const checkout = async ({ installment }) => {
  const reply = await anna.browser.json('POST', `/api/v1/installments/${installment}/pay`, {});
  assert.ok(reply.status < 300, reply.text);
  return reply.json.checkout_url;
};
const sessionOf = (url) => url.split('/').pop();
async function paid(of) {
  const url = await checkout(of);
  await anna.browser.form(url, { action: 'pay' });
  await is(of, 'paid');
  return sessionOf(url);
}
const seenBy = {
  client: async ({ id }) => (await anna.browser.json('GET', `/api/v1/invoices/${id}`)).json.invoice,
  studio: async ({ id }) => call(studio, 'GET', `/api/v1/invoices/${id}`),
};
/** Until the installment is in that state for both sides; then the invoice as the client sees it. */
async function is(of, state, more = () => true) {
  const told = async (side) => {
    const shown = await seenBy[side](of);
    return shown.installments[0].state === state && more(shown) && shown;
  };
  await eventually(() => told('studio'), { what: `${state} at the studio` });
  return eventually(() => told('client'), { what: `${state} at the client` });
}
/** What a person reads of it: the client on payments and on the invoice, the studio on its page. */
async function read({ id }) {
  const card = (await anna.browser.get('/payments')).html.querySelector(`a[href="/invoices/${id}"]`).closest('section');
  const words = (text) => text.replace(/\s+/g, ' ');
  return {
    payments: words(card.textContent),
    invoice: (await anna.browser.get(`/invoices/${id}`)).seen('main'),
    studio: (await studio.owner.get(`/invoices/${id}`)).seen('main'),
    forms: [...card.querySelectorAll('form')].length,
  };
}
const all = (shown, ...wanted) => {
  for (const [where, text] of Object.entries(shown)) if (typeof text === 'string') for (const one of wanted) assert.match(text, one, where);
};

test('a payment that fails days later says why, and can be made again [D3]', async () => {
  const of = await invoice('Fails first');
  const url = await checkout(of);
  await anna.browser.form(url, { action: 'process' });
  await is(of, 'processing', (shown) => shown.processing_minor === 60_000);
  all(await read(of), /Processing/);
  assert.equal((await read(of)).forms, 0);
  house.stripe.control.fail(sessionOf(url));
  await house.stripe.control.settled();
  const shown = await is(of, 'due', (one) => one.open_minor === 60_000);
  assert.match(shown.installments[0].note, /Your last payment attempt failed\. Your bank couldn’t complete the payment/);
  const page = await read(of);
  all(page, /last payment attempt failed/);
  assert.ok(page.forms > 0);
  await paid(of);
  all(await read(of), /Paid/);
  assert.doesNotMatch((await read(of)).payments, /last payment attempt failed/);
  // The failure comes once more, late: what came stays.
  const late = house.stripe.control.events({ type: 'checkout.session.async_payment_failed' })[0];
  await house.stripe.control.deliver([late.id]);
  assert.equal((await seenBy.client(of)).installments[0].state, 'paid');
});

test('a card that is declined on the payment page costs nothing, and the page goes on [D3]', async () => {
  const of = await invoice('Declined');
  const url = await checkout(of);
  house.stripe.control.decline(sessionOf(url));
  await house.stripe.control.settled();
  await is(of, 'due');
  // The same page again, not a second one.
  assert.equal(await checkout(of), url);
  await anna.browser.form(url, { action: 'pay' });
  await is(of, 'paid');
});

test('a part that goes back is shown beside the payment, all of it as refunded; it is not asked for again [D3]', async () => {
  const of = await invoice('Goes back');
  const session = await paid(of);
  house.stripe.control.refund(session, { amount: 15_000 });
  await house.stripe.control.settled();
  const part = await is(of, 'paid', (one) => one.refunded_minor === 15_000);
  assert.deepEqual([part.paid_minor, part.open_minor, part.status], [45_000, 0, 'paid']);
  all(await read(of), /Paid/, /€150\.00/, /refunded/i);
  house.stripe.control.refund(session, {});
  await house.stripe.control.settled();
  const whole = await is(of, 'refunded', (one) => one.refunded_minor === 60_000);
  assert.deepEqual([whole.paid_minor, whole.open_minor], [0, 0]);
  const page = await read(of);
  all(page, /Refunded/);
  assert.equal(page.forms, 0);
  // Neither the API nor a page that was left open takes it again.
  const again = await anna.browser.json('POST', `/api/v1/installments/${of.installment}/pay`, {});
  assert.equal(again.status, 409);
  assert.match(again.json.detail, /was refunded\. Please contact the studio/);
  const home = (await anna.browser.json('GET', '/api/v1/home')).json;
  assert.ok(home.actions.every((one) => one.document !== of.id));
  assert.equal((await anna.browser.get(`/payments/${whole.installments[0].payment}/receipt`)).status, 200);
});

test('a dispute stands beside the payment until it is over: won, the money stays; lost, it does not [D3]', async () => {
  for (const [status, end] of [['won', 'paid'], ['lost', 'disputed']]) {
    const of = await invoice(`Dispute ${status}`);
    const session = await paid(of);
    house.stripe.control.dispute(session);
    await house.stripe.control.settled();
    const shown = await is(of, 'disputed');
    assert.equal(shown.open_minor, 0);
    const page = await read(of);
    all(page, /Disputed/);
    assert.equal(page.forms, 0);
    const again = await anna.browser.json('POST', `/api/v1/installments/${of.installment}/pay`, {});
    assert.equal(again.status, 409);
    assert.match(again.json.detail, /disputed\. Please contact the studio/);
    house.stripe.control.close_dispute(session, { status });
    await house.stripe.control.settled();
    await is(of, end);
    // The beginning once more, after the end.
    const begun = house.stripe.control.events({ type: 'charge.dispute.created' })[0];
    await house.stripe.control.deliver([begun.id]);
    assert.equal((await seenBy.client(of)).installments[0].state, end);
  }
});

test('a refund that fails at the bank is no refund: both sides read so, with the amount [D3]', async () => {
  const of = await invoice('Refund fails');
  const session = await paid(of);
  house.stripe.control.refund(session, {});
  await house.stripe.control.settled();
  await is(of, 'refunded');
  await house.stripe.control.fail_refund(session);
  const shown = await is(of, 'paid', (one) => one.refunded_minor === 0 && one.installments[0].refund_failed_minor === 60_000);
  assert.deepEqual([shown.paid_minor, shown.open_minor], [60_000, 0]);
  all(await read(of), /refund of €600\.00/i);
  // The second try arrives, and is all that is left to say.
  house.stripe.control.refund(session, {});
  await house.stripe.control.settled();
  const again = await is(of, 'refunded');
  assert.equal(again.installments[0].refund_failed_minor, 0);
});

test('a second dispute counts by itself, is lost in part, and is reinstated [D3]', async () => {
  const of = await invoice('Disputed twice');
  const session = await paid(of);
  house.stripe.control.dispute(session);
  await house.stripe.control.close_dispute(session, { status: 'won' });
  await is(of, 'paid');
  await house.stripe.control.dispute(session, { amount: 20_000 });
  await is(of, 'disputed', (one) => one.disputed_minor === 20_000 && one.paid_minor === 40_000);
  await house.stripe.control.close_dispute(session, { status: 'lost' });
  await is(of, 'paid', (one) => one.lost_minor === 20_000 && one.paid_minor === 40_000);
  all(await read(of), /returned €200\.00/i);
  await house.stripe.control.reinstate(session);
  await is(of, 'paid', (one) => one.lost_minor === 0 && one.paid_minor === 60_000);
});

test('two thousand krónur are two thousand krónur at Stripe, too [D1]', async () => {
  const made = await call(studio, 'POST', `/api/v1/projects/${project}/invoices`, { title: 'Krónur', currency: 'ISK', recipients: [anna.id], installments: [{ label: 'All', due_on: inDays(0), amount_minor: 2_000 }] });
  const of = { id: made.id, installment: made.installments[0].id };
  const url = await checkout(of);
  assert.equal(house.stripe.control.session(sessionOf(url)).amount_total, 200_000);
  await anna.browser.form(url, { action: 'pay' });
  await is(of, 'paid', (one) => one.paid_minor === 2_000);
});
