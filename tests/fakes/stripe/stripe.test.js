// The fake, seen by Stripe's own library.
import { after, before, beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import Stripe from 'stripe';
import { startFakeStripe } from './server.js';

const AURORA = { stripeAccount: 'acct_1AuroraWeddings' };
const OTHER = { stripeAccount: 'acct_1NorthlightEvents' };
let fake;
let stripe;
let hook;

before(async () => {
  hook = await endpoint();
  fake = await startFakeStripe();
  stripe = client(fake.apiKey);
});
after(() => Promise.all([fake.close(), hook.close()]));
beforeEach(() => {
  hook.received.length = 0;
  hook.status = 200;
  fake.control.reset({ url: hook.url, mode: 'on', enabled_events: ['*'] });
});

const client = (key) => new Stripe(key, { host: '127.0.0.1', port: fake.port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });

const order = (changes = {}) => ({
  mode: 'payment',
  success_url: 'http://aurora.localhost/paid?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://aurora.localhost/payments',
  client_reference_id: 'installment-1',
  metadata: { installment: '1' },
  payment_intent_data: { metadata: { installment: '1' } },
  line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 125_00, product_data: { name: 'Deposit' } } }],
  ...changes,
});
const open = (changes, options) => stripe.checkout.sessions.create(order(changes), { ...AURORA, ...options });

