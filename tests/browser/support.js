// What every browser test does: look with axe, and keep a picture.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { ARTEFACTS } from '../support/runtime.js';

const SHOTS = join(ARTEFACTS, 'screenshots');

/** Keeps a picture of the page, and lets axe look at it where it can run: it cannot without JavaScript. */
export async function look(page, info, name, { axe = info.project.use.javaScriptEnabled !== false } = {}) {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name} (${info.project.name}).png`), fullPage: true });
  if (axe) {
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`), name).toEqual([]);
  }
  await notSideways(page, name);
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
