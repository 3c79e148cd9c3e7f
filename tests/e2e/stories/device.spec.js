// What is kept on the device is damaged, evicted, refused or raced for, and the network misbehaves: the reader keeps
// what was good, and nothing unverified is ever shown.

import { kept, spoil } from '../support/device.js';
import { finds } from '../support/reader.js';
import { release, renamed } from '../support/release.js';
import { SITE } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';
import { say } from '../support/words.js';

const OLD = 'Choose-Your-Own Food Pantry';
const NEW = 'Pick-Your-Own Food Pantry';

// The page's policy forbids what these tests do to the database; and what a service worker lets pass cannot be
// answered in the host's place.
test.use({ bypassCSP: true, serviceWorkers: 'block' });

/** A release after the published one, in which one program has another name. */
const nextRelease = () => release({ change: renamed(OLD, NEW) });

const DAMAGED = {
  'a bit of the saved index': ['index', '(value[value.length >> 1] ^= 1, value)', false],
  'a bit of the directory': ['files', '(value[100] ^= 1, value)', true],
  'the directory is gone': ['files', 'undefined', true],
  'a bit of the trusted state': ['trust', '(value[value.length >> 1] ^= 1, value)', true],
  'the trusted state is cut short': ['trust', 'value.slice(0, 40)', true],
  'something else stands in its place': ['trust', '"nothing"', true],
};

test('a database that hangs is told within two seconds; with a connection the directory is there soon all the same', async ({ page, context, host }) => {
  // In the page and in its worker.
  const hang = 'IDBFactory.prototype.open = () => new EventTarget();';
  await context.addInitScript(hang);
  await context.route(/\/worker-[0-9a-f]+\.js$/, async route => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${hang}\n${await answer.text()}` });
  });
  await page.goto(host.url);
  await expect(page.locator('html')).toHaveAttribute('data-signpost', /./);
  await expect(page.getByText(say('banner-not-kept'))).toBeVisible({ timeout: 2_000 });
  const begun = Date.now();
  await finds(page, OLD);
  expect(Date.now() - begun, 'it was 20 s').toBeLessThan(9_000);
  await expect(page.getByText(say('banner-not-kept')), 'and it is still true').toBeVisible();
});

for (const [what, [store, change, again]] of Object.entries(DAMAGED)) {
  test(`damaged on the device, noticed and mended: ${what}`, async ({ page, host }) => {
    await page.goto(host.url);
    await kept(page);
    expect(await spoil(page, store, change)).toBe(store === 'files' ? 3 : 1);
    host.log.length = 0;
    await page.reload();
    await kept(page);
    await finds(page, OLD);
    expect(host.log.some(path => path.endsWith('.pack')), 'the directory was fetched again').toBe(again);
  });
}

test('a device that lost its directory is not given an older one', async ({ page, host }) => {
  const next = nextRelease();
  host.folder = next.site;
  await page.goto(host.url);
  await kept(page);
  await spoil(page, 'files', 'undefined');
  host.folder = SITE;
  await page.reload();
  await expect(page.getByRole('heading', { name: say('banner-refused-none-title') })).toBeVisible();
  host.folder = next.site;
  await page.reload();
  await searchable(page);
  await finds(page, NEW);
  next.drop();
});

test('the next visit is searchable although the host never answers', async ({ page, host }) => {
  await page.goto(host.url);
  await kept(page);
  await page.route('**/metadata/**', () => {});
  await page.reload();
  await searchable(page);
  await finds(page, OLD);
});

test('a visit when nothing changed asks for two files of the directory', async ({ page, host }) => {
  await page.goto(host.url);
  await kept(page);
  host.log.length = 0;
  await page.reload();
  await searchable(page);
  await page.waitForLoadState('networkidle');
  const directory = host.log.filter(path => path.includes('/metadata/') || path.includes('/targets/'));
  expect(directory).toEqual(['/metadata/2.root.json', '/metadata/timestamp.json']);
});

test('two tabs that open at once download the directory once, and both have it', async ({ context, host }) => {
  const pages = [await context.newPage(), await context.newPage()];
  await Promise.all(pages.map(page => page.goto(host.url)));
  await Promise.all(pages.map(searchable));
  expect(host.log.filter(path => path.endsWith('.pack')), 'its three layers').toHaveLength(3);
});

test('an update that one tab finds is taken up by the other', async ({ context, host }) => {
  const [first, second] = [await context.newPage(), await context.newPage()];
  await first.goto(host.url);
  await kept(first);
  await second.goto(host.url);
  await searchable(second);
  const next = nextRelease();
  host.folder = next.site;
  await first.reload();
  await finds(first, NEW);
  await finds(second, NEW);
  next.drop();
});

for (const [what, patch] of Object.entries({
  'a full disk': "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };",
  'a browser that keeps nothing': "Object.defineProperty(self, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });",
})) {
  test(`${what}: the directory works all the same, and the reader is told`, async ({ page, host }) => {
    await page.route(/\/worker-[0-9a-f]+\.js$/, async route => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: patch + (await answer.text()) });
    });
    await page.goto(host.url);
    await searchable(page);
    await finds(page, OLD);
    await expect(page.getByText(say('banner-not-kept'))).toBeVisible();
  });
}

/** What a host, or somebody on the way, answers in place of a file; then the update does not take place. */
const ANSWERS = {
  'a page for everything that is missing': [/\/metadata\/2\.root\.json$/, { status: 200, contentType: 'text/html', body: '<!doctype html><title>Home</title>' }, true],
  'forbidden for what is missing': [/\/metadata\/2\.root\.json$/, { status: 403, body: 'no' }, true],
  'a page in place of the timestamp': [/\/metadata\/timestamp\.json$/, { status: 200, contentType: 'text/html', body: '<!doctype html>' }, false],
  'an error in place of the timestamp': [/\/metadata\/timestamp\.json$/, { status: 503, body: '' }, false],
  'a redirect to another host': [/\/metadata\/timestamp\.json$/, { status: 302, headers: { location: 'https://elsewhere.example/' }, body: '' }, false],
  'far too long a timestamp': [/\/metadata\/timestamp\.json$/, { status: 200, body: 'x'.repeat(5_000_000) }, false],
  'another directory': [/\.pack$/, { status: 200, body: 'x'.repeat(80_000) }, false],
};

for (const [what, [file, answer, updates]] of Object.entries(ANSWERS)) {
  test(`the network answers with ${what}`, async ({ page, host, watch }) => {
    watch.allow(/^Failed to load resource/);
    await page.goto(host.url);
    await kept(page);
    const next = nextRelease();
    host.folder = next.site;
    await page.route(file, route => route.fulfill(answer));
    await page.reload();
    await searchable(page);
    if (updates) {
      await finds(page, NEW);
    } else {
      await page.waitForTimeout(1_000);
      await finds(page, OLD);
      // As soon as the right file is there again, it is taken.
      await page.unrouteAll();
      await page.reload();
      await finds(page, NEW);
    }
    next.drop();
  });
}

test('a transfer that breaks off in the middle leaves the old directory, and the next one succeeds', async ({ page, host, watch }) => {
  watch.allow(/^Failed to load resource/);
  await page.goto(host.url);
  await kept(page);
  const next = nextRelease();
  host.folder = next.site;
  await page.route('**/*.pack', route => route.abort('connectionreset'));
  await page.reload();
  await searchable(page);
  await finds(page, OLD);
  await page.unrouteAll();
  await page.reload();
  await finds(page, NEW);
  next.drop();
});
