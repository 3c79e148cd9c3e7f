// Sentences that name nothing of what they are about are searched by what their words speak for, once the app's own files
// are kept: also without a connection, and never at the price of the search itself.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { box, names, openAnew, settled } from '../support/reader.js';
import { SITE } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';

test.use({ viewport: { width: 360, height: 740 } });

/** It holds no phrase that anybody wrote down, and the program has none of its words. */
const SENTENCE = 'candles since tuesday because i couldnt pay';
const MEANT = 'Neighbor Round-Up Fund';
const TABLE = readdirSync(SITE).find(name => /^topics-.*\.lzma$/.test(name));

const firstFour = page => names(page).evaluateAll(all => all.slice(0, 4).map(name => name.textContent));
const isMeant = page => expect.poll(async () => (await firstFour(page)).some(name => name.includes(MEANT)));

test('what a sentence is about is among the first four, from the first visit on and without a connection', async ({ page, host, context }) => {
  await page.goto(`${host.url}#/search?q=${SENTENCE.replaceAll(' ', '+')}`);
  await settled(page);
  await isMeant(page).toBe(true);
  // What the words themselves find stays before it.
  await expect(names(page).first()).not.toContainText(MEANT);
  expect(host.log.filter(line => line.includes('topics-')), 'it is downloaded once').toHaveLength(1);
  await context.setOffline(true);
  await openAnew(page, host.url);
  await searchable(page);
  await box(page).fill(SENTENCE);
  await isMeant(page).toBe(true);
});

for (const [what, answer] of [
  ['missing', response => { response.statusCode = 404; response.end(); }],
  ['cut short', response => response.end(Buffer.from('5d00'.repeat(20), 'hex'))],
  ['something else', response => response.end('<!doctype html><title>Welcome</title>')],
]) {
  test(`where the table was lost and is ${what}, words are searched as ever and nothing is said`, async ({ page, host, watch }) => {
    watch.allow(/topics-/);
    // The browser keeps no copy of its own.
    host.answer = (path, response) => {
      if (!path.endsWith(TABLE)) return false;
      response.writeHead(200, { 'cache-control': 'no-store' });
      response.end(readFileSync(join(host.folder, TABLE)));
      return true;
    };
    await page.goto(host.url);
    await settled(page);
    await page.evaluate(async table => {
      for (const name of await caches.keys()) await (await caches.open(name)).delete(table);
    }, TABLE);
    host.answer = (path, response) => {
      if (!path.endsWith(TABLE)) return false;
      answer(response);
      return true;
    };
    const asked = () => host.log.filter(path => path.endsWith(TABLE)).length;
    const before = asked();
    await openAnew(page, host.url);
    await expect.poll(asked).toBeGreaterThan(before);
    await page.waitForLoadState('networkidle');
    await box(page).fill('food pantry');
    await expect(names(page).first()).toContainText('Pantry');
    await box(page).fill(SENTENCE);
    await expect(names(page).first()).toBeVisible();
    await isMeant(page).toBe(false);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}
