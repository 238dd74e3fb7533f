// What the studio decides about what its clients see and may do: decided in the dashboard, looked at in the client's browser. On phones
// without JavaScript.
import { expect, test } from '@playwright/test';
import { PASSWORDS, call, linkIn, open, openClient, openStudio } from '../support/portico.js';
import { CONTRACT, INVOICE, QUESTIONS, QUOTE, send, sendFile } from '../support/documents.js';
import { confirm, logIn, lookBeside as look, signIn } from './support.js';

test.describe.configure({ mode: 'serial' });

let house, studio, desk, wedding, portraits;
/** Each with their page. */
let anna, ben, carla;
const ids = {};
const at = (path) => studio.at(path);
const app = (path) => house.runtime.at('app', path);
const button = (page, name) => page.getByRole('button', { name, exact: true });
const title = (page) => page.getByRole('heading', { level: 1 });
const noted = (page) => page.getByRole('status').first();

test.beforeAll(async ({ browser }, info) => {
  test.setTimeout(300_000);
  house = await open({ name: `browser sees ${info.project.name}` });
  studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  const { viewport, isMobile, hasTouch, javaScriptEnabled } = info.project.use;
  const fresh = async () => (await browser.newContext({ viewport, isMobile, hasTouch, javaScriptEnabled, locale: 'en-GB' })).newPage();
  const person = async (name, email) => ({ ...(await openClient(house, studio, { name, email })), page: await fresh() });
  [anna, ben, carla] = [await person('Anna Berg', 'anna@example.com'), await person('Ben Lund', 'ben@example.com'), await person('Carla Reyes', 'carla@example.com')];
  const project = async (name, ...participants) => (await call(studio, 'POST', '/api/v1/projects', { title: name, event_on: '2027-06-19', participants: participants.map((one) => one.id) })).id;
  [wedding, portraits] = [await project('The wedding', anna, ben), await project('Portraits', anna, carla)];
  const to = [anna.id];
  ids.quote = await send(studio, wedding, 'quote', { title: 'Photography', recipients: to, content: QUOTE });
  ids.contract = await send(studio, wedding, 'contract', { title: 'Agreement', markdown: CONTRACT, recipients: to });
  ids.open = await send(studio, wedding, 'contract', { title: 'Terms of the album', markdown: CONTRACT, recipients: [anna.id, ben.id] });
  ids.questionnaire = await send(studio, wedding, 'questionnaire', { title: 'Your day', recipients: to, content: QUESTIONS });
  ids.invoice = await send(studio, portraits, 'invoice', { ...INVOICE, title: 'Studio hour', recipients: to });
  await sendFile(studio, wedding, 'Welcome guide.pdf', to);
  desk = await fresh();
  await signIn(desk, house, studio);
  for (const one of [anna, ben, carla]) await logIn(one.page, studio, one);
});
test.afterAll(() => house?.close());

const LISTS = () => ['/', `/projects/${wedding}`, `/projects/${portraits}`, '/files', '/activity', '/payments'];

/** Whether a client finds `words` in each list that there is for them, and whether `path` opens. */
async function finds({ page }, words, there, path, opens = there.length > 0) {
  for (const list of LISTS()) {
    const reply = await page.goto(at(list));
    if (reply.status() !== 200) continue;
    const main = page.getByRole('main');
    if (there.includes(list)) await expect(main, `${list} has ${words}`).toContainText(words);
    else await expect(main, `${list} has no ${words}`).not.toContainText(words);
  }
  const reply = await page.goto(at(path));
  expect(reply.status(), path).toBe(opens ? 200 : 404);
  if (!opens) await expect(title(page)).toHaveText('Page not found');
}

test('details are what the studio wrote: every participant reads them, nobody changes them [B5]', async ({}, info) => {
  await desk.goto(app(`/projects/${wedding}`));
  await desk.getByLabel('Details', { exact: true }).fill('Ceremony: 14:00, the old mill\nGuests: 80 <b>or so</b>');
  await desk.locator('form[action$="/details"]').getByRole('button', { name: 'Save' }).click();
  await expect(noted(desk)).toHaveText('Saved.');
  for (const { page } of [anna, ben]) {
    await page.goto(at(`/projects/${wedding}`));
    const details = page.getByRole('region', { name: 'Details' });
    await expect(details.getByRole('term')).toHaveText(['Ceremony', 'Guests']);
    await expect(details.getByRole('definition')).toHaveText(['14:00, the old mill', '80 <b>or so</b>']);
    await expect(details.locator('a, button, input, textarea, select, form, summary, [contenteditable]')).toHaveCount(0);
    await expect(page.locator('[action*="details"], [formaction*="details"], [name=details]')).toHaveCount(0);
  }
  await look(anna.page, info, '90 details of a project');
  expect((await carla.page.goto(at(`/projects/${wedding}`))).status(), 'another project').toBe(404);
});

