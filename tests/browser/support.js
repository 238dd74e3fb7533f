// What every browser test does: look with axe, and keep a picture.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { PASSWORDS } from '../support/portico.js';
import { ARTEFACTS } from '../support/runtime.js';

const SHOTS = join(ARTEFACTS, 'screenshots');

/** Keeps a picture of the page, and lets axe look at it where it can run: it cannot without JavaScript. */
export async function look(page, info, name, { axe = info.project.use.javaScriptEnabled !== false } = {}) {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name} (${info.project.name}).png`), fullPage: true });
  if (axe) await withAxe(page, name);
  await notSideways(page, name);
}

/** The same for a page without JavaScript: axe looks at a copy of it in a window that has it. */
export async function lookBeside(page, info, name) {
  await look(page, info, name, { axe: false });
  const body = await page.content();
  const { viewport, isMobile, hasTouch } = info.project.use;
  const context = await page.context().browser().newContext({ viewport, isMobile, hasTouch, javaScriptEnabled: true });
  const copy = await context.newPage();
  await copy.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
  await copy.goto(page.url());
  await withAxe(copy, name);
  await context.close();
}

async function withAxe(page, name) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`), name).toEqual([]);
}

async function notSideways(page, name) {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(sideways, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** A window of 1280 pixels at 200 % has room for 640 of the page's, one at 400 % for 320 (WCAG 1.4.4, 1.4.10). */
export async function at200Percent(page, name) {
  const size = page.viewportSize();
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: 400 });
    await notSideways(page, `${name} at ${width} pixels`);
  }
  await page.setViewportSize(size);
}

/** Tab until the focus is on what `selector` names; wherever it rests on the way, it can be seen. */
export async function tabTo(page, selector) {
  for (let steps = 0; steps < 80; steps++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate((wanted) => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        there: element.matches(wanted),
        ring: (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
        inView: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
        what: element.outerHTML.slice(0, 120),
      };
    }, selector);
    if (!focus) continue;
    expect(focus.ring && focus.inView, `the focus is seen on ${focus.what}`).toBe(true);
    if (focus.there) return;
  }
  throw new Error(`no way to ${selector} by keyboard`);
}

/** Two steps without a script: the question is opened, then answered. */
export async function confirm(page, ask, yes) {
  await page.locator('summary', { hasText: ask }).first().click();
  await page.locator('details[open]').getByRole('button', { name: yes }).first().click();
}

/** The owner of a studio, signed in to the dashboard. */
export async function signIn(page, house, studio) {
  await page.goto(house.runtime.at('app', '/sign-in'));
  if (!page.url().includes('/sign-in')) await page.getByRole('button', { name: 'Log out', exact: true }).click();
  await page.getByLabel('Email').fill(studio.email);
  await page.getByLabel('Password').fill(PASSWORDS.owner);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page).toHaveURL(/\/contacts/);
}

/** A client, logged in with the password; the page is where the studio's login leads. */
export async function logIn(page, studio, { email, password }) {
  await page.goto(studio.at('/login'));
  // Whoever is logged in already is led on.
  if (!page.url().includes('/login')) await page.getByRole('button', { name: 'Log out', exact: true }).click();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Portal' })).toBeVisible();
}
