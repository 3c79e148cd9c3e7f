// A first visit: the app travels packed, the release is asked for at once, and whom to call does not wait for long texts.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/axe.js';
import { kept } from '../support/device.js';
import { pages } from '../support/pdf.js';
import { box, cards, firstName, openAnew, program, settled } from '../support/reader.js';
import { forge, metadata, json, release, renamed, sha256 } from '../support/release.js';
import { KEYS, SITE, copy } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';
import { LANGUAGES, like, say, speaker } from '../support/words.js';

const PANTRY = 'Choose-Your-Own Food Pantry';
/** Of the pantry's description. */
const LONG = /shop|choose/i;

test.use({ viewport: { width: 360, height: 740 } });

/** The host answers nothing for the long texts until `come()`. */
function holdTexts(host) {
  const waiting = [];
  host.answer = (path, response) => {
    if (!path.endsWith('.texts.pack')) return false;
    waiting.push([path, response]);
    return true;
  };
  return {
    come() {
      host.answer = null;
      for (const [path, response] of waiting) response.end(readFileSync(join(host.folder, path)));
    },
  };
}

const firstLayer = page => expect(page.locator('html')).toHaveAttribute('data-signpost', 'first-layer', { timeout: 30_000 });
const onTheirWay = page => page.getByText(say('texts-on-their-way'));

test('a program is found and called before its long texts have come, and they join it', async ({ page, host }) => {
  const texts = holdTexts(host);
  await page.goto(`${host.url}#/search?q=food+pantry`);
  await firstLayer(page);
  await expect(cards(page).first()).toBeVisible();
  await expect(page.locator('#results-count')).toContainText(say('search-so-far', { count: '' }).trim());
  await page.goto(`${host.url}#/search?q=${encodeURIComponent(PANTRY)}`);
  await program(page, PANTRY).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(PANTRY);
  await expect(page.locator('.todo a[href^="tel:"]').first()).toBeVisible();
  await expect(onTheirWay(page)).toBeVisible();
  texts.come();
  await searchable(page);
  await expect(onTheirWay(page)).toHaveCount(0);
  await expect(page.getByRole('main').getByText(LONG).first()).toBeAttached();
  await expect(page.locator('.banners').getByText(/changed since/i), 'a first visit is no update').toHaveCount(0);
});

for (const language of LANGUAGES) {
  test(`no card moves when the long texts have come (${language})`, async ({ browser, host, watch }) => {
    const { site, drop } = release({ languages: LANGUAGES });
    host.folder = site;
    const context = await browser.newContext({ locale: language, viewport: { width: 360, height: 740 } });
    watch.see(context);
    const page = await context.newPage();
    const texts = holdTexts(host);
    await page.goto(`${host.url}#/search?q=food+pantry`);
    await firstLayer(page);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const count = page.locator('#results-count');
    await expect(count).toHaveText(like('search-so-far-query', ['count', 'query'], speaker(language)));
    const place = () => cards(page).first().evaluate(card => card.getBoundingClientRect().top);
    const before = await place();
    texts.come();
    await searchable(page);
    await expect(count).not.toHaveText(like('search-so-far-query', ['count', 'query'], speaker(language)));
    expect(await place()).toBe(before);
    await context.close();
    drop();
  });
}

test('what is saved before its long texts have come is whole later, and is not called changed', async ({ page, host }) => {
  const texts = holdTexts(host);
  await page.goto(`${host.url}#/search?q=${encodeURIComponent(PANTRY)}`);
  await firstLayer(page);
  await page.getByRole('button', { name: say('save-named', { name: PANTRY }) }).click();
  await expect(page.getByRole('button', { name: say('saved-named', { name: PANTRY }) })).toBeVisible();
  texts.come();
  await searchable(page);
  await page.goto(`${host.url}#/list`);
  await expect(page.getByRole('main').getByText(PANTRY).first()).toBeVisible();
  await expect(page.getByText(say('list-changed'))).toHaveCount(0);
});

test('what does not come is told, and does not take away what is there; later it heals', async ({ page, host, watch }) => {
  watch.allow(/^Failed to load resource/);
  host.answer = (path, response) => path.endsWith('.texts.pack') && Boolean(response.writeHead(503).end());
  await page.goto(`${host.url}#/search?q=${encodeURIComponent(PANTRY)}`);
  await firstLayer(page);
  await expect.poll(() => firstName(page)).toBe(PANTRY);
  await expect(page.getByText(say('banner-part'))).toBeVisible({ timeout: 30_000 });
  const asked = host.log.filter(path => path.endsWith('.directory.pack')).length;
  host.answer = null;
  await searchable(page);
  await expect(page.getByText(say('banner-part'))).toHaveCount(0, { timeout: 40_000 });
  expect(host.log.filter(path => path.endsWith('.directory.pack')).length, 'what is here is not asked for again').toBe(asked);
});

test('without a connection between the two layers, what is said stays true, and paper is not blank', async ({ page, context, host, watch }) => {
  watch.allow(/^Failed to load resource/);
  const waiting = [];
  host.answer = (path, response) => path.endsWith('.texts.pack') && Boolean(waiting.push(response));
  await page.goto(`${host.url}#/search?q=zzqqxx`);
  await firstLayer(page);
  await expect(onTheirWay(page)).toBeVisible();
  await expect(page.getByRole('main').getByText(say('search-working'))).toBeVisible();
  await context.setOffline(true);
  for (const response of waiting) response.destroy();
  await expect(page.getByText(say('banner-part'))).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText(say('banner-offline'))).toHaveCount(0);
  await expect(onTheirWay(page)).toHaveCount(0);
  await expect(page.getByText(say('texts-missing')).first()).toBeVisible();
  await expect(page.getByRole('main').getByText(say('search-working')), 'nothing is looked for any more').toHaveCount(0);
  await expectAccessible(page, 'nothing found in a part of the directory');
  await page.goto(`${host.url}#/search?q=${encodeURIComponent(PANTRY)}`);
  await program(page, PANTRY).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(PANTRY);
  const paper = (await pages(await page.pdf())).map(({ text }) => text).join(' ');
  expect(paper).toContain(PANTRY);
  expect(paper).toContain('(790) 555-0151');
  expect(paper).toContain(say('texts-missing'));
});

