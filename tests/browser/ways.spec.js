// Every way into the portal, as people have it: links opened from the letters, on a phone without JavaScript; and what none of them gives
// away or does.
import { expect, test } from '@playwright/test';
import { PASSWORDS, call, linkIn, open, openClient, openStudio } from '../support/portico.js';
import { CONTRACT, QUOTE, send, sendFile } from '../support/documents.js';
import { confirm, logIn, lookBeside as look, signIn } from './support.js';

test.describe.configure({ mode: 'serial' });

let house, aurora, northlight, anna, fresh, desk;
const at = (path) => aurora.at(path);
const app = (path) => house.runtime.at('app', path);
const mailed = (to, subject, count) => house.runtime.inbox.wait({ to, subject }, { count });
const button = (page, name) => page.getByRole('button', { name, exact: true });
const title = (page) => page.getByRole('heading', { level: 1 });
const add = (name, email) => call(aurora, 'POST', '/api/v1/contacts', { name, email });
const activate = ({ id }) => call(aurora, 'POST', `/api/v1/contacts/${id}/activate`, {});

test.beforeAll(async ({ browser }, info) => {
  test.setTimeout(300_000);
  house = await open({ name: `browser ways ${info.project.name}` });
  aurora = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings', welcome: 'Everything for your day.' });
  northlight = await openStudio(house, { slug: 'northlight', name: 'Northlight', accent: '#1f5f8b', welcome: 'All about your evening.' });
  anna = await openClient(house, aurora, { name: 'Anna Berg', email: 'anna@example.com' });
  await call(aurora, 'POST', '/api/v1/projects', { title: 'At the lake', participants: [anna.id] });
  const { viewport, isMobile, hasTouch, javaScriptEnabled } = info.project.use;
  fresh = async () => (await browser.newContext({ viewport, isMobile, hasTouch, javaScriptEnabled, locale: 'en-GB' })).newPage();
  desk = await fresh();
  await signIn(desk, house, aurora);
});
test.afterAll(() => house?.close());

/** What the page says, without what was typed on it. */
const words = (page) => page.getByRole('main').innerText();

/** A link's page that is over: says so, and sends a fresh one in one tap. */
async function renew(page, link, says) {
  await page.goto(link);
  await expect(title(page)).toHaveText(says);
  await button(page, 'Send a new link').click();
  await expect(title(page)).toHaveText('Check your email');
}

test('each studio has an address and a look of its own [A1]', async ({}, info) => {
  const page = await fresh();
  const colours = new Set();
  for (const [studio, other, welcome] of [[aurora, 'Northlight', 'Everything for your day.'], [northlight, 'Aurora', 'All about your evening.']]) {
    await page.goto(studio.at('/login'));
    await expect(page).toHaveTitle(`Log in · ${studio.name}`);
    await expect(page.getByText(welcome)).toBeVisible();
    expect(await page.content()).not.toContain(other);
    colours.add(await button(page, 'Log in').evaluate((one) => getComputedStyle(one).backgroundColor));
    await look(page, info, `70 login of ${studio.name}`);
  }
  expect(colours.size, 'each in its own colour').toBe(2);
});

test('the generic link knows nobody, says the same to everybody, and never offers to create a password [A6, A7]', async ({}, info) => {
  await activate(await add('Nora Quist', 'nora@example.com'));
  const page = await fresh();
  const answers = new Set();
  for (const email of ['anna@example.com', 'nora@example.com', 'nobody@example.com']) {
    await page.goto(at('/login'));
    await expect(page.getByLabel('Email')).toHaveValue('');
    await expect(page.getByLabel('Email')).toBeEditable();
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await button(page, 'Log in').click();
    await expect(page.getByRole('alert')).toContainText('is incorrect');
    await expect(page.getByLabel('Email')).toHaveValue(email);
    await expect(page.locator('[autocomplete=new-password], a[href*="set-password"]')).toHaveCount(0);
    answers.add(await words(page));
  }
  expect([...answers]).toHaveLength(1);
  expect([...answers][0]).not.toMatch(/create|choose a password/i);
  await look(page, info, '71 login refused');
});

