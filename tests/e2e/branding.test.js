// A studio sets how its portal looks, by itself; its clients see it with their next page, and nobody else does.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Client } from '../support/http.js';
import { call, open, openStudio } from '../support/portico.js';
import { png } from '../support/documents.js';

const LOGO = png(96, 48, [122, 75, 93]);

let house;
let aurora;
let northlight;
const visitor = (studio) => new Client(studio.at());

before(async () => {
  house = await open({ name: 'branding' });
  aurora = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  northlight = await openStudio(house, { slug: 'northlight', name: 'Northlight Events' });
}, { timeout: 300_000 });
after(() => house?.close());

/** The login page as a fresh browser loads it: what it says, its stylesheet, its logo. */
async function door(studio) {
  const browser = visitor(studio);
  const page = await browser.get('/login');
  assert.equal(page.status, 200, page.text);
  const sheet = [...page.html.querySelectorAll('link[rel=stylesheet]')].map((link) => link.getAttribute('href')).find((href) => href.startsWith('/brand.css'));
  const logo = page.html.querySelector('.brand-mark img');
  return { page, sheet, css: await browser.get(sheet), alt: logo?.getAttribute('alt'), src: logo?.getAttribute('src') };
}

test('colours and welcome text set over the API are there with the next page, and nowhere else [A3, C12]', async () => {
  const [old, theirs] = [await door(aurora), await door(northlight)];
  const told = await call(aurora, 'PATCH', '/api/v1/branding', { accent: '#FFE0EC', background: '#24485a', welcome: 'Come <b>in</b>,\nsit down.' });
  assert.equal(told.accent, '#ffe0ec');
  const { light, dark, ground } = told.colours;
  assert.ok(light.chosen_contrast < 1.2 && light.contrast >= 4.5 && dark.contrast >= 4.5, JSON.stringify(told.colours));
  assert.equal(ground, '#24485a');
  assert.ok(told.notes.some((note) => note.includes(`too pale for buttons and links: clients see ${light.colour} instead`)), told.notes.join(' '));
  assert.deepEqual(await call(aurora, 'GET', '/api/v1/branding'), told);

  const seen = await door(aurora);
  assert.notEqual(seen.sheet, old.sheet);
  assert.equal(seen.css.text, `:root{--brand:${light.colour};--brand-ink:${light.ink};--brand-dark:${dark.colour};--brand-dark-ink:${dark.ink};--brand-ground:${ground}}`);
  assert.match(seen.css.headers['content-type'], /^text\/css/);
  assert.match(seen.css.headers['cache-control'], /immutable/);
  assert.equal(seen.page.html.querySelector('.welcome-text').textContent, 'Come <b>in</b>,\nsit down.');
  // Whoever still has the old page gets the new colours, and does not keep them under the old address.
  const stale = await visitor(aurora).get(old.sheet);
  assert.equal(stale.text, seen.css.text);
  assert.doesNotMatch(stale.headers['cache-control'], /immutable/);
  const after = await door(northlight);
  assert.deepEqual([after.sheet, after.css.text, after.page.seen()], [theirs.sheet, theirs.css.text, theirs.page.seen()]);
});

