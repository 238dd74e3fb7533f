// A client's evening over HTTP, against the built Worker: what waits, what was said, what they may change about themselves, where they are
// logged in; and what the studio hides or forbids.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Client } from '../support/http.js';
import { PASSWORDS, call, linkIn, open, openClient, openStudio } from '../support/portico.js';
import { CONTRACT, INVOICE, JPEG, QUESTIONS, QUOTE, draft, inDays, send, sendFile } from '../support/documents.js';

let house, studio, anna, ben, carla, wedding, portraits;
const sent = {};
const get = async (client, path) => (await client.browser.json('GET', `/api/v1${path}`)).json;
const settings = (changes) => call(studio, 'PATCH', '/api/v1/settings', changes);
const hide = (client, what) => call(studio, 'PUT', `/api/v1/contacts/${client.id}/visibility`, what);
const titles = (page) => page.seen('main');
const login = (email, password) => new Client(studio.at()).form('/login', { email, password });

before(async () => {
  house = await open({ name: 'client' });
  studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  anna = await openClient(house, studio, { name: 'Anna Berg', email: 'anna@example.com' });
  ben = await openClient(house, studio, { name: 'Ben Lund', email: 'ben@example.com' });
  carla = await openClient(house, studio, { name: 'Carla Reyes', email: 'carla@example.com' });
  wedding = (await call(studio, 'POST', '/api/v1/projects', { title: 'The wedding', event_on: inDays(200), participants: [anna.id, ben.id] })).id;
  portraits = (await call(studio, 'POST', '/api/v1/projects', { title: 'Portraits', participants: [anna.id, carla.id] })).id;
}, { timeout: 300_000 });
after(() => house?.close());

test('home says what waits, the most urgent first; who has one project lands in it [B1]', async () => {
  const to = [anna.id];
  sent.answer = await send(studio, wedding, 'questionnaire', { title: 'Your day', recipients: to, content: QUESTIONS });
  sent.accept = await send(studio, wedding, 'quote', { title: 'Photography', recipients: to, content: QUOTE });
  sent.sign = await send(studio, wedding, 'contract', { title: 'Agreement', markdown: CONTRACT, recipients: to });
  const payment = structuredClone(INVOICE.payment);
  payment.split.deposit.due_on = inDays(-5);
  sent.pay = await send(studio, portraits, 'invoice', { ...INVOICE, payment, title: 'Studio hour', recipients: to });
  const { actions, projects } = await get(anna, '/home');
  assert.deepEqual(actions.map((one) => [one.kind, one.document]), [['invoice', sent.pay], ['contract', sent.sign], ['quote', sent.accept], ['questionnaire', sent.answer]]);
  assert.deepEqual(projects.map((one) => one.title).sort(), ['Portraits', 'The wedding']);
  const page = await anna.browser.get('/');
  assert.match(page.seen(), /Welcome, Anna.*To do.*Studio hour.*Agreement.*Photography.*Your day.*Your projects/);
  const alone = await carla.browser.get('/');
  assert.equal(alone.location, studio.at(`/projects/${portraits}`));
  assert.match((await carla.browser.get(alone.location)).seen(), /Portraits.*You’re all caught up/);
});

test('a message goes to the studio with its files, and the answer comes back here and by mail [B2]', async () => {
  const page = await anna.browser.get('/activity');
  assert.match(page.seen(), /Aurora Weddings sent you an invoice/);
  const wrote = await anna.browser.submit(page, '/messages', { text: 'Would June do?\nAnna', project: wedding, files: { name: 'garden.jpg', type: 'image/jpeg', bytes: JPEG } });
  assert.equal(wrote.status, 303, wrote.text);
  assert.match((await anna.browser.get(wrote.location)).seen(), /Message sent.*You sent a message.*Would June do\?/);
  await house.runtime.inbox.wait({ to: 'hello@aurora.example', subject: /Anna Berg/, text: 'Would June do?' });
  await call(studio, 'POST', `/api/v1/contacts/${anna.id}/messages`, { text: 'June it is.', project: wedding });
  const letter = await house.runtime.inbox.wait({ to: anna.email, text: 'June it is.' });
  assert.match(letter.from, /Aurora Weddings/);
  const { items: messages } = await call(studio, 'GET', `/api/v1/contacts/${anna.id}/messages`);
  assert.equal(messages.length, 2);
  const said = (await get(anna, '/activity')).items.filter((item) => item.kind.startsWith('message.'));
  assert.deepEqual(said.map((item) => [item.by.who, item.message.text]), [['studio', 'June it is.'], ['you', 'Would June do?\nAnna']]);
  const [{ id }] = said[1].message.files;
  assert.deepEqual((await anna.browser.get(`/files/${id}`)).bytes, JPEG);
  // What Anna writes is between her and the studio.
  assert.equal((await ben.browser.get(`/files/${id}`)).status, 404);
  assert.doesNotMatch(titles(await ben.browser.get('/activity')), /June/);
  assert.equal((await carla.browser.json('POST', '/api/v1/messages', { text: 'Hello', project: wedding })).status, 404);
});