test('a personal link: first a password, the address filled in and fixed; from then on the login page with the address [A4, A5, A14]', async ({}, info) => {
  const [{ id }] = (await call(aurora, 'GET', '/api/v1/contacts?search=nora')).items;
  const first = linkIn(await mailed('nora@example.com'), '/set-password/');
  // Invited again, from the dashboard: the letter that is there already stays good.
  await desk.goto(app(`/contacts/${id}`));
  await button(desk, 'Resend invitation').click();
  await expect(desk.getByRole('status')).toContainText(/invitation/);
  const page = await fresh();
  await page.goto(first);
  await expect(title(page)).toHaveText('Create your password');
  const email = page.getByLabel('Email');
  await expect(email).toHaveValue('nora@example.com');
  await expect(email).not.toBeEditable();
  await page.getByLabel('Password').fill(PASSWORDS.client);
  await button(page, 'Create password and log in').click();
  await expect(title(page)).toContainText('Nora');
  await button(page, 'Log out').click();
  // In this browser, and in one that was never here.
  for (const later of [page, await fresh()]) {
    await later.goto(first);
    await expect(later).toHaveURL(at('/login'));
    await expect(later.getByLabel('Email')).toHaveValue('nora@example.com');
    await expect(later.locator('[autocomplete=new-password]')).toHaveCount(0);
    await look(later, info, '72 login with the address filled in');
    await later.getByLabel('Password', { exact: true }).fill(PASSWORDS.client);
    await button(later, 'Log in').click();
    await expect(title(later)).toContainText('Nora');
  }
});

test('an invitation that ran out says so, and its page sends a fresh one in one tap [A14, A4]', async ({}, info) => {
  const { id } = await add('Ida Holm', 'ida@example.com');
  await activate({ id });
  const old = linkIn(await mailed('ida@example.com'), '/set-password/');
  await house.runtime.sql(`UPDATE one_time_tokens SET expires_at = 1 WHERE contact_id = '${id}'`);
  const page = await fresh();
  await page.goto(old);
  expect(await page.content(), 'an old link may be in other hands').not.toContain('ida@example.com');
  await look(page, info, '73 a link that ran out');
  await renew(page, old, 'This link has expired');
  await look(page, info, '74 please look in your mailbox');
  await page.goto(linkIn(await mailed('ida@example.com', undefined, 2), '/set-password/'));
  await expect(title(page)).toHaveText('Create your password');
  await expect(page.getByLabel('Email')).toHaveValue('ida@example.com');
});

test('a link instead of a password: looked at by anybody it does nothing, pressed once it lets in, used it sends a fresh one [A9, A14]', async ({}, info) => {
  const page = await fresh();
  const ask = async (email) => {
    await page.goto(at('/login?next=%2Ffiles'));
    await page.getByLabel('Email').fill(email);
    await button(page, 'Email me a login link').click();
    await expect(title(page)).toHaveText('Check your email');
    return words(page);
  };
  expect(await ask('nobody@example.com'), 'the same for every address').toBe(await ask('anna@example.com'));
  const link = linkIn(await mailed('anna@example.com', /login link/), '/sign-in/');
  const [scanner, other] = [await fresh(), await fresh()];
  for (let looks = 0; looks < 2; looks++) await scanner.goto(link);
  await other.goto(link);
  await page.goto(link);
  await expect(page.getByText('anna@example.com')).toBeVisible();
  await look(page, info, '75 log in by a link');
  await button(page, 'Log in').click();
  await expect(page).toHaveURL(at('/files'));
  await expect(title(page)).toHaveText('Files');
  // Another window that was open on it, and whoever comes later.
  await button(other, 'Log in').click();
  await expect(title(other)).toHaveText('This link has already been used');
  await renew(other, link, 'This link has already been used');
  await other.goto(linkIn(await mailed('anna@example.com', /login link/, 2), '/sign-in/'));
  await button(other, 'Log in').click();
  await expect(title(other)).toHaveText('At the lake');
  await scanner.goto(link);
  await look(scanner, info, '76 a used link');
});

