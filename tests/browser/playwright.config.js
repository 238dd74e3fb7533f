// Real Chromium, phone and desktop, with JavaScript and without. One Worker for each file; nothing runs beside it.
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const artefacts = join(import.meta.dirname, '../artefacts');

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: join(artefacts, 'browser'),
  workers: 1,
  retries: 0,
  timeout: 120_000,
  reporter: [['list']],
  use: {
    locale: 'en-GB',
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    // Without a film: that draws every page again while it is used, and every test keeps a picture of each page it looks at.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-default-apps'],
    },
  },
  projects: [
    { name: 'phone', testMatch: ['story.spec.js', 'branding.spec.js'], use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
    { name: 'desktop', testMatch: ['story.spec.js', 'branding.spec.js'], use: { viewport: { width: 1280, height: 800 } } },
    { name: 'without JavaScript', testMatch: ['story.spec.js', 'branding.spec.js'], use: { viewport: { width: 1280, height: 800 }, javaScriptEnabled: false } },
    { name: 'phone without JavaScript', testMatch: ['ways.spec.js', 'sees.spec.js'], use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, javaScriptEnabled: false } },
    ...['light', 'dark'].flatMap((colorScheme) => [
      { name: `components, phone, ${colorScheme}`, testMatch: ['components.spec.js'], use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme } },
      { name: `components, desktop, ${colorScheme}`, testMatch: ['components.spec.js'], use: { viewport: { width: 1280, height: 800 }, colorScheme } },
    ]),
    // These open browsers of their own, of every kind.
    { name: 'evening', testMatch: ['evening.spec.js', 'forms.spec.js', 'input.spec.js', 'pages.spec.js'], use: { viewport: { width: 1280, height: 800 } } },
  ],
});
