// Who is let in, and when: opening and closing the portal for a contact, what comes meanwhile, many invitations at once, and the list of
// those who are in it. As the dashboard's pages do it, and as the studio's software does.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Client } from '../support/http.js';
import { INVOICE, QUOTE, send, sendFile } from '../support/documents.js';
import { PASSWORDS, call, eventually, linkIn, open, openClient, openStudio } from '../support/portico.js';

let house, studio, anna, ben, project;

before(async () => {
  house = await open({ name: 'access' });
  studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  anna = await openClient(house, studio, { name: 'Anna Berg', email: 'anna@example.com' });
  ben = await openClient(house, studio, { name: 'Ben Lund', email: 'ben@example.com', password: PASSWORDS.other });
  project = (await call(studio, 'POST', '/api/v1/projects', { title: 'The wedding', event_on: '2027-06-19', participants: [anna.id, ben.id] })).id;
}, { timeout: 300_000 });
after(() => house?.close());

const login = (who, browser = new Client(studio.at())) => browser.form('/login', { email: who.email, password: who.password });
const badge = async (who) => (await studio.owner.get(`/contacts/${who.id}`)).html.querySelector('h1 ~ .badge, .title-row .badge, .badge');
/** How many letters went to an address, by their subjects. */
const letters = async (to) => (await house.runtime.inbox.find({ to })).map((mail) => mail.subject);
/** Until every letter that was written has left. */
const delivered = () => eventually(async () => (await house.runtime.sql("SELECT count(*) AS n FROM jobs"))[0].n === 0, { what: 'no job that waits' });

test('deactivating is asked about, ends every session at once, and is shown in red; activating again opens it with the old password [C2, C9]', async () => {
  const page = await studio.owner.get(`/contacts/${anna.id}`);
  assert.match((await badge(anna)).outerHTML, /success.*Active/);
  // The button only opens the question; the form is within it.
  const form = [...page.html.querySelectorAll('form')].find((one) => one.getAttribute('action').endsWith('/deactivate'));
  assert.equal(form.closest('details')?.hasAttribute('open'), false);
  assert.equal((await anna.browser.get('/profile')).status, 200);
  const second = new Client(studio.at());
  assert.equal((await login(anna, second)).status, 303);
  const done = await studio.owner.submit(page, '/deactivate');
  assert.equal(done.status, 303, done.text);
  assert.match((await badge(anna)).outerHTML, /danger.*Not active/);
  for (const browser of [anna.browser, second]) {
    assert.match((await browser.get('/profile')).location ?? '', /\/login/);
    assert.equal((await browser.json('GET', '/api/v1/home')).status, 401);
  }
  // Who proves who they are is told why; anybody else is told nothing.
  const [right, wrong, nobody] = [await login(anna), await login({ ...anna, password: 'not her password' }), await login({ email: 'nobody@example.com', password: 'not her password' })];
  assert.equal(right.status, 403);
  assert.match(right.seen(), /Your portal is temporarily closed/);
  assert.equal(wrong.status, 422);
  assert.doesNotMatch(wrong.seen(), /closed/);
  assert.equal(wrong.seen(), nobody.seen());
  // Ben has noticed nothing.
  assert.equal((await ben.browser.get('/profile')).status, 200);
  // Twice is once.
  assert.equal((await call(studio, 'POST', `/api/v1/contacts/${anna.id}/deactivate`, {})).access, 'not_active');
  const opened = await call(studio, 'POST', `/api/v1/contacts/${anna.id}/activate`, {});
  assert.deepEqual([opened.access, opened.mail], ['active', 'notice']);
  assert.match((await badge(anna)).outerHTML, /success.*Active/);
  assert.equal((await login(anna, anna.browser)).status, 303);
});

test('what is sent to a deactivated client is collected, without a letter, and is all there when access returns [C3, B13]', async () => {
  await call(studio, 'POST', `/api/v1/contacts/${anna.id}/deactivate`, {});
  await delivered();
  const before = await letters(anna.email);
  const recipients = [anna.id, ben.id];
  const quote = await send(studio, project, 'quote', { title: 'Your day, in pictures', recipients, content: QUOTE });
  const invoice = await send(studio, project, 'invoice', { ...INVOICE, title: 'Photography', recipients: [anna.id] });
  const file = await sendFile(studio, project, 'Guide.pdf', recipients);
  await call(studio, 'POST', `/api/v1/contacts/${anna.id}/messages`, { project, text: 'The rehearsal is on Friday.' });
  await house.runtime.inbox.wait({ to: ben.email, subject: /Your day, in pictures/ });
  await delivered();
  // A message is a letter in itself; nothing else is written to who cannot come in.
  assert.deepEqual(await letters(anna.email), [...before, 'Message from Aurora Weddings']);
  // Nobody but her sees it on her behalf meanwhile.
  assert.equal((await ben.browser.json('GET', `/api/v1/invoices/${invoice}`)).status, 404);
  assert.equal((await anna.browser.json('GET', `/api/v1/quotes/${quote}`)).status, 401);
  await call(studio, 'POST', `/api/v1/contacts/${anna.id}/activate`, {});
  assert.equal((await login(anna, anna.browser)).status, 303);
  const home = (await anna.browser.json('GET', '/api/v1/home')).json;
  assert.deepEqual(home.actions.map((one) => one.document).sort(), [quote, invoice].sort());
  const { items } = (await anna.browser.json('GET', '/api/v1/files')).json;
  assert.deepEqual(items.map((one) => one.id).sort(), [file, quote, invoice].sort());
  assert.equal((await anna.browser.get(`/files/${file}`)).status, 200);
  const activity = (await anna.browser.get('/activity')).seen('main');
  for (const shown of ['Your day, in pictures', 'Photography', 'Guide.pdf', 'The rehearsal is on Friday.']) assert.ok(activity.includes(shown), shown);
  // And the studio sees that she has not looked before.
  assert.equal((await call(studio, 'GET', `/api/v1/documents/${invoice}`)).recipients.find((one) => one.contact === anna.id).viewed_at, null);
});

