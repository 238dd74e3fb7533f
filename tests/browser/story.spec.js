// The main job, clicked through as people do: the studio in one browser, the client in another. The same on a phone, on a desktop, and
// with JavaScript switched off.
import { expect, test } from '@playwright/test';
import { PASSWORDS, linkIn, open } from '../support/portico.js';
import { Client } from '../support/http.js';
import { confirm, look } from './support.js';

test.describe.configure({ mode: 'serial' });

let house;
let studio;
let client;

test.beforeAll(async ({ browser }, info) => {
  test.setTimeout(300_000);
  house = await open({ name: `browser ${info.project.name}` });
  const made = await new Client(house.runtime.at('app')).json('POST', '/api/v1/operator/studios', {
    slug: 'aurora', name: 'Aurora Weddings', owner_name: 'Mara Lindqvist', owner_email: 'mara@aurora.example', reply_to: 'hello@aurora.example',
    payment_account: 'acct_aurora0000', accent: '#7a4b5d', background: '#f3e9e4', welcome: 'Everything for your day, in one place.',
  }, { key: 'the operator of the tests' });
  expect(made.status, made.text).toBe(201);
  const { viewport, isMobile, hasTouch, javaScriptEnabled } = info.project.use;
  const context = () => browser.newContext({ viewport, isMobile, hasTouch, javaScriptEnabled, locale: 'en-GB' });
  [studio, client] = await Promise.all([context(), context()].map(async (made) => (await made).newPage()));
});
test.afterAll(() => house?.close());

const at = (slug, path) => house.runtime.at(slug, path);
const mailTo = (to, wanted = {}) => house.runtime.inbox.wait({ to, ...wanted });

test('the owner chooses a password and is in an empty dashboard', async ({}, info) => {
  await studio.goto(linkIn(await mailTo('mara@aurora.example'), '/set-password/'));
  await look(studio, info, '01 owner chooses a password');
  await studio.getByLabel('Password').first().fill(PASSWORDS.owner);
  await studio.getByRole('button').last().click();
  await expect(studio).toHaveURL(/\/contacts/);
  await look(studio, info, '02 no contacts yet');
});

test('the owner adds two contacts and a project [C1, C13]', async ({}, info) => {
  for (const [name, email] of [['Anna Berg', 'anna@example.com'], ['Ben Lund', 'ben@example.com']]) {
    await studio.goto(at('app', '/contacts/new'));
    await studio.getByLabel('Name').fill(name);
    await studio.getByLabel('Email').fill(email);
    await studio.locator('main form button:not([type=button])').last().click();
    await expect(studio.locator('h1')).toContainText(name);
  }
  await studio.goto(at('app', '/contacts'));
  await expect(studio.getByText('Not active').first()).toBeVisible();
  await look(studio, info, '03 contacts');
  await studio.goto(at('app', '/projects/new'));
  await look(studio, info, '04 new project');
  await studio.getByLabel(/title|name/i).first().fill('Anna & Ben, the wedding');
  await studio.locator('input[name=event_on]').fill('2027-06-19');
  for (const name of ['Anna Berg', 'Ben Lund']) await studio.getByLabel(name).check();
  await studio.locator('main form button:not([type=button])').last().click();
  await expect(studio.locator('h1')).toContainText('Anna & Ben');
  await look(studio, info, '05 project');
});

