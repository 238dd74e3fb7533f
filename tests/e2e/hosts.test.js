// Studios beside each other: their hosts, their brands, and the same person a client of both.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Client } from '../support/http.js';
import { OPERATOR_SECRET, PASSWORDS, call, open, openClient, openStudio } from '../support/portico.js';

let house;
let aurora;
let northlight;
let here;
let there;

before(async () => {
  house = await open({ name: 'hosts' });
  aurora = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  northlight = await openStudio(house, { slug: 'northlight', name: 'Northlight Events' });
  here = await openClient(house, aurora, { name: 'Anna Berg', email: 'anna@example.com', password: PASSWORDS.client });
  house.runtime.inbox.clear?.();
  there = await openClient(house, northlight, { name: 'Anna Berg', email: 'anna.other@example.com', password: PASSWORDS.other });
}, { timeout: 300_000 });
after(() => house?.close());

test('each studio is in a shard of its own, and a name is one studio’s in all of them [A1]', async () => {
  const slugs = (database) => house.runtime.sql('SELECT slug FROM studios', { database });
  assert.deepEqual([await slugs('SHARD_01'), await slugs('SHARD_02')], [[{ slug: 'aurora' }], [{ slug: 'northlight' }]]);
  const unconfirmed = await house.runtime.sql('SELECT name FROM names WHERE claimed_at IS NOT NULL', { database: 'DIRECTORY' });
  assert.deepEqual(unconfirmed, []);
  const taken = await northlight.owner.json('PATCH', '/api/v1/studio/slug', { slug: 'aurora' }, { headers: { 'if-match': '*' } });
  assert.equal(taken.status, 422, taken.text);
  assert.equal(taken.json.errors[0].field, 'slug');
  const sent = { slug: 'third', name: 'Third Light', owner_name: 'Kit Rowe', owner_email: aurora.email, shard: 2 };
  const other = await new Client(house.runtime.at('app')).json('POST', '/api/v1/operator/studios', sent, { key: OPERATOR_SECRET });
  assert.equal(other.json.errors[0].field, 'owner_email', other.text);
});

test('an unknown host gets a plain page of nobody’s brand [A2]', async () => {
  for (const host of ['nobody', 'www', 'aurora.northlight', 'xn--aurora-3']) {
    const reply = await new Client(house.runtime.at(host)).get('/login');
    assert.equal(reply.status, 421, host);
    assert.match(reply.seen(), /no client portal at this address/i);
    assert.doesNotMatch(reply.text, /Aurora|Northlight|brand\.css/);
  }
});

test('every studio has its own brand [A1, A3]', async () => {
  const page = await new Client(aurora.at()).get('/login');
  assert.match(page.seen(), /Aurora Weddings/);
  assert.doesNotMatch(page.text, /Northlight/);
  const css = await new Client(aurora.at()).get('/brand.css');
  assert.match(css.text, /--brand:#7a4b5d/);
  assert.match(css.headers['cache-control'], /public/);
});

test('forwarding headers change nothing', async () => {
  const reply = await new Client(aurora.at()).get('/login', { headers: { 'x-forwarded-host': `northlight.localhost:${house.runtime.port}`, forwarded: 'host=northlight.localhost' } });
  assert.match(reply.seen(), /Aurora Weddings/);
});

test('a session of one studio is nothing in the other [E5]', async () => {
  assert.equal((await here.browser.get('/files')).status, 200);
  const token = here.browser.cookie(aurora.at(), '__Host-portico');
  assert.ok(token);
  const stolen = await new Client(northlight.at(), { headers: { cookie: `__Host-portico=${token}` } }).json('GET', '/api/v1/files');
  assert.equal(stolen.status, 401);
  const dashboard = await new Client(house.runtime.at('app'), { headers: { cookie: `__Host-portico=${token}` } }).json('GET', '/api/v1/contacts');
  assert.equal(dashboard.status, 401);
});

test('another studio’s ids are not found, and the other studio is none the wiser [E5]', async () => {
  const foreign = await northlight.owner.json('GET', `/api/v1/contacts/${here.id}`);
  assert.equal(foreign.status, 404);
  assert.equal((await northlight.owner.json('POST', `/api/v1/contacts/${here.id}/disable`, {})).status, 404);
  assert.equal((await here.browser.get('/files')).status, 200);
  assert.equal((await there.browser.get('/files')).status, 200);
});

test('a studio’s own domain leads to it, and its links start with it [A2]', async () => {
  const host = 'clients.northlight.localhost';
  await house.runtime.sql(`INSERT INTO hostnames (studio_id, hostname, state, is_primary, created_at) SELECT id, '${host}', 'active', 1, 0 FROM studios WHERE slug = 'northlight'`);
  await house.runtime.sql(`INSERT INTO names (kind, name, studio_id) SELECT 'hostname', '${host}', studio_id FROM names WHERE kind = 'slug' AND name = 'northlight'`, { database: 'DIRECTORY' });
  const page = await new Client(`http://${host}:${house.runtime.port}`).get('/login');
  assert.equal(page.status, 200, page.text);
  assert.match(page.seen(), /Northlight Events/);
  const login = await new Client(`http://${host}:${house.runtime.port}`).form('/login', { email: there.email, password: there.password });
  assert.equal(login.status, 303);
  // The first address leads there from now on, so that nobody has two sessions; the edge may believe what it knew for a minute.
  const moved = await new Client(northlight.at()).get('/login?next=%2Ffiles');
  assert.ok([200, 308].includes(moved.status), `${moved.status}`);
  if (moved.status === 308) assert.equal(moved.location, `http://${host}:${house.runtime.port}/login?next=%2Ffiles`);
  const dan = await call(northlight, 'POST', '/api/v1/contacts', { name: 'Dan Okafor', email: 'dan@example.com' });
  await call(northlight, 'POST', `/api/v1/contacts/${dan.id}/activate`, {});
  const mail = await house.runtime.inbox.wait({ to: 'dan@example.com' });
  assert.ok(mail.links.some((link) => new URL(link).hostname === host), mail.links.join(' '));
});

test('every page carries its headers', async () => {
  for (const [client, path] of [[here.browser, '/'], [new Client(aurora.at()), '/login'], [aurora.owner, '/contacts'], [new Client(aurora.at()), '/nothing-here']]) {
    const { headers } = await client.get(path);
    assert.match(headers['content-security-policy'], /default-src 'none'.*frame-ancestors 'none'/, path);
    assert.doesNotMatch(headers['content-security-policy'], /unsafe-inline/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'same-origin');
    assert.equal(headers['cache-control'], 'no-store');
  }
  const odd = await here.browser.get('/payments/x.css');
  assert.equal(odd.status, 404);
  assert.equal(odd.headers['cache-control'], 'no-store');
});

test('the pages of all components are not in what is deployed', async () => {
  for (const client of [aurora.owner, here.browser, new Client(aurora.at())]) {
    for (const path of ['/components', '/components.html', '/components/portal', '/components/login.html']) {
      assert.equal((await client.get(path)).status, 404, path);
    }
  }
});
