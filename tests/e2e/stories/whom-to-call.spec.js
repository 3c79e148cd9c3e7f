// A clinician's link on its first visit: whom to call is on the screen before the app is there, verified, and nothing else
// follows from it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/axe.js';
import { helpOthers, names, openAnew, overhang, settled } from '../support/reader.js';
import { forge, pack } from '../support/release.js';
import { KEYS, copy, rewrite, spoilSignatures } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';
import { say } from '../support/words.js';

const APP = /\/app\.wasm-.*\.lzma$/;

test.use({ viewport: { width: 360, height: 740 } });

/** What stands in a handoff's link behind the site's address, and the names of its programs. */
async function handoff(browser, host) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await helpOthers(page, host.url);
  await openAnew(page, `${host.url}#/search?q=food+pantry`);
  await expect(names(page).nth(2)).toBeVisible();
  const chosen = (await names(page).allTextContents()).slice(0, 3);
  for (const key of ['1', '2', '3']) await page.keyboard.press(key);
  await page.goto(`${host.url}#/handout`);
  const field = page.locator('input, textarea').filter({ visible: true });
  let link;
  await expect.poll(async () => {
    const values = await field.evaluateAll(fields => fields.map(field => field.value));
    return link = values.find(value => value.includes('#/for?'));
  }).toBeTruthy();
  await context.close();
  return { hash: link.slice(link.indexOf('#')), chosen };
}

/** The host keeps the app's program back until `come()`. */
function holdApp(host) {
  const waiting = [];
  host.answer = (path, response) => {
    if (!APP.test(path)) return false;
    waiting.push([path, response]);
    return true;
  };
  return {
    isAskedFor: () => waiting.length > 0,
    come() {
      host.answer = null;
      for (const [path, response] of waiting) response.end(readFileSync(join(host.folder, path)));
    },
  };
}

const early = page => page.locator('#first-paint .for-cards');

test('whom to call is there before the app, and the app takes over with the same programs', async ({ page, host, browser }) => {
  const { hash, chosen } = await handoff(browser, host);
  const app = holdApp(host);
  await page.goto(host.url + hash);
  await expect(early(page).getByRole('heading', { level: 2 })).toHaveText(chosen);
  const calls = early(page).getByRole('link');
  await expect(calls).toHaveCount(3);
  for (const call of await calls.all()) {
    await expect(call).toHaveAttribute('href', /^tel:\+?\d+/);
    await expect(call).toHaveText(/\d{3}/);
    expect((await call.boundingBox()).height, 'room for a finger').toBeGreaterThanOrEqual(44);
  }
  await expect(page.locator('#boot-wait')).toBeVisible();
  await expect(page.getByRole('link', { name: say('quick-exit') })).toBeVisible();
  expect(await overhang(page)).toBeLessThanOrEqual(0);
  await expectAccessible(page, 'whom to call, before the app');
  await page.screenshot({ path: join(process.env.SIGNPOST_SCREENSHOTS, 'whom-to-call.png'), fullPage: true });
  expect(app.isAskedFor(), 'the app follows').toBe(true);
  const numbers = await calls.evaluateAll(links => links.map(link => link.getAttribute('href')));
  app.come();
  await searchable(page);
  await expect(early(page)).toHaveCount(0);
  const cards = page.getByRole('main').locator('.for-cards');
  await expect(cards.getByRole('heading', { level: 2 })).toHaveText(chosen);
  expect(await cards.locator('.button-call').evaluateAll(links => links.map(link => link.getAttribute('href')))).toEqual(numbers);
});

test('the numbers come before long texts are asked for', async ({ page, host, browser }) => {
  const { hash } = await handoff(browser, host);
  const app = holdApp(host);
  const from = host.log.length;
  await page.goto(host.url + hash);
  await expect(early(page)).toBeVisible();
  expect(host.log.slice(from).filter(path => path.endsWith('.texts.pack'))).toEqual([]);
  app.come();
  await searchable(page);
});

for (const [what, spoil] of Object.entries({
  'a timestamp that nobody with the key signed': site => rewrite(site, 'metadata/timestamp.json', spoilSignatures),
  'a directory in which one byte was changed': site => rewrite(site, pack(site), bytes => {
    bytes[bytes.length >> 1] ^= 1;
    return bytes;
  }),
})) {
  test(`nothing is shown of a release with ${what}, before the app as with it`, async ({ page, host, browser }) => {
    const { hash } = await handoff(browser, host);
    const { site, drop } = copy();
    spoil(site);
    host.folder = site;
    const app = holdApp(host);
    await page.goto(host.url + hash);
    await expect.poll(app.isAskedFor, { timeout: 30_000 }).toBe(true);
    await expect(early(page)).toHaveCount(0);
    app.come();
    await expect(page.getByRole('heading', { name: say('banner-refused-none-title') })).toBeVisible({ timeout: 30_000 });
    drop();
  });
}

test('a release that nobody has confirmed for long is not shown before the reader is warned', async ({ page, host, browser }) => {
  const { hash } = await handoff(browser, host);
  const { site, drop } = copy();
  forge(site, 'timestamp', KEYS, signed => { signed.expires = '2026-01-01T00:00:00Z'; });
  host.folder = site;
  const app = holdApp(host);
  await page.goto(host.url + hash);
  await expect.poll(app.isAskedFor, { timeout: 30_000 }).toBe(true);
  await expect(early(page)).toHaveCount(0);
  drop();
});

test('without its small program the app starts as ever', async ({ page, host, browser, watch }) => {
  watch.allow(/^Failed to load resource/);
  const { hash, chosen } = await handoff(browser, host);
  host.answer = (path, response) => /first_answer/.test(path) && Boolean(response.writeHead(404).end());
  await page.goto(host.url + hash);
  await searchable(page);
  await expect(page.getByRole('main').locator('.for-cards').getByRole('heading', { level: 2 })).toHaveText(chosen);
});

test('who comes back asks for it no more', async ({ page, host, browser }) => {
  const { hash } = await handoff(browser, host);
  await page.goto(host.url);
  await settled(page);
  const from = host.log.length;
  await openAnew(page, host.url + hash);
  await searchable(page);
  expect(host.log.slice(from).filter(path => /first_answer|\.lzma$/.test(path))).toEqual([]);
});
