// The control API under /_fake: what a test may do behind Stripe's back. See README.md for the table.
import { StripeError } from './errors.js';

export function makeControl({ world, events, payments }) {
  const known = (ids) => ids.map((id) => world.find(world.home('event', id), 'event', id));
  const told = async (result) => {
    await events.settled();
    return result;
  };
  return {
    reset: (webhook) => (world.reset(), events.reset(webhook)),
    webhook: (changes = {}) => (events.configure(changes), { ...events.endpoint, held: events.held.map((e) => e.id) }),
    clock: ({ advance = 0 } = {}) => ({ now: (world.skew += advance, world.now()) }),
    account: (id, changes) => told(payments.changeAccount(id, changes)),
    sessions: () => [...world.accounts.keys()].flatMap((account) => world.all(account, 'checkout.session').map((s) => ({ ...s, account }))),
    session: (id) => ({ ...payments.session(id).session, account: world.home('checkout.session', id) }),
    pay: (id, options) => told(payments.pay(id, options)),
    process: (id, options) => told(payments.process(id, options)),
    decline: (id, options) => told(payments.decline(id, options)),
    settle: (id) => told(payments.settle(id)),
    fail: (id) => told(payments.fail(id)),
    expire: (id) => {
      const { account, session } = payments.session(id);
      return told(session.status === 'expired' ? session : payments.expire(account, session));
    },
    refund: (id, options = {}) => {
      const { account, charge } = payments.paid(id);
      return told(payments.refund(account, charge, options));
    },
    fail_refund: (id, options) => told(payments.failRefund(id, options)),
    reinstate: (id) => told(payments.reinstate(id)),
    dispute: (id, options) => told(payments.dispute(id, options)),
    close_dispute: (id, options) => told(payments.closeDispute(id, options)),
    events: ({ type, account } = {}) => [...world.accounts.keys()].flatMap((name) => world.all(name, 'event'))
      .filter((event) => (!type || event.type === type) && (!account || event.account === account)),
    deliver: (ids, options = {}) => events.deliverAll(known([ids].flat()), options),
    release: (options) => events.release(options),
    settled: () => events.settled(),
    deliveries: () => events.deliveries,
    requests: () => world.requests,
    faults: (fault) => (fault ? world.faults.push({ times: 1, ...fault }) : world.faults.splice(0), world.faults),
  };
}

const SESSION_STEPS = new Set(['pay', 'process', 'decline', 'settle', 'fail', 'expire', 'refund', 'fail_refund', 'dispute', 'close_dispute', 'reinstate']);

/** The same calls over HTTP, for tests in a browser or in another language. */
export async function callControl(control, { method, path, query, body }) {
  const [, , what, id, step] = path.split('/');
  const given = body ? JSON.parse(body) : undefined;
  const route = `${method} ${what}`;
  try {
    if (route === 'POST reset') return ok(control.reset(given) ?? {});
    if (route === 'GET webhook' || route === 'POST webhook') return ok(control.webhook(given));
    if (route === 'POST clock') return ok(control.clock(given));
    if (route === 'POST accounts') return ok(await control.account(id, given));
    if (route === 'GET sessions') return ok(id ? control.session(id) : control.sessions());
    if (route === 'POST sessions' && SESSION_STEPS.has(step)) return ok(await control[step](id, given));
    if (route === 'GET events') return ok(control.events(Object.fromEntries(new URLSearchParams(query))));
    if (route === 'POST deliver') {
      const { ids, ...options } = given;
      return ok(await control.deliver(ids, options));
    }
    if (route === 'POST release') return ok(await control.release(given));
    if (route === 'GET deliveries') return ok(control.deliveries());
    if (route === 'GET requests') return ok(control.requests());
    if (route === 'POST faults') return ok(control.faults(given));
  } catch (error) {
    if (error instanceof StripeError) return { status: error.status, body: error.body() };
    throw error;
  }
  return { status: 404, body: { error: { message: `The fake has no control ${method} ${path}` } } };
}

const ok = (body) => ({ status: 200, body });
