// A clinician's link on its first visit: whom to call is on the screen before the app is there, verified, and nothing else
// follows from it.

import { join } from 'node:path';
import { expectAccessible } from '../support/axe.js';
import { APP, SEARCH, handoff, hold, holdApp } from '../support/first-visit.js';
import { pages } from '../support/pdf.js';
import { openAnew, overhang, settled } from '../support/reader.js';
import { forge, pack, release } from '../support/release.js';
import { KEYS, copy, rewrite, spoilSignatures } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';
import { say } from '../support/words.js';

test.use({ viewport: { width: 360, height: 740 } });

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
  await expect.poll(app.isAskedFor, 'the app follows').toBe(true);
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

test('what answers comes before the page’s program, and a directory that does not come does not hold the page up', async ({ page, host, browser }) => {
  const { hash } = await handoff(browser, host);
  const directory = hold(host, /\.directory\.pack$/);
  const from = host.log.length;
  await page.goto(host.url + hash);
  await expect.poll(directory.isAskedFor).toBe(true);
  await page.waitForTimeout(1_000);
  expect(host.log.slice(from).filter(path => APP.test(path)), 'the line is the directory’s').toEqual([]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('for-title'), { timeout: 20_000 });
  directory.come();
  await searchable(page);
});

test('the page’s program is asked for once all is there that is searched', async ({ page, host, browser }) => {
  const { hash } = await handoff(browser, host);
  const from = host.log.length;
  await page.goto(host.url + hash);
  await searchable(page);
  const asked = host.log.slice(from);
  const place = name => asked.findIndex(path => name.test(path));
  expect(place(/\/directory_worker\.wasm-.*\.lzma$/)).toBeLessThan(place(SEARCH));
  expect(place(SEARCH)).toBeLessThan(place(APP));
  expect(place(APP)).toBeLessThan(place(/\.texts\.pack$/));
});

test('who comes back asks for it no more', async ({ page, host, browser }) => {
  const { hash } = await handoff(browser, host);
  await page.goto(host.url);
  await settled(page);
  const from = host.log.length;
  await openAnew(page, host.url + hash);
  await searchable(page);
  expect(host.log.slice(from).filter(path => /\/unpack-|\.wasm-.*\.lzma$/.test(path))).toEqual([]);
});

const LINE = 'Ask for Mary at the desk. Tell her that Dr. Rivera sent you, and that you have been there before.';

/** How far each number stands below the window's top. */
const tops = page => page.locator('.for-cards .button-call').evaluateAll(calls => calls.map(call => call.getBoundingClientRect().top));
const started = page => expect(page.locator('html')).toHaveAttribute('data-signpost', 'started');

for (const scrolled of [0, 260]) {
  test(`the number that a finger is about to tap stays where it is, and none is gone for a moment (scrolled by ${scrolled})`, async ({ page, host, browser }) => {
    const { hash, chosen } = await handoff(browser, host, LINE);
    const files = hold(host, APP, SEARCH);
    await page.goto(host.url + hash);
    await expect(early(page)).toBeVisible();
    await page.evaluate(y => scrollTo(0, y), scrolled);
    const first = await tops(page);
    const at = first.findIndex(top => top >= 0);
    const focused = () => page.locator('.for-cards .button-call').evaluateAll(calls => calls.indexOf(document.activeElement));
    await early(page).getByRole('link').nth(at).evaluate(call => call.focus({ preventScroll: true }));
    await page.evaluate(() => {
      // What is painted, frame by frame: an observer of sizes is called between a frame's layout and its paint, after all that
      // the page does for it. Any other moment sees what no eye does.
      window.frames = [];
      const seen = document.documentElement.appendChild(document.createElement('i'));
      Object.assign(seen.style, { position: 'fixed', visibility: 'hidden', height: '1px' });
      new ResizeObserver(() => {
        window.frames.push([...document.querySelectorAll('.for-cards .button-call')].map(call => Math.round(call.getBoundingClientRect().top)));
      }).observe(seen);
      (function look(width) {
        seen.style.width = `${width}px`;
        requestAnimationFrame(() => look(3 - width));
      })(1);
    });
    files.come();
    await started(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('for-title'));
    const main = page.getByRole('main');
    await expect(main.locator('.for-cards').getByRole('heading', { level: 2 })).toHaveText(chosen);
    await expect(main.getByText(LINE), 'what was written is said by the app').toBeVisible();
    expect(await focused(), 'the focus stays on the number').toBe(at);
    await page.screenshot({ path: join(process.env.SIGNPOST_SCREENSHOTS, `whom-to-call-app-${scrolled}.png`) });
    files.come();
    await searchable(page);
    await expect(main.getByRole('button', { name: say('for-keep-all') })).toBeVisible();
    expect(await focused()).toBe(at);
    await page.screenshot({ path: join(process.env.SIGNPOST_SCREENSHOTS, `whom-to-call-all-${scrolled}.png`) });
    const moved = (await page.evaluate(() => window.frames)).filter(tops => Math.abs((tops[at] ?? -1000) - first[at]) > 3);
    expect(moved, `frames in which it was not at ${first[at]}`).toEqual([]);
    expect(await page.evaluate(() => window.frames.length), 'frames').toBeGreaterThan(5);
    if (scrolled === 0) {
      await expect(page.getByText(say('for-from-hint')), 'what this is stays in sight').toBeInViewport({ ratio: 1 });
    }
  });
}

