// The part of Stripe's API a client portal uses. Every call goes: key → account → idempotency → parameters → function → reply.
import { operation, checkInput, checkReply } from './schema.js';
import { decodeForm } from './form.js';
import { replayed, remember } from './idempotency.js';
import { checkSession } from './rules.js';
import { expand } from './expand.js';
import { newSession, accountObject } from './objects.js';
import { invalid, missing, StripeError } from './errors.js';
import { PLATFORM, mask, noAccess } from './world.js';

const HANDLERS = {
  'POST /v1/checkout/sessions': ({ world, account, params }) =>
    world.save(account, newSession(world, params, checkSession(world, account, params))),
  'GET /v1/checkout/sessions': ({ world, payments, account, params, path }) => {
    const all = world.all(account, 'checkout.session');
    all.forEach((session) => payments.expireIfDue(account, session));
    return list(all, params, path, ['payment_intent', 'status', 'customer']);
  },
  'GET /v1/checkout/sessions/{session}': ({ world, payments, account, ids }) => {
    const session = world.find(account, 'checkout.session', ids[0], 'session');
    payments.expireIfDue(account, session);
    return session;
  },
  'POST /v1/checkout/sessions/{session}/expire': ({ world, payments, account, ids, request }) =>
    payments.expire(account, world.find(account, 'checkout.session', ids[0], 'session'), request),
  'GET /v1/payment_intents/{intent}': ({ world, account, ids }) => world.find(account, 'payment_intent', ids[0], 'intent'),
  'GET /v1/charges/{charge}': ({ world, account, ids }) => world.find(account, 'charge', ids[0], 'id'),
  'GET /v1/disputes/{dispute}': ({ world, account, ids }) => world.find(account, 'dispute', ids[0], 'dispute'),
  'POST /v1/refunds': ({ world, payments, account, params, request }) => {
    if (!params.charge && !params.payment_intent) throw invalid('One of the following params should be provided for this request: payment_intent or charge.');
    const chargeId = params.charge ?? world.find(account, 'payment_intent', params.payment_intent, 'payment_intent').latest_charge;
    return payments.refund(account, world.find(account, 'charge', chargeId, 'charge'), params, request);
  },
  'GET /v1/refunds': ({ world, account, params, path }) => list(world.all(account, 'refund'), params, path, ['charge', 'payment_intent']),
  'GET /v1/refunds/{refund}': ({ world, account, ids }) => world.find(account, 'refund', ids[0], 'id'),
  'GET /v1/accounts/{account}': ({ world, ids: [id] }) => accountObject(id, connected(world, id).settings),
  'GET /v1/events': ({ world, account, params, path }) => {
    const { types } = params;
    const wanted = world.all(account, 'event').filter((event) =>
      (!types || types.includes(event.type))
      && (params.delivery_success === undefined || params.delivery_success === (event.pending_webhooks === 0)));
    return list(wanted, params, path, ['type']);
  },
  'GET /v1/events/{id}': ({ world, account, ids }) => world.find(account, 'event', ids[0], 'id'),
};

export async function callApi({ world, payments }, { method, path, query, headers, body }, delay = 0) {
  const request = { id: world.id('req', 14), idempotencyKey: headers['idempotency-key'] };
  const seen = { id: request.id, method, path, account: null, idempotency_key: request.idempotencyKey ?? null, params: decodeForm(method === 'GET' ? query : body), status: null };
  world.requests.push(seen);
  let known;
  let reply;
  try {
    checkKey(world, headers.authorization);
    const account = seen.account = headers['stripe-account'] ?? PLATFORM;
    connected(world, account);
    known = operation(method, path);
    const handler = HANDLERS[known?.name];
    if (!handler) throw unknownUrl(method, path);
    if (method === 'POST' && body && !/^application\/x-www-form-urlencoded/.test(headers['content-type'] ?? '')) {
      throw invalid('Invalid request (check that your POST content type is application/x-www-form-urlencoded).');
    }
    const slot = { account, key: request.idempotencyKey, method, path, body };
    const earlier = method === 'POST' ? await replayed(world, slot) : undefined;
    if (earlier) {
      seen.status = earlier.status;
      seen.replayed = true;
      return { ...earlier, headers: { 'request-id': request.id, 'original-request': earlier.headers['request-id'], 'idempotent-replayed': 'true' } };
    }
    const answer = async () => {
      if (delay) await new Promise((resolve) => setTimeout(resolve, delay)); // slow while the key is in use
      const params = checkInput(known, decodeForm(method === 'GET' ? query : body));
      const result = handler({ world, payments, account, params, path, ids: known.ids, request });
      checkReply(known, 200, result);
      return { status: 200, body: expand(world, account, result, params.expand), headers: { 'request-id': request.id } };
    };
    reply = method === 'POST' ? await remember(world, slot, answer) : await answer();
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    reply = { status: error.status, body: error.body(), headers: { 'request-id': request.id } };
    if (known) checkReply(known, error.status, reply.body);
  }
  seen.status = reply.status;
  return reply;
}

function checkKey(world, authorization = '') {
  const [scheme, value = ''] = authorization.split(' ');
  const key = /^basic$/i.test(scheme) ? Buffer.from(value, 'base64').toString().split(':')[0] : value;
  if (!key) {
    throw new StripeError(401, { message: 'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. \'Authorization: Bearer YOUR_SECRET_KEY\').' });
  }
  if (key !== world.apiKey) throw new StripeError(401, { message: `Invalid API Key provided: ${mask(key)}` });
}

function connected(world, id) {
  const account = world.account(id);
  if (!account.settings.connected) throw noAccess(world.apiKey, id);
  return account;
}

const unknownUrl = (method, path) => new StripeError(404, {
  message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
});

/** A page of a list, newest first, with Stripe's cursors and time filters. */
function list(all, params, path, filters) {
  const { limit = 10, created } = params;
  if (limit < 1 || limit > 100) throw invalid('This value must be between 1 and 100.', 'limit', 'parameter_invalid_integer');
  const wanted = all.filter((one) => filters.every((name) => params[name] === undefined || params[name] === one[name]) && within(one.created, created));
  const at = (param) => {
    const found = all.findIndex((one) => one.id === params[param]);
    if (found < 0) throw missing(all[0]?.object ?? 'object', params[param], param);
    return all[found];
  };
  let rest = wanted;
  if (params.starting_after) rest = wanted.slice(wanted.indexOf(at('starting_after')) + 1);
  if (params.ending_before) rest = wanted.slice(0, wanted.indexOf(at('ending_before'))).slice(-limit);
  return { object: 'list', data: rest.slice(0, limit), has_more: rest.length > limit, url: path };
}

function within(time, created) {
  if (created === undefined) return true;
  if (typeof created !== 'object') return time === Number(created);
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = created;
  return time > gt && time >= gte && time < lt && time <= lte;
}
