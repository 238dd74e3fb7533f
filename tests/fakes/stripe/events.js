// Events and their delivery. Deliveries go out one after the other, in the order the events happened, signed by
// Stripe's own library. Nothing is retried by itself: a test that wants a retry asks for one.
import Stripe from 'stripe';
import { PLATFORM } from './world.js';
import { checkObject } from './schema.js';
import { fetchLocally } from '../../support/loopback.js';

const PATIENCE = 10_000; // how long Stripe waits for an endpoint

export class Events {
  constructor(world, webhook = {}) {
    this.world = world;
    this.endpoint = { url: null, secret: null, enabled_events: ['*'], mode: 'on', api_version: Stripe.API_VERSION };
    this.reset(webhook);
  }
  reset(webhook = {}) {
    this.deliveries = [];
    this.held = [];
    this.queue = Promise.resolve();
    this.configure(webhook);
  }
  /** mode: `on` delivers at once, `off` loses the delivery (the event stays listed), `hold` keeps it for `release`. */
  configure(changes) {
    Object.assign(this.endpoint, changes);
  }
  emit(account, type, object, { previous, request } = {}) {
    const event = {
      id: this.world.id('evt_1'),
      object: 'event',
      ...(account !== PLATFORM && { account }),
      api_version: this.endpoint.api_version,
      created: this.world.now(),
      data: { object: structuredClone(object), ...(previous && { previous_attributes: previous }) },
      livemode: false,
      pending_webhooks: this.endpoint.url ? 1 : 0,
      request: { id: request?.id ?? null, idempotency_key: request?.idempotencyKey ?? null },
      type,
    };
    checkObject('event', event);
    this.world.save(account, event);
    const { url, mode, enabled_events: enabled } = this.endpoint;
    if (url && (enabled.includes('*') || enabled.includes(type))) {
      if (mode === 'on') this.enqueue(event);
      if (mode === 'hold') this.held.push(event);
    }
    return event;
  }
  enqueue(event) {
    this.queue = this.queue.then(() => this.deliver(event));
  }
  /** Resolves when everything queued has been answered. */
  settled() {
    return this.queue;
  }
  async release({ reverse = false, ids } = {}) {
    const held = this.held.splice(0);
    const ordered = ids ? ids.map((id) => held.find((event) => event.id === id)).filter(Boolean) : held;
    return this.deliverAll(reverse ? ordered.reverse() : ordered, {});
  }
  async deliverAll(events, { times = 1, parallel = false, ...spoil }) {
    const all = events.flatMap((event) => Array(times).fill(event));
    if (parallel) return Promise.all(all.map((event) => this.deliver(event, spoil)));
    const results = [];
    for (const event of all) results.push(await this.deliver(event, spoil));
    return results;
  }
  /** `secret` and `age` (seconds) make deliveries that must be refused; `body` replaces the text after signing. */
  async deliver(event, { secret = this.endpoint.secret, age = 0, body } = {}) {
    const payload = JSON.stringify(event, null, 2);
    const timestamp = Math.floor(Date.now() / 1000) - age;
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
    const delivery = { event: event.id, type: event.type, at: new Date().toISOString(), status: null, reply: null };
    this.deliveries.push(delivery);
    try {
      const reply = await fetchLocally(this.endpoint.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature, 'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)' },
        body: body ?? payload,
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE),
      });
      delivery.status = reply.status;
      delivery.reply = await reply.text();
    } catch (error) {
      delivery.reply = String(error.cause ?? error);
    }
    if (delivery.status >= 200 && delivery.status < 300) event.pending_webhooks = 0;
    return delivery;
  }
}
