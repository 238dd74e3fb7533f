// Where the tests' mail arrives: an SMTP server of our own on loopback, with a certificate made for the occasion.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { simpleParser } from 'mailparser';

/**
 * `tls`: `none`, `starttls` or `implicit`. `auth`: { user, password }; then mail without it is refused.
 * The reply has `ca`, the path of the authority's certificate: give it to the runtime as `extraCa`.
 */
export async function startSmtp({ port = 0, tls = 'none', auth } = {}) {
  const inbox = new Inbox();
  const faults = [];
  const authority = tls === 'none' ? undefined : makeAuthority();
  const server = new SMTPServer({
    name: 'localhost',
    banner: 'Portico tests',
    secure: tls === 'implicit',
    ...(authority && { key: authority.key, cert: authority.cert }),
    disabledCommands: tls === 'none' ? ['STARTTLS'] : [],
    allowInsecureAuth: tls === 'none',
    authOptional: !auth,
    authMethods: ['PLAIN', 'LOGIN'],
    onAuth({ username, password }, _session, done) {
      if (auth && username === auth.user && password === auth.password) return done(null, { user: username });
      return done(Object.assign(new Error('Authentication failed'), { responseCode: 535 }));
    },
    onRcptTo(_address, _session, done) {
      const fault = faults.find((one) => one.at === 'rcpt');
      done(fault && refusal(faults, fault));
    },
    onData(stream, session, done) {
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', async () => {
        const fault = faults.find((one) => one.at === 'data');
        if (fault) return done(refusal(faults, fault));
        const { mailFrom, rcptTo } = session.envelope;
        inbox.add(await parseMail(Buffer.concat(chunks), { from: mailFrom.address, to: rcptTo.map((r) => r.address) }, { secure: session.secure, user: session.user ?? null }));
        return done();
      });
    },
  });
  server.on('error', () => {}); // a client that gives up (bad certificate, say) is the client's failure
  await new Promise((resolve, reject) => server.server.once('error', reject) && server.listen(port, '127.0.0.1', resolve));
  return {
    host: 'localhost',
    port: server.server.address().port,
    ca: authority?.path,
    inbox,
    /** The next mails are refused: { at: 'rcpt' | 'data', code: 451 | 550 …, times }. Without argument: none any more. */
    refuse: (fault) => (fault ? faults.push({ at: 'data', code: 451, times: 1, ...fault }) : faults.splice(0)),
    close: () => new Promise((resolve) => server.close(() => (authority?.remove(), resolve()))),
  };
}

function refusal(faults, fault) {
  fault.times -= 1;
  if (fault.times === 0) faults.splice(faults.indexOf(fault), 1);
  return Object.assign(new Error('Refused by the test'), { responseCode: fault.code });
}

/** Mail that has arrived, oldest first, and waiting for more. */
export class Inbox {
  constructor(load) {
    this.mails = [];
    this.load = load; // async () → all mails so far, where they lie elsewhere (the send_email binding)
  }
  add(mail) {
    this.mails.push(mail);
  }
  clear() {
    this.mails.length = 0;
  }
  async find({ to, subject, text, from } = {}) {
    if (this.load) this.mails = await this.load();
    const has = (value, wanted) => wanted === undefined || (wanted instanceof RegExp ? wanted.test(value) : value.includes(wanted));
    return this.mails.filter((mail) =>
      (to === undefined || mail.envelope.to.includes(to)) && has(mail.subject, subject) && has(mail.text, text) && has(mail.from, from));
  }
  /** The newest mail that fits, once there are `count` of them. */
  async wait(wanted = {}, { count = 1, timeout = 20_000 } = {}) {
    const end = Date.now() + timeout;
    for (;;) {
      const found = await this.find(wanted);
      if (found.length >= count) return found.at(-1);
      if (Date.now() > end) {
        const there = this.mails.map((mail) => `${mail.envelope.to} “${mail.subject}”`).join('; ') || 'none';
        throw new Error(`no mail ${JSON.stringify(wanted, (_, v) => (v instanceof RegExp ? String(v) : v))} ×${count} within ${timeout} ms; there is: ${there}`);
      }
      await sleep(100);
    }
  }
}

/** { from, subject, text, html, links, headers, attachments, messageId, envelope, session, raw } */
export async function parseMail(raw, envelope, session = {}) {
  const mail = await simpleParser(raw);
  const html = mail.html || '';
  const text = mail.text ?? '';
  return {
    from: mail.from?.text ?? '',
    replyTo: mail.replyTo?.text ?? null,
    subject: mail.subject ?? '',
    text,
    html,
    links: [...new Set(text.match(/https?:\/\/[^\s<>"]+/g) ?? [])],
    headers: mail.headers,
    attachments: mail.attachments,
    messageId: mail.messageId,
    envelope,
    session,
    raw: raw.toString('utf8'),
  };
}

/** A certificate authority for one test, and a certificate for localhost signed by it. */
export function makeAuthority() {
  const folder = mkdtempSync(join(tmpdir(), 'portico-ca-'));
  const at = (name) => join(folder, name);
  const openssl = (...args) => execFileSync('openssl', args, { stdio: 'pipe' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...newKey, '-keyout', at('ca.key'), '-out', at('ca.pem'), '-days', '2', '-subj', '/CN=Portico tests',
    '-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign');
  openssl('req', ...newKey, '-keyout', at('host.key'), '-out', at('host.csr'), '-subj', '/CN=localhost');
  writeFileSync(at('host.ext'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n');
  openssl('x509', '-req', '-in', at('host.csr'), '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-days', '2', '-extfile', at('host.ext'), '-out', at('host.pem'));
  return {
    path: at('ca.pem'),
    key: readFileSync(at('host.key')),
    cert: readFileSync(at('host.pem')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