test('what is no colour is refused with its field, and changes nothing [A3, C12]', async () => {
  const before = await call(aurora, 'GET', '/api/v1/branding');
  for (const [field, wrong] of [['accent', 'pink'], ['background', '#000;}*{color:red'], ['welcome', 'x'.repeat(301)]]) {
    const reply = await aurora.owner.json('PATCH', '/api/v1/branding', { [field]: wrong });
    assert.equal(reply.status, 422, reply.text);
    assert.equal(reply.json.errors[0].field, field);
  }
  const form = await aurora.owner.form('/branding', { version: '*', accent: 'pink', background: '', welcome: '' });
  assert.equal(form.status, 422);
  assert.match(form.seen('#accent-error'), /Enter a colour as #rrggbb/);
  assert.deepEqual(await call(aurora, 'GET', '/api/v1/branding'), before);
});

test('a logo from the dashboard’s form stands in place of the name, the same for everyone, and is nobody else’s [A3, C12]', async () => {
  const page = await aurora.owner.get('/branding');
  const sent = await aurora.owner.submit(page, '/branding/logo', { logo: { name: 'logo.png', type: 'image/png', bytes: LOGO } });
  assert.equal(sent.status, 303, sent.text);
  assert.match((await aurora.owner.get(sent.location)).seen('.notice'), /Logo uploaded/);
  assert.deepEqual((await aurora.owner.get('/branding/logo')).bytes, LOGO);
  const seen = await door(aurora);
  assert.equal(seen.alt, 'Aurora Weddings');
  const logo = await visitor(aurora).get(seen.src);
  assert.equal(logo.status, 200);
  assert.deepEqual(logo.bytes, LOGO);
  assert.equal(logo.headers['content-type'], 'image/png');
  assert.equal(logo.headers['x-content-type-options'], 'nosniff');
  assert.match(logo.headers['cache-control'], /^public.*immutable/);
  assert.match(logo.headers['content-security-policy'], /^sandbox/);
  assert.equal((await visitor(northlight).get(seen.src)).status, 404);
  assert.equal((await door(northlight)).src, undefined);
});

test('an invite carries the logo, where any mail program can load it, and its plain-text twin does not [C4, C12]', async () => {
  const contact = await call(aurora, 'POST', '/api/v1/contacts', { name: 'Anna Berg', email: 'anna@example.com' });
  await call(aurora, 'POST', `/api/v1/contacts/${contact.id}/activate`, {});
  const mail = await house.runtime.inbox.wait({ to: 'anna@example.com' });
  const [, address] = mail.html.match(/<img src="([^"]+)" alt="Aurora Weddings"/) ?? [];
  assert.equal(new URL(address).host, new URL(aurora.at()).host);
  const logo = await new Client(address).send('GET', address);
  assert.deepEqual(logo.bytes, LOGO);
  assert.equal(logo.headers['cross-origin-resource-policy'], 'cross-origin');
  assert.doesNotMatch(mail.text, /brand\/logo/);
  assert.match(mail.text, /Aurora Weddings/);
});

test('a logo is a small picture: never SVG, whatever it is called, and never more than 1 MB [A3, C12]', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const large = Buffer.concat([LOGO, Buffer.alloc(1_000_000)]);
  for (const [bytes, status] of [[svg, 422], [Buffer.from('<html>'), 422], [large, 413]]) {
    const put = await aurora.owner.send('PUT', '/api/v1/branding/logo', { body: bytes, headers: { 'content-type': 'image/png', 'if-match': '*' } });
    assert.equal(put.status, status, put.text);
    const form = await aurora.owner.multipart('/branding/logo', { version: '*', logo: { name: 'logo.png', type: 'image/png', bytes } });
    assert.equal(form.status, status, form.text);
    assert.match(form.seen('.error-summary'), /Choose a (PNG, JPEG or WebP image|logo of at most 1 MB)/);
  }
  assert.deepEqual((await visitor(aurora).get('/brand/logo')).bytes, LOGO);
});

test('another logo has another address; one that is taken away is gone at once [A3, C12]', async () => {
  const first = await door(aurora);
  const other = png(40, 40, [36, 72, 90]);
  const put = () => aurora.owner.send('PUT', '/api/v1/branding/logo', { body: other, headers: { 'content-type': 'application/octet-stream', 'if-match': '*', 'idempotency-key': 'another' } });
  const told = await put();
  assert.equal(told.status, 200, told.text);
  assert.equal((await put()).text, told.text, 'the same again is the same answer');
  const second = await door(aurora);
  assert.notEqual(second.src, first.src);
  assert.equal(told.json.logo.address, aurora.at(second.src));
  assert.deepEqual((await visitor(aurora).get(second.src)).bytes, other);

  const gone = await aurora.owner.json('DELETE', '/api/v1/branding/logo');
  assert.equal(gone.status, 200, gone.text);
  assert.equal(gone.json.logo, null);
  for (const address of [first.src, second.src, '/brand/logo']) assert.equal((await visitor(aurora).get(address)).status, 404, address);
  const seen = await door(aurora);
  assert.equal(seen.src, undefined);
  assert.equal(seen.page.seen('.brand-mark'), 'Aurora Weddings');
});

test('with nothing set the door looks as we made it [A3, C12]', async () => {
  const told = await call(aurora, 'PATCH', '/api/v1/branding', { accent: null, background: '', welcome: null });
  assert.deepEqual([told.accent, told.background, told.welcome, told.logo], [null, null, null, null]);
  const seen = await door(aurora);
  assert.equal(seen.css.text, '');
  assert.equal(seen.page.html.querySelector('.welcome-text'), null);
});
