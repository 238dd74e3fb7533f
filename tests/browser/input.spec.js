// What people bring must not get lost on the way: half a form, a page that was open elsewhere, a file that is refused among many. In real
// Chromium, on a phone, with the scripts that make it more comfortable.
import { expect, test } from '@playwright/test';
import { JPEG, QUESTIONS, send } from '../support/documents.js';
import { PASSWORDS, call, eventually, open, openClient, openStudio } from '../support/portico.js';
import { at200Percent, look } from './support.js';

let house, studio, anna, ben, project;
const tabs = [];

test.beforeAll(async () => {
  test.setTimeout(300_000);
  house = await open({ name: 'browser input' });
  studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  anna = await openClient(house, studio, { name: 'Anna Berg', email: 'anna@example.com' });
  ben = await openClient(house, studio, { name: 'Ben Lund', email: 'ben@example.com', password: PASSWORDS.other });
  project = (await call(studio, 'POST', '/api/v1/projects', { title: 'The wedding', participants: [anna.id, ben.id] })).id;
});
test.afterAll(async () => {
  await Promise.all(tabs.map((tab) => tab.context().close()));
  await house?.close();
});

/** A phone of its own, logged in. */
async function phone(browser, who, more = {}) {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'en-GB', ...more })).newPage();
  tabs.push(page);
  await page.goto(studio.at('/login'));
  await page.getByLabel('Email').fill(who.email);
  await page.locator('input[name=password]').fill(who.password);
  await page.locator('main form button:not([type=button])').first().click();
  await expect(page.getByRole('button', { name: 'Log out' })).toBeVisible();
  return page;
}
const q = (page, question) => page.locator(`[name="q.${question}"]`);
const answers = async (id) => (await anna.browser.json('GET', `/api/v1/questionnaires/${id}`)).json.answers;
const saved = (id, wanted) => eventually(async () => {
  const now = await answers(id);
  return Object.entries(wanted).every(([question, answer]) => now[question] === answer) && now;
}, { what: JSON.stringify(wanted) });

test('one wrong answer keeps no other from being saved, and says so where it stands [B10]', async ({ browser }, info) => {
  const id = await send(studio, project, 'questionnaire', { title: 'Your day', recipients: [anna.id], content: QUESTIONS });
  const page = await phone(browser, anna);
  await page.goto(studio.at(`/questionnaires/${id}`));
  await q(page, 'venue').fill('The old mill');
  await q(page, 'guests').fill('9999');
  await q(page, 'story').fill('We met\non a train');
  await saved(id, { venue: 'The old mill', story: 'We met\non a train' });
  const wrong = page.locator('[id="q.guests-error"]');
  await expect(wrong).toContainText('500');
  await expect(q(page, 'guests')).toHaveAttribute('aria-invalid', 'true');
  await look(page, info, 'a wrong answer among good ones');
  await q(page, 'guests').fill('80');
  await saved(id, { guests: 80 });
  await expect(wrong).toHaveCount(0);
  // The page is closed, and opened on another device: it goes on where it was.
  await page.close();
  const desk = await phone(browser, anna, { viewport: { width: 1280, height: 800 }, hasTouch: false, isMobile: false, reducedMotion: 'reduce', colorScheme: 'dark' });
  await desk.goto(studio.at(`/questionnaires/${id}`));
  await expect(q(desk, 'venue')).toHaveValue('The old mill');
  await expect(q(desk, 'story')).toHaveValue('We met\non a train');
  // Enter in a field saves; it submits nothing and removes nothing.
  await q(desk, 'venue').press('Enter');
  await expect(desk).toHaveURL(/notice=saved/);
  await at200Percent(desk, 'a questionnaire');
  await q(desk, 'style').first().check();
  const second = await desk.context().newPage();
  tabs.push(second);
  await second.goto(desk.url());
  await desk.getByRole('button', { name: 'Submit' }).click();
  await expect(desk.getByText('submitted').first()).toBeVisible();
  // Once more from a tab that does not know: told, and nothing changes.
  await q(second, 'venue').fill('Somewhere else');
  await second.getByRole('button', { name: 'Submit' }).click();
  await expect(second.locator('main')).toContainText('Answers can no longer be changed');
  expect((await answers(id)).venue).toBe('The old mill');
});