test('details are what the studio set, read only; clients make nothing of the studio’s [B5, B17]', async () => {
  await call(studio, 'PUT', `/api/v1/projects/${wedding}/details`, { details: [{ label: 'Ceremony', value: '14:00, the old mill' }, { label: 'Guests', value: '80' }] });
  const page = await ben.browser.get(`/projects/${wedding}`);
  assert.match(page.seen(), /Ceremony ?14:00, the old mill ?Guests ?80/);
  assert.equal((await carla.browser.get(`/projects/${wedding}`)).status, 404);
  const tries = [
    ['PUT', `/api/v1/projects/${wedding}/details`], ['POST', `/projects/${wedding}/details`], ['PATCH', `/api/v1/projects/${wedding}`],
    ['POST', `/api/v1/projects/${wedding}/quotes`], ['POST', `/api/v1/projects/${wedding}/contracts`], ['POST', `/api/v1/projects/${wedding}/invoices`],
    ['POST', `/api/v1/projects/${wedding}/questionnaires`], ['POST', '/api/v1/projects'], ['POST', `/api/v1/documents/${sent.sign}/recall`], ['PATCH', '/api/v1/settings'],
  ];
  for (const [method, path] of tries) {
    const here = await anna.browser.json(method, path, {});
    assert.ok([404, 405].includes(here.status), `${method} ${path}: ${here.status}`);
    const cookie = anna.browser.cookieHeader(new URL(studio.at('/')));
    const there = await new Client(house.runtime.at('app')).json(method, path, {}, { headers: { cookie } });
    assert.ok([401, 404, 405].includes(there.status) || there.location?.includes('/sign-in'), `${method} ${path} on the dashboard: ${there.status}`);
  }
});

test('what is not theirs is not there: drafts, the spouse’s documents, other projects, anything internal [B13, B16]', async () => {
  const hidden = await draft(studio, wedding, 'contract', { title: 'Unsent agreement', markdown: CONTRACT, recipients: [anna.id] });
  const guide = await sendFile(studio, wedding, 'Timeline.pdf', [ben.id]);
  for (const path of [`/contracts/${hidden}`, `/files/${guide}`, `/documents/${hidden}`, '/contacts', '/settings', `/contacts/${ben.id}`]) {
    assert.equal((await anna.browser.get(path)).status, 404, path);
  }
  for (const path of ['/', '/activity', '/files', '/payments', `/projects/${wedding}`]) {
    const page = await anna.browser.get(path);
    assert.equal(page.status, 200, path);
    assert.doesNotMatch(page.text, /Unsent agreement|Timeline\.pdf|ben@example|carla@example/, path);
  }
  for (const id of Object.values(sent)) {
    for (const kind of ['quotes', 'contracts', 'questionnaires', 'invoices']) assert.equal((await ben.browser.get(`/${kind}/${id}`)).status, 404);
  }
  for (const path of ['/activity', '/payments']) assert.doesNotMatch(titles(await ben.browser.get(path)), /Agreement|Photography|Your day|Studio hour/, path);
  assert.match(titles(await ben.browser.get('/files')), /Timeline\.pdf/);
});

test('an upload is for everybody on the project; with uploads off there is no way to make one [B7, C11]', async () => {
  const made = await ben.browser.multipart(`/projects/${wedding}/files`, { files: { name: 'rings.jpg', type: 'image/jpeg', bytes: JPEG } });
  assert.equal(made.status, 303, made.text);
  assert.match(titles(await anna.browser.get('/files')), /rings\.jpg/);
  assert.doesNotMatch(titles(await carla.browser.get('/files')), /rings\.jpg/);
  await call(studio, 'POST', `/api/v1/projects/${wedding}/uploads`, { uploads: 'off' });
  assert.doesNotMatch((await ben.browser.get('/files')).text, /type="file"/);
  const refused = await ben.browser.multipart(`/projects/${wedding}/files`, { files: { name: 'more.jpg', type: 'image/jpeg', bytes: JPEG } });
  assert.ok([403, 404, 409].includes(refused.status), String(refused.status));
  await call(studio, 'POST', `/api/v1/projects/${wedding}/uploads`, { uploads: 'on' });
});

