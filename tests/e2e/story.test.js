// Portico's main job, from the operator's first command to a disabled access, over HTTP against the built Worker: pages for the client,
// the API for the studio. Half-way the power is cut, and everything goes on.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Client } from '../support/http.js';
import { PASSWORDS, call, eventually, linkIn, open, openStudio } from '../support/portico.js';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0'), Buffer.alloc(4000, 7)]);

const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

let house;
let studio;
const anna = { name: 'Anna Berg', email: 'anna@example.com', browser: null, id: '' };
let project;
let invoice;
let file;

before(async () => (house = await open({ name: 'story' })), { timeout: 300_000 });
after(() => house?.close());

test('the operator makes a studio, and its owner comes in through the mailed invite', async () => {
  studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  const page = await studio.owner.get('/contacts');
  assert.equal(page.status, 200);
  assert.match(page.seen(), /Aurora Weddings/);
});

test('the studio adds a contact and a project; nothing is open yet [C1, C13]', async () => {
  anna.id = (await call(studio, 'POST', '/api/v1/contacts', { name: anna.name, email: anna.email })).id;
  project = await call(studio, 'POST', '/api/v1/projects', { title: 'Anna & Ben, the wedding', event_on: '2027-06-19', participants: [anna.id] });
  const login = await new Client(studio.at()).form('/login', { email: anna.email, password: PASSWORDS.client });
  assert.equal(login.status, 422);
});

test('the studio sends a file and an invoice [C14]', async () => {
  const sent = await studio.owner.send('POST', `/api/v1/projects/${project.id}/files?name=Welcome%20guide.pdf&recipient=${anna.id}`, {
    body: PDF,
    headers: { 'content-type': 'application/pdf' },
  });
  assert.equal(sent.status, 201, sent.text);
  file = sent.json;
  invoice = await call(studio, 'POST', `/api/v1/projects/${project.id}/invoices`, {
    title: 'Wedding photography',
    currency: 'EUR',
    recipients: [anna.id],
    installments: [
      { label: 'Booking deposit', due_on: inDays(8), amount_minor: 60_000 },
      { label: 'Balance', due_on: inDays(190), amount_minor: 180_000 },
    ],
  });
});