test('one is invited: each letter’s state is on the page, a second one works beside the first, and the link to hand over is shown once and written down [C4, A14]', async () => {
  const gil = { name: 'Gil Amaral', email: 'gil@example.com' };
  const { id } = await call(studio, 'POST', '/api/v1/contacts', gil);
  const refused = await studio.owner.json('POST', `/api/v1/contacts/${id}/invite`, {});
  assert.deepEqual([refused.status, await letters(gil.email)], [409, []]);
  await call(studio, 'POST', `/api/v1/contacts/${id}/activate`, {});
  await delivered();
  await house.runtime.sql(`UPDATE mails SET created_at = created_at - 300000 WHERE contact_id = '${id}'`);
  const page = await studio.owner.get(`/contacts/${id}`);
  assert.match(page.seen('section[aria-labelledby="invites"]'), /Sent/);
  const again = await studio.owner.submit(page, '/invite');
  assert.equal(again.status, 303, again.text);
  await house.runtime.inbox.wait({ to: gil.email }, { count: 2 });
  const mails = await house.runtime.inbox.find({ to: gil.email });
  for (const mail of mails) assert.ok(mail.from.includes('Aurora Weddings') && mail.html.includes('Aurora Weddings') && mail.text.includes(linkIn(mail, '/set-password/')), mail.subject);
  const links = mails.map((mail) => linkIn(mail, '/set-password/'));
  assert.ok(new Set(links).size === 2 && links.every((link) => link.startsWith(studio.at('/set-password/'))), links.join(' '));

  const shown = await studio.owner.submit(page, '/invite-link');
  const link = shown.html.querySelector('textarea').textContent;
  assert.deepEqual([shown.status, shown.headers['cache-control']], [200, 'no-store']);
  assert.ok(!links.includes(link));
  const written = await house.runtime.sql(`SELECT action, detail FROM audit_log WHERE subject_id = '${id}' AND action = 'invitation_link.shown'`);
  assert.equal(written.length, 1);
  assert.ok(!JSON.stringify(written).includes(link.split('/').at(-1)));
  assert.ok(!(await studio.owner.get(`/contacts/${id}`)).text.includes('/set-password/'));
  // The first one that is used is the one.
  const browser = new Client(studio.at());
  assert.equal((await browser.submit(await browser.get(link), '/set-password/', { password: PASSWORDS.client })).status, 303);
  assert.equal((await browser.get('/profile')).status, 200);
  assert.equal((await studio.owner.json('POST', `/api/v1/contacts/${id}/invite`, {})).status, 409);
  assert.equal((await studio.owner.json('POST', `/api/v1/contacts/${id}/invite-link`, {})).status, 409);
});