test('two people answer at once: a page opened long ago takes nothing back [B10, E1]', async ({ browser }) => {
  const id = await send(studio, project, 'questionnaire', { title: 'Both of you', recipients: [anna.id, ben.id], content: QUESTIONS });
  // Ben's has no scripts: everything of the page goes at once.
  const [hers, his] = [await phone(browser, anna), await phone(browser, ben, { javaScriptEnabled: false })];
  await his.goto(studio.at(`/questionnaires/${id}`));
  await hers.goto(studio.at(`/questionnaires/${id}`));
  await q(hers, 'venue').fill('The old mill');
  await q(hers, 'style').first().check();
  await saved(id, { venue: 'The old mill', style: 'Classic' });
  await q(his, 'guests').fill('80');
  await his.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(his).toHaveURL(/notice=saved/);
  const now = await saved(id, { guests: 80 });
  expect(now).toEqual({ venue: 'The old mill', style: 'Classic', guests: 80 });
  // What he takes back, seen, is gone.
  await q(his, 'venue').fill('');
  await his.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(his).toHaveURL(/notice=saved/);
  expect(await answers(id)).toEqual({ style: 'Classic', guests: 80 });
});

test('of thirty files those that are refused say why; the others are there, and none is sent twice [B7, E1]', async ({ browser }, info) => {
  const page = await phone(browser, anna);
  await page.goto(studio.at(`/projects/${project}`));
  const good = Array.from({ length: 28 }, (_, n) => ({ name: `IMG_${String(n).padStart(4, '0')}.jpg`, mimeType: 'image/jpeg', buffer: JPEG }));
  const long = { name: `${'🎉'.repeat(10)}${'x'.repeat(180)}.jpg`, mimeType: 'image/jpeg', buffer: JPEG };
  const empty = { name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) };
  // Its name is cut to what is kept, before its ending.
  const tooLong = { name: `${'y'.repeat(230)}.jpg`, mimeType: 'image/jpeg', buffer: JPEG };
  const cut = `${'y'.repeat(196)}.jpg`;
  await page.locator('summary', { hasText: /files/i }).first().click();
  const form = page.locator('form[action$="/files"]');
  const input = form.locator('input[type=file]');
  await input.setInputFiles([...good.slice(0, 5), empty, long, tooLong, ...good.slice(5)]);
  await form.locator('button').click();
  const rows = page.locator('.upload-list > li');
  await expect(rows).toHaveCount(31);
  await expect(form.locator('button')).toBeEnabled({ timeout: 60_000 });
  const refused = page.locator('.upload-list .error');
  await expect(refused).toHaveCount(1);
  // It stands first, and is what is chosen now.
  await expect(rows.nth(0).locator('.error')).toBeVisible();
  expect(await input.evaluate((one) => [...one.files].map((file) => file.name))).toEqual([empty.name]);
  await look(page, info, 'one of thirty files refused');
  await at200Percent(page, 'refused files');
  await input.setInputFiles([{ ...empty, buffer: JPEG }]);
  await form.locator('button').click();
  // All of it arrived: back on the project, which says so.
  await expect(page).toHaveURL(new RegExp(`/projects/${project}\\?notice=added`));
  await expect(page.getByRole('status')).toContainText('Files uploaded');
  const listed = (await anna.browser.json('GET', `/api/v1/files?project=${project}`)).json.items;
  expect(listed.filter((one) => one.type === 'file').map((file) => file.name).sort()).toEqual([...[...good, long, empty].map((file) => file.name), cut].sort());
  for (const path of ['/files', `/projects/${project}`, '/activity']) {
    await page.goto(studio.at(path));
    await look(page, info, `long names on ${path.split('/')[1]}`);
    await at200Percent(page, path);
  }
  // The studio's pages hold them, too.
  const desk = await phone(browser, ben);
  await desk.context().clearCookies();
  await desk.goto(house.runtime.at('app', '/sign-in'));
  await desk.getByLabel('Email').fill(studio.email);
  await desk.getByLabel('Password').fill(PASSWORDS.owner);
  await desk.locator('main form button:not([type=button])').first().click();
  await expect(desk).toHaveURL(/\/contacts/);
  await desk.goto(house.runtime.at('app', `/projects/${project}`));
  await look(desk, info, 'long names on the dashboard');
  await at200Percent(desk, 'the dashboard’s project');
});