test('a letter about a document opens its project without a password, for its recipient only, until the studio revokes it [A10]', async ({}, info) => {
  const dora = await openClient(house, aurora, { name: 'Dora Weiß', email: 'dora@example.com' });
  const emil = await openClient(house, aurora, { name: 'Emil Weiß', email: 'emil@example.com' });
  const project = async (name, ...participants) => (await call(aurora, 'POST', '/api/v1/projects', { title: name, participants })).id;
  const [wedding, portraits] = [await project('The wedding', dora.id, emil.id), await project('Portraits', dora.id)];
  await desk.goto(app('/settings'));
  await desk.getByLabel('Links in emails about a document or file').selectOption('view');
  await button(desk, 'Save').click();
  await expect(desk.getByRole('status')).toHaveText('Saved.');
  await sendFile(aurora, wedding, 'Surprise.pdf', [emil.id]);
  const elsewhere = await send(aurora, portraits, 'quote', { title: 'Portrait session', recipients: [dora.id], content: QUOTE });
  const contract = await send(aurora, wedding, 'contract', { title: 'Agreement', markdown: CONTRACT, recipients: [dora.id, emil.id] });
  const link = linkIn(await mailed('dora@example.com', /Agreement/), '/open/');

  const page = await fresh();
  await page.goto(link);
  await expect(title(page)).toHaveText('Agreement');
  await expect(page.getByText('Hello Dora')).toBeVisible();
  expect(await page.content(), 'no more of who it is than the first name').not.toMatch(/Weiß|dora@example/);
  await look(page, info, '77 a link without login');
  await button(page, 'Open').click();
  await expect(page).toHaveURL(at(`/contracts/${contract}`));
  await expect(title(page)).toHaveText('Agreement');
  await expect(page.getByLabel('Your full name')).toHaveCount(0);
  await expect(page.getByText('This link is view-only.')).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Dora Weiß');
  await expect(page.locator('a[href="/profile"]')).toHaveCount(0);
  await look(page, info, '78 a contract by link');
  await page.goto(at('/'));
  await expect(title(page)).toHaveText('The wedding');
  for (const path of ['/', `/projects/${wedding}`, '/files', '/activity']) {
    await page.goto(at(path));
    await expect(page.getByRole('main')).not.toContainText(/Portrait|Surprise/);
    await expect(page.locator('main input[type=file], main textarea')).toHaveCount(0);
  }
  for (const path of [`/quotes/${elsewhere}`, `/projects/${portraits}`]) expect((await page.goto(at(path))).status(), path).toBe(404);
  await look(page, info, '79 nothing here');
  await page.goto(at('/payments'));
  await look(page, info, '80 payments by link');
  await page.getByRole('main').getByRole('link', { name: 'Log in' }).click();
  await expect(page).toHaveURL(at('/login?next=/payments'));
  await page.goto(at(`/contracts/${contract}`));
  await expect(title(page)).toHaveText('Agreement');

  await desk.goto(app(`/contacts/${dora.id}/item-links`));
  await confirm(desk, 'Revoke Agreement', 'Yes, revoke it');
  await expect(desk.getByRole('status')).toContainText('Link revoked');
  await page.goto(at(`/contracts/${contract}`));
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.goto(link);
  await expect(title(page)).toHaveText('This link was revoked');
  await look(page, info, '81 a revoked link');
});