test('many are invited at once with an answer for each, and nobody twice by a retry, a second tab or a second key [C5]', async () => {
  const names = ['Carla Diaz', 'Dora Novak', 'Emil Olsen', 'Fay Park'];
  const made = await Promise.all(names.map((name) => call(studio, 'POST', '/api/v1/contacts', { name, email: `${name.split(' ')[0].toLowerCase()}@example.com` })));
  const [carla, dora, emil, fay] = made.map((one, n) => ({ ...one, name: names[n], email: `${names[n].split(' ')[0].toLowerCase()}@example.com` }));
  for (const one of [carla, dora, emil]) await call(studio, 'POST', `/api/v1/contacts/${one.id}/activate`, {});
  await delivered();
  // What activating sent is some minutes old for two of them, without waiting.
  await house.runtime.sql(`UPDATE mails SET created_at = created_at - 300000 WHERE kind = 'invite' AND contact_id IN ('${carla.id}', '${dora.id}')`);
  const invited = async (one) => (await letters(one.email)).length;
  const before = await Promise.all([carla, dora, emil, fay, anna].map(invited));
  const contacts = [carla, dora, emil, fay, anna].map((one) => one.id).concat('AAAAAAAAAAAAAAAAAAAAAA', carla.id);
  const tabs = await Promise.all(['one', 'one', 'two', 'three'].map((idempotencyKey) => studio.owner.json('POST', '/api/v1/invites', { contacts }, { idempotencyKey, timeout: 60_000 })));
  for (const tab of tabs) assert.ok(tab.status < 300 || [409, 422, 503].includes(tab.status), tab.text);
  const answers = tabs.filter((tab) => tab.status < 300).map((tab) => tab.json);
  const results = (answer) => answer.results.map((one) => one.result);
  // Whoever came first sent them; whoever came later is told that they are on their way.
  assert.ok(answers.some((answer) => results(answer).join() === 'sent,sent,already,not_active,accepted,not_found'), JSON.stringify(answers.map(results)));
  assert.ok(answers.every((answer) => ['sent,sent,already,not_active,accepted,not_found', 'already,already,already,not_active,accepted,not_found'].includes(results(answer).join())));
  await delivered();
  const now = await Promise.all([carla, dora, emil, fay, anna].map(invited));
  assert.deepEqual(now.map((many, n) => many - before[n]), [1, 1, 0, 0, 0]);
  // The page says it of each, in words; and both links of a contact work until one is used (A14).
  const list = await studio.owner.get('/contacts');
  assert.ok(list.form('/contacts/invite'));
  const page = await studio.owner.form('/contacts/invite', { contact: [carla.id, fay.id, anna.id] });
  assert.equal(page.status, 200, page.text);
  for (const shown of ['Carla Diaz', 'Already invited', 'Fay Park', 'Activate it on their page', 'Anna Berg', 'already have a password']) assert.ok(page.seen('main').includes(shown), shown);
  const links = (await house.runtime.inbox.find({ to: carla.email })).map((mail) => linkIn(mail, '/set-password/'));
  assert.equal(new Set(links).size, 2);
  for (const link of links) assert.equal((await new Client(studio.at()).get(link)).status, 200);
});

test('the list of portal users is searched, sorted and paged, each once [C8]', async () => {
  const [{ id }] = await house.runtime.sql("SELECT id FROM studios WHERE slug = 'aurora'");
  const many = `WITH RECURSIVE n (i, id) AS (SELECT 0, format('G%020dA', 0) UNION ALL SELECT i + 1, format('G%020dA', i + 1) FROM n WHERE i < 119)`;
  await house.runtime.sql([
    `INSERT INTO contacts (studio_id, id, name, email, created_at) ${many} SELECT '${id}', id, 'Guest ' || format('%03d', i * 7 % 120), 'g' || i || '@guests.example', i FROM n`,
    `INSERT INTO portal_access (studio_id, contact_id, state, email, activated_at, invited_at, last_login_at, last_activity_at) ${many}
     SELECT '${id}', id, CASE i % 3 WHEN 0 THEN 'disabled' ELSE 'active' END, 'g' || i || '@guests.example', i + 1, i + 1, CASE WHEN i % 2 THEN i * 11 % 120 + 1 END, i * 13 % 120 + 1 FROM n`,
  ].join(';\n'));
  const all = async (query) => {
    const found = [];
    for (let after = ''; after !== null; ) {
      const page = await call(studio, 'GET', `/api/v1/portal-users?${query}&after=${encodeURIComponent(after)}`);
      assert.ok(page.items.length <= 50);
      found.push(...page.items);
      after = page.next;
    }
    return found;
  };
  const byName = await all('sort=name');
  assert.equal(new Set(byName.map((one) => one.id)).size, byName.length);
  const names = byName.map((one) => one.name);
  assert.deepEqual(names, [...names].sort((a, b) => a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  for (const [sort, of] of [['last_login', 'last_login_at'], ['last_activity', 'last_activity_at']]) {
    const found = await all(`sort=${sort}`);
    assert.equal(new Set(found.map((one) => one.id)).size, byName.length, sort);
    const times = found.map((one) => one[of] ?? 0);
    assert.deepEqual(times, [...times].sort((a, b) => b - a), sort);
  }
  // Who was never let in is not in it: Fay is a contact only.
  assert.ok(!names.includes('Fay Park') && names.includes('Anna Berg'));
  const found = await all('search=guest%2001&sort=name');
  assert.deepEqual(found.map((one) => one.name), Array.from({ length: 10 }, (_, n) => `Guest 01${n}`));
  assert.deepEqual((await all('search=g7%40guests')).map((one) => one.email), ['g7@guests.example']);
  // The same as pages: the order stands in the heading, the search in the field, and the next page is one link away.
  const page = await studio.owner.get('/portal-users?search=guest&sort=last_login');
  assert.equal(page.html.querySelector('input[name=search]').getAttribute('value'), 'guest');
  assert.match(page.html.querySelector('th[aria-sort=descending]').textContent, /Last login/);
  const next = page.html.querySelector('a[rel=next]').getAttribute('href');
  const second = await studio.owner.get(next);
  assert.match(second.html.querySelector('th[aria-sort=descending]').textContent, /Last login/);
  const rows = (reply) => [...reply.html.querySelectorAll('tbody tr')].map((row) => row.querySelector('a').getAttribute('href'));
  assert.equal(new Set([...rows(page), ...rows(second)]).size, 100);
  const none = await studio.owner.get('/portal-users?search=nobody+is+called+so');
  assert.equal(rows(none).length, 0);
  assert.match(none.seen('main'), /No results/);
});