test('half a release is never kept: without a connection there is nothing yet, and the next visit begins anew', async ({ page, host, browser }) => {
  holdTexts(host);
  await page.goto(`${host.url}#/search?q=food`);
  await firstLayer(page);
  const stored = await page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    return names.filter(name => name.startsWith('signpost directory')).length === 0 ? 0 : new Promise(resolve => {
      const open = indexedDB.open('signpost directory /');
      open.onsuccess = () => {
        const count = open.result.transaction('files').objectStore('files').count();
        count.onsuccess = () => resolve(count.result);
      };
    });
  });
  expect(stored, 'files that are kept').toBe(0);
  host.answer = null;
  await page.reload();
  await searchable(page);
  await kept(page);
});

test('long texts of another release are refused, and with them what was there without them', async ({ page, host }) => {
  const other = release({ change: renamed(PANTRY, 'Another Pantry') });
  const list = site => json(site, metadata(site, 'editors')).signed.targets['data/texts.pack'];
  const { site, drop } = copy();
  const theirs = list(other.site);
  const bytes = readFileSync(join(other.site, `targets/data/${theirs.hashes.sha256}.texts.pack`));
  forge(site, 'editors', KEYS, signed => { signed.targets['data/texts.pack'] = theirs; });
  host.folder = site;
  host.answer = (path, response) => path.endsWith(`${sha256(bytes)}.texts.pack`) && Boolean(setTimeout(() => response.end(bytes), 3_000));
  await page.goto(`${host.url}#/search?q=${encodeURIComponent(PANTRY)}`);
  await firstLayer(page);
  await expect(cards(page).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: say('banner-refused-none-title') })).toBeVisible({ timeout: 30_000 });
  await expect(cards(page)).toHaveCount(0);
  drop();
  other.drop();
});

test('what a first visit asks for is the same for every reader, and nothing is asked for twice', async ({ browser, host, watch }) => {
  const asked = [];
  for (const [locale, hash] of [['en-US', '#/'], ['es-MX', '#/search?q=hunger&lang=es'], ['ar', '#/for?damaged']]) {
    const context = await browser.newContext({ locale });
    watch.see(context);
    const page = await context.newPage();
    const from = host.log.length;
    await page.goto(host.url + hash);
    await settled(page);
    asked.push(host.log.slice(from).toSorted());
    await context.close();
  }
  expect(asked[1]).toEqual(asked[0]);
  expect(asked[2]).toEqual(asked[0]);
  const data = asked[0].filter(path => /^\/(metadata|targets)\//.test(path));
  expect(data).toEqual([...new Set(data)]);
  // The program travels once, packed; the service worker has it from the page.
  expect(asked[0].filter(path => /^\/app-.*\.wasm$/.test(path))).toEqual([]);
  expect(asked[0].filter(path => /\.wasm-.*\.lzma$/.test(path)).map(path => path.replace(/-.*/, '')).toSorted()).toEqual(['/app.wasm', '/directory_worker.wasm']);
});

test('who has been here before asks for nothing that is here', async ({ page, host }) => {
  await page.goto(host.url);
  await settled(page);
  await kept(page);
  const from = host.log.length;
  await openAnew(page, host.url);
  await searchable(page);
  await expect.poll(() => host.log.slice(from).some(path => path.endsWith('timestamp.json'))).toBe(true);
  expect(host.log.slice(from).filter(path => /\.(pack|lzma|wasm)$|targets\.json|editors\.json/.test(path))).toEqual([]);
});

for (const [what, spoil] of Object.entries({
  'is missing': response => response.writeHead(404).end(),
  'is a page of the host': response => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Welcome</title>'),
  'is cut off': (response, bytes) => response.writeHead(200).end(bytes.subarray(0, bytes.length / 2)),
  'is compressed once more by the host, and says so': null,
})) {
  test(`a packed program that ${what}: the app starts all the same`, async ({ page, host, watch }) => {
    watch.allow(/^Failed to load resource/);
    const { gzipSync } = await import('node:zlib');
    host.answer = (path, response) => {
      if (!path.endsWith('.lzma')) return false;
      const bytes = readFileSync(join(host.folder, path));
      if (spoil) spoil(response, bytes);
      else response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(bytes));
      return true;
    };
    await page.goto(host.url);
    await searchable(page);
    await box(page).fill(PANTRY);
    await expect.poll(() => firstName(page)).toBe(PANTRY);
  });
}

test('the list of what is asked for early may be of yesterday', async ({ page, host, watch }) => {
  watch.allow(/^Failed to load resource/);
  const { site, drop } = release({ change: renamed(PANTRY, 'Pick-Your-Own Food Pantry') });
  host.folder = site;
  // As a cache on the way answers: yesterday's page beside today's release.
  host.answer = (path, response) => path === '/' && Boolean(response.writeHead(200, { 'content-type': 'text/html' }).end(readFileSync(join(SITE, 'index.html'))));
  for (const name of readdirSync(SITE).filter(name => /-[0-9a-f]{12}\./.test(name))) expect(readdirSync(site)).toContain(name);
  await page.goto(host.url);
  await searchable(page);
  await box(page).fill('Pick-Your-Own Food Pantry');
  await expect.poll(() => firstName(page)).toBe('Pick-Your-Own Food Pantry');
  drop();
});
