// wrangler's environments inherit no bindings and no variables: what the top level has, each must have too.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/runtime.js';

const text = readFileSync(join(ROOT, 'wrangler.toml'), 'utf8');

/** Every table header with the names of its keys and, for bindings, the binding's name: enough TOML for this file. */
function tables() {
  const found = new Map();
  let at = '';
  for (const line of text.split('\n')) {
    const header = line.match(/^\[\[?([\w.]+)\]\]?/);
    if (header) at = header[1];
    const pair = line.match(/^(\w+)\s*=\s*(.*)$/);
    if (!pair || line.startsWith('#')) continue;
    const environment = at.match(/^env\.(\w+)\.?(.*)$/);
    const place = environment ? environment[1] : 'local';
    const table = environment ? environment[2] : at;
    const what = ['binding', 'name'].includes(pair[1]) && table ? `${table} ${pair[2]}` : table === 'vars' ? `vars ${pair[1]}` : null;
    if (what) found.set(place, (found.get(place) ?? new Set()).add(what));
  }
  return found;
}

test('staging and production have every binding and variable of the top level, and no other', () => {
  const all = tables();
  const local = [...all.get('local')].filter((one) => !one.startsWith('assets')).sort();
  assert.ok(local.length > 10, local.join('\n'));
  for (const environment of ['staging', 'production']) assert.deepEqual([...all.get(environment)].sort(), local, environment);
});

test('no environment shares a database, a bucket or a queue with another', () => {
  for (const key of ['database_name', 'bucket_name', 'queue', 'namespace_id']) {
    const per = new Map();
    let at = 'local';
    for (const line of text.split('\n')) {
      at = line.match(/^\[\[?env\.(\w+)/)?.[1] ?? (/^\[/.test(line) ? 'local' : at);
      const value = line.match(new RegExp(`^${key}\\s*=\\s*"(.*)"`))?.[1];
      if (value) per.set(value, (per.get(value) ?? new Set()).add(at));
    }
    assert.ok(per.size >= 3, `${key}: ${[...per.keys()]}`);
    for (const [value, places] of per) assert.equal(places.size, 1, `${key} ${value} is shared by ${[...places]}`);
  }
});
