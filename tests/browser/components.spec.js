// The pages that show all components, as scripts/components writes them: at two widths, light and dark. No Worker takes part.
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from '../support/runtime.js';
import { at200Percent, look } from './support.js';

const FOLDER = join(ROOT, 'build/development');
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };

for (const name of ['components', 'components/portal', 'components/login']) {
  test(`${name} looks right`, async ({ page }, info) => {
    expect(existsSync(join(FOLDER, `${name}.html`)), 'run scripts/components first').toBe(true);
    const missing = [];
    await page.route('http://components.localhost/**', (route) => {
      const { pathname } = new URL(route.request().url());
      const path = join(FOLDER, extname(pathname) ? pathname : `${pathname}.html`);
      if (existsSync(path)) return route.fulfill({ body: readFileSync(path), contentType: TYPES[extname(path)] });
      missing.push(pathname);
      return route.fulfill({ status: 404, contentType: 'text/plain', body: '' });
    });
    await page.goto(`http://components.localhost/${name}`);
    await expect(page.locator('h1')).toHaveText('Components');
    // A studio's own stylesheet comes from the Worker.
    expect(missing.filter((path) => path !== '/brand.css')).toEqual([]);
    await look(page, info, name.replace('/', ' '));
    await at200Percent(page, name);
    // What is closed has its looks, too.
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await look(page, info, `${name.replace('/', ' ')} opened`);
  });
}
