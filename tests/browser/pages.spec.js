// Pages as people need them: by keyboard alone, without motion, in the dark, on paper; and what the studio works with.
import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { PASSWORDS, call, open, openClient, openStudio } from '../support/portico.js';
import { CONTRACT, INVOICE, QUESTIONS, QUOTE, draft, send, sendFile } from '../support/documents.js';
import { ARTEFACTS } from '../support/runtime.js';
import { at200Percent, logIn, look, signIn, tabTo } from './support.js';

test.describe.configure({ mode: 'serial' });

const PRINTS = join(ARTEFACTS, 'prints');

let house, studio, dora, emil, project;
const ids = {};
const at = (path) => house.runtime.at('aurora', path);
const fresh = async (browser, options) => (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...options })).newPage();

test.beforeAll(async () => {
  test.setTimeout(300_000);
  house = await open({ name: 'browser pages' });
  studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  await call(studio, 'PATCH', '/api/v1/settings', { item_links: 'view' });
  dora = await openClient(house, studio, { name: 'Dora Weiß', email: 'dora@example.com' });
  emil = await openClient(house, studio, { name: 'Emil Weiß', email: 'emil@example.com', password: PASSWORDS.other });
  project = (await call(studio, 'POST', '/api/v1/projects', { title: 'The wedding', event_on: '2027-06-19', participants: [dora.id, emil.id] })).id;
  const both = [dora.id, emil.id];
  ids.quote = await send(studio, project, 'quote', { title: 'Photography', recipients: both, content: QUOTE });
  ids.contract = await send(studio, project, 'contract', { title: 'Agreement', markdown: CONTRACT, recipients: both });
  ids.questionnaire = await send(studio, project, 'questionnaire', { title: 'Your day', recipients: both, content: QUESTIONS });
  ids.invoice = await send(studio, project, 'invoice', { ...INVOICE, title: 'Wedding photography', recipients: both });
  ids.draft = await draft(studio, project, 'quote', { title: 'Another quote', recipients: both, content: QUOTE });
  ids.file = await sendFile(studio, project, 'Welcome guide.pdf', both);
  await call(studio, 'PUT', `/api/v1/projects/${project}/details`, { details: [{ label: 'Ceremony', value: '14:00, the old mill' }] });
  await call(studio, 'POST', `/api/v1/contacts/${dora.id}/messages`, { text: 'Would June do?', project });
});
test.afterAll(() => house?.close());

test('by keyboard alone: log in, find the contract, sign it [A7, B1, B9]', async ({ browser }) => {
  const page = await fresh(browser);
  await page.goto(at('/login'));
  await tabTo(page, 'input[name=email]');
  await page.keyboard.type(dora.email);
  await tabTo(page, 'input[name=password]');
  await page.keyboard.type(dora.password);
  await page.keyboard.press('Enter');
  await expect(page.locator('nav a[aria-current=page]')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.locator('a.skip-link')).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, `main a[href="/contracts/${ids.contract}"]`);
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toContainText('Agreement');
  await tabTo(page, 'form[action$="/sign"] input[name=name]');
  await page.keyboard.type('Dora Weiß');
  await tabTo(page, 'form[action$="/sign"] input[name=consent]');
  await page.keyboard.press('Space');
  await tabTo(page, 'form[action$="/sign"] button');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').first()).toContainText('You’ve signed the contract');
  await page.context().close();
});

test('nothing moves for those who asked for that, and home is there in the dark [B1]', async ({ browser }, info) => {
  const page = await fresh(browser, { reducedMotion: 'reduce', colorScheme: 'dark' });
  await logIn(page, studio, dora);
  for (const path of ['/', `/projects/${project}`, '/activity', `/questionnaires/${ids.questionnaire}`, '/files']) {
    await page.goto(at(path));
    const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => {
      const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
      const longest = (list) => Math.max(...list.split(',').map((one) => parseFloat(one) * (one.includes('ms') ? 1 : 1000)));
      return longest(transitionDuration) > 10 || (animationName !== 'none' && longest(animationDuration) > 10);
    }).map((element) => element.outerHTML.slice(0, 80)));
    expect(moving, path).toEqual([]);
  }
  await page.goto(at('/'));
  const [r, g, b] = (await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).match(/\d+/g).map(Number);
  expect(r + g + b, 'the page is dark').toBeLessThan(250);
  await look(page, info, '50 home in the dark');
  await page.goto(at(`/contracts/${ids.contract}`));
  await look(page, info, '51 contract in the dark');
  await page.context().close();
});

