// Mail over SMTP submission, to a real server with STARTTLS and with implicit TLS, with a password; and what happens when it will not
// take it. (The other transport, the `send_email` binding, is what every other journey uses.)
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startSmtp } from '../support/mail.js';
import { OPERATOR_SECRET, call, eventually, linkIn, open, openStudio } from '../support/portico.js';
import { ROOT } from '../support/runtime.js';
import { Client } from '../support/http.js';

const USER = { user: 'portico', password: 'p:a,ss wörd' };
const run = promisify(execFile);
const opened = [];
after(() => Promise.all(opened.map((one) => one.close())));

async function withServer(tls) {
  const smtp = await startSmtp({ tls, auth: USER });
  opened.push(smtp);
  const house = await open({
    name: `mail-${tls}`,
    extraCa: smtp.ca,
    vars: { MAIL_TRANSPORT: 'smtp', SMTP_HOST: 'localhost', SMTP_PORT: String(smtp.port), SMTP_TLS: tls, SMTP_USER: USER.user, SMTP_PASSWORD: USER.password },
  });
  opened.push(house);
  house.runtime.inbox = smtp.inbox;
  return { smtp, house };
}

for (const tls of ['starttls', 'implicit']) {
  test(`a studio opens and invites over SMTP with ${tls} [C2]`, { timeout: 300_000 }, async () => {
    const { smtp, house } = await withServer(tls);
    const studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
    const contact = await call(studio, 'POST', '/api/v1/contacts', { name: 'Zoë Ångström', email: 'zoe@example.com' });
    await call(studio, 'POST', `/api/v1/contacts/${contact.id}/activate`, {});
    const mail = await smtp.inbox.wait({ to: 'zoe@example.com' });
    assert.equal(mail.session.user, USER.user);
    assert.equal(mail.envelope.from, 'portal@portico.example');
    assert.match(mail.messageId, /^<?[\w-]{22}\.ab@/);
    assert.match(mail.text, /Hello Zoë/);
    assert.match(mail.html, /Zoë/);
    const page = await new Client(studio.at()).get(linkIn(mail, '/set-password/'));
    assert.equal(page.status, 200);
    await eventually(async () => (await house.runtime.sql("SELECT state FROM mails WHERE recipient = 'zoe@example.com'")).every((row) => row.state === 'sent'));
    await eventually(async () => (await house.runtime.sql('SELECT count(*) AS n FROM jobs'))[0].n === 0, { what: 'no job that waits' });

    if (tls === 'implicit') {
      smtp.refuse({ at: 'data', code: 451, times: 1 });
      const ben = await call(studio, 'POST', '/api/v1/contacts', { name: 'Ben Lund', email: 'ben@example.com' });
      await call(studio, 'POST', `/api/v1/contacts/${ben.id}/activate`, {});
      const queued = await eventually(async () => (await house.runtime.sql("SELECT m.state, j.attempts FROM jobs j JOIN mails m ON m.id = j.id WHERE m.recipient = 'ben@example.com' AND j.last_error IS NOT NULL"))[0]);
      assert.equal(queued.state, 'queued');
      await house.runtime.sql("UPDATE jobs SET due_at = 0");
      await house.runtime.cron();
      await smtp.inbox.wait({ to: 'ben@example.com' });

      smtp.refuse({ at: 'rcpt', code: 550, times: 1 });
      const dora = await call(studio, 'POST', '/api/v1/contacts', { name: 'Dora Novak', email: 'dora@example.com' });
      await call(studio, 'POST', `/api/v1/contacts/${dora.id}/activate`, {});
      await eventually(async () => (await house.runtime.sql("SELECT state FROM mails WHERE recipient = 'dora@example.com'"))[0]?.state === 'dead');

      // The operator sees what gave up, and has it sent once the server takes it.
      const operator = (...args) => run(process.execPath, [join(ROOT, 'scripts/operator'), ...args, '--base-url', house.runtime.base], { env: { ...process.env, OPERATOR_SECRET } });
      const listed = await operator('failed-jobs');
      const [, studioId, job] = listed.stdout.match(/^(\S+) (\S+) {2}send_email/m) ?? [];
      assert.ok(job && listed.stdout.includes('550'), listed.stdout);
      await operator('retry-job', '--studio', studioId, '--job', job);
      await smtp.inbox.wait({ to: 'dora@example.com' });
      assert.match((await operator('failed-jobs')).stdout, /No job has given up/);
    }
  });
}

test('a wrong password never gets mail out, and loses none', { timeout: 300_000 }, async () => {
  const smtp = await startSmtp({ tls: 'implicit', auth: USER });
  opened.push(smtp);
  const house = await open({
    name: 'mail-refused',
    extraCa: smtp.ca,
    vars: { MAIL_TRANSPORT: 'smtp', SMTP_HOST: 'localhost', SMTP_PORT: String(smtp.port), SMTP_TLS: 'implicit', SMTP_USER: USER.user, SMTP_PASSWORD: 'wrong' },
  });
  opened.push(house);
  const operator = new Client(house.runtime.at('app'));
  const made = await operator.json('POST', '/api/v1/operator/studios', { slug: 'aurora', name: 'Aurora', owner_name: 'Mara', owner_email: 'mara@aurora.example' }, { key: 'the operator of the tests' });
  assert.equal(made.status, 201, made.text);
  const row = await eventually(async () => (await house.runtime.sql('SELECT m.state, j.last_error FROM jobs j JOIN mails m ON m.id = j.id WHERE j.last_error IS NOT NULL'))[0]);
  assert.equal(row.state, 'queued');
  assert.doesNotMatch(row.last_error, /wrong/);
  assert.deepEqual(await smtp.inbox.find({}), []);
});