test('with a link that may act its recipient signs, and nobody else has; without the studio’s leave it leads to the login page [A10]', async () => {
  const [{ id, email }] = (await call(aurora, 'GET', '/api/v1/contacts?search=dora')).items;
  const [wedding] = (await call(aurora, 'GET', `/api/v1/contacts/${id}`)).projects.filter((one) => one.title === 'The wedding');
  const [emil] = (await call(aurora, 'GET', '/api/v1/contacts?search=emil')).items;
  const sendContract = (name) => send(aurora, wedding.id, 'contract', { title: name, markdown: CONTRACT, recipients: [id, emil.id] });
  await call(aurora, 'PATCH', '/api/v1/settings', { item_links: 'act' });
  const contract = await sendContract('Second agreement');
  const page = await fresh();
  await page.goto(linkIn(await mailed(email, /Second agreement/), '/open/'));
  await button(page, 'Open').click();
  await page.getByLabel('Your full name').fill('Dora Weiß');
  await page.getByRole('checkbox').check();
  await button(page, 'Sign contract').click();
  await expect(page.getByRole('status').first()).toContainText('You’ve signed the contract');
  const { signers } = await call(aurora, 'GET', `/api/v1/contracts/${contract}`);
  expect(signers.map((one) => [one.name, Boolean(one.signature)])).toEqual([['Dora Weiß', true], ['Emil Weiß', false]]);

  await call(aurora, 'PATCH', '/api/v1/settings', { item_links: 'off' });
  const third = await sendContract('Third agreement');
  const stranger = await fresh();
  await stranger.goto(linkIn(await mailed(email, /Third agreement/), `/contracts/${third}`));
  await expect(stranger).toHaveURL(/\/login\?next=/);
  await stranger.getByLabel('Email').fill(email);
  await stranger.getByLabel('Password', { exact: true }).fill(PASSWORDS.client);
  await button(stranger, 'Log in').click();
  await expect(stranger).toHaveURL(at(`/contracts/${third}`));
});

test('who is not let in learns it by letter and with a link of their own, and the page says nothing to anybody else [A12]', async ({}, info) => {
  const otto = await add('Otto Lind', 'otto@example.com');
  const page = await fresh();
  const ask = async (email) => {
    await page.goto(at('/forgot-password'));
    await page.getByLabel('Email').fill(email);
    await button(page, 'Send link').click();
    return words(page);
  };
  expect(await ask('otto@example.com')).toBe(await ask('nobody@example.com'));
  expect((await mailed('otto@example.com')).text).toMatch(/isn’t open yet/);
  await activate(otto);
  const invitation = linkIn(await mailed('otto@example.com', undefined, 2), '/set-password/');
  await desk.goto(app(`/contacts/${otto.id}`));
  await confirm(desk, 'Disable access', 'Yes, disable now');
  await expect(desk.getByRole('status')).toContainText('Access disabled');
  expect(await ask('otto@example.com')).toBe(await ask('nobody@example.com'));
  expect((await mailed('otto@example.com', undefined, 3)).text).toMatch(/has closed your access/);
  // A link that is in time, in the hands of its owner.
  for (const [state, says, name] of [
    ["'disabled'", 'Your access is closed', '82 access closed'],
    ["'not_active'", 'Your portal is temporarily closed', '83 closed for now'],
    ["'not_active', activated_at = NULL", 'Your portal isn’t open yet', '84 not open yet'],
  ]) {
    await house.runtime.sql(`UPDATE portal_access SET state = ${state} WHERE contact_id = '${otto.id}'`);
    await page.goto(invitation);
    await expect(title(page)).toHaveText(says);
    await expect(page.getByLabel('Password')).toHaveCount(0);
    await look(page, info, name);
  }
});

