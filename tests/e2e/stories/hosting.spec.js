// The same files work wherever they are put, and say what they can where an app cannot run.

import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from '../support/pdf.js';
import { box, COMMUNITY, program, settled } from '../support/reader.js';
import { SIGNPOST, SITE, copy, serveWith } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';
import { say } from '../support/words.js';

async function worksAt(page, url) {
  await page.goto(url);
  await searchable(page);
  await box(page).fill('food pantry');
  await program(page, 'Choose-Your-Own Food Pantry').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Choose-Your-Own Food Pantry');
}

test('under another path, served by Python’s own server, and there also offline', async ({ page, watch }) => {
  watch.allow(/net::ERR_/);
  const { site, drop } = copy();
  const root = join(site, '..', 'root');
  mkdirSync(join(root, 'a'), { recursive: true });
  renameSync(site, join(root, 'a', 'b'));
  const python = await serveWith('python3', ['-u', '-m', 'http.server', '0', '--bind', '127.0.0.1', '--directory', root], /port \d+/, { stdio: ['ignore', 'pipe', 'ignore'] });
  const url = `http://127.0.0.1:${python.line.match(/port (\d+)/)[1]}/a/b/`;
  await worksAt(page, url);
  await settled(page);
  await python.stop();
  await worksAt(page, url);
  drop();
});

test('served by the community’s own tool', async ({ page }) => {
  const tool = await serveWith(SIGNPOST, ['serve', SITE, '--port', '0'], /http:\/\//);
  await worksAt(page, tool.line.match(/http:\S+/)[0]);
  await tool.stop();
});

test('on plain HTTP, where a browser offers neither its hashes nor a service worker', async ({ page, host }) => {
  await page.goto(`http://plain.example:${host.port}/`);
  expect(await page.evaluate(() => [window.isSecureContext, 'serviceWorker' in navigator])).toEqual([false, false]);
  await worksAt(page, `http://plain.example:${host.port}/`);
});

test('without JavaScript the page says who it is, whom to call and what to do', async ({ playwright, launchOptions, host }) => {
  // Switched off in the browser's own settings. Then no test can look into the page: it is printed, and the print is read.
  const args = [...launchOptions.args, '--blink-settings=scriptEnabled=false'];
  const browser = await playwright.chromium.launch({ ...launchOptions, args });
  const page = await browser.newPage();
  await page.goto(host.url);
  const text = (await pages(await page.pdf())).map(sheet => sheet.text).join(' ').replace(/\s+/g, ' ');
  for (const words of [COMMUNITY, say('crisis-title'), '988', say('boot-no-script')]) {
    expect(text).toContain(words);
  }
  await browser.close();
});

test('a browser without WebAssembly gets a page that says what to do', async ({ page, host }) => {
  await page.addInitScript(() => { delete window.WebAssembly; });
  await page.goto(host.url);
  await expect(page.getByRole('alert')).toContainText(say('boot-old'));
  await expect(page.getByRole('alert').getByRole('link', { name: say('browse-link') })).toHaveAttribute('href', 'browse/index.html');
  await expect(page.getByRole('link', { name: /988/ }).first()).toBeVisible();
});

test('inside another site’s frame it does not run', async ({ page, host }) => {
  await page.route('**/frame.html', route => route.fulfill({ contentType: 'text/html', body: `<iframe src="${host.url}"></iframe>` }));
  await page.goto(`${host.url}frame.html`);
  await expect(page.frameLocator('iframe').getByRole('alert')).toHaveText(say('boot-framed'));
});