const ID = '[\\w-]{22,}';
const MAY = new RegExp(`^/(${[
  'logout', 'language', 'messages', 'profile(/email|/password)?', `sessions/(${ID}/)?end`, `projects/${ID}/files`, `quotes/${ID}/(accept|decline)`,
  `contracts/${ID}/sign`, `questionnaires/${ID}/answers`, `installments/${ID}/pay`, `invoices/${ID}/pay`,
].join('|')})$`);
const LEADS = new RegExp(`^/(|activity|files|payments|profile|projects/${ID}|(quotes|contracts|questionnaires|invoices|files)/${ID}|contracts/${ID}/(download|text)|files/${ID}/view)$`);

test('nothing on any page makes a document, changes a project or fixes a meeting; those pages are not there [B17]', async () => {
  const { page } = anna;
  const pages = [...LISTS(), '/profile', `/quotes/${ids.quote}`, `/contracts/${ids.contract}`, `/questionnaires/${ids.questionnaire}`, `/invoices/${ids.invoice}`];
  const seen = new Set();
  for (const path of pages) {
    expect((await page.goto(at(path))).status(), path).toBe(200);
    const { acts, leads, says } = await page.evaluate(() => {
      const all = (selector, give) => [...document.querySelectorAll(selector)].map(give);
      const local = (address) => new URL(address, location.href);
      return {
        acts: [...all('form', (one) => one.action), ...all('[formaction]', (one) => one.formAction), ...all('[data-autosave]', (one) => one.dataset.autosave.replace('/api/v1', ''))].map((one) => local(one).pathname),
        leads: all('a[href]', (one) => local(one.href)).filter((one) => one.origin === location.origin).map((one) => one.pathname),
        says: all('a, button, summary, label', (one) => one.textContent.trim()),
      };
    });
    expect(acts.filter((one) => !MAY.test(one)), `${path} acts`).toEqual([]);
    expect(leads.filter((one) => !LEADS.test(one)), `${path} leads`).toEqual([]);
    expect(says.filter((one) => /\b(new (quote|contract|questionnaire|invoice|project|document)|create|edit|schedule|meeting|appointment|recall|duplicate)\b/i.test(one)), `${path} says`).toEqual([]);
    for (const one of acts) seen.add(one);
  }
  expect(seen.size, 'there were forms to look at').toBeGreaterThan(8);

  const studios = [
    '/projects/new', '/projects', '/contacts', '/settings', '/meetings', `/documents/${ids.contract}`, `/projects/${wedding}/documents`,
    ...['quotes', 'contracts', 'questionnaires', 'invoices'].map((kind) => `/projects/${wedding}/${kind}/new`),
  ];
  for (const path of studios) {
    expect((await page.goto(at(path))).status(), path).toBe(404);
    await expect(title(page)).toHaveText('Page not found');
  }
  await page.goto(at('/'));
  const tries = [
    ['POST', '/projects'], ['POST', `/projects/${wedding}/details`], ['PUT', `/api/v1/projects/${wedding}/details`], ['PATCH', `/api/v1/projects/${wedding}`], ['POST', '/meetings'],
    ...['quotes', 'contracts', 'questionnaires', 'invoices'].map((kind) => ['POST', `/projects/${wedding}/${kind}`]), ['POST', `/documents/${ids.contract}/recall`],
  ];
  for (const [method, path] of tries) {
    const status = await page.evaluate(async ([method, path]) => (await fetch(path, { method, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'title=Mine&details=Mine' })).status, [method, path]);
    expect([404, 405], `${method} ${path}: ${status}`).toContain(status);
  }
  await page.goto(app(`/projects/${wedding}`));
  await expect(page).toHaveURL(/\/sign-in/);
});