/** A webhook endpoint that keeps what it verified with Stripe's library. */
async function endpoint() {
  const self = { received: [], status: 200 };
  const server = createServer(async (request, response) => {
    let raw = '';
    for await (const chunk of request) raw += chunk;
    try {
      self.received.push(Stripe.webhooks.constructEvent(raw, request.headers['stripe-signature'], fake.webhookSecret));
      response.writeHead(self.status).end();
    } catch (error) {
      response.writeHead(400).end(error.message);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  self.url = `http://app.localhost:${server.address().port}/hook`; // no DNS: every name is this machine
  self.close = () => new Promise((resolve) => server.close(resolve));
  return self;
}

const press = (session, action) => fetch(`${fake.url}/c/pay/${session.id}`, { method: 'POST', body: new URLSearchParams({ action }), redirect: 'manual' });

test('a session carries the amount that was asked for, and its page shows it', async () => {
  const session = await open();
  assert.equal(session.amount_total, 12_500);
  assert.equal(session.status, 'open');
  assert.equal(session.payment_intent, null);
  assert.equal(session.line_items, undefined);
  const page = await (await fetch(session.url)).text();
  assert.match(page, /\$125\.00/);
  assert.match(page, /Deposit/);
});

test('Pay settles, tells the endpoint, then sends the payer back', async () => {
  const session = await open();
  const reply = await press(session, 'pay');
  assert.equal(reply.status, 303);
  assert.equal(reply.headers.get('location'), `http://aurora.localhost/paid?session=${session.id}`);
  assert.deepEqual(hook.received.map((e) => e.type), ['charge.succeeded', 'payment_intent.succeeded', 'checkout.session.completed']);
  const event = hook.received.at(-1);
  assert.equal(event.account, AURORA.stripeAccount);
  assert.equal(event.data.object.id, session.id);
  assert.equal(event.data.object.payment_status, 'paid');
  const seen = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge', 'line_items'] }, AURORA);
  assert.equal(seen.status, 'complete');
  assert.equal(seen.payment_intent.amount_received, 12_500);
  assert.equal(seen.payment_intent.metadata.installment, '1');
  assert.equal(seen.payment_intent.latest_charge.paid, true);
  assert.equal(seen.line_items.data[0].amount_total, 12_500);
});

test('a paid session cannot be paid again', async () => {
  const session = await open();
  await press(session, 'pay');
  const again = await press(session, 'pay');
  assert.equal(again.status, 200);
  assert.match(await again.text(), /all done/);
  assert.equal(fake.control.events({ type: 'checkout.session.completed' }).length, 1);
});

test('a bank debit is processing until it settles or fails', async () => {
  const [good, bad] = [await open(), await open()];
  await press(good, 'process');
  assert.equal(hook.received.at(-1).type, 'checkout.session.completed');
  assert.equal(hook.received.at(-1).data.object.payment_status, 'unpaid');
  await fake.control.settle(good.id);
  assert.equal(hook.received.at(-1).type, 'checkout.session.async_payment_succeeded');
  assert.equal(hook.received.at(-1).data.object.payment_status, 'paid');
  await fake.control.process(bad.id);
  await fake.control.fail(bad.id);
  assert.equal(hook.received.at(-1).type, 'checkout.session.async_payment_failed');
  const { payment_intent: id } = await stripe.checkout.sessions.retrieve(bad.id, {}, AURORA);
  const intent = await stripe.paymentIntents.retrieve(id, {}, AURORA);
  assert.equal(intent.status, 'requires_payment_method');
  assert.match(intent.last_payment_error.message, /could not be debited/);
});

test('a declined card leaves the session open; Cancel leads back', async () => {
  const session = await open();
  const declined = await press(session, 'decline');
  assert.equal(declined.status, 402);
  assert.match(await declined.text(), /role="alert">Your card was declined/);
  assert.equal((await stripe.checkout.sessions.retrieve(session.id, {}, AURORA)).status, 'open');
  assert.equal((await press(session, 'cancel')).headers.get('location'), 'http://aurora.localhost/payments');
  await press(session, 'pay');
  assert.equal(fake.control.session(session.id).payment_status, 'paid');
});

test('sessions expire: asked for, and by themselves', async () => {
  const [asked, late] = [await open(), await open({ expires_at: Math.floor(Date.now() / 1000) + 2400 })];
  assert.equal((await stripe.checkout.sessions.expire(asked.id, {}, AURORA)).status, 'expired');
  await fake.control.settled();
  assert.equal(hook.received.at(-1).type, 'checkout.session.expired');
  fake.control.clock({ advance: 2401 });
  assert.equal((await stripe.checkout.sessions.retrieve(late.id, {}, AURORA)).status, 'expired');
  assert.match(await (await press(late, 'pay')).text(), /expired/);
  await assert.rejects(stripe.checkout.sessions.expire(late.id, {}, AURORA), /status of expired/);
});

test('one account never sees the objects of another', async () => {
  const session = await open();
  await assert.rejects(stripe.checkout.sessions.retrieve(session.id, {}, OTHER), { statusCode: 404, code: 'resource_missing' });
  await assert.rejects(stripe.checkout.sessions.retrieve(session.id), { statusCode: 404 });
  await assert.rejects(stripe.checkout.sessions.expire(session.id, {}, OTHER), { statusCode: 404 });
  assert.equal((await stripe.checkout.sessions.list({}, OTHER)).data.length, 0);
  assert.equal((await stripe.checkout.sessions.list({}, AURORA)).data.length, 1);
});

test('keys and accounts are checked', async () => {
  await assert.rejects(client('sk_test_wrong_key_entirely').checkout.sessions.list(), { statusCode: 401 });
  const none = await fetch(`${fake.url}/v1/checkout/sessions`);
  assert.equal(none.status, 401);
  await assert.rejects(open({}, { stripeAccount: 'nonsense' }), { statusCode: 403, code: 'account_invalid' });
  await fake.control.account(AURORA.stripeAccount, { charges_enabled: false });
  assert.equal((await stripe.accounts.retrieve(AURORA.stripeAccount)).charges_enabled, false);
  assert.equal(hook.received.at(-1).type, 'account.updated');
  await assert.rejects(open(), { statusCode: 400 });
});

test('an idempotency key repeats the reply and refuses another request', async () => {
  const key = { idempotencyKey: 'installment-1:1' };
  const first = await open({}, key);
  const second = await open({}, key);
  assert.equal(second.id, first.id);
  assert.equal(second.lastResponse.headers['idempotent-replayed'], 'true');
  await assert.rejects(open({ client_reference_id: 'other' }, key), { statusCode: 400, type: 'StripeIdempotencyError' });
  await assert.rejects(stripe.refunds.create({ charge: 'ch_x' }, { ...AURORA, ...key }), { type: 'StripeIdempotencyError' });
  const elsewhere = await open({}, { ...key, ...OTHER });
  assert.notEqual(elsewhere.id, first.id);
});

test('a key in use answers 409, and a refused parameter does not use it up', async () => {
  fake.control.faults({ path: '/v1/checkout', delay: 200 });
  const key = { idempotencyKey: 'double-click' };
  const slow = open({}, key);
  await new Promise((resolve) => setTimeout(resolve, 60));
  await assert.rejects(open({}, key), { statusCode: 409, code: 'idempotency_key_in_use' });
  await slow;
  await assert.rejects(open({ success_url: 'nonsense' }, { idempotencyKey: 'fixed-later' }), { code: 'url_invalid' });
  assert.equal((await open({}, { idempotencyKey: 'fixed-later' })).status, 'open');
});

test('a reply lost on the way: the same key finds what was done', async () => {
  fake.control.faults({ method: 'POST', path: '/v1/checkout/sessions', drop: true });
  await open({}, { idempotencyKey: 'lost' }); // Stripe's library asks once more by itself
  assert.deepEqual(fake.control.requests().map((r) => r.replayed ?? false), [false, true]);
  assert.equal(fake.control.sessions().length, 1);
  fake.control.faults({ status: 500 });
  await assert.rejects(open(), { statusCode: 500 });
  assert.equal(fake.control.sessions().length, 1);
});

test('parameters: unknown, missing, mistyped and out of range are named', async () => {
  const line = (price, rest = { quantity: 1 }) => [{ ...rest, price_data: { currency: 'usd', unit_amount: 5000, product_data: { name: 'x' }, ...price } }];
  const cases = [
    [{ colour: 'red' }, 'colour', 'parameter_unknown'],
    [{ line_items: line({ colour: 'red' }) }, 'line_items[0][price_data][colour]', 'parameter_unknown'],
    [{ success_url: undefined }, 'success_url', 'parameter_missing'],
    [{ line_items: line({ currency: undefined }) }, 'line_items[0][price_data][currency]', 'parameter_missing'],
    [{ line_items: line({ unit_amount: '12.5' }) }, 'line_items[0][price_data][unit_amount]', 'parameter_invalid_integer'],
    [{ line_items: line({}, {}) }, 'line_items[0][quantity]', 'parameter_missing'],
    [{ line_items: line({ currency: 'zzz' }) }, 'line_items[0][price_data][currency]', undefined],
    [{ line_items: line({ unit_amount: 10 }) }, undefined, 'amount_too_small'],
    [{ mode: 'gift' }, 'mode', undefined],
    [{ expires_at: Math.floor(Date.now() / 1000) + 60 }, 'expires_at', undefined],
    [{ customer_email: 'nobody' }, 'customer_email', 'email_invalid'],
  ];
  for (const [changes, param, code] of cases) {
    await assert.rejects(open(changes), (error) => {
      assert.deepEqual([error.statusCode, error.param, error.code], [400, param, code], JSON.stringify(changes));
      return true;
    });
  }
  await assert.rejects(stripe.checkout.sessions.list({ colour: 'red' }, AURORA), { code: 'parameter_unknown' });
});

test('refunds: in part, the rest, and no more', async () => {
  const session = await open();
  await press(session, 'pay');
  const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id, {}, AURORA);
  const refund = await stripe.refunds.create({ payment_intent, amount: 500 }, AURORA);
  assert.equal((await stripe.refunds.retrieve(refund.id, {}, AURORA)).amount, 500);
  const rest = await fake.control.refund(session.id);
  assert.equal(rest.amount, 12_000);
  const charge = await stripe.charges.retrieve(rest.charge, {}, AURORA);
  assert.deepEqual([charge.amount_refunded, charge.refunded], [12_500, true]);
  await assert.rejects(stripe.refunds.create({ charge: charge.id }, AURORA), { code: 'charge_already_refunded' });
  assert.equal(fake.control.events({ type: 'charge.refunded' }).length, 2);
});

test('disputes are opened and closed', async () => {
  const session = await open();
  await press(session, 'pay');
  const { id } = await fake.control.dispute(session.id);
  assert.equal(hook.received.at(-1).type, 'charge.dispute.created');
  assert.equal((await stripe.disputes.retrieve(id, {}, AURORA)).amount, 12_500);
  await fake.control.close_dispute(session.id, { status: 'won' });
  assert.equal(hook.received.at(-1).data.object.status, 'won');
});

test('webhooks can be lost, held, put in another order, repeated and spoiled', async () => {
  fake.control.webhook({ mode: 'off' });
  const session = await open();
  await fake.control.pay(session.id);
  assert.equal(hook.received.length, 0);
  const [event] = (await stripe.events.list({ type: 'checkout.session.completed' }, AURORA)).data;
  assert.equal(event.data.object.id, session.id);
  await fake.control.deliver(event.id, { times: 5, parallel: true });
  assert.equal(hook.received.length, 5);
  const [spoiled] = await fake.control.deliver(event.id, { secret: 'whsec_wrong' });
  const [old] = await fake.control.deliver(event.id, { age: 600 });
  assert.deepEqual([spoiled.status, old.status], [400, 400]);

  fake.control.webhook({ mode: 'hold', enabled_events: ['checkout.session.completed', 'charge.refunded'] });
  hook.received.length = 0;
  const later = await open();
  await fake.control.pay(later.id);
  await fake.control.refund(later.id);
  await fake.control.release({ reverse: true });
  assert.deepEqual(hook.received.map((e) => e.type), ['charge.refunded', 'checkout.session.completed']);
});

test('what happened is listed by kind and time, the newest first, lost or not', async () => {
  fake.control.webhook({ mode: 'off' });
  const session = await open();
  await press(session, 'pay');
  const { created } = (await stripe.events.list({ types: ['checkout.session.completed'], limit: 1 }, AURORA)).data[0];
  fake.control.clock({ advance: 60 });
  for (let n = 0; n < 3; n++) await fake.control.refund(session.id, { amount: 100 });
  const types = ['refund.created', 'charge.dispute.created'];
  const list = (params) => stripe.events.list({ types, limit: 2, created: { gte: created, lt: created + 600 }, ...params }, AURORA);
  const first = await list({});
  assert.deepEqual([first.data.map((event) => event.type), first.has_more], [['refund.created', 'refund.created'], true]);
  const rest = await list({ starting_after: first.data[1].id });
  assert.deepEqual([rest.data.length, rest.has_more], [1, false]);
  assert.equal(new Set([...first.data, ...rest.data].map((event) => event.data.object.id)).size, 3);
  assert.deepEqual((await list({ created: { gte: created, lt: created + 60 } })).data, []);
  fake.control.clock({ advance: -60 });
});

test('lists page with cursors and filter by time and state', async () => {
  for (let n = 0; n < 5; n++) await open({ client_reference_id: `n${n}` });
  const first = await stripe.checkout.sessions.list({ limit: 2 }, AURORA);
  assert.deepEqual([first.has_more, first.data.map((s) => s.client_reference_id)], [true, ['n4', 'n3']]);
  const all = await stripe.checkout.sessions.list({ limit: 2 }, AURORA).autoPagingToArray({ limit: 50 });
  assert.equal(all.length, 5);
  assert.equal((await stripe.checkout.sessions.list({ status: 'complete' }, AURORA)).data.length, 0);
  const since = await stripe.checkout.sessions.list({ created: { gte: Math.floor(Date.now() / 1000) + 60 } }, AURORA);
  assert.equal(since.data.length, 0);
});

test('the control API answers over HTTP, and keeps a record of what was asked of Stripe', async () => {
  const session = await open();
  const paid = await (await fetch(`${fake.url}/_fake/sessions/${session.id}/pay`, { method: 'POST' })).json();
  assert.equal(paid.payment_status, 'paid');
  const [seen] = await (await fetch(`${fake.url}/_fake/requests`)).json();
  assert.deepEqual([seen.method, seen.account, seen.params.line_items[0].price_data.unit_amount], ['POST', AURORA.stripeAccount, '12500']);
  assert.equal((await fetch(`${fake.url}/_fake/nothing`)).status, 404);
  assert.equal((await fetch(`${fake.url}/v1/nothing`, { headers: { authorization: `Bearer ${fake.apiKey}` } })).status, 404);
});

test('an amount is one of its currency, in the provider’s units', async () => {
  const line = (currency, unit_amount) => open({ line_items: [{ quantity: 1, price_data: { currency, unit_amount, product_data: { name: 'All' } } }] });
  for (const [currency, amount, shown] of [['isk', 200_000, /ISK\s?2,000</], ['mga', 10_000, /MGA\s?10,000/], ['kwd', 12_340, /KWD\s?12\.340/], ['jpy', 5_000, /¥5,000/]]) {
    const session = await line(currency, amount);
    assert.equal(session.amount_total, amount);
    assert.match(await (await fetch(session.url)).text(), shown, currency);
  }
  for (const [currency, amount, code] of [
    ['isk', 2_050, 'parameter_invalid_integer'], ['ugx', 150, 'parameter_invalid_integer'], ['kwd', 12_345, 'parameter_invalid_integer'],
    ['eur', 49, 'amount_too_small'], ['huf', 17_400, 'amount_too_small'], ['eur', 100_000_000, 'amount_too_large'], ['iqd', 1_000, undefined],
  ]) {
    await assert.rejects(line(currency, amount), (error) => error.code === code, `${amount} ${currency}`);
  }
});

test('a refund can fail, and a dispute that was lost be reinstated', async () => {
  const session = await open();
  await fake.control.pay(session.id);
  await fake.control.refund(session.id);
  const refund = await fake.control.fail_refund(session.id);
  assert.equal(refund.status, 'failed');
  assert.deepEqual(hook.received.slice(-2).map((event) => event.type), ['refund.updated', 'refund.failed']);
  await fake.control.dispute(session.id, { amount: 5_000 });
  await fake.control.close_dispute(session.id, { status: 'lost' });
  assert.equal((await fake.control.reinstate(session.id)).status, 'won');
  assert.equal(hook.received.at(-1).type, 'charge.dispute.funds_reinstated');
});
