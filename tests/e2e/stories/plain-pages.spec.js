// The plain pages: on a narrow phone, without a script, axe finds nothing; they lead into the app and back.

import { expectAccessible } from '../support/axe.js';
import { PHONE } from '../support/list.js';
import { overhang } from '../support/reader.js';
import { release } from '../support/release.js';
import { SITE } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';
import { say, speaker } from '../support/words.js';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'WIC: Food for Moms and Little Ones';
const NEIGHBOR = `
[[neighbors]]
name = "Lark County Help"
base_url = "https://help.lark.example.org/"
root = "${'1a2b '.repeat(16).trim()}"
`;

test('without a script, a program is found by its need, and called', async ({ browser, host, watch }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE });
  watch.see(context);
  const page = await context.newPage();
  await page.goto(host.url);
  await page.getByRole('link', { name: say('browse-link') }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Larkwater County Help');
  await page.getByRole('link', { name: say('need-food') }).click();
  await page.getByRole('link', { name: NAME }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(NAME);
  await expect(page.getByRole('link', { name: new RegExp(`^${say('call', { number: '.790. 555-0108' })}`) })).toHaveAttribute('href', 'tel:7905550108;ext=10');
  await expect(page.getByText(say('program-hours')).first()).toBeVisible();
  await page.getByRole('link', { name: 'Español' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  const scripts = watch.requests.filter(url => url.endsWith('.js') || url.endsWith('.wasm'));
  expect(scripts).toEqual([]);
  await context.close();
});

test('a plain page asks for its style and its icon, and leads into the app', async ({ page, host, watch }) => {
  await page.setViewportSize(PHONE);
  await page.goto(`${host.url}browse/food.html`);
  await page.getByRole('link', { name: NAME }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(NAME);
  const kinds = watch.requests.map(url => new URL(url).pathname.split('.').pop());
  expect(kinds.filter(kind => !['html', 'css', 'svg'].includes(kind))).toEqual([]);
  await expect(page.getByRole('link', { name: say('quick-exit') })).toHaveAttribute('href', /^https:/);
  await page.getByRole('link', { name: say('browse-open-app') }).click();
  await searchable(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(NAME);
});

test('axe finds nothing on plain pages, on a phone and on a desk, in light and dark', async ({ browser, host, watch }) => {
  test.setTimeout(120_000);
  const code = /browse\/(\w{3}-\w{4})\.html/;
  for (const colorScheme of ['light', 'dark']) {
    for (const viewport of [PHONE, { width: 1280, height: 800 }]) {
      const context = await browser.newContext({ colorScheme, viewport });
      watch.see(context);
      const page = await context.newPage();
      await page.goto(`${host.url}browse/food.html`);
      const program = await page.getByRole('link', { name: NAME }).evaluate(link => link.href);
      const name = program.match(code)[1];
      for (const path of ['index.html', 'food.html', `${name}.html`, `es/${name}.html`]) {
        await page.goto(`${host.url}browse/${path}`);
        expect(await overhang(page), path).toBeLessThanOrEqual(0);
        await expectAccessible(page, `${path}, ${colorScheme}, ${viewport.width}`);
      }
      await context.close();
    }
  }
});

test('what is right to left stays within the page, and axe finds nothing', async ({ browser, host, watch }) => {
  const { site, drop } = release({ languages: ['ar', 'en'] });
  host.folder = site;
  const context = await browser.newContext({ viewport: PHONE });
  watch.see(context);
  const page = await context.newPage();
  const words = speaker('ar');
  await page.goto(`${host.url}browse/food.html`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.getByRole('link', { name: NAME }).click();
  await expect(page.getByText(words('browse-open-app'))).toBeVisible();
  expect(await overhang(page)).toBeLessThanOrEqual(0);
  await expectAccessible(page, 'a program in Arabic');
  await context.close();
  drop();
});

test('a confidential place is on no plain page of the site', async () => {
  const list = readFileSync(join(SITE, 'browse/safety.html')).toString();
  const file = list.match(/href="([^"]+)"[^>]*><bdi>Safe Shelter/)[1];
  const page = readFileSync(join(SITE, 'browse', file)).toString();
  expect(page).toContain(say('program-confidential'));
  for (const secret of ['43.94788', '87.13316']) expect(page).not.toContain(secret);
  expect(existsSync(join(SITE, 'browse/es', file))).toBe(true);
});

test('neighbors are links on home, results and “Who checks this”, and are not asked for before a tap', async ({ page, host, watch }) => {
  const { site, drop } = release({ tables: { 'signpost.toml': text => text + NEIGHBOR } });
  host.folder = site;
  const link = page.getByRole('link', { name: say('neighbors-look', { name: 'Lark County Help' }) });
  await page.goto(host.url);
  await searchable(page);
  for (const route of ['', '#/search?q=food', '#/about']) {
    await page.goto(`${host.url}${route}`);
    await expect(link).toBeVisible();
    await expect(link).toHaveAttribute('rel', /noreferrer/);
  }
  await expect(page.getByText('1a2b 1a2b')).toBeVisible();
  await expect(page.getByRole('link', { name: say('browse-link') })).toHaveAttribute('href', 'browse/index.html');
  expect(watch.requests.filter(url => url.includes('lark'))).toEqual([]);
  drop();
});
