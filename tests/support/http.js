// A small HTTP client that behaves as a browser does where it matters: cookies per host, `Origin` on every change,
// redirects seen and not followed unless asked.
import { readFileSync } from 'node:fs';
import { FormData, request } from 'undici';
import { parseHTML } from 'linkedom';
import { loopback } from './loopback.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export class Client {
  /** `base`: where relative addresses start, e.g. `http://aurora.localhost:8787`. `headers`: sent with every request. */
  constructor(base, { headers = {} } = {}) {
    this.base = base;
    this.headers = headers;
    this.cookies = new Map(); // host → Map(name → { value, path })
    this.marks = new Map(); // session → whom its pages say they were shown to
  }
  get(url, options) {
    return this.send('GET', url, options);
  }
  /** A browser form: fields go url-encoded, and the answer is a redirect or a page. */
  async form(url, fields = {}, options = {}) {
    const body = new URLSearchParams(Object.entries({ ...(await this.mark(url)), ...fields }).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])));
    return this.send('POST', url, { ...options, body: body.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', ...options.headers } });
  }
  /** A browser form with files: a field is text, or `{ name, type, bytes }`, or `{ path, name, type }`. */
  async multipart(url, fields, options = {}) {
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...(await this.mark(url)), ...fields })) {
      for (const one of [value].flat()) {
        if (typeof one !== 'object') body.append(name, String(one));
        else body.append(name, new Blob([one.bytes ?? readFileSync(one.path)], { type: one.type ?? '' }), one.name);
      }
    }
    return this.send('POST', url, { ...options, body });
  }
  /** The field that each form of a page has for whoever is logged in: from a page that was seen, or from one that is opened for it. */
  async mark(url) {
    const session = this.cookie(url, '__Host-portico');
    if (!session) return {};
    const at = new URL(url, this.base);
    // Not every start page has a form for whoever is logged in.
    for (const page of at.hostname.startsWith('app.') ? ['/projects'] : ['/', '/profile']) {
      if (!this.marks.has(session)) await this.get(new URL(page, at).href);
    }
    const mark = this.marks.get(session);
    return mark ? { _for: mark } : {};
  }
  /** Whatever version stands there is to be changed, unless the test says which: `{ headers: { 'if-match': '"3"' } }`.
   *  The JSON API: `json('POST', '/api/v1/contacts', {…}, { key, idempotencyKey })`. */
  json(method, url, body, { key, idempotencyKey, headers, ...options } = {}) {
    return this.send(method, url, {
      ...options,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key && { authorization: `Bearer ${key}` }),
        ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
        ...(!SAFE.has(method) && { 'if-match': '*' }),
        ...headers,
      },
    });
  }
  /** Any request. A header set to null is left out, `origin` and `cookie` included. `follow` goes after redirects. */
  async send(method, url, { headers = {}, body, follow = false, timeout = 60_000, signal } = {}) {
    const at = new URL(url, this.base);
    const cookie = this.cookieHeader(at);
    const sent = {
      ...(!SAFE.has(method) && { origin: at.origin }),
      ...(cookie && { cookie }),
      ...this.headers,
      ...lowerCased(headers),
    };
    for (const [name, value] of Object.entries(sent)) if (value === null) delete sent[name];
    const answer = await request(at, { method, headers: sent, body, dispatcher: loopback, headersTimeout: timeout, bodyTimeout: timeout, signal });
    const reply = new Reply(at, answer, Buffer.from(await answer.body.arrayBuffer()));
    const session = this.cookie(at.href, '__Host-portico');
    const mark = /name="_for" value="([^"]*)"/.exec(String(answer.headers['content-type']).startsWith('text/html') ? reply.text : '');
    if (session && mark) this.marks.set(session, mark[1]);
    this.keepCookies(at, reply.setCookies);
    if (!follow || !reply.location) return reply;
    if (follow > 10) throw new Error(`too many redirects, last to ${reply.location}`);
    const keep = reply.status === 307 || reply.status === 308;
    return this.send(keep ? method : 'GET', reply.location, { body: keep ? body : undefined, headers: keep ? headers : {}, follow: Number(follow) + 1, timeout, signal });
  }
  /** Sends a form of a page as the page has it, hidden fields included; `fields` is what the person fills in. */
  submit(reply, action, fields = {}, options = {}) {
    const form = reply.form(action);
    const all = { ...form.fields, ...fields };
    if (form.method === 'GET') return this.get(`${form.action}?${new URLSearchParams(all)}`, options);
    return form.multipart ? this.multipart(form.action, all, options) : this.form(form.action, all, options);
  }
  cookie(url, name) {
    return this.cookies.get(new URL(url, this.base).hostname)?.get(name)?.value;
  }
  cookieHeader(at) {
    const jar = this.cookies.get(at.hostname) ?? new Map();
    return [...jar].filter(([, { path }]) => covers(path, at.pathname)).map(([name, { value }]) => `${name}=${value}`).join('; ');
  }
  keepCookies(at, lines) {
    for (const line of lines) {
      const { name, value, attributes } = readCookie(line);
      if (name.startsWith('__Host-') && (!('secure' in attributes) || 'domain' in attributes || attributes.path !== '/')) {
        throw new Error(`a browser refuses this cookie: ${line}`);
      }
      const jar = this.cookies.get(at.hostname) ?? new Map();
      this.cookies.set(at.hostname, jar);
      const ended = 'max-age' in attributes ? Number(attributes['max-age']) <= 0 : Date.parse(attributes.expires) <= Date.now();
      if (ended) jar.delete(name);
      else jar.set(name, { value, path: attributes.path?.startsWith('/') ? attributes.path : '/' });
    }
  }
  /** Another browser with the same cookies: a second tab whose session is copied. */
  copy() {
    const other = new Client(this.base, { headers: this.headers });
    for (const [host, jar] of this.cookies) other.cookies.set(host, new Map(jar));
    for (const [session, mark] of this.marks) other.marks.set(session, mark);
    return other;
  }
}

