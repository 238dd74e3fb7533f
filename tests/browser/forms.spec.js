// One browser, several people and sessions that end: nobody signs or writes as somebody else, and nothing that was typed is lost. In real
// Chromium.
import { expect, test } from '@playwright/test';
import { QUESTIONS, send } from '../support/documents.js';
import { PASSWORDS, call, eventually, open, openClient, openStudio } from '../support/portico.js';
import { logIn, look } from './support.js';

let house, studio, anna, ben, project;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  house = await open({ name: 'browser forms' });
  studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  anna = await openClient(house, studio, { name: 'Anna Berg', email: 'anna@example.com' });
  ben = await openClient(house, studio, { name: 'Ben Lund', email: 'ben@example.com', password: PASSWORDS.other });
  project = (await call(studio, 'POST', '/api/v1/projects', { title: 'The wedding', participants: [anna.id, ben.id] })).id;
});
test.afterAll(() => house?.close());

test('a page of one client, sent after another logged in in a second tab, does nothing [C9]', async ({ browser }, info) => {
  const context = await browser.newContext({ locale: 'en-GB' });
  const first = await context.newPage();
  await logIn(first, studio, anna);
  await first.goto(studio.at('/activity'));
  await first.locator('details:has(form[action="/messages"]) > summary').click();
  await first.locator('form[action="/messages"] textarea').fill('We choose the blue room');
  const second = await context.newPage();
  await logIn(second, studio, ben);
  await first.locator('form[action="/messages"] button').last().click();
  await expect(first.getByText('You’re now logged in as Ben Lund')).toBeVisible();
  await expect(first.getByText('We choose the blue room')).toBeVisible();
  await look(first, info, 'somebody-else');
  await first.getByRole('button', { name: 'Log in as someone else' }).click();
  await first.getByLabel('Email').fill(anna.email);
  await first.getByLabel('Password', { exact: true }).fill(anna.password);
  await first.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(first.locator('textarea')).toHaveValue('We choose the blue room');
  await context.close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`answers written after the session ended are there after logging in, ${javaScriptEnabled ? 'with' : 'without'} scripts [A15, B10]`, async ({ browser }) => {
    const id = await send(studio, project, 'questionnaire', { title: 'Your day', recipients: [anna.id], content: QUESTIONS });
    const context = await browser.newContext({ locale: 'en-GB', javaScriptEnabled });
    const page = await context.newPage();
    await logIn(page, studio, anna);
    await page.goto(studio.at(`/questionnaires/${id}`));
    await house.runtime.sql('UPDATE sessions SET ended_at = created_at WHERE contact_id IS NOT NULL');
    await page.locator('[name="q.venue"]').fill('The old mill');
    if (javaScriptEnabled) {
      await expect(page.locator('[data-status]')).toContainText('You’ve been logged out');
      await page.locator('[data-status] button').click();
    } else {
      await page.getByRole('button', { name: 'Save', exact: true }).last().click();
    }
    await expect(page.getByText('what you typed will still be there')).toBeVisible();
    await page.getByLabel('Email').fill(anna.email);
    await page.getByLabel('Password', { exact: true }).fill(anna.password);
    await page.getByRole('button', { name: 'Log in', exact: true }).click();
    await expect(page.locator('[name="q.venue"]')).toHaveValue('The old mill');
    await page.getByRole('button', { name: 'Save', exact: true }).last().click();
    await eventually(async () => {
      const [answers] = await house.runtime.sql(`SELECT count(*) AS many FROM answers WHERE document_id = '${id}'`);
      return answers.many > 0;
    }, { what: 'the saved answer' });
    await context.close();
  });
}

test('a password can be shown, and is none that the browser remembers [A6]', async ({ browser }, info) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(studio.at('/login'));
  const field = page.getByLabel('Password', { exact: true });
  await field.fill(anna.password);
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(field).toHaveAttribute('type', 'text');
  await look(page, info, 'password-shown');
  await page.getByRole('button', { name: 'Hide password' }).press('Enter');
  await expect(field).toHaveAttribute('type', 'password');
  await context.close();
});