test('with its history off the studio takes away what is complete: from every list and by its address [B14]', async ({}, info) => {
  const { page } = anna;
  await page.goto(at(`/contracts/${ids.contract}`));
  await page.getByLabel('Your full name').fill('Anna Berg');
  await page.getByRole('checkbox').check();
  await button(page, 'Sign contract').click();
  await expect(noted(page)).toContainText('Everyone has signed the contract');
  const lists = [`/projects/${wedding}`, '/files', '/activity'];
  // Home shows what came lately, and this did.
  await finds(anna, 'Agreement', ['/', ...lists], `/contracts/${ids.contract}`);
  const history = async (shown) => {
    await desk.goto(app('/settings'));
    await desk.getByLabel('Show history').selectOption(shown);
    await button(desk, 'Save').click();
    await expect(noted(desk)).toHaveText('Saved.');
  };
  await history('no');
  // Whoever signed it keeps it: it is in no list, and its address still opens.
  await finds(anna, 'Agreement', [], `/contracts/${ids.contract}`, true);
  // What is submitted now is gone with its own page: home says what became of it.
  await page.goto(at(`/questionnaires/${ids.questionnaire}`));
  await page.getByLabel('Where is it?').fill('The old mill');
  await page.getByLabel('Documentary').check();
  await page.getByLabel('How many guests?').fill('80');
  await page.locator('button[value=submit]').click();
  await expect(noted(page)).toBeVisible();
  await expect(page).toHaveURL(/^[^?]+\/(\?notice=.*)?$/);
  await look(page, info, '91 home after what was submitted is gone');
  await finds(anna, 'Your day', [], `/questionnaires/${ids.questionnaire}`);
  // What is still to be done stays.
  await finds(anna, 'Terms of the album', ['/', ...lists], `/contracts/${ids.open}`);
  await history('yes');
  await finds(anna, 'Agreement', ['/', ...lists], `/contracts/${ids.contract}`);
  await finds(anna, 'Your day', ['/', ...lists], `/questionnaires/${ids.questionnaire}`);
});

test('a project and a kind hidden from one client are gone for that one, everywhere, and for nobody else [B15]', async ({}, info) => {
  const hidden = async (act) => {
    await desk.goto(app(`/contacts/${anna.id}/settings?project=${wedding}`));
    for (const name of ['Contracts', 'Portraits']) await desk.getByLabel(name, { exact: true })[act]();
    await button(desk, 'Save').click();
    await expect(noted(desk)).toHaveText('Saved.');
  };
  await hidden('check');
  await finds(anna, 'Terms of the album', [], `/contracts/${ids.open}`);
  await finds(anna, 'Portraits', [], `/projects/${portraits}`);
  await finds(anna, 'Studio hour', [], `/invoices/${ids.invoice}`);
  await look(anna.page, info, '92 hidden, so nothing here');
  await finds(anna, 'Photography', ['/', `/projects/${wedding}`, '/files', '/activity'], `/quotes/${ids.quote}`);
  expect((await ben.page.goto(at(`/contracts/${ids.open}`))).status(), 'the other recipient').toBe(200);
  expect((await carla.page.goto(at(`/projects/${portraits}`))).status(), 'the other participant').toBe(200);
  // The studio is told why.
  await desk.goto(app(`/contacts/${anna.id}/settings?project=${wedding}`));
  await expect(desk.getByRole('row', { name: /Terms of the album/ })).toContainText('Hidden');
  await look(desk, info, '93 what is hidden and why');
  await hidden('uncheck');
  await finds(anna, 'Terms of the album', ['/', `/projects/${wedding}`, '/files', '/activity'], `/contracts/${ids.open}`);
  await finds(anna, 'Studio hour', ['/', `/projects/${portraits}`, '/files', '/activity', '/payments'], `/invoices/${ids.invoice}`);
});

