// What becomes of a form when somebody else is logged in by the time it is sent, or nobody any more, against the built Worker.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Client } from '../support/http.js';
import { PASSWORDS, call, open, openClient, openStudio } from '../support/portico.js';

let house;
let studio;
let anna;
let ben;
let project;

before(async () => {
  house = await open({ name: 'forms' });
  studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  anna = await openClient(house, studio, { name: 'Anna Berg', email: 'anna@example.com' });
  ben = await openClient(house, studio, { name: 'Ben Novak', email: 'ben@example.com' });
  project = await call(studio, 'POST', '/api/v1/projects', { title: 'The wedding', participants: [anna.id, ben.id] });
}, { timeout: 300_000 });
after(() => house?.close());

const login = (browser, who) => browser.form('/login', { email: who.email, password: who.password ?? PASSWORDS.client });
const written = async () => (await call(studio, 'GET', `/api/v1/contacts/${anna.id}/messages`)).items.length;

test('a form of one client does nothing when another is logged in [C9]', async () => {
  const browser = new Client(studio.at());
  await login(browser, anna);
  const page = await browser.get('/activity');
  await login(browser, ben);
  const before = await written();
  const refused = await browser.submit(page, '/messages', { text: 'See you on Friday' });
  assert.equal(refused.status, 409, refused.text);
  assert.match(refused.seen('main'), /logged in as Ben Novak.*See you on Friday/);
  assert.equal(await written(), before);
  const script = await browser.json('POST', '/api/v1/messages', { text: 'Hello' }, { headers: { 'portico-for': page.form('/messages').fields._for } });
  assert.equal(script.status, 409, script.text);
  // Anna logs in from there, and has her words.
  const door = await browser.form('/logout', { _kept: refused.html.querySelector('input[name=_kept]').getAttribute('value') });
  const back = await browser.submit(door, '/login', { email: anna.email, password: anna.password });
  assert.match(back.text, /See you on Friday/);
  assert.equal(await written(), before);
  const sent = await browser.submit(back, '/messages');
  assert.equal(sent.status, 303, sent.text);
  assert.equal(await written(), before + 1);
});

test('a form with files comes back filled in when its session has ended [A15, C9]', async () => {
  const browser = new Client(studio.at());
  await login(browser, anna);
  const page = await browser.get('/activity');
  await house.runtime.sql('UPDATE sessions SET ended_at = created_at');
  const before = await house.runtime.sql('SELECT COUNT(*) AS many FROM messages');
  const door = await browser.submit(page, '/messages', {
    text: 'The seating plan\nis here',
    project: project.id,
    files: { name: 'plan.txt', type: 'text/plain', bytes: Buffer.alloc(3_000_000, 'a') },
  });
  assert.equal(door.status, 401, door.text);
  assert.match(door.seen('main'), /You’ve been logged out/);
  const back = await browser.submit(door, '/login', { email: anna.email, password: anna.password });
  assert.equal(back.status, 409, back.text);
  assert.match(back.seen('main'), /Please choose these files again: plan\.txt/);
  assert.equal(back.form('/messages').fields.text.replace(/\r/g, ''), 'The seating plan\nis here');
  assert.deepEqual(await house.runtime.sql('SELECT COUNT(*) AS many FROM messages'), before);
});

test('a neighbour’s cookie with foreign bytes logs nobody out [A15]', async () => {
  await login(anna.browser, anna);
  const own = anna.browser.cookieHeader(new URL(studio.at('/')));
  const reply = await anna.browser.get('/files', { headers: { cookie: Buffer.from(`shop=caf\xe9; ${own}; x=\xff`, 'latin1').toString('latin1') } });
  assert.equal(reply.status, 200, reply.location);
});
