// The operator's command, against a server that only listens.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../scripts/operator', import.meta.url));
const run = (args, env = {}) =>
  new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], { env: { PATH: process.env.PATH, ...env } }, (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }));
  });
const studio = ['create-studio', '--slug', 'aurora', '--name', 'Aurora Weddings', '--owner-name', 'Mara', '--owner-email', 'mara@aurora.example'];

async function listening(status, answer) {
  const heard = [];
  const server = createServer(async (request, reply) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push({ method: request.method, url: request.url, host: request.headers.host, key: request.headers.authorization, body: body && JSON.parse(body) });
    reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return { heard, base: `http://localhost:${port}`, host: `app.localhost:${port}`, close: () => server.close() };
}

test('makes a studio at the dashboard’s address and says where it is', async () => {
  const server = await listening(201, { address: 'http://aurora.localhost/login', owner_email: 'mara@aurora.example', shard: 2 });
  const done = await run([...studio, '--accent', '#7a4b5d', '--shard', '2', '--base-url', server.base], { OPERATOR_SECRET: 'hush' });
  server.close();
  assert.equal(done.code, 0, done.stderr);
  assert.match(done.stdout, /http:\/\/aurora\.localhost\/login, in shard 2/);
  assert.match(done.stdout, /mara@aurora\.example/);
  assert.deepEqual(server.heard, [
    {
      method: 'POST',
      url: '/api/v1/operator/studios',
      host: server.host,
      key: 'Bearer hush',
      body: { slug: 'aurora', name: 'Aurora Weddings', owner_name: 'Mara', owner_email: 'mara@aurora.example', accent: '#7a4b5d', shard: 2 },
    },
  ]);
});

test('names what needs fixing', async () => {
  const server = await listening(422, { title: 'Some fields are invalid', errors: [{ field: 'owner_email', message: 'is taken' }] });
  const done = await run([...studio, '--base-url', server.base], { OPERATOR_SECRET: 'hush' });
  server.close();
  assert.equal(done.code, 1);
  assert.match(done.stderr, /Some fields are invalid\n {2}--owner-email: is taken/);
});

test('lists the jobs that gave up, and has one tried again', async () => {
  const job = { studio: '-S1', id: '-J1', kind: 'send_email', attempts: 12, created_at: 1, failed_at: 1_795_442_700_000, error: '550 no such mailbox' };
  const server = await listening(200, { items: [job], more: false, id: '-J1' });
  const listed = await run(['failed-jobs', '--base-url', server.base], { OPERATOR_SECRET: 'hush' });
  const retried = await run(['retry-job', '--studio', '-S1', '--job', '-J1', '--base-url', server.base], { OPERATOR_SECRET: 'hush' });
  server.close();
  assert.match(listed.stdout, /^-S1 -J1 {2}send_email {2}2026-11-23T14:05:00\.000Z {2}12 attempts: 550 no such mailbox$/m);
  assert.match(retried.stdout, /-J1 is tried again/);
  assert.deepEqual(
    server.heard.map(({ method, url, body }) => [method, url, body]),
    [
      ['GET', '/api/v1/operator/failed-jobs', ''],
      ['POST', '/api/v1/operator/studios/-S1/jobs/-J1/retry', {}],
    ],
  );
  const nothing = await run(['retry-job', '--studio', 'S1'], { OPERATOR_SECRET: 'hush' });
  assert.match(nothing.stderr, /missing: --job/);
});

test('says how it is used, and when nobody answers', async () => {
  const unknown = await run(['create-studio', '--slug', 'aurora', '--colour', 'red'], { OPERATOR_SECRET: 'hush' });
  assert.equal(unknown.code, 1);
  assert.match(unknown.stderr, /--colour[\s\S]*scripts\/operator create-studio --slug/);
  const alone = await run([...studio, '--base-url', 'http://localhost:1'], { OPERATOR_SECRET: 'hush' });
  assert.equal(alone.code, 1);
  assert.match(alone.stderr, /app\.localhost:1 cannot be reached/);
});
