// A studio moves to another shard while it is being used: nothing that was acknowledged is lost, and whoever is in stays in.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NODE, ROOT } from '../support/runtime.js';
import { call, linkIn, open, openClient, openStudio } from '../support/portico.js';
import { CONTRACT, INVOICE, QUESTIONS, QUOTE, send, sendFile } from '../support/documents.js';
import { Client } from '../support/http.js';

const WEEK = 7 * 24 * 60 * 60 * 1000;
let house;
let aurora;
let anna;

before(async () => {
  house = await open({ name: 'move' });
  aurora = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  await openStudio(house, { slug: 'northlight', name: 'Northlight Events' });
  anna = await openClient(house, aurora, { name: 'Anna Berg', email: 'anna@example.com' });
  const recipients = [anna.id];
  const project = (await call(aurora, 'POST', '/api/v1/projects', { title: 'The wedding', participants: recipients })).id;
  await send(aurora, project, 'quote', { title: 'Photography', recipients, content: QUOTE });
  await send(aurora, project, 'contract', { title: 'Agreement', markdown: CONTRACT, recipients, signers: recipients });
  await send(aurora, project, 'questionnaire', { title: 'Your day', recipients, content: QUESTIONS });
  await send(aurora, project, 'invoice', { ...INVOICE, title: 'The day', recipients });
  await sendFile(aurora, project, 'Guide.pdf', recipients);
  assert.equal((await anna.browser.json('POST', '/api/v1/messages', { text: 'Looking forward to it', project })).status, 201);
}, { timeout: 300_000 });
after(() => house?.close());

const move = (...args) => promisify(execFile)(NODE, [join(ROOT, 'scripts/move-studio'), 'local', ...args, '--port', String(house.runtime.port), '--believed', '0']);
const of = (database, sql) => house.runtime.sql(sql, { database });
const ofAnna = async () => {
  const read = await Promise.all(['/api/v1/activity', '/api/v1/files', '/api/v1/payments', '/api/v1/home'].map((path) => anna.browser.json('GET', path)));
  return read.map(({ status, text }) => `${status} ${text}`);
};

test('a studio moves while it is being used, and nothing is lost', { timeout: 300_000 }, async () => {
  // A link of before, which names the shard that it was made in.
  await new Client(house.runtime.at('app')).json('POST', '/api/v1/sign-in-link', { email: aurora.email });
  const link = linkIn(await house.runtime.inbox.wait({ to: aurora.email, subject: /login link/i }), '/sign-in/');

  const before = await ofAnna();
  for (const one of before) assert.match(one, /^200 /);
  const acknowledged = [];
  const refused = [];
  let moving = true;
  const using = (async () => {
    for (let n = 0; moving || n < 5; n++) {
      const made = await aurora.owner.json('POST', '/api/v1/contacts', { name: `Guest ${n}`, email: `guest${n}@example.com` }, { idempotencyKey: `guest-${n}` });
      if (made.status === 201) acknowledged.push(made.json.id);
      else refused.push(`${made.status} ${made.headers['retry-after']}`);
      const page = await anna.browser.get('/files');
      if (page.status !== 200) refused.push(`${page.status} ${page.headers['retry-after']}`);
    }
  })();
  const { stdout } = await move('aurora', '2');
  moving = false;
  await using;

  assert.match(stdout, /pass 1: \d+ rows[\s\S]*contacts: \d+ rows, [0-9a-f]{16}[\s\S]*aurora is in SHARD_02; it was not written for \d+ ms/);
  assert.ok(acknowledged.length > 5, `${acknowledged.length}`);
  for (const one of refused) assert.match(one, /^503 \d+$/);
  const there = (await of('SHARD_02', 'SELECT id FROM contacts')).map(({ id }) => id);
  assert.deepEqual(acknowledged.filter((id) => !there.includes(id)), []);
  assert.equal((await aurora.owner.json('GET', `/api/v1/contacts/${acknowledged.at(-1)}`)).status, 200);
  assert.equal((await anna.browser.get('/files')).status, 200, 'who is in stays in');
  assert.deepEqual(await ofAnna(), before);
  assert.equal((await new Client(house.runtime.at('app')).get(link)).status, 200, 'a link of before works');
  const after = await call(aurora, 'POST', '/api/v1/contacts', { name: 'Zoe', email: 'zoe@example.com' });
  assert.deepEqual(await of('SHARD_01', `SELECT id FROM contacts WHERE id = '${after.id}'`), []);
});

test('it may come back within the week, with what it has done since', { timeout: 300_000 }, async () => {
  const before = await ofAnna();
  const { id } = await call(aurora, 'POST', '/api/v1/contacts', { name: 'Ida', email: 'ida@example.com' });
  for (const [to, from] of [['1', 'SHARD_02'], ['2', 'SHARD_01']]) {
    await move('aurora', to);
    assert.equal((await aurora.owner.json('GET', `/api/v1/contacts/${id}`)).status, 200);
    assert.deepEqual(await ofAnna(), before);
    assert.deepEqual((await of(from, 'SELECT state FROM departures')).map(({ state }) => state), ['left']);
  }
});

test('the old copy stays for a week, and then goes', { timeout: 120_000 }, async () => {
  const copies = async () => (await of('SHARD_01', "SELECT slug FROM studios WHERE slug = 'aurora'")).length;
  await move('--sweep');
  assert.equal(await copies(), 1);
  await move('--sweep', '--now', String(Date.now() + WEEK + 1000));
  assert.equal(await copies(), 0);
  assert.equal((await of('SHARD_01', 'SELECT studio_id FROM audit_log')).length, 0);
  assert.equal((await aurora.owner.json('GET', '/api/v1/contacts')).status, 200);
});

test('where there is no such studio or shard, nothing happens', async () => {
  for (const [slug, shard] of [['nobody', '1'], ['aurora', '9'], ['aurora', '2'], ['aurora', 'x']]) {
    await assert.rejects(move(slug, shard), /move-studio: /, `${slug} ${shard}`);
  }
});
