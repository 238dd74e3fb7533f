// The Worker in the real runtime: workerd with D1, R2, queues and mail, started by `wrangler dev` on loopback.
import { spawn, execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { fetchLocally } from './loopback.js';
import { Inbox, parseMail } from './mail.js';

export const ROOT = resolve(import.meta.dirname, '../..');
export const ARTEFACTS = join(ROOT, 'tests/artefacts');

// Everything about how the runtime is called stands here.
export const NODE = join(ROOT, 'node_modules/node/bin/node'); // wrangler wants a newer Node than the machine may have
const WRANGLER = join(ROOT, 'node_modules/wrangler/wrangler-dist/cli.js');
const CONFIG = join(ROOT, 'wrangler.toml');
const HEALTH = '/health';
const QUIET = {
  WRANGLER_SEND_METRICS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false', // asks the network for `request.cf` otherwise
  NO_COLOR: '1',
  CI: '1',
};

const run = promisify(execFile);

/** Portico's databases, as wrangler.toml binds them: where the studios are, and two shards of studios. */
export const DATABASES = ['DIRECTORY', 'SHARD_01', 'SHARD_02'];

/** Runs a wrangler command to its end: `wrangler(['d1', 'migrations', 'apply', 'SHARD_01', '--local', …])` → { stdout, stderr }. */
export function wrangler(args, { env = {}, cwd = ROOT } = {}) {
  return run(NODE, ['--no-warnings', WRANGLER, ...args], { cwd, env: { ...process.env, ...QUIET, ...env }, maxBuffer: 64 << 20 });
}

/** Starts a runtime and waits until it is well. Options: see `Runtime`. */
export async function startRuntime(options = {}) {
  const runtime = new Runtime(options);
  runtime.port ??= await freePort();
  try {
    await runtime.migrate();
    await runtime.start();
  } catch (error) {
    await runtime.stop();
    throw error;
  }
  return runtime;
}

export class Runtime {
  /**
   * name     of the log in tests/artefacts
   * config   another wrangler.toml
   * persist  folder of D1 and R2; a fresh one, removed by `stop`, when not given
   * port     a free one when not given; kept over restarts
   * vars     of the Worker, beside BASE_URL; a value may be a function of the port
   * databases the D1 bindings whose migrations are applied before the first start; [] for none
   * extraCa  path of a certificate authority the Worker shall trust
   * args     more arguments for `wrangler dev`
   */
  constructor({ name = 'worker', config = CONFIG, persist, port, vars = {}, databases = DATABASES, extraCa, args = [], health = HEALTH } = {}) {
    Object.assign(this, { name, config, port, vars, databases, extraCa, args, health });
    this.ownsPersist = !persist;
    this.persist = persist ?? mkdtempSync(join(tmpdir(), 'portico-state-'));
    this.child = null;
    this.inbox = new Inbox(() => this.mails());
  }
  /** http://localhost:PORT: the portal domain. `at('aurora')` is a studio's origin, `at('app')` the dashboard's. */
  get base() {
    return `http://localhost:${this.port}`;
  }
  at(slug, path = '') {
    return `http://${slug}.localhost:${this.port}${path}`;
  }
  /** Applies the migrations. What an empty folder holds after them is made once for all runtimes of a run, and copied: wrangler takes seconds. */
  async migrate() {
    if (!this.databases.length) return;
    if (!this.ownsPersist || this.config !== CONFIG) return void (await this.applyMigrations(this.persist));
    const migrated = join(ARTEFACTS, `migrated-${migrationsHash()}-${this.databases.join('-')}`);
    if (!existsSync(migrated)) {
      const fresh = mkdtempSync(join(tmpdir(), 'portico-migrated-'));
      await this.applyMigrations(fresh);
      mkdirSync(ARTEFACTS, { recursive: true });
      cpSync(fresh, `${migrated}-${process.pid}`, { recursive: true });
      rmSync(fresh, { recursive: true, force: true });
      renameSync(`${migrated}-${process.pid}`, migrated);
    }
    cpSync(migrated, this.persist, { recursive: true });
  }
  async applyMigrations(persist) {
    for (const database of this.databases) {
      await wrangler(['d1', 'migrations', 'apply', database, '--local', '-c', this.config, '--persist-to', persist]);
    }
  }
  /**
   * Runs SQL on the local databases while the Worker is stopped or running: for looking, and for seeding what has no door yet. In the shard
   * of the studio whose id it names, else in all shards, the rows of one after those of the other; or in the named database.
   */
  async sql(command, { database } = {}) {
    const where = database ? [database] : await this.shardsOf(command);
    const rows = [];
    for (const one of where) rows.push(...(await this.sqlOf(one, command)));
    return rows;
  }
  async shardsOf(command) {
    if (!this.databases.includes('DIRECTORY')) return this.databases; // not Portico
    const text = String(command);
    const [studio] = (await this.sqlOf('DIRECTORY', 'SELECT id, shard FROM studios')).filter(({ id }) => text.includes(id));
    return studio ? [`SHARD_${String(studio.shard).padStart(2, '0')}`] : this.databases.filter((one) => one.startsWith('SHARD_'));
  }
  async sqlOf(database, command) {
    if (this.child) return this.sqlBeside(database, command);
    const { stdout } = await wrangler(['d1', 'execute', database, '--local', '--json', '-c', this.config, '--persist-to', this.persist, '--command', command]);
    return JSON.parse(stdout.slice(stdout.indexOf('[')))[0].results;
  }
  /** The same through the running Worker's own door: at once, where a process of its own takes seconds. */
  async sqlBeside(database, command) {
    const api = '/cdn-cgi/explorer/api/d1/database';
    this.databaseIds ??= new Map((await (await this.handler(api)).json()).result.map((one) => [one.name, one.uuid]));
    const reply = await this.handler(`${api}/${this.databaseIds.get(database)}/raw`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ sql: command }) });
    const { success, result, errors } = await reply.json();
    if (!success) throw new Error(`${command}: ${JSON.stringify(errors)}`);
    const { columns, rows } = result[0].results;
    return rows.map((row) => Object.fromEntries(row.map((value, at) => [columns[at], value])));
  }
  async start({ timeout = 120_000 } = {}) {
    mkdirSync(ARTEFACTS, { recursive: true });
    const vars = Object.entries({ BASE_URL: this.base, ...this.vars })
      .flatMap(([name, value]) => ['--var', `${name}:${typeof value === 'function' ? value(this.port) : value}`]);
    // A registry of its own: by the common one, runtimes beside each other read each other's mail.
    const env = { ...process.env, ...QUIET, WRANGLER_REGISTRY_PATH: join(this.persist, 'registry'), ...(this.extraCa && { NODE_EXTRA_CA_CERTS: this.extraCa }) };
    this.child = spawn(NODE, ['--no-warnings', WRANGLER, 'dev', '-c', this.config, '--ip', '127.0.0.1', '--port', String(this.port),
      '--inspector-port', String(await freePort()), '--persist-to', this.persist, '--show-interactive-dev-session=false',
      '--infer-origin-from-routes=false', ...vars, ...this.args],
    { cwd: ROOT, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const log = createWriteStream(join(ARTEFACTS, `${this.name}.log`), { flags: 'a' });
    this.output = '';
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.on('data', (chunk) => (log.write(chunk), (this.output = (this.output + chunk).slice(-20_000))));
    }
    this.ended = new Promise((done) => this.child.once('exit', (code) => (log.end(), done(code ?? -1))));
    await this.untilWell(timeout);
  }
  async untilWell(timeout) {
    const end = Date.now() + timeout;
    let last = 'nothing yet';
    let over;
    this.ended.then((code) => (over = code));
    while (Date.now() < end) {
      if (over !== undefined) throw new Error(`wrangler dev ended with ${over}:\n${this.output}`);
      try {
        const reply = await fetchLocally(this.at('app', this.health), { signal: AbortSignal.timeout(5_000) });
        if (reply.status === 200) return void (await reply.text());
        last = `${reply.status} ${await reply.text()}`;
      } catch (error) {
        last = String(error.cause ?? error);
      }
      await sleep(100);
    }
    throw new Error(`not well within ${timeout} ms, last: ${last}\n${this.output}`);
  }
  /** Ends everything at once, as a power cut does. What D1 and R2 have acknowledged stays in `persist`. */
  async kill() {
    await this.end('SIGKILL');
  }
  /** Ends in good order, and forgets the data if it was this runtime's own. */
  async stop() {
    await this.end('SIGTERM');
    if (this.ownsPersist) rmSync(this.persist, { recursive: true, force: true });
  }
  async restart() {
    await this.kill();
    await this.start();
  }
  async end(signal) {
    if (!this.child) return;
    const group = -this.child.pid; // wrangler, workerd and esbuild are one process group
    signalGroup(group, signal);
    const late = setTimeout(() => signalGroup(group, 'SIGKILL'), 5_000);
    await this.ended;
    clearTimeout(late);
    signalGroup(group, 'SIGKILL'); // whatever the leader left behind
    this.child = null;
  }
  /** Fires a cron trigger and waits for its handler. */
  async cron(pattern = '* * * * *') {
    const reply = await this.handler(`/cdn-cgi/handler/scheduled?cron=${encodeURIComponent(pattern)}`);
    if (reply.status !== 200) throw new Error(`cron “${pattern}” answered ${reply.status}: ${await reply.text()}`);
    await reply.text();
  }
  /** What was sent through the `send_email` binding since the last start, oldest first, in the shape of mail.js. */
  async mails() {
    const list = '/cdn-cgi/explorer/api/local/email/sending';
    const seen = [];
    let cursor = '';
    do {
      const { result, result_info: info } = await (await this.handler(`${list}?per_page=100${cursor}`)).json();
      seen.push(...result);
      cursor = info?.has_more && info.cursor ? `&cursor=${encodeURIComponent(info.cursor)}` : '';
    } while (cursor);
    this.parsed ??= new Map();
    for (const { messageId } of seen) {
      if (this.parsed.has(messageId)) continue;
      const { result } = await (await this.handler(`${list}?email_id=${encodeURIComponent(messageId)}`)).json();
      const raw = result.rawBase64 ? Buffer.from(result.rawBase64, 'base64') : Buffer.from(result.raw);
      this.parsed.set(messageId, await parseMail(raw, { from: result.from, to: result.to }));
    }
    return seen.sort((a, b) => a.sentAt.localeCompare(b.sentAt)).map(({ messageId }) => this.parsed.get(messageId));
  }
  handler(path, options) {
    return fetchLocally(`http://127.0.0.1:${this.port}${path}`, options);
  }
}

function migrationsHash() {
  const folder = join(ROOT, 'migrations');
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.sql'));
  for (const name of files.sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}

function signalGroup(group, signal) {
  try {
    process.kill(group, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

export function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

