// A clinician's link on its first visit: whom to call is on the screen before the app is there, verified, and nothing else
// follows from it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/axe.js';
import { pages } from '../support/pdf.js';
import { helpOthers, names, openAnew, overhang, settled } from '../support/reader.js';
import { forge, pack, release } from '../support/release.js';
import { KEYS, copy, rewrite, spoilSignatures } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';
import { say } from '../support/words.js';

const APP = /\/app\.wasm-.*\.lzma$/;

test.use({ viewport: { width: 360, height: 740 } });

/** What stands in a handoff's link behind the site's address, and the names of its programs; with a line to the second. */
async function handoff(browser, host, line = '') {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await helpOthers(page, host.url);
  await openAnew(page, `${host.url}#/search?q=food+pantry`);
  await expect(names(page).nth(2)).toBeVisible();
  const chosen = (await names(page).allTextContents()).slice(0, 3);
  for (const key of ['1', '2', '3']) await page.keyboard.press(key);
  await page.goto(`${host.url}#/handout`);
  if (line) await page.getByLabel(say('handout-line'), { exact: false }).nth(1).fill(line);
  const field = page.locator('input, textarea').filter({ visible: true });
  let link;
  await expect.poll(async () => {
    const values = await field.evaluateAll(fields => fields.map(field => field.value));
    return link = values.find(value => value.includes('#/for?'));
  }).toBeTruthy();
  // Of a link that is written anew as one types, the last.
  await page.waitForTimeout(line ? 1_000 : 0);
  link = (await field.evaluateAll(fields => fields.map(field => field.value))).find(value => value.includes('#/for?'));
  await context.close();
  return { hash: link.slice(link.indexOf('#')), chosen };
}

/** The host keeps these files back, in the order in which each then may `come()`: at first the app's program alone. */
function hold(host, ...names) {
  const held = names.map(name => ({ name, waiting: [] }));
  host.answer = (path, response) => {
    const kept = held.find(({ name }) => name.test(path));
    kept?.waiting.push([path, response]);
    return Boolean(kept);
  };
  return {
    isAskedFor: () => held[0].waiting.length > 0,
    come() {
      const [{ waiting }] = held.splice(0, 1);
      for (const [path, response] of waiting) response.end(readFileSync(join(host.folder, path)));
    },
  };
}
const holdApp = host => hold(host, APP);

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

const SEARCH = /\.search\.pack$/;
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

const found = page => page.locator('#first-paint .cards');

for (const [what, query] of [['words', 'q=food+pantry'], ['a need', 'need=food&open=now'], ['Spanish words', 'q=comida&lang=es']]) {
  test(`the first programs of a search are there before the app, and the app finds the same (${what})`, async ({ page, host }) => {
    const app = holdApp(host);
    await page.goto(`${host.url}#/search?${query}`);
    await expect(found(page).getByRole('heading', { level: 2 }).nth(2)).toBeVisible();
    const first = await found(page).getByRole('heading', { level: 2 }).allTextContents();
    const numbers = await found(page).getByRole('link').evaluateAll(links => links.map(link => link.getAttribute('href')));
    expect(numbers.length).toBeGreaterThan(0);
    for (const number of numbers) expect(number).toMatch(/^tel:\+?\d+/);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    await expectAccessible(page, 'programs of a search, before the app');
    await page.screenshot({ path: join(process.env.SIGNPOST_SCREENSHOTS, `found-before-the-app-${what.replace(' ', '-')}.png`), fullPage: true });
    app.come();
    await expect(names(page).first()).toBeVisible();
    await searchable(page);
    await expect(found(page)).toHaveCount(0);
    await expect.poll(async () => (await names(page).allTextContents()).slice(0, 3)).toEqual(first.slice(0, 3));
  });
}

