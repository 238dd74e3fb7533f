// What the fake remembers: objects per account, events, and the time. All of it is gone when the process ends.
import { randomBytes } from 'node:crypto';
import { missing, StripeError } from './errors.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const random = (length) => Array.from(randomBytes(length), (byte) => ALPHABET[byte % 62]).join('');

export const PLATFORM = 'platform';

export class World {
  constructor({ base, apiKey }) {
    Object.assign(this, { base, apiKey });
    this.reset();
  }
  reset() {
    this.accounts = new Map(); // account id, or PLATFORM → { settings, objects: Map(id → object) }
    this.requests = [];
    this.faults = [];
    this.idempotency = new Map();
    this.skew = 0;
  }
  /** Seconds since 1970, moved on by the control API's clock. */
  now() {
    return Math.floor(Date.now() / 1000) + this.skew;
  }
  id(prefix, length = 24) {
    return `${prefix}_${random(length)}`;
  }
  account(id) {
    // Any well-formed id is a connected account in good standing until the control API says otherwise.
    if (id !== PLATFORM && !/^acct_[A-Za-z0-9]{6,}$/.test(id)) throw noAccess(this.apiKey, id);
    if (!this.accounts.has(id)) {
      this.accounts.set(id, { settings: { connected: true, charges_enabled: true, details_submitted: true }, objects: new Map() });
    }
    return this.accounts.get(id);
  }
  save(account, object) {
    this.account(account).objects.set(object.id, object);
    return object;
  }
  find(account, what, id, param) {
    const object = this.account(account).objects.get(id);
    if (object?.object !== what) throw missing(what, id, param);
    return object;
  }
  /** Newest first. */
  all(account, what) {
    return [...this.account(account).objects.values()].filter((object) => object.object === what).reverse();
  }
  /** The account an object lives in; for the control API and the hosted page, which know only its id. */
  home(what, id) {
    for (const [name, { objects }] of this.accounts) if (objects.get(id)?.object === what) return name;
    throw missing(what, id);
  }
}

export const noAccess = (key, account) => new StripeError(403, {
  code: 'account_invalid',
  message: `The provided key '${mask(key)}' does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
});

export const mask = (key) => `${key.slice(0, 8)}${'*'.repeat(Math.max(0, key.length - 12))}${key.slice(-4)}`;
