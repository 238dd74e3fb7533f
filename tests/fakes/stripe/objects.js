// Stripe's objects, complete: every field the description knows is there, null where nothing is set.
import { nulls } from './schema.js';

const BANK_DEBIT = { usd: 'us_bank_account', gbp: 'bacs_debit', cad: 'acss_debit', aud: 'au_becs_debit' };

/** What Stripe knows of an object without showing it: line items until expanded, data for a payment intent to come. */
export const HIDDEN = Symbol('hidden');
export const bankDebitFor = (currency) => BANK_DEBIT[currency] ?? 'sepa_debit';

export function newSession(world, params, { currency, total, lines }) {
  const id = world.id('cs_test', 58);
  const now = world.now();
  return {
    ...nulls('checkout.session'),
    id,
    object: 'checkout.session',
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, status: null },
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created: now,
    currency,
    custom_fields: [],
    custom_text: { shipping_address: null, submit: null },
    customer_creation: params.customer_creation ?? 'if_required',
    customer_email: params.customer_email ?? null,
    expires_at: params.expires_at ?? now + 24 * 3600,
    livemode: false,
    locale: params.locale ?? null,
    metadata: { ...params.metadata },
    mode: 'payment',
    payment_method_collection: 'if_required',
    payment_method_options: {},
    payment_method_types: params.payment_method_types ?? ['card', bankDebitFor(currency)],
    payment_status: 'unpaid',
    phone_number_collection: { enabled: false },
    shipping_options: [],
    status: 'open',
    submit_type: params.submit_type ?? null,
    success_url: params.success_url,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    url: `${world.base}/c/pay/${id}`,
    [HIDDEN]: {
      line_items: { object: 'list', data: lines, has_more: false, url: `/v1/checkout/sessions/${id}/line_items` },
      intent: params.payment_intent_data,
    },
  };
}

export function newLine(world, given, currency) {
  const { price_data: price, quantity } = given;
  const amount = price.unit_amount * quantity;
  return {
    id: world.id('li', 24),
    object: 'item',
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency,
    description: price.product_data?.name ?? price.product,
    price: {
      ...nulls('price'),
      id: world.id('price_1'), object: 'price', active: false, billing_scheme: 'per_unit', created: world.now(), currency,
      livemode: false, metadata: {}, product: price.product ?? world.id('prod', 14), tax_behavior: 'unspecified',
      type: 'one_time', unit_amount: price.unit_amount, unit_amount_decimal: String(price.unit_amount),
    },
    quantity,
  };
}

export function newIntent(world, session) {
  const data = session[HIDDEN].intent ?? {};
  const id = world.id('pi_3');
  return {
    ...nulls('payment_intent'),
    id,
    object: 'payment_intent',
    amount: session.amount_total,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application_fee_amount: data.application_fee_amount ?? null,
    capture_method: 'automatic',
    client_secret: `${id}_secret_${world.id('x', 24).slice(2)}`,
    confirmation_method: 'automatic',
    created: world.now(),
    currency: session.currency,
    description: data.description ?? null,
    livemode: false,
    metadata: { ...data.metadata },
    payment_method_options: {},
    payment_method_types: session.payment_method_types,
    receipt_email: data.receipt_email ?? null,
    status: 'requires_payment_method',
    statement_descriptor: data.statement_descriptor ?? null,
  };
}

export function newCharge(world, session, intent, method, status) {
  const id = world.id('ch_3');
  const last4 = method === 'card' ? '4242' : '6789';
  const card = { brand: 'visa', country: 'US', exp_month: 12, exp_year: new Date(world.now() * 1000).getUTCFullYear() + 2, funding: 'credit', network: 'visa' };
  return {
    ...nulls('charge'),
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: status === 'succeeded' ? intent.amount : 0,
    amount_refunded: 0,
    billing_details: { ...nulls('billing_details'), email: session.customer_details?.email ?? null },
    captured: status === 'succeeded',
    created: world.now(),
    currency: intent.currency,
    description: intent.description,
    disputed: false,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    outcome: status === 'failed'
      ? { network_status: 'declined_by_network', reason: 'generic_decline', risk_level: 'normal', seller_message: 'The bank did not return any further details with this decline.', type: 'issuer_declined' }
      : { network_status: 'approved_by_network', reason: null, risk_level: 'normal', seller_message: 'Payment complete.', type: 'authorized' },
    paid: status !== 'failed',
    payment_intent: intent.id,
    payment_method: intent.payment_method,
    payment_method_details: {
      type: method,
      [method]: { ...nulls(`payment_method_details_${method}`), ...(method === 'card' ? card : {}), last4 },
    },
    receipt_email: intent.receipt_email,
    receipt_url: `${world.base}/receipts/${id}`,
    refunded: false,
    status,
  };
}

export function newRefund(world, charge, { amount, reason, metadata }) {
  return {
    ...nulls('refund'),
    id: world.id('re_3'), object: 'refund', amount, charge: charge.id, created: world.now(), currency: charge.currency,
    metadata: { ...metadata }, payment_intent: charge.payment_intent, reason: reason ?? null, status: 'succeeded',
  };
}

export function newDispute(world, charge, { amount, reason }) {
  return {
    ...nulls('dispute'),
    id: world.id('du_1'), object: 'dispute', amount: amount ?? charge.amount, balance_transactions: [], charge: charge.id,
    created: world.now(), currency: charge.currency, evidence: nulls('dispute_evidence'),
    evidence_details: { due_by: world.now() + 9 * 86400, has_evidence: false, past_due: false, submission_count: 0 },
    is_charge_refundable: false, livemode: false, metadata: {}, payment_intent: charge.payment_intent,
    reason: reason ?? 'fraudulent', status: 'needs_response',
  };
}

export function accountObject(id, settings) {
  const { connected, ...shown } = settings;
  return {
    id, object: 'account', business_type: null, country: 'US', created: 1_600_000_000, default_currency: 'usd',
    email: null, metadata: {}, payouts_enabled: settings.charges_enabled, type: 'standard',
    capabilities: { card_payments: settings.charges_enabled ? 'active' : 'inactive' }, ...shown,
  };
}