test('permissions: off for all, on for one, and neither page nor door is left [B18]', async () => {
  await settings({ view_invoices: false, make_payments: false, update_profile: false, upload: false, message: false });
  await hide(carla, { permissions: { message: true } });
  assert.equal((await anna.browser.get(`/invoices/${sent.pay}`)).status, 404);
  assert.doesNotMatch(titles(await anna.browser.get('/')), /Studio hour/);
  assert.equal((await anna.browser.json('POST', '/api/v1/messages', { text: 'Hello' })).status, 403);
  assert.equal((await anna.browser.json('PATCH', '/api/v1/profile', { name: 'Queen Anna' })).status, 403);
  assert.equal((await anna.browser.json('POST', `/api/v1/projects/${wedding}/files?name=a.jpg`, {})).status, 404);
  assert.doesNotMatch((await anna.browser.get('/activity')).text, /<textarea/);
  assert.equal((await carla.browser.json('POST', '/api/v1/messages', { text: 'Hello' })).status, 201);
  await settings({ view_invoices: true });
  const page = await anna.browser.get(`/invoices/${sent.pay}`);
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.text, /\/pay"/);
  const { installments } = (await get(anna, `/invoices/${sent.pay}`)).invoice;
  assert.equal((await anna.browser.json('POST', `/api/v1/installments/${installments[1].id}/pay`, {})).status, 403);
  await settings({ make_payments: true, update_profile: true, upload: true, message: true });
  await hide(carla, {});
});

test('projects and kinds the studio hides from one are gone for that one, and come back [B15]', async () => {
  await hide(anna, { hidden_projects: [portraits], hidden_kinds: ['contract'] });
  for (const path of [`/invoices/${sent.pay}`, `/contracts/${sent.sign}`, `/projects/${portraits}`]) assert.equal((await anna.browser.get(path)).status, 404, path);
  for (const path of [`/projects/${wedding}`, '/activity', '/files', '/payments']) assert.doesNotMatch(titles(await anna.browser.get(path)), /Studio hour|Agreement|Portraits/, path);
  assert.equal((await anna.browser.get(`/quotes/${sent.accept}`)).status, 200);
  assert.equal((await carla.browser.get(`/projects/${portraits}`)).status, 200);
  const seen = await call(studio, 'GET', `/api/v1/contacts/${anna.id}/visibility?project=${wedding}`);
  const why = seen.sees.items.find((item) => item.id === sent.sign);
  assert.deepEqual([why.visible, why.hidden.map((one) => one.reason)], [false, ['kind_hidden']]);
  await hide(anna, {});
  assert.equal((await anna.browser.get(`/contracts/${sent.sign}`)).status, 200);
});

test('with its history off the studio takes what is complete from the lists, and leaves it to who signed it [B14]', async () => {
  await settings({ show_history: false });
  const page = await anna.browser.get(`/contracts/${sent.sign}`);
  const signed = await anna.browser.submit(page, '/sign', { name: 'Anna Berg', consent: 'true' });
  assert.equal(signed.status, 303, signed.text);
  assert.equal((await anna.browser.get(signed.location, { follow: true })).status, 200);
  assert.equal((await anna.browser.get(`/contracts/${sent.sign}`)).status, 200);
  assert.equal((await anna.browser.get(`/contracts/${sent.sign}/download`)).status, 200);
  for (const path of ['/activity', '/files']) assert.doesNotMatch(titles(await anna.browser.get(path)), /Agreement/, path);
  await settings({ show_history: true });
  assert.equal((await anna.browser.get(`/contracts/${sent.sign}`)).status, 200);
});

test('a client changes who they are; another address counts once its mailbox has confirmed it [B6]', async () => {
  const page = await anna.browser.get('/profile');
  const saved = await anna.browser.submit(page, '/profile', { name: 'Anna Lund', phone: '+49 30 123456' });
  assert.equal(saved.status, 303, saved.text);
  assert.match((await anna.browser.get('/profile')).text, /value="Anna Lund"/);
  const ask = (fields) => anna.browser.form('/profile/email', { new_email: 'anna.lund@example.com', ...fields });
  assert.equal((await ask({ current_password: 'not the password' })).status, 422);
  assert.equal((await ask({ current_password: anna.password, new_email: ben.email })).status, 422);
  const asked = await ask({ current_password: anna.password });
  assert.equal(asked.status, 303, asked.text);
  await house.runtime.inbox.wait({ to: 'anna@example.com', subject: /about to change/ });
  const link = linkIn(await house.runtime.inbox.wait({ to: 'anna.lund@example.com' }), '/confirm-email/');
  const mailbox = new Client(studio.at());
  for (const method of ['HEAD', 'GET', 'GET']) assert.equal((await mailbox.send(method, link)).status, 200);
  assert.equal((await login('anna.lund@example.com', anna.password)).status, 422, 'looking confirms nothing');
  assert.equal((await mailbox.submit(await mailbox.get(link), '/confirm-email')).status, 303);
  assert.equal((await login('anna@example.com', anna.password)).status, 422);
  assert.equal((await anna.browser.get('/files')).status, 303, 'whoever was logged in proves it anew');
  assert.equal((await anna.browser.form('/login', { email: 'anna.lund@example.com', password: anna.password })).status, 303);
  await house.runtime.inbox.wait({ to: 'anna@example.com', subject: /has changed/ });
});

