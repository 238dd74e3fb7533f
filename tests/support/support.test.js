// The test support, proved on a Worker so small that a failure here is the support's own.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectTls } from 'node:tls';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from './http.js';
import { startSmtp } from './mail.js';
import { startRuntime } from './runtime.js';

const WRANGLER_TOML = `
name = "minimal"
main = "worker.js"
compatibility_date = "2026-11-01"
send_email = [{ name = "EMAIL" }]
[triggers]
crons = ["* * * * *"]
[[d1_databases]]
binding = "DB"
database_name = "minimal"
database_id = "00000000-0000-0000-0000-000000000000"
[[r2_buckets]]
binding = "FILES"
bucket_name = "minimal"
[[queues.producers]]
binding = "LATER"
queue = "later"
[[queues.consumers]]
queue = "later"
max_batch_timeout = 0
`;

const folder = mkdtempSync(join(tmpdir(), 'portico-minimal-'));
let runtime;
let smtp;
let client;

before(async () => {
  mkdirSync(join(folder, 'migrations'));
  copyFileSync(join(import.meta.dirname, 'minimal-worker.js'), join(folder, 'worker.js'));
  writeFileSync(join(folder, 'wrangler.toml'), WRANGLER_TOML);
  writeFileSync(join(folder, 'migrations/0001_seen.sql'), 'CREATE TABLE seen (what TEXT NOT NULL) STRICT;\n');
  smtp = await startSmtp({ tls: 'implicit', auth: { user: 'portico', password: 'p:a,ss' } });
  runtime = await startRuntime({ name: 'minimal', config: join(folder, 'wrangler.toml'), databases: ['DB'], vars: { SECRET: 'k1:ab+/=,k0:cd==' }, extraCa: smtp.ca });
  client = new Client(runtime.at('aurora'));
});
after(async () => {
  await Promise.all([runtime?.stop(), smtp?.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const until = async (fits) => {
  for (let tries = 0; tries < 100; tries++) {
    const seen = (await client.get('/seen')).json;
    if (fits(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it never came');
};

test('the Worker sees the studio\'s own host, and its variables whole', async () => {
  const { host, base, secret, origin } = (await client.get('/who')).json;
  assert.equal(host, `aurora.localhost:${runtime.port}`);
  assert.equal(base, runtime.base);
  assert.equal(secret, 'k1:ab+/=,k0:cd==');
  assert.equal(origin, null);
  const other = (await client.get(`http://clients.northlight.localhost:${runtime.port}/who`)).json;
  assert.equal(other.host, `clients.northlight.localhost:${runtime.port}`);
});

test('the client keeps cookies per host, sends Origin on changes, and submits a page\'s own form', async () => {
  const reply = await client.form('/login', {});
  assert.equal(reply.location, runtime.at('aurora', '/who'));
  assert.equal((await client.get('/who')).json.cookie, '__Host-session=abc');
  assert.equal((await client.get(runtime.at('northlight', '/who'))).json.cookie, null);
  assert.equal((await client.copy().get('/who')).json.cookie, '__Host-session=abc');
  assert.equal((await client.form('/logout', {}, { follow: true })).json.cookie, null);
  await assert.rejects(client.form('/bad-cookie'), /browser refuses this cookie/);
  const page = await client.get('/page');
  const { form, origin } = (await client.submit(page, '/echo', { name: 'Ana' })).json;
  assert.deepEqual(form, { token: 't&1', name: 'Ana', s: 'b' });
  assert.equal(origin, runtime.at('aurora'));
  assert.equal((await client.form('/echo', {}, { headers: { Origin: null } })).json.origin, null);
  const upload = await client.multipart('/echo', { note: 'x', file: { name: 'a.txt', type: 'text/plain', bytes: Buffer.from('hi') } });
  assert.equal(upload.json.form.note, 'x');
});

test('a queue delivers, and a cron fires when asked', async () => {
  await client.send('POST', '/later', { body: 'hello' });
  await until((seen) => seen.includes('queue hello'));
  await runtime.cron('7 3 * * *');
  await until((seen) => seen.includes('cron 7 3 * * *'));
});

test('mail of the send_email binding can be read', async () => {
  await client.send('POST', '/mail');
  const mail = await runtime.inbox.wait({ to: 'ana@client.test', subject: /portal ✓/ });
  assert.deepEqual(mail.links, ['http://aurora.localhost/invite/abc']);
  assert.equal(mail.envelope.from, 'studio@aurora.test');
  await assert.rejects(runtime.inbox.wait({ to: 'nobody@client.test' }, { timeout: 200 }), /there is: ana@client.test/);
});

test('after kill -9 the data that was acknowledged is there', async () => {
  await client.send('POST', '/note', { body: 'before the cut' });
  await client.send('PUT', '/file', { body: Buffer.alloc(100_000, 7) });
  await runtime.restart();
  assert.ok((await client.get('/seen')).json.includes('before the cut'));
  assert.ok((await client.get('/file')).bytes.equals(Buffer.alloc(100_000, 7)));
  assert.deepEqual(await runtime.sql('SELECT what FROM seen WHERE what LIKE \'before%\''), [{ what: 'before the cut' }]);
});

test('workerd trusts the tests\' authority, and no one else\'s', async () => {
  assert.match((await client.get(`/smtp?port=${smtp.port}&tls=on`)).text, /^220 /);
  const stranger = await startSmtp({ tls: 'implicit' });
  assert.equal((await client.get(`/smtp?port=${stranger.port}&tls=on`)).status, 502);
  await stranger.close();
});

// A mail sent word by word, so that the sink is not tested with its own maker's client.
async function say(smtpServer, lines, { tls = false, ca } = {}) {
  const { port } = smtpServer;
  let socket = tls ? connectTls({ port, host: 'localhost', ca, servername: 'localhost' }) : connect(port, '127.0.0.1');
  const answers = [];
  const next = () => new Promise((resolve, reject) => {
    let text = '';
    socket.on('error', reject);
    socket.on('data', function more(chunk) {
      text += chunk;
      if (!/^\d{3} .*\r\n$/m.test(text)) return;
      socket.off('data', more);
      resolve(text.trim().split('\r\n').at(-1));
    });
  });
  answers.push(await next());
  for (const line of lines) {
    socket.write(`${line}\r\n`);
    answers.push(await next());
    if (line === 'STARTTLS') {
      socket = connectTls({ socket, ca, servername: 'localhost' });
      await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
    }
  }
  socket.end();
  return answers;
}

const LETTER = ['MAIL FROM:<a@x.test>', 'RCPT TO:<b@y.test>', 'DATA', 'From: a@x.test\r\nTo: b@y.test\r\nSubject: hello\r\n\r\nSee https://x.test/1\r\n.'];
const LOGIN = `AUTH PLAIN ${Buffer.from('\0portico\0p:a,ss').toString('base64')}`;

test('the mail server takes plain mail, and refuses when told', async () => {
  const plain = await startSmtp();
  await say(plain, ['EHLO me', ...LETTER]);
  assert.deepEqual((await plain.inbox.wait({ to: 'b@y.test' })).links, ['https://x.test/1']);
  plain.refuse({ code: 451 });
  assert.match((await say(plain, ['EHLO me', ...LETTER])).at(-1), /^451/);
  assert.match((await say(plain, ['EHLO me', ...LETTER])).at(-1), /^250/);
  await plain.close();
});

test('the mail server speaks STARTTLS and implicit TLS, and asks who is there', async () => {
  const starttls = await startSmtp({ tls: 'starttls', auth: { user: 'portico', password: 'p:a,ss' } });
  assert.match((await say(starttls, ['EHLO me', 'MAIL FROM:<a@x.test>'])).at(-1), /^530/);
  const ca = readFileSync(starttls.ca);
  await say(starttls, ['EHLO me', 'STARTTLS', 'EHLO me', LOGIN, ...LETTER], { ca });
  assert.deepEqual((await starttls.inbox.wait()).session, { secure: true, user: 'portico' });
  await starttls.close();
  const wrong = `AUTH PLAIN ${Buffer.from('\0portico\0wrong').toString('base64')}`;
  assert.match((await say(smtp, ['EHLO me', wrong], { tls: true, ca: readFileSync(smtp.ca) })).at(-1), /^535/);
  await say(smtp, ['EHLO me', LOGIN, ...LETTER], { tls: true, ca: readFileSync(smtp.ca) });
  assert.equal((await smtp.inbox.wait()).subject, 'hello');
});
