// Large bodies pass by the Worker's memory: raw uploads, uploads in parts, broken and resumed ones, ranges.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { Client } from '../support/http.js';
import { call, open, openClient, openStudio } from '../support/portico.js';

const MIB = 1024 * 1024;
const sha = (bytes) => createHash('sha256').update(bytes).digest('hex');
const video = (size) => Buffer.concat([Buffer.from([0, 0, 0, 0x18]), Buffer.from('ftypmp42'), randomBytes(size - 12)]);

let house;
let studio;
let anna;
let ben;
let carla;
let project;

before(async () => {
  house = await open({ name: 'files' });
  studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  anna = await openClient(house, studio, { name: 'Anna Berg', email: 'anna@example.com' });
  ben = await openClient(house, studio, { name: 'Ben Lund', email: 'ben@example.com' });
  carla = await openClient(house, studio, { name: 'Carla Diaz', email: 'carla@example.com' });
  project = await call(studio, 'POST', '/api/v1/projects', { title: 'The wedding', event_on: '2027-06-19', participants: [anna.id, ben.id] });
}, { timeout: 300_000 });
after(() => house?.close());

const raw = (browser, name, body, type = 'application/octet-stream') =>
  browser.send('POST', `/api/v1/projects/${project.id}/files?name=${encodeURIComponent(name)}`, { body, headers: { 'content-type': type }, timeout: 120_000 });

test('forty megabytes in one request, back whole and in ranges [B3, B7]', async () => {
  const bytes = video(40 * MIB);
  const sent = await raw(anna.browser, 'first dance.mp4', bytes);
  assert.equal(sent.status, 201, sent.text);
  const path = `/api/v1/files/${sent.json.id}/content`;
  const whole = await anna.browser.get(path, { timeout: 120_000 });
  assert.equal(whole.headers['content-length'], String(bytes.length));
  assert.equal(sha(whole.bytes), sha(bytes));
  const tail = await anna.browser.get(path, { headers: { range: 'bytes=-1000' } });
  assert.equal(tail.status, 206);
  assert.deepEqual(tail.bytes, bytes.subarray(-1000));
  // B7: every participant sees an upload; nobody else does.
  assert.equal((await ben.browser.send('HEAD', path)).status, 200);
  assert.equal((await carla.browser.get(path)).status, 404);
  assert.equal((await new Client(studio.at()).get(path)).status, 401);
});

test('in parts: the power is cut half-way, the upload is resumed, the file is whole [B7, E3]', async () => {
  const bytes = video(20 * MIB + 123);
  const begun = await anna.browser.json('POST', `/api/v1/projects/${project.id}/uploads`, { name: 'speech.mp4', size: bytes.length });
  assert.equal(begun.status, 201, begun.text);
  const { id, part_size: size } = begun.json;
  const put = (number) => anna.browser.send('PUT', `/api/v1/uploads/${id}/parts/${number}`, { body: bytes.subarray((number - 1) * size, number * size), headers: { 'content-type': 'application/octet-stream' }, timeout: 60_000 });
  assert.equal((await put(1)).status, 200);
  await house.runtime.restart();
  const there = await anna.browser.get(`/api/v1/uploads/${id}`);
  assert.deepEqual(there.json.parts.map((part) => part.number), [1]);
  const wrong = await anna.browser.send('PUT', `/api/v1/uploads/${id}/parts/2`, { body: bytes.subarray(0, 1000), headers: { 'content-type': 'application/octet-stream' } });
  assert.equal(wrong.status, 422);
  const early = await anna.browser.json('POST', `/api/v1/uploads/${id}/complete`, {});
  assert.ok(early.status >= 400 && early.status < 500, early.text);
  for (let number = 2; (number - 1) * size < bytes.length; number++) assert.equal((await put(number)).status, 200);
  const done = await anna.browser.json('POST', `/api/v1/uploads/${id}/complete`, {});
  assert.ok(done.status < 300, done.text);
  const got = await anna.browser.get(`/api/v1/files/${done.json.id}/content`, { timeout: 60_000 });
  assert.equal(sha(got.bytes), sha(bytes));
  assert.equal((await carla.browser.get(`/api/v1/uploads/${id}`)).status, 404);
});

test('a plain form takes a file larger than a part without holding it [B7]', async () => {
  const bytes = video(18 * MIB);
  const sent = await anna.browser.multipart(`/projects/${project.id}/files`, { files: [{ name: 'a.mp4', type: 'video/mp4', bytes }, { name: 'note.txt', type: 'text/plain', bytes: Buffer.from('for you') }] }, { timeout: 120_000 });
  assert.equal(sent.status, 303, sent.text);
  const { items: files } = (await anna.browser.json('GET', '/api/v1/files')).json;
  const made = files.find((one) => one.name === 'a.mp4');
  const got = await anna.browser.get(`/api/v1/files/${made.id}/content`, { timeout: 60_000 });
  assert.equal(sha(got.bytes), sha(bytes));
  assert.ok(files.some((one) => one.name === 'note.txt'));
});

test('what it is not, or what it must not be, is refused and leaves nothing behind [B7]', async () => {
  const before = (await anna.browser.json('GET', '/api/v1/files')).json.items.length;
  for (const [name, body] of [['photo.jpg', Buffer.from('<html><script>alert(1)</script></html>')], ['page.html', Buffer.from('<html>')], ['logo.svg', Buffer.from('<svg/>')], ['run.exe', Buffer.from('MZ')], ['noname', Buffer.from('x')]]) {
    const reply = await raw(anna.browser, name, body);
    assert.equal(reply.status, 422, `${name}: ${reply.text}`);
    assert.match(reply.headers['content-type'], /problem\+json/);
  }
  assert.equal((await anna.browser.json('GET', '/api/v1/files')).json.items.length, before);
});

test('a browser never runs what was uploaded [B3, B7]', async () => {
  const sent = await raw(anna.browser, 'notes.txt', Buffer.from('plain words'));
  const { headers } = await anna.browser.get(`/files/${sent.json.id}`);
  assert.match(headers['content-disposition'], /^attachment/);
  assert.match(headers['content-security-policy'], /sandbox/);
  assert.equal(headers['x-content-type-options'], 'nosniff');
});

test('with uploads off the form is gone and the door is shut [B7, C11]', async () => {
  await call(studio, 'POST', `/api/v1/projects/${project.id}/uploads`, { uploads: 'off' });
  assert.ok((await raw(anna.browser, 'late.txt', Buffer.from('late'))).status >= 400);
  assert.doesNotMatch((await anna.browser.get('/files')).text, /type="file"/);
});