test('programs keep the numbers that the link gives them, also one that is gone', async ({ page, host, browser }) => {
  const { hash, chosen } = await handoff(browser, host);
  const { site, drop } = release({ change: text => text.split('\n').filter(line => !line.includes(chosen[0])).join('\n') });
  host.folder = site;
  const app = holdApp(host);
  await page.goto(host.url + hash);
  await expect(early(page).getByRole('heading', { level: 2 })).toHaveText([/^[0-9A-Z]{3}-[0-9A-Z]{4}$/, ...chosen.slice(1)]);
  await expect(early(page).getByRole('listitem').first().getByRole('link')).toHaveCount(0);
  await expect(early(page).getByRole('link')).toHaveCount(2);
  app.come();
  await searchable(page);
  const cards = page.getByRole('main').locator('.for-cards > li');
  await expect(cards).toHaveCount(3);
  await expect(cards.nth(0)).toContainText(say('for-gone'));
  await expect(cards.nth(1)).toContainText(chosen[1]);
  drop();
});

test('what is printed before the app is there has names and numbers, and so has it while the directory is on its way', async ({ page, host, browser }) => {
  const { hash, chosen } = await handoff(browser, host);
  const files = hold(host, APP, SEARCH);
  await page.goto(host.url + hash);
  await expect(early(page)).toBeVisible();
  const numbers = await early(page).getByRole('link').allTextContents();
  const paper = async () => (await pages(await page.pdf())).map(({ text }) => text).join(' ').replace(/\s+/g, ' ');
  const before = await paper();
  for (const words of [...chosen, ...numbers]) expect(before).toContain(words);
  files.come();
  await started(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('for-title'));
  await expectAccessible(page, 'whom to call, while the directory is on its way');
  const meanwhile = await paper();
  for (const words of [...chosen, ...numbers]) expect(meanwhile).toContain(words);
  files.come();
  await searchable(page);
});

test('another address takes the programs of the link away', async ({ page, host, browser }) => {
  const { hash } = await handoff(browser, host);
  const app = holdApp(host);
  await page.goto(host.url + hash);
  await expect(early(page)).toBeVisible();
  await page.evaluate(() => { location.hash = '#/about'; });
  await expect(early(page)).toHaveCount(0);
  app.come();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('about-title'));
});

test('whom to call fits at 320 pixels with the largest words, and where colours are forced', async ({ browser, host, watch }) => {
  const { hash } = await handoff(browser, host);
  const context = await browser.newContext({ forcedColors: 'active', viewport: { width: 320, height: 640 }, locale: 'en-US' });
  watch.see(context);
  const page = await context.newPage();
  holdApp(host);
  await page.goto(host.url + hash);
  await expect(early(page)).toBeVisible();
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('html { font-size: 200%; }');
    document.adoptedStyleSheets = [sheet];
  });
  expect(await overhang(page)).toBeLessThanOrEqual(0);
  for (const call of await early(page).getByRole('link').all()) {
    const [width, style] = await call.evaluate(element => [getComputedStyle(element).borderTopWidth, getComputedStyle(element).borderTopStyle]);
    expect([width, style]).not.toContain('none');
    expect(parseFloat(width)).toBeGreaterThan(0);
  }
  await context.close();
});

test('on a device whose storage is slow, whom to call is said all the same', async ({ page, context, host, browser }) => {
  const { hash } = await handoff(browser, host);
  // Whether a directory is kept here is asked of the storage before the first file is asked for.
  const slow = `{
    const own = IDBFactory.prototype.databases;
    IDBFactory.prototype.databases = async function () {
      await new Promise(resolve => setTimeout(resolve, 2_000));
      return own.call(this);
    };
  }\n`;
  await context.route(/\/worker-[0-9a-f]+\.js$/, async route => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: slow + (await answer.text()) });
  });
  const app = holdApp(host);
  await page.goto(host.url + hash);
  await expect(early(page)).toBeVisible();
  app.come();
  await searchable(page);
});

test('numbers that were shown of a release that is refused are taken back', async ({ page, host, browser }) => {
  const { hash } = await handoff(browser, host);
  const { site, drop } = copy();
  rewrite(site, pack(site, 'search'), bytes => {
    bytes[bytes.length >> 1] ^= 1;
    return bytes;
  });
  host.folder = site;
  const files = hold(host, SEARCH, APP);
  await page.goto(host.url + hash);
  await expect(early(page)).toBeVisible();
  files.come();
  await expect(early(page)).toHaveCount(0, { timeout: 20_000 });
  files.come();
  await expect(page.getByRole('heading', { name: say('banner-refused-none-title') })).toBeVisible({ timeout: 30_000 });
  drop();
});
