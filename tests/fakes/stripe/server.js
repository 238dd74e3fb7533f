// A fake Stripe for tests: `node tests/fakes/stripe/server.js --port N`, or `await startFakeStripe({ port })`.
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { World } from './world.js';
import { Events } from './events.js';
import { Payments } from './payments.js';
import { callApi } from './api.js';
import { makeControl, callControl } from './control.js';
import { checkoutPage, donePage, lostPage, successUrl } from './page.js';
import { HIDDEN } from './objects.js';
import { StripeError } from './errors.js';

export const DEFAULT_KEY = 'sk_test_portico_local_only';
export const DEFAULT_WEBHOOK_SECRET = 'whsec_portico_local_only';

/** `webhook`: { url, secret, enabled_events, mode }. Port 0 picks a free one. */
export async function startFakeStripe({ port = 0, apiKey = DEFAULT_KEY, webhook = {} } = {}) {
  const world = new World({ apiKey });
  const events = new Events(world, { secret: DEFAULT_WEBHOOK_SECRET, ...webhook });
  const payments = new Payments(world, events);
  const control = makeControl({ world, events, payments });
  const fake = { world, events, payments, control };

  const server = createServer((request, response) => {
    handle(fake, request, response).catch((error) => {
      console.error(error);
      send(response, 500, { error: { type: 'api_error', message: String(error.message) } });
    });
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  world.base = `http://127.0.0.1:${server.address().port}`;
  return {
    url: world.base,
    port: server.address().port,
    apiKey,
    webhookSecret: events.endpoint.secret,
    control,
    close: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  };
}

async function handle(fake, request, response) {
  const { pathname: path, search } = new URL(request.url, 'http://fake');
  const call = { method: request.method, path, query: search.slice(1), headers: request.headers, body: await textOf(request) };
  if (path.startsWith('/_fake/')) {
    const { status, body } = await callControl(fake.control, call);
    return send(response, status, body);
  }
  if (path.startsWith('/c/pay/')) return hostedPage(fake, call, response);
  const fault = takeFault(fake.world, call);
  if (fault?.status) return send(response, fault.status, faultBody(fault.status));
  const reply = await callApi(fake, call, fault?.delay);
  // The effect happened, the answer never arrives: what a network can do at the worst moment.
  if (fault?.drop) return response.destroy();
  return send(response, reply.status, reply.body, reply.headers);
}

async function hostedPage({ payments, events }, { method, path, body }, response) {
  const id = path.split('/').pop();
  let session;
  try {
    ({ session } = payments.session(id));
  } catch (error) {
    if (error instanceof StripeError) return html(response, 404, lostPage());
    throw error;
  }
  const lines = session[HIDDEN].line_items.data;
  if (method !== 'POST' && session.status === 'open') return html(response, 200, checkoutPage(session, lines));
  const action = new URLSearchParams(body).get('action');
  if (method === 'POST' && action === 'cancel') return redirect(response, session.cancel_url ?? session.success_url);
  if (session.status !== 'open') return html(response, 200, donePage(session));
  if (action === 'decline') {
    payments.decline(id);
    await events.settled();
    return html(response, 402, checkoutPage(session, lines, 'Your card was declined.'));
  }
  if (action !== 'pay' && action !== 'process') return html(response, 400, checkoutPage(session, lines, 'Choose how to pay.'));
  payments[action](id);
  // Stripe too lets the webhook be answered (or time out) before it sends the payer back.
  await events.settled();
  return redirect(response, successUrl(session));
}

function takeFault(world, { method, path }) {
  const fault = world.faults.find((f) => f.times > 0 && (!f.method || f.method === method) && path.startsWith(f.path ?? '/v1/'));
  if (fault) fault.times -= 1;
  return fault;
}

const faultBody = (status) => ({
  error: status === 429
    ? { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests hit the API too quickly.' }
    : { type: 'api_error', message: 'An error occurred with our servers. Please try again later.' },
});

async function textOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function send(response, status, body, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(`${JSON.stringify(body, null, 2)}\n`);
}

function html(response, status, text) {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
}

function redirect(response, location) {
  response.writeHead(303, { location, 'cache-control': 'no-store' });
  response.end();
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: {
    port: { type: 'string', default: '0' },
    key: { type: 'string', default: DEFAULT_KEY },
    'webhook-url': { type: 'string' },
    'webhook-secret': { type: 'string', default: DEFAULT_WEBHOOK_SECRET },
  } });
  const webhook = { secret: values['webhook-secret'], ...(values['webhook-url'] && { url: values['webhook-url'] }) };
  const fake = await startFakeStripe({ port: Number(values.port), apiKey: values.key, webhook });
  console.log(`fake Stripe at ${fake.url}`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => fake.close().then(() => process.exit(0)));
}
