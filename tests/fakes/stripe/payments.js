// What happens to money at the provider: each step changes the objects and tells about it in events.
// No amount is made up here; it was in the request that opened the session, or is given by the one who refunds.
import { newCharge, newIntent, newRefund, newDispute, accountObject, bankDebitFor } from './objects.js';
import { invalid, StripeError } from './errors.js';
import { PLATFORM } from './world.js';

export class Payments {
  constructor(world, events) {
    Object.assign(this, { world, events });
  }
  session(id) {
    const account = this.world.home('checkout.session', id);
    const session = this.world.find(account, 'checkout.session', id);
    this.expireIfDue(account, session);
    return { account, session };
  }
  expireIfDue(account, session) {
    if (session.status === 'open' && session.expires_at <= this.world.now()) this.expire(account, session);
  }
  expire(account, session, request) {
    mustBe(session, 'open', 'expired');
    Object.assign(session, { status: 'expired', url: null });
    this.events.emit(account, 'checkout.session.expired', session, { request });
    return session;
  }
  pay(id, { email } = {}) {
    const { account, session } = this.session(id);
    const { intent, charge } = this.attempt(account, session, 'card', 'succeeded', email);
    Object.assign(intent, { status: 'succeeded', amount_received: intent.amount });
    Object.assign(session, { status: 'complete', payment_status: 'paid', url: null });
    this.events.emit(account, 'charge.succeeded', charge);
    this.events.emit(account, 'payment_intent.succeeded', intent);
    this.events.emit(account, 'checkout.session.completed', session);
    return session;
  }
  /** A bank debit: the session is complete, the money is not there yet. */
  process(id, { email } = {}) {
    const { account, session } = this.session(id);
    const { intent, charge } = this.attempt(account, session, bankDebitFor(session.currency), 'pending', email);
    intent.status = 'processing';
    Object.assign(session, { status: 'complete', url: null });
    this.events.emit(account, 'charge.pending', charge);
    this.events.emit(account, 'payment_intent.processing', intent);
    this.events.emit(account, 'checkout.session.completed', session);
    return session;
  }
  settle(id) {
    const { account, session, intent, charge } = this.processing(id);
    Object.assign(charge, { status: 'succeeded', captured: true, amount_captured: charge.amount });
    Object.assign(intent, { status: 'succeeded', amount_received: intent.amount });
    session.payment_status = 'paid';
    this.events.emit(account, 'charge.succeeded', charge);
    this.events.emit(account, 'payment_intent.succeeded', intent);
    this.events.emit(account, 'checkout.session.async_payment_succeeded', session);
    return session;
  }
  fail(id) {
    const { account, session, intent, charge } = this.processing(id);
    refuse(intent, charge, { code: 'payment_intent_payment_attempt_failed', message: 'The customer\'s bank account could not be debited.' });
    this.events.emit(account, 'charge.failed', charge);
    this.events.emit(account, 'payment_intent.payment_failed', intent);
    this.events.emit(account, 'checkout.session.async_payment_failed', session);
    return session;
  }
  decline(id, { email } = {}) {
    const { account, session } = this.session(id);
    const { intent, charge } = this.attempt(account, session, 'card', 'failed', email);
    refuse(intent, charge, { code: 'card_declined', decline_code: 'generic_decline', message: 'Your card was declined.' });
    this.events.emit(account, 'charge.failed', charge);
    this.events.emit(account, 'payment_intent.payment_failed', intent);
    return session;
  }
  attempt(account, session, method, status, email) {
    mustBe(session, 'open', 'paid');
    session.customer_details = {
      address: null, email: email ?? session.customer_email ?? 'payer@example.com', name: null, phone: null, tax_exempt: 'none', tax_ids: [],
    };
    const intent = session.payment_intent
      ? this.world.find(account, 'payment_intent', session.payment_intent)
      : this.world.save(account, newIntent(this.world, session));
    intent.payment_method = this.world.id('pm_1');
    intent.last_payment_error = null;
    const charge = this.world.save(account, newCharge(this.world, session, intent, method, status));
    intent.latest_charge = charge.id;
    session.payment_intent = intent.id;
    return { intent, charge };
  }
  paid(id) {
    const { account, session } = this.session(id);
    if (!session.payment_intent) throw invalid(`Checkout Session ${id} has no payment yet`);
    const intent = this.world.find(account, 'payment_intent', session.payment_intent);
    return { account, session, intent, charge: this.world.find(account, 'charge', intent.latest_charge) };
  }
  processing(id) {
    const found = this.paid(id);
    if (found.intent.status !== 'processing') throw invalid(`The payment of ${id} is ${found.intent.status}, not processing`);
    return found;
  }
  refund(account, charge, { amount, reason, metadata }, request) {
    const left = charge.amount_captured - charge.amount_refunded;
    if (charge.status !== 'succeeded') throw invalid(`Charge ${charge.id} cannot be refunded because it is ${charge.status}.`, 'charge');
    if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded');
    if (amount !== undefined && amount < 1) throw invalid('Invalid positive integer', 'amount', 'parameter_invalid_integer');
    if (amount > left) throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, 'amount');
    const refund = this.world.save(account, newRefund(this.world, charge, { amount: amount ?? left, reason, metadata }));
    const previous = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
    charge.amount_refunded += refund.amount;
    charge.refunded = charge.amount_refunded === charge.amount_captured;
    this.events.emit(account, 'refund.created', refund, { request });
    this.events.emit(account, 'charge.refunded', charge, { previous, request });
    return refund;
  }
  /** The bank does not take the newest refund of a session's charge: the money is the account's again. */
  failRefund(id, { reason = 'expired_or_canceled_card' } = {}) {
    const { account, charge } = this.paid(id);
    const refund = this.world.all(account, 'refund').find((one) => one.charge === charge.id && one.status !== 'failed');
    if (!refund) throw invalid(`Nothing was refunded of ${id}`);
    const previous = { status: refund.status };
    Object.assign(refund, { status: 'failed', failure_reason: reason });
    charge.amount_refunded -= refund.amount;
    charge.refunded = false;
    this.events.emit(account, 'refund.updated', refund, { previous });
    this.events.emit(account, 'refund.failed', refund, { previous });
    return refund;
  }
  dispute(id, options = {}) {
    const { account, charge } = this.paid(id);
    const dispute = this.world.save(account, newDispute(this.world, charge, options));
    charge.disputed = true;
    this.events.emit(account, 'charge.dispute.created', dispute);
    return dispute;
  }
  /** Closes the newest dispute about a session's charge: `won` or `lost`. */
  closeDispute(id, { status = 'lost' } = {}) {
    const { account, dispute } = this.newestDispute(id);
    const previous = { status: dispute.status };
    dispute.status = status;
    this.events.emit(account, 'charge.dispute.closed', dispute, { previous });
    return dispute;
  }
  /** A dispute that was lost is decided for the account after all. */
  reinstate(id) {
    const { account, dispute } = this.newestDispute(id);
    const previous = { status: dispute.status };
    dispute.status = 'won';
    this.events.emit(account, 'charge.dispute.funds_reinstated', dispute, { previous });
    return dispute;
  }
  newestDispute(id) {
    const { account, charge } = this.paid(id);
    const dispute = this.world.all(account, 'dispute').find((one) => one.charge === charge.id);
    if (!dispute) throw invalid(`Nothing is disputed about ${id}`);
    return { account, dispute };
  }
  changeAccount(id, changes) {
    const { settings } = this.world.account(id);
    const previous = Object.fromEntries(Object.keys(changes).map((name) => [name, settings[name] ?? null]));
    Object.assign(settings, changes);
    const object = accountObject(id, settings);
    if (id !== PLATFORM) this.events.emit(id, 'account.updated', object, { previous });
    return object;
  }
}

function mustBe(session, status, verb) {
  if (session.status === status) return;
  throw new StripeError(400, {
    message: `Only Checkout Sessions with a status in ["${status}"] can be ${verb}. This Checkout Session has a status of ${session.status}.`,
  });
}

function refuse(intent, charge, { code, decline_code: decline, message }) {
  Object.assign(charge, { status: 'failed', paid: false, captured: false, failure_code: code, failure_message: message });
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.last_payment_error = { type: 'card_error', code, message, charge: charge.id, ...(decline && { decline_code: decline }) };
}