test('activating emails the invite: branded, with a plain-text twin and a link on the studio’s own host [A1, C2]', async () => {
  await call(studio, 'POST', `/api/v1/contacts/${anna.id}/activate`, {});
  const mail = await house.runtime.inbox.wait({ to: anna.email });
  assert.match(mail.subject, /Aurora Weddings/);
  assert.match(mail.from, /Aurora Weddings/);
  assert.match(mail.replyTo ?? '', /hello@aurora\.example/);
  assert.match(mail.text, /Hello Anna/);
  assert.match(mail.html, /#7a4b5d/i);
  const link = linkIn(mail, '/set-password/');
  assert.equal(new URL(link).host, new URL(studio.at()).host);
  anna.link = link;
});

test('the power is cut; what was acknowledged is there', async () => {
  await house.runtime.restart();
  const contacts = await call(studio, 'GET', '/api/v1/contacts');
  assert.equal(contacts.items.length, 1);
});

test('a mail scanner that follows the link does no harm [A4]', async () => {
  for (let n = 0; n < 3; n++) assert.equal((await new Client(studio.at()).get(anna.link)).status, 200);
  await new Client(studio.at()).send('HEAD', anna.link);
});

test('the client creates a password and is in [A4, B1]', async () => {
  anna.browser = new Client(studio.at());
  const page = await anna.browser.get(anna.link);
  assert.match(page.text, /anna@example\.com/);
  assert.match(page.text, /readonly/);
  const weak = await anna.browser.submit(page, '/set-password/', { password: 'password123' });
  assert.equal(weak.status, 422);
  const set = await anna.browser.submit(page, '/set-password/', { password: PASSWORDS.client });
  assert.equal(set.status, 303, set.text);
  // Her only project is where she lands.
  const home = await anna.browser.get(set.location, { follow: true });
  assert.equal(new URL(home.url).pathname, `/projects/${project.id}`);
  assert.equal(home.status, 200);
  assert.match(home.seen(), /Booking deposit/);
});

test('the link is used up, and says so [A5]', async () => {
  // A5: there is a password by now, so the link leads to where it is asked for, the email filled in.
  const again = await new Client(studio.at()).get(anna.link, { follow: true });
  assert.equal(new URL(again.url).pathname, '/login');
  assert.match(again.text, /value="anna@example\.com"/);
  const page = await new Client(studio.at()).form(new URL(anna.link).pathname, { password: 'another fine password', token: new URL(anna.link).pathname.split('/').pop() });
  assert.notEqual(page.status, 303);
});

test('the client sees the file, downloads it whole and in ranges [B3]', async () => {
  const page = await anna.browser.get('/files');
  assert.match(page.seen(), /Welcome guide\.pdf/);
  const got = await anna.browser.get(`/files/${file.id}`);
  assert.equal(got.status, 200);
  assert.deepEqual(got.bytes, PDF);
  assert.match(got.headers['content-disposition'], /^attachment; filename="Welcome guide\.pdf"/);
  const etag = got.headers.etag;
  assert.ok(etag);
  assert.equal((await anna.browser.get(`/files/${file.id}`, { headers: { 'if-none-match': etag } })).status, 304);
  const part = await anna.browser.get(`/files/${file.id}`, { headers: { range: 'bytes=5-8' } });
  assert.equal(part.status, 206);
  assert.deepEqual(part.bytes, PDF.subarray(5, 9));
  assert.equal(part.headers['content-range'], `bytes 5-8/${PDF.length}`);
  assert.equal((await anna.browser.get(`/files/${file.id}`, { headers: { range: 'bytes=99999-' } })).status, 416);
});

test('the client uploads one, from a plain form [B7]', async () => {
  const sent = await anna.browser.multipart(`/projects/${project.id}/files`, { files: { name: 'ring.jpg', type: 'image/jpeg', bytes: JPEG } });
  assert.equal(sent.status, 303, sent.text);
  assert.match((await anna.browser.get('/files')).seen(), /ring\.jpg/);
  const lie = await anna.browser.multipart(`/projects/${project.id}/files`, { files: { name: 'ring.jpg', type: 'image/jpeg', bytes: Buffer.from('<html>not a picture') } });
  assert.equal(lie.status, 422);
  const studioFiles = await call(studio, 'GET', `/api/v1/projects/${project.id}/files`);
  assert.ok(studioFiles.items.some((one) => one.name === 'ring.jpg'));
});

test('the client pays an installment [B4, B11, D1]', async () => {
  const page = await anna.browser.get('/payments');
  assert.match(page.seen(), /600\.00/);
  const pay = await anna.browser.submit(page, '/pay');
  assert.equal(pay.status, 303, pay.text);
  assert.ok(pay.location.startsWith(house.stripe.url), pay.location);
  const checkout = await anna.browser.get(pay.location);
  assert.match(checkout.seen(), /600/);
  const paid = await anna.browser.form(pay.location, { action: 'pay' });
  assert.equal(paid.status, 303);
  assert.equal((await anna.browser.get(paid.location)).status, 200);
  const list = await eventually(async () => {
    const { items: invoices } = (await anna.browser.json('GET', '/api/v1/payments')).json;
    return invoices[0].installments[0].state === 'paid' && invoices;
  }, { what: 'the payment' });
  assert.equal(list[0].installments[1].state, 'upcoming');
  assert.equal(list[0].id ?? list[0].document, invoice.id);
});

test('the client logs out, and in again [A7, A15]', async () => {
  assert.equal((await anna.browser.form('/logout')).status, 303);
  const away = await anna.browser.get('/files');
  assert.equal(away.location, studio.at('/login?next=%2Ffiles'));
  const login = await anna.browser.form('/login', { email: anna.email, password: PASSWORDS.client, next: '/files' });
  assert.equal(login.location, studio.at('/files'));
});

test('the client forgets the password and recovers; every other session ends [A8]', async () => {
  const elsewhere = new Client(studio.at());
  assert.equal((await elsewhere.form('/forgot-password', { email: anna.email })).status, 200);
  const mail = await house.runtime.inbox.wait({ to: anna.email, subject: /password/i });
  const page = await elsewhere.get(linkIn(mail, '/set-password/'));
  const set = await elsewhere.submit(page, '/set-password/', { password: PASSWORDS.other });
  assert.equal(set.status, 303);
  // In, and told so, on the page and in the mailbox.
  assert.match((await elsewhere.get((await elsewhere.get(set.location)).location)).seen(), /Your password was changed/);
  assert.match((await house.runtime.inbox.wait({ to: anna.email, subject: /was changed/ })).text, /logged out on all other devices/);
  assert.equal((await elsewhere.get('/files')).status, 200);
  assert.equal((await anna.browser.get('/files')).status, 303);
  assert.equal((await elsewhere.form('/login', { email: anna.email, password: PASSWORDS.client })).status, 422);
  assert.equal((await elsewhere.form('/login', { email: anna.email, password: PASSWORDS.other })).status, 303);
  anna.browser = elsewhere;
});

test('the studio sees who accepted and when they last logged in [C8]', async () => {
  const page = await studio.owner.get('/portal-users');
  assert.match(page.seen(), /Anna Berg/);
  const { items: users } = await call(studio, 'GET', '/api/v1/portal-users');
  assert.equal(users[0].state, 'active');
  assert.ok(users[0].accepted_at && users[0].last_login_at, JSON.stringify(users[0]));
});

test('the studio disables access: the very next request is refused, downloads included [C9]', async () => {
  assert.equal((await anna.browser.get(`/files/${file.id}`)).status, 200);
  await call(studio, 'POST', `/api/v1/contacts/${anna.id}/disable`, {});
  assert.equal((await anna.browser.get(`/files/${file.id}`)).status, 303);
  assert.equal((await anna.browser.json('GET', '/api/v1/files')).status, 401);
  assert.equal((await anna.browser.form('/login', { email: anna.email, password: PASSWORDS.other })).status, 403);
});
