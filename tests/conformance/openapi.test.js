// The published description of the API: well-formed by an independent linter, and true when thousands of odd requests are made of it.
// That each operation also succeeds, and answers that as described, is asked natively (`tests/house/openapi.rs`, `tests/house/fuzz.rs`).
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../support/runtime.js';
import { call, open, openClient, openStudio } from '../support/portico.js';

const run = promisify(execFile);
const DOCUMENTS = ['studio', 'portal'];
const path = (name) => join(ROOT, `docs/openapi/${name}.json`);

let house;
let studio;
before(async () => {
  house = await open({ name: 'fuzz' });
  studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
}, { timeout: 300_000 });
after(() => house?.close());

test('both documents are well-formed [C21]', async () => {
  await run(join(ROOT, 'node_modules/node/bin/node'), [join(ROOT, 'node_modules/@redocly/cli/bin/cli.js'), 'lint', ...DOCUMENTS.map(path), '--config', join(ROOT, 'tests/conformance/redocly.yaml')], {
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  }).catch(({ stdout, stderr }) => assert.fail(`${stdout}\n${stderr}`));
});

test('they are served [C21]', async () => {
  for (const name of DOCUMENTS) {
    const reply = await studio.owner.get(`/assets/openapi/${name}.json`);
    assert.equal(reply.status, 200);
    assert.equal(reply.json.openapi.slice(0, 2), '3.');
  }
});

/**
 * Runs schemathesis against one host with one identity; fails on any 5xx and on answers the document does not describe.
 * One worker: before Python 3.11.8 two threads that parse Python at once, as hypothesis does, break each other ("AST constructor recursion
 * depth mismatch", CPython's gh-106905).
 */
async function fuzz(name, host, headers) {
  const args = ['run', path(name), '--url', `http://127.0.0.1:${house.runtime.port}`, '--checks', 'not_a_server_error,content_type_conformance,response_schema_conformance',
    '--phases', 'examples,coverage,fuzzing', '--exclude-path-regex', '/(logout|sign-out)$', '--max-examples', process.env.FUZZ_EXAMPLES ?? '25', '--request-timeout', '30', '--workers', '1', '--no-color', '--seed', '7',
    '-H', `Host: ${host}`, ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])];
  const { stdout } = await run(join(ROOT, 'tests/.venv/bin/schemathesis'), args, { cwd: join(ROOT, 'tests/artefacts'), maxBuffer: 64 << 20, timeout: 800_000 })
    .catch(({ stdout, stderr }) => assert.fail(`${stdout}\n${stderr}`));
  console.log(stdout.slice(stdout.indexOf('SUMMARY')).slice(0, 1500));
  assert.match(stdout, /[1-9]\d* generated/);
}

test('the client side answers every odd request without breaking [C21]', async () => {
  const anna = await openClient(house, studio, { name: 'Anna Berg', email: 'anna@example.com' });
  const host = `aurora.localhost:${house.runtime.port}`;
  await fuzz('portal', host, { Origin: `http://${host}`, Cookie: anna.browser.cookieHeader(new URL(studio.at('/'))) });
});

// Last: with every scope it also moves the studio's address and closes what clients see.
test('the studio’s side answers every odd request without breaking [C21]', async () => {
  // Every scope that a key may have: what is behind them is to be reached. `keys:manage` is a member's alone.
  const described = JSON.stringify(JSON.parse(readFileSync(path('studio'), 'utf8')).paths);
  const scopes = [...new Set([...described.matchAll(/Scope of an API key: `([a-z:]+)`/g)].map(([, scope]) => scope))].filter((scope) => scope !== 'keys:manage');
  assert.ok(scopes.length >= 15, scopes.join(' '));
  const { key } = await call(studio, 'POST', '/api/v1/api-keys', { name: 'Fuzzer', scopes });
  await fuzz('studio', `app.localhost:${house.runtime.port}`, { Authorization: `Bearer ${key}` });
});