test('a client sees where they are logged in, and logs out one device, the others, or all [A15, B6]', async () => {
  const devices = [];
  for (const agent of ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1', 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0', 'curl/8']) {
    const browser = new Client(studio.at(), { headers: { 'user-agent': agent } });
    assert.equal((await browser.form('/login', { email: carla.email, password: carla.password })).status, 303);
    devices.push(browser);
  }
  const [phone, desk, script] = devices;
  const { sessions } = (await phone.json('GET', '/api/v1/sessions')).json;
  assert.deepEqual(sessions.map((one) => one.this), [true, ...sessions.slice(1).map(() => false)]);
  assert.equal(sessions.length, 4);
  const firefox = sessions.find((one) => one.browser === 'Firefox');
  assert.match((await phone.get('/profile')).seen(), /Firefox on Windows/);
  assert.equal((await ben.browser.form(`/sessions/${firefox.id}/end`)).status, 404, 'somebody else’s');
  assert.equal((await phone.form(`/sessions/${firefox.id}/end`)).status, 303);
  assert.deepEqual([(await desk.get('/files')).status, (await script.get('/files')).status], [303, 200]);
  const old = phone.copy();
  assert.equal((await phone.form('/sessions/end', { which: 'others' })).status, 303);
  assert.deepEqual([(await script.get('/files')).status, (await old.get('/files')).status, (await phone.get('/files')).status], [303, 303, 200]);
  const out = await phone.form('/sessions/end', { which: 'all' });
  assert.equal(new URL(out.location).pathname, '/login');
  for (const browser of [...devices, carla.browser]) assert.equal((await browser.json('GET', '/api/v1/files')).status, 401);
  assert.equal((await login(carla.email, carla.password)).status, 303);
});

test('the page speaks the language that was chosen, then the client’s, then the browser’s, then the studio’s [E8]', async () => {
  const language = async (browser, path, headers) => (await browser.get(path, { headers })).html.documentElement.getAttribute('lang');
  const visitor = new Client(studio.at());
  assert.equal(await language(visitor, '/login'), 'en');
  assert.equal(await language(visitor, '/login', { 'accept-language': 'it-IT,en;q=0.5' }), 'it');
  assert.equal((await visitor.form('/language', { language: 'fr', next: '/login' })).status, 303);
  assert.equal(await language(visitor, '/login', { 'accept-language': 'it' }), 'fr');
  await settings({ language: 'es', time_zone: 'Europe/Madrid' });
  for (const time_zone of ['Atlantis/Capital', 'Europe/Wien', '+01:00', 'madrid']) {
    const refused = await studio.owner.json('PATCH', '/api/v1/settings', { time_zone });
    assert.deepEqual([refused.status, refused.json.errors.map((one) => one.field)], [422, ['time_zone']], time_zone);
  }
  assert.equal((await ben.browser.form('/profile', { language: 'de' })).status, 303);
  for (const [path, words] of [['/activity', /Aktivitäten/], ['/files', /Dateien/], ['/payments', /Zahlungen/], ['/profile', /Ihr Profil/]]) {
    const page = await ben.browser.get(path, { headers: { 'accept-language': 'fr' } });
    assert.equal(page.html.documentElement.getAttribute('lang'), 'de', path);
    assert.match(page.seen(), words);
  }
  const invoice = await send(studio, wedding, 'invoice', { ...INVOICE, title: 'Fotografie', recipients: [ben.id] });
  const page = await ben.browser.get(`/invoices/${invoice}`);
  assert.match(page.seen(), /2\.570,40/);
  assert.match((await house.runtime.inbox.wait({ to: ben.email, subject: /Fotografie/ })).text, /Rechnung/);
  await settings({ language: 'en', time_zone: 'UTC' });
});

test('the studio closes its portal: a polite page, no data, and what was open goes on afterwards [A11]', async () => {
  await settings({ portal_open: false });
  const api = await anna.browser.json('GET', '/api/v1/home');
  assert.ok(api.status >= 400, api.text);
  for (const path of ['/activity', '/files', `/quotes/${sent.accept}`, '/login']) {
    const page = await anna.browser.get(path);
    assert.equal(page.status, 503, path);
    assert.match(page.seen(), /temporarily closed|cerrado temporalmente/);
    assert.doesNotMatch(page.text, /Photography|Anna/);
  }
  await settings({ portal_open: true });
  assert.equal((await anna.browser.get(`/quotes/${sent.accept}`)).status, 200);
});
