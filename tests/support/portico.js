// Portico as a whole: the Worker in the real runtime with a fake payment provider beside it, and the ways into it that tests share.
import { randomBytes } from 'node:crypto';
import assert from 'node:assert/strict';
import { Client } from './http.js';
import { startRuntime, freePort } from './runtime.js';
import { startFakeStripe } from '../fakes/stripe/server.js';

export const OPERATOR_SECRET = 'the operator of the tests';
export const PASSWORDS = { owner: 'fjord at first light', client: 'lavender hills 42', other: 'seven brass lanterns' };

/** Starts everything: { runtime, stripe, close }. `vars` go to the Worker; the other options to `startRuntime`. */
export async function open({ name = 'portico', vars = {}, ...options } = {}) {
  const port = options.port ?? (await freePort());
  const webhookSecret = `whsec_${randomBytes(12).toString('hex')}`;
  const stripe = await startFakeStripe({ webhook: { url: `http://app.localhost:${port}/hooks/stripe`, secret: webhookSecret } });
  const runtime = await startRuntime({
    name,
    port,
    ...options,
    vars: {
      MASTER_KEYS: `k1:${randomBytes(32).toString('base64')}`,
      OPERATOR_SECRET,
      STRIPE_API_BASE: stripe.url,
      CHECKOUT_ORIGIN: stripe.url,
      STRIPE_SECRET_KEY: stripe.apiKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      MAIL_FROM: 'portal@portico.example',
      ...vars,
    },
  }).catch(async (error) => {
    await stripe.close();
    throw error;
  });
  return { runtime, stripe, close: () => Promise.all([runtime.stop(), stripe.close()]) };
}

/** The address of the first link in a mail whose path starts with `path`. */
export function linkIn(mail, path) {
  const link = mail.links.find((one) => new URL(one).pathname.startsWith(path));
  assert.ok(link, `no link to ${path} in “${mail.subject}”: ${mail.text}`);
  return link;
}

/** A studio with its owner signed in: made by the operator, opened by the owner through the mailed invite. */
export async function openStudio({ runtime }, { slug, name, account = `acct_${slug}0000`, accent = '#7a4b5d', welcome = 'Everything in one place.' }) {
  const operator = new Client(runtime.at('app'));
  const email = `owner@${slug}.example`;
  const made = await operator.json(
    'POST',
    '/api/v1/operator/studios',
    { slug, name, owner_name: 'Mara Lindqvist', owner_email: email, reply_to: `hello@${slug}.example`, payment_account: account, accent, welcome },
    { key: OPERATOR_SECRET },
  );
  assert.equal(made.status, 201, made.text);
  const mail = await runtime.inbox.wait({ to: email });
  const owner = new Client(runtime.at('app'));
  const page = await owner.get(linkIn(mail, '/set-password/'));
  const set = await owner.submit(page, '/set-password/', { password: PASSWORDS.owner });
  assert.equal(set.status, 303, set.text);
  return { slug, name, owner, email, at: (path = '') => runtime.at(slug, path) };
}

/** POST to the studio's API as its owner; gives the JSON of a success. */
export async function call(studio, method, path, body, options) {
  const reply = await studio.owner.json(method, path, body, options);
  assert.ok(reply.status < 300, `${method} ${path}: ${reply.status} ${reply.text}`);
  return reply.json;
}

/** A contact who is active and whose password is set, through the mailed invite: { id, email, browser }. */
export async function openClient({ runtime }, studio, { name, email, password = PASSWORDS.client }) {
  const contact = await call(studio, 'POST', '/api/v1/contacts', { name, email });
  await call(studio, 'POST', `/api/v1/contacts/${contact.id}/activate`, {});
  const mail = await runtime.inbox.wait({ to: email, from: studio.name });
  const browser = new Client(studio.at());
  const page = await browser.get(linkIn(mail, '/set-password/'));
  const set = await browser.submit(page, '/set-password/', { password });
  assert.equal(set.status, 303, set.text);
  return { id: contact.id, name, email, password, browser };
}

/** Tries until `look` gives something. */
export async function eventually(look, { timeout = 20_000, what = 'it' } = {}) {
  const end = Date.now() + timeout;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`${what} never came`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