test('one address, two people: said when it is saved, refused when it would be two, told to whoever proves the mailbox [A13]', async ({}, info) => {
  const pia = await add('Pia Ek', 'shared@example.com');
  await activate(pia);
  const invitation = linkIn(await mailed('shared@example.com'), '/set-password/');
  await desk.goto(app('/contacts/new'));
  await desk.getByLabel('Name').fill('Per Ek');
  await desk.getByLabel('Email').fill('shared@example.com');
  await button(desk, 'Add contact').click();
  await expect(title(desk)).toHaveText('Per Ek');
  await expect(desk.getByText('Pia Ek has the same email address and portal access.')).toBeVisible();
  await expect(desk.locator('summary', { hasText: /^Activate/ })).toHaveCount(0);
  await look(desk, info, '84 an address two people share');
  // From a project the button is there, and activating is refused.
  const per = desk.url().match(/contacts\/([\w-]+)/)[1];
  const project = await call(aurora, 'POST', '/api/v1/projects', { title: 'Ek', participants: [per] });
  await desk.goto(app(`/projects/${project.id}`));
  await confirm(desk, 'Activate Per Ek', 'Yes, activate and invite');
  await expect(title(desk)).toHaveText('Per Ek wasn’t activated');
  await expect(desk.getByRole('alert')).toContainText('Each client needs their own email address');
  await look(desk, info, '85 a second activation refused');
  await desk.getByRole('link', { name: 'Go to Per Ek' }).click();
  await expect(desk.getByText('Pia Ek has the same email address and portal access.')).toBeVisible();
  expect((await call(aurora, 'GET', `/api/v1/contacts/${per}`)).access).toBe('not_active');

  // Whoever reads the mailbox is told, in the letter and by the link; whoever only knows the address is not.
  const page = await fresh();
  await page.goto(at('/forgot-password'));
  await page.getByLabel('Email').fill('shared@example.com');
  await button(page, 'Send link').click();
  await expect(page.getByRole('main')).not.toContainText(/two people|Pia|Per/);
  expect((await mailed('shared@example.com', undefined, 2)).text).toMatch(/uses this address for another person, too\. This link opens the portal of Pia/);
  await house.runtime.sql(`UPDATE portal_access SET state = 'not_active' WHERE contact_id = '${pia.id}'`);
  await page.goto(invitation);
  await expect(title(page)).toHaveText('Two people share this address');
  await look(page, info, '86 told that two people share the address');
});

test('a closed portal: a polite page for everybody, no data, and everything is there again when it opens [A11]', async ({}, info) => {
  const page = await fresh();
  await logIn(page, aurora, anna);
  await expect(title(page)).toHaveText('At the lake');
  await desk.goto(app('/settings'));
  await confirm(desk, 'Close the portal', 'Yes, close it for all clients');
  await expect(desk.getByRole('status')).toContainText('The portal is closed');
  await look(desk, info, '87 the portal is closed, in the dashboard');
  for (const visitor of [page, await fresh()]) {
    for (const path of ['/', '/files', '/profile', '/login', '/nowhere']) {
      const reply = await visitor.goto(at(path));
      expect(reply.status(), path).toBe(503);
      await expect(title(visitor)).toHaveText('The portal is temporarily closed');
      await expect(visitor.getByRole('link')).toHaveCount(0);
      expect(await visitor.content()).not.toMatch(/Anna|At the lake|name="password"/);
    }
  }
  await look(page, info, '88 the portal is closed');
  await button(desk, 'Open the portal').click();
  await expect(desk.getByRole('status')).toContainText('open again');
  await page.goto(at('/'));
  await expect(title(page)).toHaveText('At the lake');
});

test('an address that the studio leaves leads to the one it takes, and no other studio gets it [A1]', async ({}, info) => {
  await desk.goto(app('/settings/address'));
  await desk.getByLabel('Address', { exact: true }).fill('aurora-films');
  await button(desk, 'Save').click();
  await expect(desk.getByRole('status')).toHaveText('Saved.');
  const there = house.runtime.at('aurora-films', '');
  await expect(desk.getByRole('link', { name: `${there}/login` })).toBeVisible();
  const page = await fresh();
  await page.goto(at('/login?next=%2Ffiles'));
  await expect(page).toHaveURL(`${there}/login?next=%2Ffiles`);
  await page.getByLabel('Email').fill(anna.email);
  await page.getByLabel('Password', { exact: true }).fill(anna.password);
  await button(page, 'Log in').click();
  await expect(page).toHaveURL(`${there}/files`);
  const theirs = await fresh();
  await signIn(theirs, house, northlight);
  for (const taken of ['aurora', 'aurora-films']) {
    await theirs.goto(app('/settings/address'));
    await theirs.getByLabel('Address', { exact: true }).fill(taken);
    await button(theirs, 'Save').click();
    await expect(theirs.getByRole('alert')).toContainText('This address is taken');
  }
  await look(theirs, info, '89 an address that is taken');
  await page.goto(at('/'));
  await expect(page).toHaveURL(new RegExp(`^${there}/`));
});
