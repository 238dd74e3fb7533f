// Every way in by mail, against the built Worker: sign-in links, loginless links, fresh links, what somebody is told who is not let in,
// and an address that moved.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Client } from '../support/http.js';
import { PASSWORDS, call, linkIn, open, openClient, openStudio } from '../support/portico.js';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

let house;
let studio;
let anna;
let project;
const sql = (text) => house.runtime.sql(text);
const visitor = () => new Client(studio.at());
const mailed = (to, subject, count) => house.runtime.inbox.wait({ to, subject }, { count });

before(async () => {
  house = await open({ name: 'ways' });
  studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  anna = await openClient(house, studio, { name: 'Anna Berg', email: 'anna@example.com' });
  project = await call(studio, 'POST', '/api/v1/projects', { title: 'The wedding', participants: [anna.id] });
}, { timeout: 300_000 });
after(() => house?.close());

test('the generic link knows nobody; every refusal is the same [A6, A7]', async () => {
  const bare = await call(studio, 'POST', '/api/v1/contacts', { name: 'Nora Quist', email: 'nora@example.com' });
  await call(studio, 'POST', `/api/v1/contacts/${bare.id}/activate`, {});
  const page = await visitor().get('/login');
  assert.doesNotMatch(page.text, /new-password|set-password/);
  const answers = [];
  for (const email of ['anna@example.com', 'nora@example.com', 'nobody@example.com']) {
    const reply = await visitor().json('POST', '/api/v1/login', { email, password: 'not the password' });
    answers.push(`${reply.status} ${reply.text}`);
  }
  assert.match(answers[0], /^422/);
  assert.equal(new Set(answers).size, 1, answers.join('\n'));
});

test('letters are the same however they were typed: a name and a password [A7]', async () => {
  const password = 'un café crème à Orléans';
  const zoe = await openClient(house, studio, { name: 'Zoë Ångström'.normalize('NFD'), email: 'zoe@example.com', password: password.normalize('NFD') });
  assert.equal((await studio.owner.json('GET', `/api/v1/contacts/${zoe.id}`)).json.name, 'Zoë Ångström'.normalize('NFC'));
  const reply = await visitor().form('/login', { email: zoe.email, password: password.normalize('NFC') });
  assert.equal(reply.status, 303, reply.text);
});

test('a link by mail lets a client in, once, and looking at it changes nothing [A9]', async () => {
  const asked = await visitor().form('/sign-in-link', { email: 'anna@example.com', next: '/files' });
  assert.equal(asked.status, 200);
  const link = linkIn(await mailed('anna@example.com', /login link/), '/sign-in/');
  for (const method of ['HEAD', 'GET', 'GET']) assert.equal((await visitor().send(method, link)).status, 200);
  const browser = visitor();
  const page = await browser.get(link);
  assert.match(page.seen(), /anna@example\.com/);
  const [{ minutes }] = await sql("SELECT (expires_at - created_at) / 60000.0 AS minutes FROM one_time_tokens WHERE purpose = 'sign_in'");
  assert.equal(minutes, 10);
  const tries = await Promise.all(Array.from({ length: 40 }, () => visitor().submit(page, '/sign-in/')));
  assert.deepEqual(tries.map((one) => one.status).sort(), [303, ...Array(39).fill(409)]);
  const won = tries.find((one) => one.status === 303);
  assert.equal(won.location, studio.at('/files'));
  assert.equal((await visitor().get(link)).status, 410);
});

test('who guesses from elsewhere keeps nobody out of where they were in before [A7]', async () => {
  const rosa = await openClient(house, studio, { name: 'Rosa Falk', email: 'rosa@example.com' });
  const right = { email: rosa.email, password: PASSWORDS.client };
  const known = visitor();
  assert.equal((await known.form('/login', right)).status, 303);
  assert.equal((await known.form('/logout', {})).status, 303);
  for (let n = 0; n < 5; n += 1) assert.equal((await visitor().form('/login', { ...right, password: `guess ${n}` })).status, 422);
  assert.equal((await visitor().form('/login', right)).status, 429);
  assert.equal((await known.form('/login', right)).status, 303);
});

test('a new address that waits does not outlive another password [B6, A15]', async () => {
  const vera = await openClient(house, studio, { name: 'Vera Holm', email: 'vera@example.com' });
  const asked = await vera.browser.json('POST', '/api/v1/profile/email', { new_email: 'thief@example.com', current_password: PASSWORDS.client });
  assert.equal(asked.status, 200, asked.text);
  const link = linkIn(await mailed('thief@example.com'), '/confirm-email/');
  const changed = await vera.browser.json('POST', '/api/v1/profile/password', { current_password: PASSWORDS.client, password: PASSWORDS.other });
  assert.equal(changed.status, 200, changed.text);
  assert.equal((await visitor().json('POST', '/api/v1/confirm-email', { token: link.split('/').pop() })).status, 409);
});

