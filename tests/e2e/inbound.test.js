// Answers by mail, as Email Routing hands them over: to the address a letter gave out, and to others.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { eventually, open, openClient, openStudio } from '../support/portico.js';
import { fetchLocally } from '../support/loopback.js';

const DOMAIN = 'reply.portico.example';
const master = randomBytes(32);
let house, studio, anna, message, address;

/** The address for answers, put together here a second time. `ab` is the first shard; addresses from before there were shards have none. */
function replyAddress(studioId, messageId, shard = 'ab') {
  const key = Buffer.from(hkdfSync('sha256', master, '', `portico|reply|${studioId}`, 32));
  const id = Buffer.from(messageId, 'base64url');
  const mac = createHmac('sha256', key).update(id).update(shard).digest().subarray(0, 16);
  return `r-${base32(id)}-${base32(mac)}${shard && `-${shard}`}@${DOMAIN}`;
}

function base32(bytes) {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.match(/.{1,5}/g).map((five) => 'abcdefghijklmnopqrstuvwxyz234567'[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** What the sender's server is told. */
async function deliver(raw, { to = address, from = 'anna@example.com' } = {}) {
  const url = `http://127.0.0.1:${house.runtime.port}/cdn-cgi/handler/email?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`;
  const reply = await fetchLocally(url, { method: 'POST', body: raw });
  return { status: reply.status, text: await reply.text() };
}

let number = 0;
function mail(text, head = '') {
  number += 1;
  const lines = [
    'From: Anna Berg <anna@example.com>', `To: ${address}`, `Message-ID: <e2e-${number}@example.com>`, 'Subject: =?UTF-8?Q?Re:_F=C3=BCr_Juni?=',
    'MIME-Version: 1.0', ...(head ? [head] : ['Content-Type: text/plain; charset=utf-8']), '', text, '',
  ];
  return lines.join('\r\n');
}

const answers = () => house.runtime.sql("SELECT id, subject, body, contact_id FROM messages WHERE direction = 'to_studio' ORDER BY created_at, id");

before(async () => {
  house = await open({ name: 'inbound', vars: { MASTER_KEYS: `k1:${master.toString('base64')}`, REPLY_DOMAIN: DOMAIN } });
  studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  anna = await openClient(house, studio, { name: 'Anna Berg', email: 'anna@example.com' });
  message = randomBytes(16).toString('base64url');
  const [{ id }] = await house.runtime.sql("SELECT id FROM studios WHERE slug = 'aurora'");
  const project = randomBytes(16).toString('base64url');
  await house.runtime.sql(
    `INSERT INTO projects (studio_id, id, title, created_at) VALUES ('${id}', '${project}', 'The wedding', 1);
     INSERT INTO participants (studio_id, project_id, contact_id, role) VALUES ('${id}', '${project}', '${anna.id}', 'primary');
     INSERT INTO messages (studio_id, id, project_id, contact_id, direction, kind, subject, body, created_at)
     VALUES ('${id}', '${message}', '${project}', '${anna.id}', 'to_client', 'email', 'June', 'Would June do?', 1)`,
  );
  address = replyAddress(id, message);
});
after(() => house?.close());

test('an answer becomes a message, once, and the studio is told [B2]', async () => {
  const raw = mail('Ja, sehr gern! Grüße\r\n\r\nAm 23.11.26 um 10:12 schrieb Aurora Weddings:\r\n> Would June do?\r\n');
  const taken = await deliver(raw);
  assert.equal(taken.status, 200, taken.text);
  const again = await deliver(raw);
  assert.equal(again.status, 200, again.text);
  const rows = await answers();
  assert.deepEqual(rows.map(({ id, ...row }) => row), [{ subject: 'Re: Für Juni', body: 'Ja, sehr gern! Grüße', contact_id: anna.id }]);
  const notice = await house.runtime.inbox.wait({ to: 'hello@aurora.example', subject: 'Anna Berg replied by email' });
  assert.match(notice.text, /Ja, sehr gern! Grüße/);
  assert.equal((await house.runtime.inbox.find({ to: 'hello@aurora.example' })).length, 1);
});

test('files come along as bytes, and what is no picture does not pass for one [B2]', async () => {
  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), randomBytes(60_000)]);
  const part = (name, bytes) => ['--b', `Content-Type: image/jpeg; name="${name}"`, 'Content-Disposition: attachment', 'Content-Transfer-Encoding: base64', '', bytes.toString('base64').replace(/.{76}/g, '$&\r\n')];
  const body = ['--b', 'Content-Type: text/html; charset=utf-8', '', '<div>Voilà&nbsp;!</div><div class="gmail_quote">Would June do?</div>', ...part('jardin.jpg', jpeg), ...part('virus.jpg', Buffer.from('MZ no picture')), '--b--'];
  const taken = await deliver(mail(body.join('\r\n'), 'Content-Type: multipart/mixed; boundary=b'));
  assert.equal(taken.status, 200, taken.text);
  const last = (await answers()).at(-1);
  assert.equal(last.body, 'Voilà !\n\n[files not accepted: virus.jpg]');
  const files = await house.runtime.sql(`SELECT f.name, f.size, f.state FROM message_files m JOIN files f ON f.id = m.file_id WHERE m.message_id = '${last.id}'`);
  assert.deepEqual(files, [{ name: 'jardin.jpg', size: jpeg.length, state: 'ready' }]);
  const [{ id }] = await house.runtime.sql("SELECT id FROM files WHERE name = 'jardin.jpg'");
  const got = await anna.browser.get(`/files/${id}`);
  assert.equal(got.status, 200);
  assert.ok(Buffer.from(got.bytes).equals(jpeg), 'the very bytes');
});

