// A scripted evening: a couple, a client of another project and one of them again at a second studio, all at the same time in browsers of
// their own: a phone, a desktop in German, one without JavaScript, one in the dark. It ends with an exact account of who could see what.
import { expect, test } from '@playwright/test';
import { PASSWORDS, call, open, openClient, openStudio } from '../support/portico.js';
import { CONTRACT, INVOICE, JPEG, PDF, QUESTIONS, QUOTE, draft, send, sendFile } from '../support/documents.js';
import { Client } from '../support/http.js';
import { at200Percent, look } from './support.js';

test.describe.configure({ mode: 'serial' });

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'en-GB' };
const DESKTOP = { viewport: { width: 1280, height: 800 }, locale: 'en-GB' };
const FOLDERS = { quote: 'quotes', contract: 'contracts', questionnaire: 'questionnaires', invoice: 'invoices', file: 'files' };

let house, aurora, north;
/** Everybody: { name, studio, contact, project, page, sees: { waiting, activity, files, payments } }. */
const people = {};
/** Every document and file: { kind, title, id, slug }. */
const items = [];
const at = (person, path) => house.runtime.at(person.studio.slug, path);

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  house = await open({ name: 'browser evening' });
  aurora = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  north = await openStudio(house, { slug: 'northlight', name: 'Northlight' });
  const person = async (key, studio, name, email, password, context) => {
    const contact = await openClient(house, studio, { name, email, password });
    people[key] = { key, studio, contact, page: await (await browser.newContext(context)).newPage(), light: context.javaScriptEnabled === false };
  };
  await person('anna', aurora, 'Anna Berg', 'anna@example.com', PASSWORDS.client, PHONE);
  await person('ben', aurora, 'Ben Lund', 'ben@example.com', PASSWORDS.other, { ...DESKTOP, locale: 'de-DE' });
  await person('carla', aurora, 'Carla Reyes', 'carla@example.com', PASSWORDS.client, { ...DESKTOP, javaScriptEnabled: false });
  await person('annaThere', north, 'Anna Berg', 'anna@example.com', PASSWORDS.other, { ...DESKTOP, colorScheme: 'dark', reducedMotion: 'reduce' });
  const { anna, ben, carla, annaThere } = people;
  const project = async (title, studio, ...clients) => {
    const { id } = await call(studio, 'POST', '/api/v1/projects', { title, event_on: '2027-06-19', participants: clients.map((one) => one.contact.id) });
    for (const one of clients) one.project = id;
  };
  await project('The wedding', aurora, anna, ben);
  await project('Portraits', aurora, carla);
  await project('At the lake', north, annaThere);
  const give = async (kind, title, ...to) => {
    const [{ studio, project: where }] = to;
    const recipients = to.map((one) => one.contact.id);
    const body = { quote: { content: QUOTE }, contract: { markdown: CONTRACT }, questionnaire: { content: QUESTIONS }, invoice: INVOICE }[kind];
    const id = kind === 'file' ? await sendFile(studio, where, title, recipients) : await send(studio, where, kind, { ...body, title, recipients });
    items.push({ kind, title, id, slug: studio.slug });
  };
  await give('quote', 'Photography', anna);
  await give('contract', 'Agreement', anna, ben);
  await give('questionnaire', 'Your day', anna, ben);
  await give('invoice', 'Album', anna);
  await give('invoice', 'Wedding invoice', ben);
  await give('file', 'Welcome guide.pdf', anna, ben);
  await give('file', 'Surprise.pdf', ben);
  await give('quote', 'Portrait session', carla);
  await give('contract', 'Portrait terms', carla);
  await give('invoice', 'Studio hour', carla);
  await give('file', 'What to wear.pdf', carla);
  await give('quote', 'A day at the lake', annaThere);
  await give('questionnaire', 'About the lake', annaThere);
  await give('invoice', 'Lake invoice', annaThere);
  await give('file', 'Lake map.pdf', annaThere);
  const unsent = await draft(aurora, anna.project, 'quote', { title: 'Not yet', recipients: [anna.contact.id], content: QUOTE });
  items.push({ kind: 'quote', title: 'Not yet', id: unsent, slug: 'aurora' });
  for (const one of [anna, annaThere]) await call(one.studio, 'POST', `/api/v1/contacts/${one.contact.id}/messages`, { text: `Good evening from ${one.studio.slug}.`, project: one.project });
  for (const [key, waiting, activity, files, payments] of [
    ['anna', ['Deposit'], ['Photography', 'Agreement', 'Your day', 'Album', 'Welcome guide.pdf', 'anna.jpg', 'ben.jpg', 'Good evening from aurora.', 'Anna says hello.'], ['Photography', 'Agreement', 'Your day', 'Album', 'Welcome guide.pdf', 'anna.jpg', 'ben.jpg', 'plan.jpg'], ['Album']],
    ['ben', [], ['Agreement', 'Your day', 'Wedding invoice', 'Welcome guide.pdf', 'Surprise.pdf', 'anna.jpg', 'ben.jpg'], ['Agreement', 'Your day', 'Wedding invoice', 'Welcome guide.pdf', 'Surprise.pdf', 'anna.jpg', 'ben.jpg', 'plan.jpg'], ['Wedding invoice']],
    ['carla', [], ['Portrait session', 'Portrait terms', 'Studio hour', 'What to wear.pdf', 'carla.jpg', 'Carla says hello.'], ['Portrait session', 'Portrait terms', 'Studio hour', 'What to wear.pdf', 'carla.jpg'], ['Studio hour']],
    ['annaThere', [], ['A day at the lake', 'About the lake', 'Lake invoice', 'Lake map.pdf', 'lake.jpg', 'Good evening from northlight.', 'Anna was at the lake.'], ['A day at the lake', 'About the lake', 'Lake invoice', 'Lake map.pdf', 'lake.jpg', 'plan.jpg'], ['Lake invoice']],
  ]) people[key].sees = { waiting, activity, files, payments };
});
test.afterAll(() => house?.close());