test('a member signs in with a link by mail, once [A9]', async () => {
  const door = () => new Client(house.runtime.at('app'));
  assert.equal((await door().form('/sign-in-link', { email: studio.email, next: '/projects' })).status, 200);
  const link = linkIn(await mailed(studio.email, /login link/), '/sign-in/');
  const browser = door();
  const page = await browser.get(link);
  assert.equal(page.status, 200);
  assert.equal((await browser.submit(page, '/sign-in/')).location, house.runtime.at('app', '/projects'));
  assert.equal((await browser.get('/projects')).status, 200);
  assert.equal((await door().get(link)).status, 410);
});

test('an old link sends a fresh one in one tap [A14]', async () => {
  assert.equal((await visitor().form('/sign-in-link', { email: 'nora@example.com' })).status, 200);
  const link = linkIn(await mailed('nora@example.com', /login link/), '/sign-in/');
  await sql("UPDATE one_time_tokens SET expires_at = 1 WHERE purpose = 'sign_in'");
  const browser = visitor();
  const page = await browser.get(link);
  assert.equal(page.status, 410);
  assert.equal((await browser.submit(page, '/fresh-link')).status, 200);
  const fresh = linkIn(await mailed('nora@example.com', /login link/, 2), '/sign-in/');
  assert.notEqual(fresh, link);
  assert.equal((await browser.submit(await browser.get(fresh), '/sign-in/')).status, 303);
});

test('a letter about a file opens its project without a password, and the studio takes that back [A10]', async () => {
  await sql("UPDATE studios SET item_links = 'view'");
  const sent = await studio.owner.send('POST', `/api/v1/projects/${project.id}/files?name=Guide.pdf&recipient=${anna.id}`, {
    body: PDF,
    headers: { 'content-type': 'application/pdf' },
  });
  assert.equal(sent.status, 201, sent.text);
  const link = linkIn(await mailed('anna@example.com', /Guide\.pdf/), '/open/');
  const browser = visitor();
  const page = await browser.get(link);
  assert.match(page.seen(), /Hello Anna/);
  assert.doesNotMatch(page.text, /Berg|anna@example/);
  assert.equal((await browser.submit(page, '/open/')).location, studio.at(`/files/${sent.json.id}/view`));
  assert.equal((await browser.get(`/files/${sent.json.id}`)).status, 200);
  const write = await browser.json('POST', `/api/v1/projects/${project.id}/uploads`, { name: 'a.pdf', size: 10 });
  assert.equal(write.status, 403, write.text);
  const { items: links } = await call(studio, 'GET', `/api/v1/contacts/${anna.id}/item-links`);
  assert.equal(links.length, 1);
  await call(studio, 'POST', `/api/v1/item-links/${links[0].id}/revoke`, {});
  assert.equal((await browser.get(`/files/${sent.json.id}`)).status, 303);
  assert.match((await browser.get(link)).seen(), /revoked/);
});

test('who is not let in is told by letter and nowhere else; so is whose address is shared [A12, A13]', async () => {
  const closed = await call(studio, 'POST', '/api/v1/contacts', { name: 'Otto Lind', email: 'otto@example.com' });
  await call(studio, 'POST', '/api/v1/contacts', { name: 'Pia Ek', email: 'shared@example.com' });
  const second = await call(studio, 'POST', '/api/v1/contacts', { name: 'Per Ek', email: 'shared@example.com' });
  assert.equal(second.shared_with, 'Pia Ek');
  const answers = [];
  for (const [email, words] of [['otto@example.com', /isn’t open yet/], ['shared@example.com', /two people/], ['nobody@example.com', null]]) {
    const reply = await visitor().form('/forgot-password', { email });
    answers.push(`${reply.status} ${reply.text}`);
    if (words) assert.match((await mailed(email)).text, words);
  }
  assert.equal(new Set(answers).size, 1);
  await call(studio, 'POST', `/api/v1/contacts/${closed.id}/disable`, {});
  await visitor().form('/sign-in-link', { email: 'otto@example.com' });
  assert.match((await mailed('otto@example.com', undefined, 2)).text, /closed your access/);
});

test('an address that the studio leaves leads to the one it takes [A1]', async () => {
  const changed = await call(studio, 'PATCH', '/api/v1/studio/slug', { slug: 'aurora-films' });
  assert.equal(changed.slug, 'aurora-films');
  const moved = await visitor().get('/login?next=%2Ffiles');
  assert.equal(moved.status, 308);
  assert.equal(moved.location, house.runtime.at('aurora-films', '/login?next=%2Ffiles'));
  const login = await new Client(house.runtime.at('aurora-films')).form('/login', { email: anna.email, password: PASSWORDS.client });
  assert.equal(login.status, 303);
});

test('a closed portal says so and nothing else [A11]', async () => {
  await sql('UPDATE studios SET portal_open = 0');
  // A host is believed for a minute; one that was never asked for is looked up at once.
  const fresh = await call(studio, 'PATCH', '/api/v1/studio/slug', { slug: 'aurora-closed' });
  for (const path of ['/', '/login', '/files', '/nowhere']) {
    const page = await new Client(house.runtime.at(fresh.slug)).get(path);
    assert.equal(page.status, 503, path);
    assert.match(page.seen(), /temporarily closed/);
  }
});
