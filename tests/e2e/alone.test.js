// One function as a Worker of its own: `login`, built alone, with only the bindings it needs, against the databases of the whole.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '../support/http.js';
import { NODE, ROOT, startRuntime } from '../support/runtime.js';
import { PASSWORDS, open, openClient, openStudio } from '../support/portico.js';

const persist = mkdtempSync(join(tmpdir(), 'portico-alone-'));
const folder = mkdtempSync(join(tmpdir(), 'portico-login-'));
const MASTER_KEYS = `k1:${Buffer.alloc(32, 5).toString('base64')}`;
let login;
let anna;

before(async () => {
  assert.ok(existsSync(join(ROOT, 'build/login')), 'run `scripts/build --only client::login --out build/login` first');
  const whole = await open({ name: 'whole', persist, vars: { MASTER_KEYS } });
  const studio = await openStudio(whole, { slug: 'aurora', name: 'Aurora Weddings' });
  anna = await openClient(whole, studio, { name: 'Anna Berg', email: 'anna@example.com' });
  await whole.close();
  // What the directory knows can be read off the shards again, as where there was none before: nobody could log in otherwise.
  await whole.runtime.sql('DELETE FROM names; DELETE FROM studios', { database: 'DIRECTORY' });
  execFileSync(NODE, [join(ROOT, 'scripts/fill-directory'), 'local', '--persist-to', persist]);
  cpSync(join(ROOT, 'build/login'), join(folder, 'worker'), { recursive: true });
  const databases = readFileSync(join(ROOT, 'wrangler.toml'), 'utf8').match(/\[\[d1_databases\]\][^[#]*/g).join('').replaceAll('"migrations', `"${join(ROOT, 'migrations')}`);
  const main = existsSync(join(folder, 'worker/worker/index.js')) ? 'worker/worker/index.js' : 'worker/index.js';
  writeFileSync(join(folder, 'wrangler.toml'), `name = "portico-login"\nmain = "${main}"\ncompatibility_date = "2026-11-01"\n${databases}`);
  login = await startRuntime({ name: 'login-alone', config: join(folder, 'wrangler.toml'), persist, vars: { MASTER_KEYS, MAIL_FROM: 'portal@portico.example', MAIL_TRANSPORT: 'binding' } });
}, { timeout: 300_000 });
after(async () => {
  await login?.stop();
  for (const one of [persist, folder]) rmSync(one, { recursive: true, force: true });
});

test('it logs a client in and out, and knows nothing else [A2, A7, A15]', async () => {
  const browser = new Client(login.at('aurora'));
  assert.equal((await browser.get('/login')).status, 200);
  assert.equal((await browser.form('/login', { email: anna.email, password: 'wrong password' })).status, 422);
  assert.equal((await browser.form('/login', { email: anna.email, password: PASSWORDS.client })).status, 303);
  assert.equal((await browser.get('/files')).status, 404);
  assert.equal((await browser.form('/logout')).status, 303);
  assert.equal((await new Client(login.at('nobody')).get('/login')).status, 421);
});