test('who leaves the payment page has paid nothing and is told so; a payment on its way is not asked for again [D1, D3]', async ({}, info) => {
  const { page } = anna;
  const leave = async (by) => {
    await page.goto(at(`/invoices/${ids.invoice}`));
    await page.getByRole('button', { name: /^Pay\b.*: Deposit/ }).first().click();
    await expect(page).toHaveURL(new RegExp(`^${house.stripe.url}`));
    await page.getByRole('button', { name: by }).click();
  };
  await leave('Cancel');
  await expect(title(page)).toHaveText('Payment cancelled');
  await expect(page.getByRole('main')).toContainText('You haven’t been charged for Deposit (€771.12).');
  await look(page, info, '94 a payment that was left');
  await leave(/bank debit/);
  await expect(title(page)).toHaveText('Your payment is processing');
  await look(page, info, '94 a payment on its way');
  await page.goto(at(`/invoices/${ids.invoice}`));
  await expect(page.getByRole('button', { name: /: Deposit/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Pay\b.*: Second part/ })).toHaveCount(1);
});

test('clients keep up their own details where the studio lets them; another address asks for the password and for its mailbox [B6]', async ({}, info) => {
  const { page } = anna;
  const mailed = (to, subject) => house.runtime.inbox.wait({ to, subject });
  await page.goto(at('/profile'));
  await page.getByLabel('Name', { exact: true }).fill('Anna Lund');
  await page.getByLabel(/^Phone/).fill('+49 30 123456');
  await page.getByRole('region', { name: 'Your details' }).getByRole('button', { name: 'Save' }).click();
  await expect(noted(page)).toHaveText('Changes saved.');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Anna Lund');
  await expect(page.getByRole('banner')).toContainText('Anna Lund');

  const change = async (address, password) => {
    await page.goto(at('/profile'));
    await page.locator('summary', { hasText: 'Change email address' }).click();
    const form = page.locator('form[action="/profile/email"]');
    await form.getByLabel('New email address').fill(address);
    await form.getByLabel('Current password').fill(password);
    await form.getByRole('button').click();
  };
  await change('anna.lund@example.com', 'not the password');
  await expect(page.getByRole('alert')).toContainText('The current password is incorrect');
  await expect(page.getByLabel('New email address')).toHaveValue('anna.lund@example.com');
  await look(page, info, '94 another address, the password was wrong');
  await change(ben.email, PASSWORDS.client);
  await expect(page.getByRole('alert')).toContainText('already in use');
  await change('anna.lund@example.com', PASSWORDS.client);
  await expect(noted(page)).toContainText('confirmation link to your new address');
  await expect(page.getByRole('note')).toContainText('anna.lund@example.com');
  await look(page, info, '95 another address waits to be confirmed');
  await mailed('anna@example.com', /about to change/);
  const link = linkIn(await mailed('anna.lund@example.com'), '/confirm-email/');

  // In the mailbox's own browser; looking confirms nothing.
  const mailbox = ben.page;
  await mailbox.context().clearCookies();
  await mailbox.goto(link);
  await expect(title(mailbox)).toHaveText('Confirm your email address');
  await look(mailbox, info, '96 confirm the address');
  await page.goto(at('/profile'));
  await expect(page.getByText('You log in with anna@example.com.')).toBeVisible();
  await mailbox.reload();
  await button(mailbox, 'Confirm email address').click();
  await expect(mailbox).toHaveURL(at('/login'));
  await expect(mailbox.getByLabel('Email')).toHaveValue('anna.lund@example.com');
  await mailed('anna@example.com', /has changed/);
  await mailbox.goto(link);
  await expect(title(mailbox)).toHaveText('This link no longer works');
  await look(mailbox, info, '97 a confirmation that was used');

  // Whoever was logged in proves the address anew; the old one opens nothing.
  await page.goto(at('/files'));
  await expect(page).toHaveURL(/\/login/);
  await page.getByLabel('Email').fill('anna@example.com');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORDS.client);
  await button(page, 'Log in').click();
  await expect(page.getByRole('alert')).toContainText('is incorrect');
  await logIn(page, studio, { email: 'anna.lund@example.com', password: PASSWORDS.client });

  await desk.goto(app('/settings'));
  await desk.getByLabel('Clients can change their own contact details').selectOption('no');
  await button(desk, 'Save').click();
  await expect(noted(desk)).toHaveText('Saved.');
  await page.goto(at('/profile'));
  await expect(page.getByText('To change these details, please contact Aurora Weddings.')).toBeVisible();
  await expect(page.locator('[name=name], [name=phone], [name=new_email]')).toHaveCount(0);
  await look(page, info, '98 a profile the studio keeps');
});
