// A studio sets its looks by keyboard, sees them before they are saved, and its clients see them after. On a phone, on a desktop, and with
// JavaScript switched off, where the preview shows what was saved.
import { expect, test } from '@playwright/test';
import { PASSWORDS, call, open, openStudio } from '../support/portico.js';
import { at200Percent, look, tabTo } from './support.js';

test.describe.configure({ mode: 'serial' });

let house, studio, page, logo;
const at = (slug, path) => house.runtime.at(slug, path);
const scripts = (info) => info.project.use.javaScriptEnabled !== false;
const rgb = (colour) => `rgb(${colour.match(/[0-9a-f]{2}/g).map((part) => parseInt(part, 16)).join(', ')})`;
const preview = (path = '') => page.locator(`.login-preview ${path}`);

test.beforeAll(async ({ browser }, info) => {
  test.setTimeout(300_000);
  house = await open({ name: `branding ${info.project.name}` });
  studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  await call(studio, 'PATCH', '/api/v1/branding', { accent: null, welcome: null });
  const { viewport, isMobile, hasTouch, javaScriptEnabled } = info.project.use;
  page = await (await browser.newContext({ viewport, isMobile, hasTouch, javaScriptEnabled, locale: 'en-GB' })).newPage();
  // A logo as studios have them: words on a clear ground.
  await page.setContent('<div id="logo" style="display:inline-block;padding:12px 24px;font:italic 44px Georgia,serif;color:#24485a">Aurora <small>weddings</small></div>');
  logo = await page.locator('#logo').screenshot({ omitBackground: true });
  await page.goto(at('app', '/sign-in'));
  await page.locator('input[name=email]').fill(studio.email);
  await page.locator('input[name=password]').fill(PASSWORDS.owner);
  await page.locator('main button:not([type=button])').first().click();
  await expect(page).toHaveURL(/\/contacts/);
});
test.afterAll(() => house?.close());

/** The door as a fresh visitor finds it. */
async function visit(browser, info, name, options) {
  const { viewport, isMobile, hasTouch, javaScriptEnabled } = info.project.use;
  const context = await browser.newContext({ viewport, isMobile, hasTouch, javaScriptEnabled, locale: 'en-GB', ...options });
  const door = await context.newPage();
  await door.goto(at('aurora', '/login'));
  await look(door, info, name);
  const button = door.locator('form[action="/login"] button:not([type=button])').first();
  const seen = {
    button: await button.evaluate((element) => getComputedStyle(element).backgroundColor),
    ground: await door.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
    welcome: await door.locator('.welcome-text').allTextContents(),
    logo: await door.locator('.brand-mark img').evaluateAll((images) => images.map((image) => [image.alt, image.naturalWidth > 100])),
  };
  await context.close();
  return seen;
}

test('with nothing set the door looks as we made it [A3]', async ({ browser }, info) => {
  const seen = await visit(browser, info, '70 door with nothing set');
  expect(seen).toEqual({ button: rgb('#2f5061'), ground: rgb('#2f5061'), welcome: [], logo: [] });
});

