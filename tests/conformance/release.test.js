// The release as it would be deployed: it builds into what wrangler takes, it is small, every environment is whole, and nothing of the
// tests or the demo is in it.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT, wrangler } from '../support/runtime.js';

const out = mkdtempSync(join(tmpdir(), 'portico-release-'));
const files = (folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, name)).filter((name) => statSync(name).isFile());

for (const environment of ['staging', 'production']) {
  test(`wrangler would deploy to ${environment}`, async () => {
    const { stdout } = await wrangler(['deploy', '--dry-run', '--env', environment, '--outdir', join(out, environment)]);
    for (const binding of ['env.DIRECTORY', 'env.SHARD_01', 'env.SHARD_02', 'env.FILES', 'env.JOBS', 'env.EMAIL', 'env.FLOOD', 'env.ASSETS', 'env.BASE_URL']) {
      assert.ok(stdout.includes(binding), `${binding} is missing in ${environment}:\n${stdout}`);
    }
    assert.ok(!stdout.includes('localhost'), `something local is left in ${environment}`);
  });
}

// The goal is 600 KB; why it is not reached, and what keeps it from growing, stands in docs/adr/0010.
test('the bundle is at most 2100 KB with gzip', () => {
  const parts = files(join(out, 'production')).filter((name) => /\.(wasm|js)$/.test(name));
  const sizes = parts.map((name) => gzipSync(readFileSync(name)).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`bundle: ${Math.round(total / 1024)} KB with gzip`);
  assert.ok(total > 50_000, 'that cannot be the whole Worker');
  assert.ok(total <= 2100 * 1024, `${total} bytes`);
});

test('no folder of the machine that built it is named in it', () => {
  for (const name of files(join(out, 'production')).filter((name) => name.endsWith('.wasm'))) {
    const bytes = readFileSync(name);
    for (const text of [ROOT, `${homedir()}/`, '/.cargo/registry']) assert.ok(!bytes.includes(text), `${text} in ${name}`);
  }
});

test('no test hook, seed credential or debug route is in it', () => {
  const never = ['lavender hills 42', 'fjord at first light', 'confetti in november', 'anna@example.com', 'aurora.example', 'operator of the tests', 'TestClock', 'rusqlite', '/_fake/', 'sourceMappingURL=data'];
  for (const name of files(join(out, 'production'))) {
    const bytes = readFileSync(name);
    for (const text of never) assert.ok(!bytes.includes(text), `${text} in ${name}`);
  }
  rmSync(out, { recursive: true, force: true });
});
