// A first download that fails is no end: it is tried again by itself, when the device is back online, and by the reader.
// And the app can be put on the home screen.

import { expectAccessible } from '../support/axe.js';
import { kept } from '../support/device.js';
import { finds, save } from '../support/reader.js';
import { PHONE, openList } from '../support/list.js';
import { expect, searchable, test } from '../support/test.js';
import { say } from '../support/words.js';

const MEALS = 'Hot Breakfast and Supper';

test.use({ viewport: PHONE });

/** The host has the app and answers nothing of the directory, until `host.answer` is taken away. */
function withoutDirectory(host, watch) {
  watch.allow(/^Failed to load resource/);
  host.answer = (path, response) => {
    if (!/\/(metadata|targets)\//.test(path)) return false;
    response.writeHead(503).end();
    return true;
  };
}

test('a first download that failed is tried again by the reader', async ({ page, host, watch }) => {
  withoutDirectory(host, watch);
  await page.goto(host.url);
  const again = page.getByRole('button', { name: say('failed-retry') });
  await expect(again).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page, 'a first visit without a directory');
  host.answer = null;
  await again.click();
  await searchable(page);
  await finds(page, MEALS);
});

test('a first download that failed heals by itself', async ({ page, host, watch }) => {
  withoutDirectory(host, watch);
  await page.goto(host.url);
  await expect(page.getByRole('button', { name: say('failed-retry') })).toBeVisible({ timeout: 30_000 });
  host.answer = null;
  await searchable(page);
  await expect(page.getByRole('button', { name: say('failed-retry') })).toHaveCount(0);
});

test('an app that could not be downloaded heals by itself', async ({ page, host, watch }) => {
  watch.allow(/^Failed to load resource|the app did not start/);
  host.answer = (path, response) => {
    if (!path.endsWith('.wasm')) return false;
    response.writeHead(503).end();
    return true;
  };
  await page.goto(host.url);
  await expect(page.locator('#boot-failed')).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page, 'an app that did not start');
  host.answer = null;
  await searchable(page);
});

test('a site that does not answer is told, though the device says that it is online; and is asked again', async ({ page, host, watch }) => {
  await page.goto(host.url);
  await kept(page);
  withoutDirectory(host, watch);
  await page.reload();
  await finds(page, MEALS);
  await expect(page.getByText(say('banner-no-answer'))).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page, 'a site that does not answer');
  host.answer = null;
  await expect(page.getByText(say('banner-no-answer'))).toHaveCount(0, { timeout: 40_000 });
});

test('another tab that hangs in the middle of its download is told within two seconds, and does not hold this one up for long', async ({ page, context, host }) => {
  const hanging = await context.newPage();
  await hanging.goto(`${host.url}notes.html`);
  await hanging.evaluate(() => { navigator.locks.request('signpost update /', () => new Promise(() => {})); });
  await page.goto(host.url);
  await expect(page.locator('.trust-line')).toHaveText(say('phase-waiting'), { timeout: 6_000 });
  await searchable(page);
  await finds(page, MEALS);
});

test('the app is offered for the home screen once, and never again after "no"', async ({ page, host }) => {
  await page.goto(host.url);
  await save(page, MEALS);
  await page.evaluate(() => {
    const event = new Event('beforeinstallprompt', { cancelable: true });
    event.prompt = () => { window.asked = true; return Promise.resolve(); };
    dispatchEvent(event);
  });
  await openList(page);
  const offer = page.getByRole('heading', { name: say('install-title') });
  await expect(offer).toBeVisible();
  await expectAccessible(page, 'the list with an offer to install');
  await page.getByRole('button', { name: say('install-no') }).click();
  await expect(offer).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.goBack();
  await openList(page);
  await expect(offer).toHaveCount(0);
  expect(await page.evaluate(() => window.asked)).toBeUndefined();
});

test('"put it there" asks the browser', async ({ page, host }) => {
  await page.goto(host.url);
  await save(page, MEALS);
  await page.evaluate(() => {
    const event = new Event('beforeinstallprompt', { cancelable: true });
    event.prompt = () => { window.asked = true; return Promise.resolve(); };
    dispatchEvent(event);
  });
  await openList(page);
  await page.getByRole('button', { name: say('install-yes') }).click();
  await expect.poll(() => page.evaluate(() => window.asked)).toBe(true);
});