test('the owner sends a file and an invoice [C14]', async ({}, info) => {
  const sendFile = studio.locator('form[enctype="multipart/form-data"]');
  await studio.locator('summary', { hasText: /file/i }).first().click({ timeout: 2000 }).catch(() => {});
  await sendFile.locator('input[type=file]').setInputFiles({ name: 'Welcome guide.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
  await sendFile.getByLabel('Anna Berg').check();
  await sendFile.locator('button').last().click();
  await expect(studio.getByText('Welcome guide.pdf').first()).toBeVisible();
  const invoice = studio.locator('form[action$="/invoices/ask"]');
  await studio.locator('summary', { hasText: /invoice/i }).first().click();
  await invoice.locator('[name=title]').fill('Wedding photography');
  await invoice.locator('[name=currency]').fill('EUR').catch(() => invoice.locator('[name=currency]').selectOption('EUR'));
  await invoice.getByLabel('Anna Berg').check();
  for (const [n, label, due, amount] of [[1, 'Booking deposit', '2026-12-01', '600.00'], [2, 'Balance', '2027-06-01', '1,800.00']]) {
    await invoice.locator(`[name="installments[${n - 1}].label"]`).fill(label);
    await invoice.locator(`[name="installments[${n - 1}].due_on"]`).fill(due);
    await invoice.locator(`[name="installments[${n - 1}].amount_minor"]`).fill(amount);
  }
  await invoice.locator('button').last().click();
  // It asks first, and going back loses nothing.
  await look(studio, info, '05a invoice, before it is sent');
  await studio.getByRole('button', { name: 'Back to editing' }).click();
  await expect(studio.locator('[name="installments[1].amount_minor"]')).toHaveValue('1,800.00');
  await studio.getByRole('button', { name: 'Send invoice' }).click();
  await studio.getByRole('button', { name: 'Yes, send it' }).click();
  await expect(studio.getByText('Booking deposit').first()).toBeVisible();
  await look(studio, info, '06 project with file and invoice');
});

test('the owner activates Anna, after a question [C2]', async ({}, info) => {
  await studio.goto(at('app', '/contacts'));
  await studio.getByRole('link', { name: 'Anna Berg' }).click();
  await confirm(studio, /activate/i, /activate/i);
  await expect(studio.getByText('Active', { exact: true }).first()).toBeVisible();
  await look(studio, info, '07 contact, active');
});

test('Anna opens the mailed link on the studio’s own host and is in [A4, E1]', async ({}, info) => {
  const link = linkIn(await mailTo('anna@example.com'), '/set-password/');
  expect(new URL(link).hostname).toBe('aurora.localhost');
  await client.goto(link);
  await look(client, info, '10 create your password');
  await expect(client.locator('input[readonly]')).toHaveValue('anna@example.com');
  await client.locator('input[name=password]').fill('short');
  await client.locator('main button:not([type=button])').click();
  await expect(client.getByRole('alert')).toContainText('at least 10 characters');
  await look(client, info, '11 a password too short');
  await client.locator('input[name=password]').fill(PASSWORDS.client);
  await client.locator('main button:not([type=button])').click();
  // Her only project.
  await expect(client).toHaveURL(new RegExp(`^${at('aurora', '/projects/')}`));
  await expect(client.locator('h1')).toContainText('Anna');
  await look(client, info, '12 home');
});

test('Anna downloads a file and uploads one [B3, B7, E1]', async ({}, info) => {
  await client.getByRole('link', { name: 'Files', exact: true }).click();
  const [download] = await Promise.all([client.waitForEvent('download'), client.getByRole('link', { name: /Welcome guide\.pdf/ }).first().click()]);
  expect(download.suggestedFilename()).toBe('Welcome guide.pdf');
  await client.locator('summary', { hasText: /upload|add|send/i }).first().click({ timeout: 2000 }).catch(() => {});
  await client.locator('input[type=file]').first().setInputFiles({ name: 'ring.jpg', mimeType: 'image/jpeg', buffer: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.alloc(2000, 3)]) });
  await client.locator('form[enctype="multipart/form-data"] button').first().click();
  // In the list, not in what the script says while it uploads: it leads to the page as it is afterwards.
  await expect(client.getByRole('link', { name: /ring\.jpg/ }).first()).toBeVisible();
  await look(client, info, '13 files');
});

test('Anna pays the deposit [B4, D1, E1]', async ({}, info) => {
  await client.getByRole('link', { name: 'Payments', exact: true }).click();
  await look(client, info, '14 payments');
  await client.getByRole('button', { name: /pay/i }).first().click();
  await expect(client).toHaveURL(new RegExp(`^${house.stripe.url}`));
  await client.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(client).toHaveURL(/aurora\.localhost.*\/pay\//);
  await look(client, info, '15 paid');
  await client.goto(at('aurora', '/payments'));
  await expect(client.getByText('Paid', { exact: true }).first()).toBeVisible();
});

test('Anna logs out, forgets the password, recovers and is in [A7, A8, A15, E1]', async ({}, info) => {
  await client.getByRole('button', { name: 'Log out' }).click();
  await expect(client).toHaveURL(/\/login/);
  await look(client, info, '16 login');
  await client.getByLabel('Email').fill('anna@example.com');
  await client.getByLabel('Password', { exact: true }).fill('not the password');
  await client.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(client.getByRole('alert')).toBeVisible();
  await look(client, info, '17 login refused');
  await client.getByRole('button', { name: 'Forgot your password?', exact: true }).click();
  await look(client, info, '18 forgot password');
  await expect(client.getByLabel('Email')).toHaveValue('anna@example.com');
  await client.locator('main form button:not([type=button])').click();
  await look(client, info, '19 mail is on its way');
  await client.goto(linkIn(await mailTo('anna@example.com', { subject: /password/i }), '/set-password/'));
  await look(client, info, '20 new password');
  await client.locator('input[name=password]').fill(PASSWORDS.other);
  await client.locator('main button:not([type=button])').click();
  await expect(client.getByRole('status')).toContainText('Your password was changed');
  await expect(client.locator('h1')).toContainText('Anna');
});

test('the owner sees who came in, and disables access at once [C8, C9]', async ({}, info) => {
  await studio.goto(at('app', '/portal-users'));
  await expect(studio.getByText('Anna Berg').first()).toBeVisible();
  await look(studio, info, '21 portal users');
  await studio.goto(at('app', '/contacts'));
  await studio.getByRole('link', { name: 'Anna Berg' }).click();
  await confirm(studio, /disable/i, /disable/i);
  await expect(studio.getByText('Disabled', { exact: true }).first()).toBeVisible();
  await client.goto(at('aurora', '/files'));
  await expect(client).toHaveURL(/\/login/);
});

test('wrong addresses are told plainly [A2]', async ({}, info) => {
  await client.goto(at('nobody', '/'));
  await expect(client.locator('h1')).toContainText('Page not found');
  await look(client, info, '22 no portal here');
  await client.goto(at('aurora', '/set-password/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'));
  await look(client, info, '23 a link that does not work');
  await studio.goto(at('app', '/contacts/AAAAAAAAAAAAAAAAAAAAAA'));
  await look(studio, info, '24 nothing here');
  await studio.goto(at('app', '/api-keys'));
  await look(studio, info, '25 API keys');
});