test('a mail in any characters is read, what was trimmed can be read, and the mail as it came can be had [B2]', async () => {
  const japanese = Buffer.concat([Buffer.from(mail('', 'Content-Type: text/plain; charset=ISO-2022-JP').trimEnd() + '\r\n\r\n'), Buffer.from('\x1b$BO;7n$GBg>fIW$G$9!#\x1b(B\r\n', 'latin1')]);
  assert.equal((await deliver(japanese)).status, 200);
  assert.equal((await answers()).at(-1).body, '六月で大丈夫です。');
  const unlabelled = Buffer.from(mail('Gr\xfc\xdfe, Caf\xe9, 5 \x80', 'Content-Type: text/plain'), 'latin1');
  assert.equal((await deliver(unlabelled)).status, 200);
  assert.equal((await answers()).at(-1).body, 'Grüße, Café, 5 €');

  const raw = mail('Ja.\r\n\r\nAm 23.11.26 um 10:12 schrieb Aurora Weddings:\r\n> Would June do?\r\n');
  assert.equal((await deliver(raw)).status, 200);
  const { id } = (await answers()).at(-1);
  const page = await studio.owner.get(`/contacts/${anna.id}/messages`);
  assert.match(page.text, /Show trimmed text/);
  const got = await studio.owner.get(`/contacts/${anna.id}/messages/${id}/original`);
  assert.equal(got.headers['content-type'], 'message/rfc822');
  assert.equal(Buffer.from(got.bytes).toString(), raw);
});

test('nobody else gets in: no other address, no machine, nobody who was closed out, nothing too large [B2]', async () => {
  const before = await answers();
  const [local] = address.split('@');
  for (const to of [`hello@${DOMAIN}`, `${local.slice(0, -1)}${local.endsWith('a') ? 'q' : 'a'}@${DOMAIN}`, `${local}@portico.example`, replyAddress(randomBytes(16).toString('base64url'), message)]) {
    const refused = await deliver(mail('Let me in'), { to });
    assert.match(refused.text, /only accepts replies to an email/, to);
    assert.notEqual(refused.status, 200);
  }
  assert.equal((await deliver(mail('On holiday', 'Auto-Submitted: auto-replied'))).status, 200);
  const large = await deliver(mail('x'.repeat(76).concat('\r\n').repeat(140_000)));
  assert.match(large.text, /larger than 10 MB/);
  await house.runtime.sql(`UPDATE portal_access SET state = 'disabled' WHERE contact_id = '${anna.id}'`);
  assert.match((await deliver(mail('Hello?'))).text, /closed/);
  await house.runtime.sql(`UPDATE portal_access SET state = 'active' WHERE contact_id = '${anna.id}'`);
  assert.deepEqual(await answers(), before);
  // The Worker is well, and still hears whom it should.
  assert.equal((await deliver(mail('Yes'), { to: address.toUpperCase() })).status, 200);
  await eventually(async () => (await answers()).length === before.length + 1, { what: 'the answer' });
});
