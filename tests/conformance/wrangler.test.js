// wrangler.toml: no environment may lack, or share, what wrangler does not inherit.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
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
    d1: d1_databases.map((one) => [one.binding, one.migrations_dir]),
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