const item = (title) => items.find((one) => one.title === title);
const href = (title) => `/${FOLDERS[item(title).kind]}/${item(title).id}`;

async function logIn(person) {
  const { page, contact } = person;
  await page.goto(at(person, '/login'));
  await page.locator('input[name=email]').fill(contact.email);
  await page.locator('input[name=password]').fill(contact.password);
  await page.locator('form[action="/login"] button:not([type=button])').first().click();
  await expect(page.locator('nav a[aria-current=page]')).toBeVisible();
}

async function sign(person, title) {
  const { page } = person;
  await page.goto(at(person, href(title)));
  const form = page.locator('form[action$="/sign"]');
  await form.locator('input[name=name]').fill(person.contact.name);
  await form.locator('input[name=consent]').check();
  await form.locator('button').click();
  await expect(page.getByRole('status').first()).toBeVisible();
  await expect(form).toHaveCount(0);
}

async function accept(person, title, option) {
  const { page } = person;
  await page.goto(at(person, href(title)));
  const form = page.locator('form[action$="/accept"]');
  await form.locator(`input[name=option][value="${option}"]`).check();
  await form.locator('button').click();
  await expect(page.getByRole('status').first()).toBeVisible();
  await expect(form).toHaveCount(0);
}

async function answer(person, title) {
  const { page } = person;
  await page.goto(at(person, href(title)));
  const form = page.locator('form.questionnaire-form');
  await form.locator('[name="q.venue"]').fill('The old mill');
  await form.getByLabel('Documentary').check();
  await form.locator('[name="q.guests"]').fill('80');
  await form.locator('[name="q.plan"]').setInputFiles({ name: 'plan.jpg', mimeType: 'image/jpeg', buffer: JPEG });
  await form.locator('button[name=then][value=save]:not([aria-hidden])').click();
  await expect(page.getByRole('link', { name: 'plan.jpg', exact: true })).toBeVisible();
  await form.locator('button[name=then][value=submit]').click();
  await expect(form).toHaveCount(0);
  await expect(page.getByText('The old mill')).toBeVisible();
}