export class Reply {
  constructor(url, { statusCode, headers }, bytes) {
    Object.assign(this, { url: url.href, status: statusCode, headers, bytes });
    this.setCookies = [headers['set-cookie'] ?? []].flat();
    this.location = headers.location && new URL(headers.location, url).href;
  }
  get text() {
    return this.bytes.toString('utf8');
  }
  get json() {
    return JSON.parse(this.text);
  }
  /** The page as a document, for `querySelector` and the like. */
  get html() {
    return (this.parsed ??= parseHTML(/<html/i.test(this.text) ? this.text : `<html><body>${this.text}</body></html>`).document);
  }
  /** What a person reads: the text of an element, spaces made single. */
  seen(selector = 'body') {
    return this.html.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim();
  }
  /** The form whose action contains `action` (the first form without it): { action, method, multipart, fields }. */
  form(action = '') {
    const form = [...this.html.querySelectorAll('form')].find((one) => (one.getAttribute('action') ?? this.url).includes(action));
    if (!form) throw new Error(`no form for “${action}” on ${this.url} (${this.status}): ${this.seen()?.slice(0, 300)}`);
    const fields = {};
    for (const input of form.querySelectorAll('input, textarea, select')) {
      const name = input.getAttribute('name');
      const type = (input.getAttribute('type') ?? '').toLowerCase();
      if (!name || input.hasAttribute('disabled') || ['submit', 'button', 'file', 'image', 'reset'].includes(type)) continue;
      if ((type === 'checkbox' || type === 'radio') && !input.hasAttribute('checked')) continue;
      const value = valueOf(input, type);
      fields[name] = name in fields ? [fields[name], value].flat() : value; // several boxes of one name
    }
    return {
      action: new URL(form.getAttribute('action') || this.url, this.url).href,
      method: (form.getAttribute('method') ?? 'GET').toUpperCase(),
      multipart: form.getAttribute('enctype') === 'multipart/form-data',
      fields,
    };
  }
}

function valueOf(input, type) {
  if (input.tagName === 'TEXTAREA') return input.textContent;
  if (input.tagName === 'SELECT') {
    const chosen = input.querySelector('option[selected]') ?? input.querySelector('option');
    return chosen?.getAttribute('value') ?? chosen?.textContent ?? '';
  }
  return input.getAttribute('value') ?? (type === 'checkbox' ? 'on' : '');
}

const lowerCased = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const covers = (path, asked) => path === '/' || asked === path || asked.startsWith(path.endsWith('/') ? path : `${path}/`);

function readCookie(line) {
  const [pair, ...rest] = line.split(';').map((part) => part.trim());
  const cut = pair.indexOf('=');
  const attributes = Object.fromEntries(rest.map((part) => {
    const [name, ...value] = part.split('=');
    return [name.toLowerCase(), value.join('=')];
  }));
  return { name: pair.slice(0, cut), value: pair.slice(cut + 1), attributes };
}