test('a member sets colours and words by keyboard, and sees what becomes of them [A3, C12]', async ({ browser }, info) => {
  await page.goto(at('app', '/settings'));
  await tabTo(page, 'nav[aria-label=Settings] a[href="/branding"]');
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toHaveText('Branding');
  await expect(page.locator('nav[aria-label=Dashboard] a[aria-current=page]')).toHaveText('Settings');
  await expect(page.getByRole('status')).toContainText('No colour chosen');
  await look(page, info, '71 branding with nothing set');

  const { colours, notes } = await call(studio, 'GET', '/api/v1/branding/preview?accent=%23ffb3cf&background=%23f3e9e4');
  const { colour } = colours.light;
  const shows = async () => {
    await expect(preview('.button')).toHaveCSS('background-color', rgb(colour));
    await expect(preview()).toHaveCSS('background-color', rgb('#f3e9e4'));
    await expect(page.locator('#notes')).toContainText(`#ffb3cf is too pale for buttons and links: clients see ${colour} instead`);
    await expect(page.locator('#notes p')).toHaveCount(notes.length);
    await expect(preview('.welcome-text')).toHaveText('Everything for your day,\nin one place.');
  };
  await tabTo(page, '#accent');
  await page.keyboard.type('#ffb3cf');
  await tabTo(page, '#background');
  await page.keyboard.type('#f3e9e4');
  await tabTo(page, '#welcome');
  await page.keyboard.type('Everything for your day,');
  await page.keyboard.press('Enter');
  await page.keyboard.type('in one place.');
  if (scripts(info)) await shows();
  else await expect(preview('.button')).toHaveCSS('background-color', rgb('#2f5061'));
  expect((await visit(browser, info, '72 door before saving')).button, 'nothing is saved yet').toBe(rgb('#2f5061'));
  await tabTo(page, 'form[action="/branding"] button');
  await page.keyboard.press('Enter');
  await expect(page.locator('.notice')).toHaveText('Saved. Clients see the change on the next page they open.');
  await shows();
  await look(page, info, '73 branding');
  await at200Percent(page, 'branding');
  const seen = await visit(browser, info, '74 door in the studio’s colours');
  expect(seen).toEqual({ button: rgb(colour), ground: rgb('#f3e9e4'), welcome: ['Everything for your day,\nin one place.'], logo: [] });
});

test('a colour can be picked where scripts run, and is told when it is none where they do not [C12]', async ({}, info) => {
  if (scripts(info)) {
    await page.getByLabel('Pick: Buttons and links').fill('#24485a');
    await expect(page.locator('#accent')).toHaveValue('#24485a');
    await expect(preview('.button')).toHaveCSS('background-color', rgb('#24485a'));
    await page.locator('#accent').fill('#2448');
    await expect(preview('.button')).toHaveCSS('background-color', rgb('#24485a'));
    await page.locator('#accent').fill('');
    await expect(page.locator('#notes')).toContainText('Buttons and links follow the background, #f3e9e4.');
    await page.reload();
  }
  // A browser that does not look at the pattern.
  await page.locator('#accent').evaluate((element) => element.removeAttribute('pattern'));
  await page.locator('#accent').fill('pink');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Enter a colour as #rrggbb');
  await expect(page.locator('#accent')).toHaveValue('pink');
  await look(page, info, '75 branding refused');
});

test('a logo is uploaded, stands at the door, and is taken away [A3, C12]', async ({ browser }, info) => {
  await call(studio, 'PATCH', '/api/v1/branding', { accent: '#24485a' });
  await page.goto(at('app', '/branding'));
  const file = page.locator('input[type=file]');
  await file.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') });
  await page.getByRole('button', { name: 'Upload' }).click();
  await expect(page.getByRole('alert')).toContainText('Choose a PNG, JPEG or WebP image');
  await file.setInputFiles({ name: 'aurora.png', mimeType: 'image/png', buffer: logo });
  await page.getByRole('button', { name: 'Upload' }).click();
  await expect(page.locator('.notice')).toContainText('Logo uploaded.');
  await expect(async () => expect(await preview('img').evaluate((image) => image.naturalWidth)).toBeGreaterThan(100)).toPass();
  await look(page, info, '76 branding with a logo');
  for (const [name, colorScheme] of [['77 door with a logo', 'light'], ['78 door with a logo in the dark', 'dark']]) {
    const seen = await visit(browser, info, name, { colorScheme });
    expect(seen.logo).toEqual([['Aurora Weddings', true]]);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await look(page, info, '79 branding in the dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'Remove logo' }).click();
  await expect(page.locator('.notice')).toContainText('Logo removed.');
  await call(studio, 'PATCH', '/api/v1/branding', { accent: '#ffe0ec', background: null, welcome: null });
  const seen = await visit(browser, info, '80 door with a pale colour only');
  expect([seen.logo, seen.ground]).toEqual([[], rgb('#ffe0ec')]);
});