async function pay(person, title) {
  const { page } = person;
  await page.goto(at(person, href(title)));
  await page.locator('form[action*="/installments/"] button').first().click();
  await expect(page).toHaveURL(new RegExp(`^${house.stripe.url}`));
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(page).toHaveURL(/\/pay\/.*\/done/);
  await expect(async () => {
    await page.goto(at(person, href(title)));
    await expect(page.locator('a[href$="/receipt"]')).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
}

async function upload(person, name) {
  const { page } = person;
  await page.goto(at(person, '/files'));
  await page.locator('details.upload-section summary').first().click();
  await page.locator('details.upload-section input[type=file]').first().setInputFiles({ name, mimeType: 'image/jpeg', buffer: JPEG });
  await page.locator('details.upload-section button').first().click();
  await expect(page.getByRole('link', { name }).first()).toBeVisible();
}

async function write(person, text) {
  const { page } = person;
  await page.goto(at(person, '/activity'));
  await page.locator('details.upload-section summary').first().click();
  await page.locator('form[action="/messages"] textarea').fill(text);
  await page.locator('form[action="/messages"] button').click();
  await expect(page.getByText(text)).toBeVisible();
}

test('all of them sign, accept, answer, pay, upload and write at the same time [A7, B2, B7, B8, B9, B10, B11, D1, E1]', async () => {
  test.setTimeout(300_000);
  const { anna, ben, carla, annaThere } = people;
  await Promise.all([
    (async () => {
      await logIn(anna);
      await sign(anna, 'Agreement');
      await accept(anna, 'Photography', 0);
      await write(anna, 'Anna says hello.');
      await upload(anna, 'anna.jpg');
    })(),
    (async () => {
      await logIn(ben);
      await expect(ben.page.locator('html')).toHaveAttribute('lang', 'de');
      await answer(ben, 'Your day');
      await sign(ben, 'Agreement');
      await pay(ben, 'Wedding invoice');
      await upload(ben, 'ben.jpg');
    })(),
    (async () => {
      await logIn(carla);
      await upload(carla, 'carla.jpg');
      await pay(carla, 'Studio hour');
      await sign(carla, 'Portrait terms');
      await write(carla, 'Carla says hello.');
      await accept(carla, 'Portrait session', 1);
    })(),
    (async () => {
      await logIn(annaThere);
      await write(annaThere, 'Anna was at the lake.');
      await pay(annaThere, 'Lake invoice');
      await answer(annaThere, 'About the lake');
      await accept(annaThere, 'A day at the lake', 0);
      await upload(annaThere, 'lake.jpg');
    })(),
  ]);
});

/** The same browser, for software: its cookies and nothing else. */
async function software(person) {
  const cookies = await person.page.context().cookies(at(person, '/'));
  return new Client(at(person, ''), { headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') } });
}

const set = (list) => [...new Set(list.map((text) => text.trim()).filter(Boolean))].sort();

test('each of them could see exactly what was theirs [B1, B2, B3, B4, B13, B16, E5]', async () => {
  for (const person of Object.values(people)) {
    const { key, page, sees } = person;
    const shown = async (path, selector) => {
      await page.goto(at(person, path));
      return set(await page.locator(selector).allTextContents());
    };
    const api = await software(person);
    const json = async (path) => (await api.json('GET', `/api/v1${path}`)).json;
    const files = await json('/files');
    for (const file of files.items.filter((one) => one.type === 'file')) if (!items.some((one) => one.id === file.id)) items.push({ kind: 'file', title: file.name, id: file.id, slug: person.studio.slug });

    expect(await shown('/', '[aria-labelledby=waiting] .item-title'), key).toEqual(set(sees.waiting));
    expect(set((await json('/home')).actions.map((one) => one.label ?? one.title)), key).toEqual(set(sees.waiting));
    expect((await json('/home')).projects.map((one) => one.id), key).toEqual([person.project]);

    expect(await shown('/activity', '.timeline a.item-title, .timeline .message-bubble .message-text'), key).toEqual(set(sees.activity));
    const said = (await json('/activity')).items.map((one) => one.message?.text ?? one.document?.title ?? one.file?.name);
    expect(set(said), key).toEqual(set(sees.activity));

    expect(await shown('/files', 'main .item-list .item-title'), key).toEqual(set(sees.files));
    expect(set(files.items.map((one) => one.name ?? one.title)), key).toEqual(set(sees.files));

    expect(await shown('/payments', 'main h3 a'), key).toEqual(set(sees.payments));
    expect(set((await json('/payments')).items.map((one) => one.title)), key).toEqual(set(sees.payments));
  }
});

test('every id opens for those it was for, and for nobody else, in any kind’s place [B13, B16, E5]', async () => {
  for (const person of Object.values(people)) {
    const api = await software(person);
    for (const { kind, title, id, slug } of items) {
      const theirs = slug === person.studio.slug && person.sees.files.includes(title);
      for (const [other, folder] of Object.entries(FOLDERS)) {
        const want = theirs && other === kind ? 200 : 404;
        expect((await api.get(`/${folder}/${id}`)).status, `${person.key}: ${folder} “${title}”`).toBe(want);
        const path = other === 'file' ? `/api/v1/files/${id}/content` : `/api/v1/${folder}/${id}`;
        expect((await api.json('GET', path)).status, `${person.key}: ${path} “${title}”`).toBe(want);
      }
    }
    for (const other of Object.values(people)) {
      expect((await api.get(`/projects/${other.project}`)).status, `${person.key}: the project of ${other.key}`).toBe(other.project === person.project ? 200 : 404);
      if (other.studio === person.studio) continue;
      const there = new Client(at(other, ''), { headers: api.headers });
      expect((await there.get('/files')).status, `${person.key} is nobody at ${other.studio.slug}`).toBe(303);
    }
  }
});

test('the studio has all of it, each once [B8, B9, B10, D2]', async () => {
  const contract = await call(aurora, 'GET', `/api/v1/contracts/${item('Agreement').id}`);
  expect(contract.signers.map((one) => [one.name, one.signature.name])).toEqual([['Anna Berg', 'Anna Berg'], ['Ben Lund', 'Ben Lund']]);
  expect((await call(aurora, 'GET', `/api/v1/quotes/${item('Photography').id}`)).decision).toMatchObject({ decision: 'accepted', option: 0 });
  expect((await call(north, 'GET', `/api/v1/questionnaires/${item('About the lake').id}`)).progress.answered).toBe(4);
  for (const [studio, title] of [[aurora, 'Wedding invoice'], [aurora, 'Studio hour'], [north, 'Lake invoice']]) {
    const { installments } = await call(studio, 'GET', `/api/v1/invoices/${item(title).id}`);
    expect(installments.map((one) => one.state)).toEqual(['paid', 'upcoming', 'upcoming']);
  }
});

test('every page of the client side, in each of the four browsers: axe, and nothing scrolls sideways at 200 % [E1, E8]', async ({}, info) => {
  test.setTimeout(400_000);
  for (const person of Object.values(people)) {
    const { page } = person;
    const receipt = (await (await software(person)).get(href(person.sees.payments[0]))).html.querySelector('a[href$="/receipt"]');
    const documents = items.filter((one) => one.kind !== 'file' && one.slug === person.studio.slug && person.sees.files.includes(one.title));
    const paths = { home: '/', project: `/projects/${person.project}`, activity: '/activity', files: '/files', payments: '/payments', profile: '/profile' };
    for (const one of documents) paths[one.kind] = href(one.title);
    if (receipt) paths.receipt = new URL(receipt.getAttribute('href'), at(person, '')).pathname;
    for (const [name, path] of Object.entries(paths)) {
      const reply = await page.goto(at(person, path));
      expect(reply.status(), path).toBe(200);
      await look(page, info, `40 ${person.key} ${name}`, { axe: !person.light });
      await at200Percent(page, `${person.key} ${name}`);
    }
  }
});
