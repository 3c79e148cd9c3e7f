import { createRequire } from 'node:module';
import { join } from 'node:path';
process.env.SIGNPOST_SITE = process.argv[2]; process.env.SIGNPOST = '/work/wt/int/target/release/signpost';
const { serve } = await import('../../tests/e2e/support/site.js');
const { lines, handoff } = await import('./lines.mjs');
const { chromium } = createRequire('/work/wt/int/tests/e2e/package.json')('@playwright/test');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const sites = [];
for (const folder of process.argv.slice(2)) {
  const host = await serve(folder);
  sites.push({ folder, handoff: await handoff(browser, host.url) });
  await host.stop();
}
console.log(sites);
await lines(browser, sites, 1);
await browser.close();
