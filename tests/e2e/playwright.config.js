// Playwright: the stories run in one Chromium, on what `cargo xtask` built and published, each test
// once. A test that fails now and then is a fault to be found, so nothing is tried again.

import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'stories',
  outputDir: process.env.SIGNPOST_RESULTS ?? '../../target/e2e-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'en-US',
    timezoneId: 'America/Chicago',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.SIGNPOST_CHROMIUM,
      args: [
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        // A request to anybody else has nowhere to go, and the watch in support/test.js sees it fail.
        '--host-resolver-rules=MAP plain.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  },
});