test('a search that speaks of danger has the crisis lines before the programs, before the app as with it', async ({ page, host }) => {
  holdApp(host);
  await page.goto(`${host.url}#/search?q=my+husband+hits+me`);
  await expect(found(page).getByRole('heading', { level: 2 }).first()).toBeVisible();
  const bottom = (await page.locator('#first-paint .crisis').boundingBox()).y;
  expect((await found(page).boundingBox()).y).toBeGreaterThan(bottom);
});

test('where a search finds nothing, nothing is shown before the app says so', async ({ page, host }) => {
  const app = holdApp(host);
  await page.goto(`${host.url}#/search?q=zzqqxx`);
  await expect.poll(app.isAskedFor).toBe(true);
  await expect(found(page)).toHaveCount(0);
  app.come();
  await searchable(page);
});

const input = page => page.locator('#first-input');

test('home can be searched before the app is there, and the app goes on where the reader is typing', async ({ page, host }) => {
  const app = holdApp(host);
  await page.goto(host.url);
  await expect(page.getByRole('searchbox', { name: say('search-label') })).toBeVisible();
  await expect(page.locator('#boot-wait')).toBeHidden();
  await expectAccessible(page, 'home with a search, before the app');
  await page.screenshot({ path: join(process.env.SIGNPOST_SCREENSHOTS, 'first-search-home.png'), fullPage: true });
  const from = host.log.length;
  await input(page).pressSequentially('food pantri');
  await expect(found(page).getByRole('heading', { level: 2 }).nth(2)).toBeVisible();
  const first = await found(page).getByRole('heading', { level: 2 }).first().textContent();
  expect(host.log.slice(from).filter(path => !APP.test(path) && !/\/(app|unpack)-/.test(path)), 'what is typed asks for nothing').toEqual([]);
  expect(page.url()).toBe(host.url);
  await input(page).evaluate(element => element.setSelectionRange(4, 4));
  app.come();
  const own = page.locator('#search-input');
  await expect(own).toHaveValue('food pantri');
  await expect(own).toBeFocused();
  expect(await own.evaluate(element => [element.selectionStart, element.selectionEnd])).toEqual([4, 4]);
  await searchable(page);
  await expect(names(page).first()).toHaveText(first);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('home-title'));
});

test('what is typed before the app changes what a link asked, and its filters hold', async ({ page, host }) => {
  const app = holdApp(host);
  await page.goto(`${host.url}#/search?q=food&need=housing`);
  await expect(input(page)).toHaveValue('food');
  await input(page).fill('rent');
  const heading = found(page).getByRole('heading', { level: 2 });
  await expect(heading.first()).toBeVisible();
  await expect.poll(async () => (await heading.allTextContents()).join(' ')).toMatch(/rent/i);
  const first = await heading.first().textContent();
  await input(page).fill('');
  await input(page).fill('rent');
  await expect(heading.first()).toHaveText(first);
  app.come();
  await searchable(page);
  await expect(page.locator('#search-input')).toHaveValue('rent');
  await expect(names(page).first()).toHaveText(first);
});

test('words of danger typed before the app bring the crisis lines before the programs', async ({ page, host }) => {
  holdApp(host);
  await page.goto(host.url);
  await input(page).fill('my husband hits me');
  await expect(found(page)).toBeVisible();
  const bottom = (await page.locator('#first-paint .crisis').boundingBox()).y;
  expect((await found(page).boundingBox()).y).toBeGreaterThan(bottom);
  await input(page).fill('food');
  await expect.poll(async () => (await found(page).boundingBox())?.y).toBeLessThan(bottom + 400);
});

for (const address of ['#/about', '#/list', '#/program/K7M-2QX4']) {
  test(`a page that is no search offers none before the app is there (${address})`, async ({ page, host }) => {
    const app = holdApp(host);
    await page.goto(host.url + address);
    await expect.poll(app.isAskedFor).toBe(true);
    await page.waitForTimeout(500);
    await expect(input(page)).toBeHidden();
    await expect(page.locator('#boot-wait')).toBeVisible();
  });
}
