import { createRequire } from 'node:module';
import { atTheEndOf, HOSTS, LINES } from './line.mjs';
const { chromium } = createRequire('/work/wt/int/tests/e2e/package.json')('@playwright/test');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const server = await atTheEndOf(LINES['slow 4G'], HOSTS.brotli, process.argv[2]);
const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: process.argv[3] ?? 'allow' });
const page = await context.newPage();
const t0 = Date.now();
page.on('console', m => console.log(Date.now() - t0, m.text()));
context.on('request', r => console.log(Date.now() - t0, '>', r.url().replace(server.url, '')));
context.on('requestfinished', r => console.log(Date.now() - t0, '<', r.url().replace(server.url, '')));
context.on('requestfailed', r => console.log(Date.now() - t0, 'FAILED', r.url().replace(server.url, ''), r.failure().errorText));
await page.goto(server.url + '#/search?q=food+pantry', { waitUntil: 'commit' });
for (let i = 0; i < 45; i++) {
  await page.waitForTimeout(1000);
  const s = await page.evaluate(() => [document.documentElement.dataset.signpost, document.querySelectorAll('.card').length, performance.getEntriesByType('mark').map(m => m.name.slice(9) + ' ' + m.startTime.toFixed(0)).join(', ')]);
  console.log(Date.now() - t0, JSON.stringify(s));
  if (s[1]) break;
}
await browser.close(); server.stop();
