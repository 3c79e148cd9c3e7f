// What is there before the app runs is the beginning of what it then draws.

import { expectAccessible } from '../support/axe.js';
import { KEYS, SITE, copy, rewrite, serve, signpost } from '../support/site.js';
import { openAnew, overhang, SAMPLE } from '../support/reader.js';
import { expect, searchable, test } from '../support/test.js';
import { say, speaker } from '../support/words.js';

const DEVICES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } };

/** Holds the app back until the returned function is called. */
async function hold(page) {
  let release;
  const held = new Promise(resolve => { release = resolve; });
  await page.route(/\.wasm$/, async route => {
    await held;
    await route.continue();
  });
  return release;
}

/** What both draw: words, places, sizes and colours. */
const drawn = page => page.evaluate(() => {
  const boxes = ['.masthead', '.hero', '.crisis'];
  const words = ['.brand', '.brand path', '.button-exit', '.banner-demo', 'h1', '.lead', '.crisis h2', '.crisis-lines li',
    '.crisis-number', '.crisis-words', '.crisis-text', '.hero-name'];
  return [...boxes, ...words].map(selector => [selector, ...[...document.querySelectorAll(selector)].map(element => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const { color, backgroundColor, fontSize, fontWeight } = getComputedStyle(element);
    const place = [x, y, width, height].map(Math.round);
    return { words: boxes.includes(selector) ? '' : element.textContent, place, look: [color, backgroundColor, fontSize, fontWeight] };
  })]);
});

for (const [device, viewport] of Object.entries(DEVICES)) {
  for (const colorScheme of ['light', 'dark']) {
    test(`nothing of it moves or changes when the app takes over (${device}, ${colorScheme})`, async ({ browser, host, watch }) => {
      const context = await browser.newContext({ viewport, colorScheme, locale: 'en-US' });
      watch.see(context);
      const page = await context.newPage();
      const release = await hold(page);
      await page.goto(host.url);
      await expect(page.getByText(say('boot-wait'))).toBeVisible();
      const before = await drawn(page);
      expect(before.filter(([, ...found]) => found.length === 0), 'all of it is there').toEqual([]);
      await expectAccessible(page, 'the first paint');
      expect(await overhang(page), 'nothing sticks out to the side').toBeLessThanOrEqual(0);
      release();
      await searchable(page);
      expect(await drawn(page)).toEqual(before);
      await context.close();
    });
  }
}

test('the largest words come with the first paint, not with the app', async ({ page, host }) => {
  await page.setViewportSize(DEVICES.phone);
  await page.addInitScript(() => {
    window.largest = [];
    new PerformanceObserver(list => window.largest.push(...list.getEntries())).observe({ type: 'largest-contentful-paint', buffered: true });
  });
  const release = await hold(page);
  await page.goto(host.url);
  await expect.poll(() => page.evaluate(() => window.largest.length)).toBeGreaterThan(0);
  const held = await page.evaluate(() => performance.now());
  release();
  await searchable(page);
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => window.largest.at(-1).startTime)).toBeLessThan(held);
});

test('a link that leads past home is not greeted as if it led home', async ({ page, host }) => {
  const release = await hold(page);
  await page.goto(`${host.url}#/about`);
  await expect(page.getByText(say('boot-wait'))).toBeVisible();
  await expect(page.getByText(say('home-title'))).toBeHidden();
  await expect(page.getByRole('link', { name: /988/ }).first()).toBeVisible();
  release();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('about-title'));
});

test('when the app fails to come, the page says so and stays of use', async ({ page, host, watch }) => {
  watch.allow(/./);
  await page.route(/\.wasm$/, route => route.abort());
  await openAnew(page, `${host.url}#/about`);
  await expect(page.getByRole('alert')).toContainText(say('boot-failed'));
  await expect(page.getByRole('alert').getByRole('link', { name: say('failed-retry') })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('home-title'));
  await expect(page.getByRole('link', { name: say('quick-exit') })).toHaveAttribute('href', /^https:/);
});

test('a community that writes right to left is greeted so from the first', async ({ page }) => {
  const data = copy(SAMPLE);
  const next = copy();
  rewrite(data.site, 'signpost.toml', bytes => Buffer.from(bytes.toString().replace(/^languages = .*$/m, 'languages = ["ar", "en"]')));
  signpost('publish', '--from', data.site, '--keys', KEYS, '--previous', SITE, '--out', next.site);
  const host = await serve(next.site);
  await page.setViewportSize(DEVICES.phone);
  await page.addInitScript(() => Object.defineProperty(navigator, 'languages', { get: () => ['ar'] }));
  const release = await hold(page);
  await page.goto(host.url);
  await expect(page.getByText(speaker('ar')('boot-wait'))).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  const before = await drawn(page);
  release();
  await searchable(page);
  expect(await drawn(page)).toEqual(before);
  await host.stop();
  next.drop();
  data.drop();
});
