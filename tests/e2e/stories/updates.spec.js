// A newer release is activated in the background, as a whole or not at all, and announced without moving the page.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/axe.js';
import { kept } from '../support/device.js';
import { box, cards, finds, names, save } from '../support/reader.js';
import { DAY, announced, forge, now, release, renamed, sha256 } from '../support/release.js';
import { KEYS, copy } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';
import { say } from '../support/words.js';

const OLD = 'Choose-Your-Own Food Pantry';
const NEW = 'Pick-Your-Own Food Pantry';

test.use({ serviceWorkers: 'block' });

/** The device says that it is online again: the app looks for something newer. */
const comesBackOnline = page => page.evaluate(() => dispatchEvent(new Event('online')));

test('an update is told in plain words and leaves the reader where they are', async ({ page, host }) => {
  const older = release({ at: now() - DAY, previous: null });
  const newer = release({
    previous: older.site,
    change: text => [OLD, 'Diabetes-Friendly Food Box', 'Winter Heating Aid'].reduce((text, name) => renamed(name, `New ${name}`)(text), text),
  });
  host.folder = older.site;
  await page.goto(host.url);
  await kept(page);
  await box(page).fill('help');
  const more = page.getByRole('button', { name: say('search-more') });
  await expect(more).toBeVisible();
  const first = await cards(page).count();
  await more.press('Enter');
  await expect(cards(page).nth(25)).toBeVisible();
  await expect(cards(page).nth(first).getByRole('link').first(), 'the first of those that came').toBeFocused();
  const shown = await cards(page).count();
  await box(page).focus();
  const name = await names(page).nth(22).textContent();
  const card = cards(page).filter({ has: page.getByRole('heading', { name, exact: true }) });
  await card.evaluate(card => card.scrollIntoView({ block: 'center' }));
  const before = await card.boundingBox();

  host.folder = newer.site;
  await comesBackOnline(page);
  await expect(page.getByText(say('banner-updated', { count: 3, since: say('day-yesterday') }))).toBeAttached();
  const which = page.locator('.banners details');
  await expect(which.getByRole('link')).toHaveCount(0);
  await expect(cards(page)).toHaveCount(shown);
  await expect.poll(async () => Math.abs((await card.boundingBox()).y - before.y), 'pixels by which what the reader looks at has moved').toBeLessThan(3);
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue('help');
  await which.locator('summary').click();
  await expect(which.getByRole('link')).toHaveText([/^New /, /^New /, /^New /]);
  await expectAccessible(page, 'which programs an update changed');
  await page.getByRole('button', { name: say('banner-dismiss') }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  older.drop();
  newer.drop();
});

test('a tab that is closed in the middle of an update leaves the old directory, and the next one finishes', async ({ page, context, host }) => {
  await page.goto(host.url);
  await kept(page);
  const { site, drop } = release({ change: renamed(OLD, NEW) });
  host.folder = site;
  const asked = new Promise(resolve => {
    host.answer = path => path.endsWith('.pack') && (resolve(), true);
  });
  await page.reload();
  await asked;
  await page.close();
  const next = await context.newPage();
  await next.goto(host.url);
  await searchable(next);
  await finds(next, OLD);
  host.answer = null;
  await next.reload();
  await finds(next, NEW);
  drop();
});

test('half-written: what cannot be written whole is not written at all', async ({ page, host }) => {
  await page.goto(host.url);
  await kept(page);
  const { site, drop } = release({ change: renamed(OLD, NEW) });
  host.folder = site;
  // The last thing that a release is written with fails, after its files and the removal of the old ones.
  const worker = /\/worker-[0-9a-f]+\.js$/;
  await page.route(worker, async route => {
    const patch = `const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...what) {
        if (this.name === 'trust') throw new DOMException('broken', 'DataError');
        return put.apply(this, what);
      };\n`;
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: patch + (await answer.text()) });
  });
  await page.reload();
  await finds(page, NEW);
  await expect(page.getByText(say('banner-not-kept'))).toBeVisible();
  // What the device has is the old release, whole: it is searchable though the host never answers.
  await page.unrouteAll();
  await page.route('**/metadata/**', () => {});
  await page.reload();
  await searchable(page);
  await finds(page, OLD);
  drop();
});

