// wrangler.toml: no environment may lack, or share, what wrangler does not inherit.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { unstable_readConfig as readConfig } from 'wrangler';
import { ROOT } from '../support/runtime.js';

const config = join(ROOT, 'wrangler.toml');
const environments = [undefined, 'staging', 'production'];
const read = (env) => readConfig({ config, env }, { hideWarnings: true });

/** Every binding of an environment, by kind, as what the Worker calls it. */
function bindings(env) {
  const { vars, d1_databases, r2_buckets, queues, send_email, ratelimits, assets } = read(env);
  return {
    vars: Object.keys(vars).sort(),
    d1: d1_databases.filter((one) => !/^SHARD_(?!01)/.test(one.binding)).map((one) => [one.binding, one.migrations_dir]),
    r2: r2_buckets.map((one) => one.binding),
    producers: queues.producers.map((one) => one.binding),
    consumers: queues.consumers.map(({ queue, ...rest }) => rest),
    mail: send_email.map((one) => one.name),
    floods: ratelimits.map((one) => [one.name, one.simple]),
    assets: [assets.binding, assets.directory],
  };
}

/** The names of things that hold data or count. */
function resources(env) {
  const { name, d1_databases, r2_buckets, queues, ratelimits } = read(env);
  return [
    `worker ${name}`,
    ...d1_databases.map((one) => `database ${one.database_name}`),
    ...r2_buckets.map((one) => `bucket ${one.bucket_name}`),
    ...queues.consumers.map((one) => `queue ${one.queue}`),
    ...ratelimits.map((one) => `flood ${one.namespace_id}`),
  ];
}

for (const env of environments) {
  describe(env ?? 'local', () => {
    test('has every binding, and the Worker every kind it needs', () => {
      assert.deepEqual(bindings(env), bindings(undefined));
      for (const [kind, found] of Object.entries(bindings(env))) assert.ok(found.length > 0, kind);
    });

    test('has its directory and its shards, each a database of its own with its own migrations', () => {
      const { d1_databases } = read(env);
      const [directory, ...shards] = d1_databases;
      assert.deepEqual([directory.binding, directory.migrations_dir], ['DIRECTORY', 'migrations/directory']);
      for (const { binding, migrations_dir } of shards) assert.match(`${binding} ${migrations_dir}`, /^SHARD_\d\d migrations$/);
      assert.equal(new Set(d1_databases.map((one) => one.database_id)).size, d1_databases.length);
      const listed = execFileSync(join(ROOT, 'scripts/databases'), env ? [env] : [], { encoding: 'utf8' });
      assert.deepEqual(listed.trim().split('\n'), d1_databases.map((one) => one.binding), 'what scripts/deploy migrates');
    });

    test('drinks from the queue it pours into', () => {
      const { producers, consumers } = read(env).queues;
      assert.deepEqual(consumers.map((one) => one.queue), producers.map((one) => one.queue));
    });

    test('keeps its cron, its assets and its eyes', () => {
      const { triggers, observability, main } = read(env);
      assert.deepEqual([triggers.crons, observability.enabled, main], [['* * * * *'], true, read().main]);
    });
  });
}

test('environments share nothing that holds data or counts', () => {
  const all = environments.flatMap(resources);
  assert.deepEqual(all.filter((name, at) => all.indexOf(name) !== at), []);
});

test('no secret is written down', () => {
  const text = readFileSync(config, 'utf8');
  for (const name of ['MASTER_KEYS', 'OPERATOR_SECRET', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'SMTP_PASSWORD']) {
    assert.ok(!text.includes(name), name);
  }
});

describe('scripts/add-shard', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portico-add-shard-'));
  const copy = join(folder, 'wrangler.toml');
  const fake = join(folder, 'wrangler');
  const called = join(folder, 'called');
  const id = '12345678-90ab-cdef-1234-567890abcdef';
  const add = (...args) => execFileSync(process.execPath, [join(ROOT, 'scripts/add-shard'), ...args, '--config', copy, '--wrangler', fake], { encoding: 'utf8', stdio: 'pipe' });
  const shardsOf = (env) => readConfig({ config: copy, env }, { hideWarnings: true }).d1_databases.map((one) => `${one.binding} ${one.database_name} ${one.database_id}`);
  before(() => {
    copyFileSync(config, copy);
    writeFileSync(fake, `#!/bin/sh\necho "$@" >>'${called}'\necho 'database_id = "${id}"'\n`);
    chmodSync(fake, 0o755);
  });
  after(() => rmSync(folder, { recursive: true }));

  test('says what it would do, and does nothing', () => {
    const said = add('production', '--dry-run');
    assert.match(said, /wrangler d1 create portico-production-shard-03[\s\S]*SHARD_03[\s\S]*migrations apply SHARD_03 .*--env production --remote/);
    assert.equal(readFileSync(copy, 'utf8'), readFileSync(config, 'utf8'));
  });

  test('makes the next database, binds it and migrates it', () => {
    const before = shardsOf('staging');
    add('staging');
    assert.deepEqual(shardsOf('staging'), [...before, `SHARD_03 portico-staging-shard-03 ${id}`]);
    assert.deepEqual(readFileSync(called, 'utf8').trim().split('\n'), ['d1 create portico-staging-shard-03', `d1 migrations apply SHARD_03 -c ${copy} --env staging --remote`]);
    for (const other of [undefined, 'production']) assert.equal(shardsOf(other).length, before.length);
  });

  test('takes the number it is given, and no number twice', () => {
    add('local', '07');
    assert.ok(shardsOf(undefined).at(-1).startsWith('SHARD_07 portico-shard-07 '));
    for (const wrong of [['local', '7'], ['local', '0'], ['local', '100'], ['nowhere'], []]) assert.throws(() => add(...wrong), `${wrong}`);
  });
});
