// Sentences that name nothing of what they are about are searched by what their words speak for, and danger is seen that nobody
// names, once the app's own files are kept: also without a connection, and never at the price of the search itself.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { box, names, openAnew, settled } from '../support/reader.js';
import { SITE } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';

test.use({ viewport: { width: 360, height: 740 } });

/** It holds no phrase that anybody wrote down, and the program has none of its words. */
const SENTENCE = 'candles since tuesday because i couldnt pay';
const MEANT = 'Neighbor Round-Up Fund';
/** Nor has the vocabulary a phrase of it. */
const DANGER = 'he keeps my car keys and smashed all the dishes';
const file = name => readdirSync(SITE).find(path => path.startsWith(`${name}-`) && path.endsWith('.lzma'));

const firstFour = page => names(page).evaluateAll(all => all.slice(0, 4).map(name => name.textContent));
const crisis = page => page.locator('.crisis-first');
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

for (const [half, what] of [['kill myse', 'the crisis lines'], ['denti', 'the programs']]) {
  test(`half a word takes ${what} away neither when the reader pauses nor when more has come (${half})`, async ({ page, host }) => {
    await page.goto(host.url);
    await searchable(page);
    await box(page).pressSequentially(half);
    const found = () => what === 'the programs' ? names(page).first() : crisis(page);
    await expect(found()).toBeVisible();
    await page.waitForTimeout(1_000);
    await expect(found()).toBeVisible();
    // What sentences are understood by asks once more.
    await settled(page);
    await page.waitForTimeout(1_000);
    await expect(found()).toBeVisible();
  });
}

test('danger that nobody names brings the line for it, in any language and without a connection', async ({ page, host, context }) => {
  await page.goto(host.url);
  await settled(page);
  await box(page).fill(DANGER);
  await expect(crisis(page).getByRole('link').first()).toContainText('555-0109');
  await box(page).fill('smashed avocado and dishes');
  await expect(names(page).first()).toBeVisible();
  await expect(crisis(page)).toHaveCount(0);
  expect(host.log.filter(line => line.includes('signs-')), 'they are downloaded once').toHaveLength(1);
  await context.setOffline(true);
  await openAnew(page, host.url);
  await searchable(page);
  for (const text of [DANGER, 'mi marido me quitó las llaves y anda rompiendo los platos', 'زوجي كسر الصحون وخبأ مفاتيحي']) {
    await box(page).fill(text);
    await expect(crisis(page).getByRole('link').first(), text).toContainText('555-0109');
    await box(page).fill('');
    await expect(crisis(page)).toHaveCount(0);
  }
});

for (const name of ['topics', 'signs']) for (const [what, answer] of [
  ['missing', response => { response.statusCode = 404; response.end(); }],
  ['cut short', response => response.end(Buffer.from('5d00'.repeat(20), 'hex'))],
  ['something else', response => response.end('<!doctype html><title>Welcome</title>')],
]) {
  test(`where ${name} were lost and are ${what}, words are searched as ever and nothing is said`, async ({ page, host, watch }) => {
    const lost = file(name);
    watch.allow(new RegExp(`${name}-`));
    // The browser keeps no copy of its own.
    host.answer = (path, response) => {
      if (!path.endsWith(lost)) return false;
      response.writeHead(200, { 'cache-control': 'no-store' });
      response.end(readFileSync(join(host.folder, lost)));
      return true;
    };
    await page.goto(host.url);
    await settled(page);
    await page.evaluate(async lost => {
      for (const name of await caches.keys()) await (await caches.open(name)).delete(lost);
    }, lost);
    host.answer = (path, response) => {
      if (!path.endsWith(lost)) return false;
      answer(response);
      return true;
    };
    const asked = () => host.log.filter(path => path.endsWith(lost)).length;
    const before = asked();
    await openAnew(page, host.url);
    await expect.poll(asked).toBeGreaterThan(before);
    await page.waitForLoadState('networkidle');
    await box(page).fill('food pantry');
    await expect(names(page).first()).toContainText('Pantry');
    // The one is understood without the other.
    await box(page).fill(SENTENCE);
    await expect(names(page).first()).toBeVisible();
    await isMeant(page).toBe(name !== 'topics');
    await box(page).fill(DANGER);
    await expect(page.locator('#results-count')).toContainText(DANGER);
    await expect(crisis(page)).toHaveCount(name === 'signs' ? 0 : 1);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}