/** Prints the page as Chromium does it, and reads what is on the paper. */
async function print(page, name) {
  mkdirSync(PRINTS, { recursive: true });
  const path = join(PRINTS, `${name}.pdf`);
  await page.pdf({ path, format: 'A4' });
  expect(statSync(path).size).toBeGreaterThan(5_000);
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
}

test('on paper: quote, contract with its audit trail, questionnaire, invoice and receipt, and nothing that is not part of them [B12, D5]', async ({ browser }) => {
  const page = await fresh(browser);
  await logIn(page, studio, emil);
  await page.goto(at(`/contracts/${ids.contract}`));
  await page.locator('form[action$="/sign"] input[name=name]').fill('Emil Weiß');
  await page.locator('form[action$="/sign"] input[name=consent]').check();
  await page.locator('form[action$="/sign"] button').click();
  await expect(page.locator('form[action$="/sign"]')).toHaveCount(0);
  const { sha256 } = await call(studio, 'GET', `/api/v1/contracts/${ids.contract}`);
  await page.goto(at(`/questionnaires/${ids.questionnaire}`));
  await page.locator('[name="q.venue"]').fill('The old mill');
  await page.getByLabel('Documentary').check();
  await page.locator('[name="q.guests"]').fill('80');
  await page.locator('button[name=then][value=submit]').click();
  await expect(page.locator('form.questionnaire-form')).toHaveCount(0);
  await page.goto(at(`/invoices/${ids.invoice}`));
  await page.locator('form[action*="/installments/"] button').first().click();
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(async () => {
    await page.goto(at(`/invoices/${ids.invoice}`));
    await expect(page.locator('a[href$="/receipt"]')).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  const receipt = await page.locator('a[href$="/receipt"]').getAttribute('href');

  const sheets = {
    quote: [`/quotes/${ids.quote}`, /Photography.*The whole day.*Photographs of the day, eight hours.*3,213\.00.*The ceremony only.*1,071\.00/, /Accept quote/],
    contract: [`/contracts/${ids.contract}`, new RegExp(`Agreement.*Between Aurora Weddings.*three months before the day.*Audit trail.*Dora Weiß.*Emil Weiß.*${sha256}`), /Sign contract|Download contract/],
    questionnaire: [`/questionnaires/${ids.questionnaire}`, /Your day.*Where is it\?.*The old mill.*Documentary.*80/, /Submit answers/],
    invoice: [`/invoices/${ids.invoice}`, /Wedding photography.*Album, 40 pages.*2,570\.40.*Deposit.*771\.12.*Balance.*899\.64/, /Pay early|Pay now/],
    receipt: [receipt, /Receipt.*Aurora Weddings.*771\.12/, /Back to invoice/],
  };
  for (const [name, [path, says, never]] of Object.entries(sheets)) {
    await page.goto(at(path));
    const text = await print(page, name);
    expect(text, name).toMatch(says);
    expect(text, name).not.toMatch(never);
    expect(text, name).not.toMatch(/Log out|Powered by Portico/);
  }
  await page.context().close();
});

test('every word of a contract is on its paper and on a phone: wide tables, long words, other directions [B9, B12]', async ({ browser }, info) => {
  const long = 'Veranstaltungshaftpflichtversicherungsbestaetigungsschreiben'.repeat(3);
  const table = [
    '| Instalment | Due date | Amount | Way of payment | Remark |', '|---|---|---|---|---|',
    '| Deposit (30 %) | 1 December 2026 | 1,250.00 EUR | Bank transfer | Non-refundable after fourteen days |',
    '| Balance (70 %) | 5 June 2027 | 2,916.67 EUR | Bank transfer | At the latest two weeks before the wedding |',
  ].join('\n');
  // Short enough to stay whole: a column that is cut off is missing then.
  const columns = Array.from({ length: 14 }, (_, n) => `Col${n}`);
  const many = [`| ${columns.join(' | ')} |`, `|${'---|'.repeat(14)}`, `| ${columns.map((name) => name.replace('Col', 'Val')).join(' | ')} |`].join('\n');
  const hebrew = 'מזמין הצילום מסכים לתנאים הבאים: 50% מקדמה, והיתרה ב-19.6.2027.';
  const markdown = `# Payment\n\n${table}\n\n## Words\n\n${long}\n\n\`${long}\`\n\n    ${long}\n\n| a | ${long} |\n|---|---|\n| b | ${long} |\n\n${many}\n\n${hebrew}\n\nThe end.`;
  const wide = await send(studio, project, 'contract', { title: `Terms ${long.slice(0, 150)}`, markdown, recipients: [emil.id] });
  const words = [...new Set(`${table}\n${columns.join(' ')} Payment Words The end. 50% 19.6.2027`.match(/[\p{L}\p{N}][\p{L}\p{N}.,%-]*/gu))];
  const page = await fresh(browser);
  await logIn(page, studio, emil);
  const html = (await emil.browser.get(`/contracts/${wide}/download`)).text;
  const kept = await fresh(browser);
  await kept.setContent(html);
  await page.goto(at(`/contracts/${wide}`));
  for (const [name, sheet] of [['a wide contract', page], ['a wide contract, kept', kept]]) {
    const text = await print(sheet, name);
    // A word that is longer than its line is broken, and nothing of it is cut off.
    const whole = text.replace(/\s+/g, '');
    for (const word of words) expect(whole.includes(word), `${name}: ${word}`).toBe(true);
    for (const word of ['Non-refundable', 'fourteen', 'December', '2,916.67', 'transfer']) expect(text, `${name}: ${word} is whole`).toContain(word);
    expect(whole.split(long).length - 1, `${name}: the long word`).toBeGreaterThanOrEqual(2);
    for (const width of [390, 320]) {
      await sheet.setViewportSize({ width, height: 844 });
      const sideways = await sheet.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(sideways, `${name} scrolls sideways at ${width} pixels`).toBeLessThanOrEqual(0);
    }
    await sheet.setViewportSize({ width: 1280, height: 800 });
    const direction = await sheet.evaluate(() => getComputedStyle([...document.querySelectorAll('p')].find((one) => one.textContent.includes('19.6.2027'))).direction);
    expect(direction, name).toBe('rtl');
  }
  await look(page, info, '52 a wide contract');
  await kept.context().close();
  await page.context().close();
});

test('the button prints, and a file is looked at on its own page [B3, B12]', async ({ browser }) => {
  const page = await fresh(browser);
  await logIn(page, studio, emil);
  await page.goto(at(`/contracts/${ids.contract}`));
  await page.evaluate(() => { window.print = () => { document.title = 'printed'; }; });
  await page.getByRole('button', { name: 'Print' }).click();
  await expect(page).toHaveTitle('printed');
  await page.goto(at('/files'));
  await page.getByRole('link', { name: 'View Welcome guide.pdf' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome guide.pdf');
  const shown = await emil.browser.get(`/files/${ids.file}?inline=1`);
  expect(shown.headers['content-disposition']).toMatch(/^inline;/);
  await page.context().close();
});

test('what the studio works with: every new page of the dashboard [B18, C10, C14]', async ({ browser }, info) => {
  test.setTimeout(300_000);
  const page = await fresh(browser);
  await signIn(page, house, studio);
  const paths = {
    settings: '/settings', branding: '/branding', address: '/settings/address', 'item links': '/item-links', project: `/projects/${project}`, documents: `/projects/${project}/documents`,
    contact: `/contacts/${dora.id}`, 'what a contact sees': `/contacts/${dora.id}/settings?project=${project}`, messages: `/contacts/${dora.id}/messages`, 'links of a contact': `/contacts/${dora.id}/item-links`,
    'new quote': `/projects/${project}/quotes/new`, 'new contract': `/projects/${project}/contracts/new`, 'new questionnaire': `/projects/${project}/questionnaires/new`, 'new invoice': `/projects/${project}/invoices/new`,
    'a draft': `/quotes/${ids.draft}`, quote: `/quotes/${ids.quote}`, contract: `/contracts/${ids.contract}`, questionnaire: `/questionnaires/${ids.questionnaire}`, invoice: `/invoices/${ids.invoice}`,
    'a document’s timeline': `/documents/${ids.contract}`,
  };
  for (const [name, path] of Object.entries(paths)) {
    const reply = await page.goto(house.runtime.at('app', path));
    expect(reply.status(), path).toBe(200);
    await look(page, info, `60 studio ${name}`);
    await at200Percent(page, name);
  }
  await page.context().close();
});
