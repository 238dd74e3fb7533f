// What Stripe asks of a Checkout Session beyond the types of its fields.
import { invalid, missing } from './errors.js';
import { checkCurrency, checkTotal, checkUnits } from './currencies.js';
import { newLine } from './objects.js';
import { PLATFORM } from './world.js';

const HALF_HOUR = 1800;
const DAY = 86_400;

export function checkSession(world, account, params) {
  const { settings } = world.account(account);
  if (!settings.charges_enabled) {
    throw invalid('Your account cannot currently make live charges. If you are a customer trying to make a purchase, please contact the owner of this site. Your transaction has not been processed.');
  }
  if (!params.mode) throw invalid('Missing required param: mode.', 'mode', 'parameter_missing');
  if (params.mode !== 'payment') throw invalid(`This fake knows only mode=payment, not ${params.mode}`, 'mode');
  if (!params.line_items?.length) throw invalid('Missing required param: line_items.', 'line_items', 'parameter_missing');
  for (const name of ['success_url', 'cancel_url']) checkUrl(name, params[name]);
  checkMetadata('metadata', params.metadata);
  checkMetadata('payment_intent_data[metadata]', params.payment_intent_data?.metadata);
  if (params.customer_email !== undefined && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(params.customer_email)) {
    throw invalid(`Invalid email address: ${params.customer_email}`, 'customer_email', 'email_invalid');
  }
  if (params.payment_intent_data?.application_fee_amount !== undefined && account === PLATFORM) {
    throw invalid('Can only apply an application_fee_amount when the PaymentIntent is attempting a direct payment (using an OAuth key or Stripe-Account header) or destination payment (using `transfer_data[destination]`).', 'payment_intent_data[application_fee_amount]');
  }
  checkExpiry(world, params.expires_at);
  return priced(world, params.line_items);
}

function checkUrl(name, url) {
  if (url !== undefined && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) throw invalid('Not a valid URL', name, 'url_invalid');
}

function checkMetadata(name, metadata) {
  if (typeof metadata !== 'object') return;
  const entries = Object.entries(metadata);
  if (entries.length > 50) throw invalid('Metadata can have at most 50 keys', name);
  for (const [key, value] of entries) {
    if (key.length > 40) throw invalid(`Metadata keys must be at most 40 characters: ${key}`, `${name}[${key}]`);
    if (value.length > 500) throw invalid(`Metadata values must be at most 500 characters: ${key}`, `${name}[${key}]`);
  }
}

function checkExpiry(world, at) {
  if (at === undefined) return;
  const from = world.now();
  if (at < from + HALF_HOUR) throw invalid('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', 'expires_at');
  if (at > from + DAY) throw invalid('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', 'expires_at');
}

function priced(world, given) {
  const at = (index, rest) => `line_items[${index}]${rest}`;
  given.forEach((line, index) => {
    if (line.price) throw missing('price', line.price, at(index, '[price]'));
    if (!line.price_data) throw invalid(`Missing required param: ${at(index, '[price]')}.`, at(index, '[price]'), 'parameter_missing');
    const { currency, unit_amount: amount, product, product_data: data } = line.price_data;
    checkCurrency(currency.toLowerCase(), at(index, '[price_data][currency]'));
    if (amount === undefined) throw invalid(`Missing required param: ${at(index, '[price_data][unit_amount]')}.`, at(index, '[price_data][unit_amount]'), 'parameter_missing');
    if (amount < 0) throw invalid('This value must be greater than or equal to 0.', at(index, '[price_data][unit_amount]'), 'parameter_invalid_integer');
    checkUnits(currency.toLowerCase(), amount, at(index, '[price_data][unit_amount]'));
    if (!product && !data) throw invalid(`Missing required param: ${at(index, '[price_data][product_data]')}.`, at(index, '[price_data][product_data]'), 'parameter_missing');
    if (!(line.quantity >= 1)) throw invalid(`Missing required param: ${at(index, '[quantity]')}.`, at(index, '[quantity]'), 'parameter_missing');
  });
  const currency = given[0].price_data.currency.toLowerCase();
  if (given.some((line) => line.price_data.currency.toLowerCase() !== currency)) {
    throw invalid('You cannot use `line_items` with different currencies.', 'line_items');
  }
  const lines = given.map((line) => newLine(world, line, currency));
  const total = lines.reduce((sum, line) => sum + line.amount_total, 0);
  checkTotal(currency, total);
  return { currency, total, lines };
}