/** A list of files that the editors' key signed, with a directory of these bytes. */
function signedPack(bytes, custom) {
  const { site, drop } = copy();
  forge(site, 'editors', KEYS, signed => {
    const { length, hashes } = announced(1, bytes);
    signed.targets['data/directory.pack'] = { length, hashes, ...custom };
  });
  mkdirSync(join(site, 'targets/data'), { recursive: true });
  writeFileSync(join(site, `targets/data/${sha256(bytes)}.directory.pack`), bytes);
  return { site, drop };
}

/** The header of a `.lzma` file that says how long its inside is, and whatever follows. */
function lzma(length, rest = Buffer.alloc(200)) {
  const header = Buffer.from([2, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  header.writeBigUInt64LE(BigInt(length), 5);
  return Buffer.concat([header, rest]);
}
const HELLO = Buffer.from([0, 52, 26, 21, 65, 24, 166, 224, 0]);
const UNKNOWN = 2n ** 64n - 1n;
/** What a stolen editor's key can sign, and is refused all the same. */
const SIGNED = {
  'a decompression bomb that claims to be small': () =>
    signedPack(lzma(50_000_000), { custom: { 'x-signpost-inflated': { length: 1_000, sha256: '0'.repeat(64) } } }),
  'a decompression bomb that claims nothing': () => signedPack(lzma(300_000_000), {}),
  'a decompression bomb that does not say how long it is': () => signedPack(lzma(UNKNOWN), {}),
  'a pack that is cut off': () => signedPack(lzma(1_000_000), {}),
  'a directory that claims to be larger than the cap': () =>
    signedPack(lzma(1_000_000), { custom: { 'x-signpost-inflated': { length: 300_000_000, sha256: '0'.repeat(64) } } }),
  'something that is no directory': () => signedPack(lzma(5, HELLO), {}),
};

for (const [what, make] of Object.entries(SIGNED)) {
  test(`signed, and refused: ${what}`, async ({ page, host }) => {
    await page.goto(host.url);
    await kept(page);
    const { site, drop } = make();
    host.folder = site;
    await page.reload();
    await expect(page.getByRole('heading', { name: say('banner-refused-title') })).toBeVisible({ timeout: 30_000 });
    await finds(page, OLD);
    drop();
  });
}

for (const [what, ending] of Object.entries({ 'timestamp': '/timestamp.json', 'root': '/2.root.json', 'directory': '.pack' })) {
  test(`an endless ${what} is cut off at its bound`, async ({ page, host, watch }) => {
    watch.allow(/^Failed to load resource/);
    await page.goto(host.url);
    await kept(page);
    const { site, drop } = release({ change: renamed(OLD, NEW) });
    host.folder = site;
    let sent = 0;
    const cut = new Promise(resolve => {
      host.answer = (path, response) => {
        if (!path.endsWith(ending)) return false;
        response.writeHead(200, { 'content-type': 'application/octet-stream' });
        // One piece more whenever there is room for it.
        const more = () => {
          sent += 65_536;
          if (!response.destroyed && response.write(Buffer.alloc(65_536, 0x78))) setImmediate(more);
        };
        response.on('drain', more).on('close', resolve);
        more();
        return true;
      };
    });
    await page.reload();
    await searchable(page);
    await cut;
    expect(sent, 'bytes that the host could send').toBeLessThan(20_000_000);
    await expect(page.getByRole('heading', { name: say('banner-refused-title') })).toBeVisible();
    await finds(page, OLD);
    drop();
  });
}

test('the browser is asked to keep what is here when the reader has kept something, and not before', async ({ page, host }) => {
  await page.addInitScript(() => {
    window.asked = 0;
    StorageManager.prototype.persist = async () => { window.asked += 1; return true; };
  });
  await page.goto(host.url);
  await kept(page);
  expect(await page.evaluate(() => window.asked)).toBe(0);
  await save(page, OLD);
  await expect.poll(() => page.evaluate(() => window.asked)).toBe(1);
});
