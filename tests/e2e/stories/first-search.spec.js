// A search before the app is there: what a link asks is answered, other words can be typed, and the app goes on where the reader is.

import { join } from 'node:path';
import { expectAccessible } from '../support/axe.js';
import { APP, hold, holdApp } from '../support/first-visit.js';
import { pages } from '../support/pdf.js';
import { names, overhang } from '../support/reader.js';
import { expect, searchable, test } from '../support/test.js';
import { say } from '../support/words.js';

test.use({ viewport: { width: 360, height: 740 } });

const found = page => page.locator('#first-paint .cards');

for (const [what, query] of [['words', 'q=food+pantry'], ['a need', 'need=food&open=now'], ['Spanish words', 'q=comida&lang=es']]) {
  test(`the first programs of a search are there before the app, and the app finds the same (${what})`, async ({ page, host }) => {
    const app = holdApp(host);
    await page.goto(`${host.url}#/search?${query}`);
    // How many are open depends on the hour.
    await expect(found(page).getByRole('heading', { level: 2 }).first()).toBeVisible();
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

/** Where the calls of the first programs stand. */
const callPlaces = async (page, count) => {
  const calls = page.locator('.cards > .card .button-call');
  return Promise.all([...Array(count).keys()].map(async n => {
    const { x, y, width, height } = await calls.nth(n).boundingBox();
    return { href: await calls.nth(n).getAttribute('href'), x, y, width, height };
  }));
};

for (const [device, viewport, count] of [['phone', { width: 360, height: 740 }, 4], ['desk', { width: 1280, height: 800 }, 1]]) {
  test(`what can be tapped stays where it is when the programs come and when the app takes over (${device})`, async ({ page, host }) => {
    await page.setViewportSize(viewport);
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver(list => window.shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
    });
    const app = holdApp(host);
    await page.goto(`${host.url}#/search?q=food+pantry`);
    await expect(found(page)).toBeVisible();
    await page.screenshot({ path: join(process.env.SIGNPOST_SCREENSHOTS, `first-search-${device}.png`) });
    const before = await callPlaces(page, count);
    app.come();
    await expect(names(page).first()).toBeVisible();
    await searchable(page);
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(process.env.SIGNPOST_SCREENSHOTS, `first-search-${device}-with-app.png`) });
    for (const [at, call] of (await callPlaces(page, count)).entries()) {
      expect(call.href).toBe(before[at].href);
      // A finger that is on its way hits the same.
      const { x, y, width, height } = before[at];
      expect(call.x, `call ${at + 1}`).toBeLessThan(x + width / 2);
      expect(call.x + call.width, `call ${at + 1}`).toBeGreaterThan(x + width / 2);
      expect(call.y, `call ${at + 1}`).toBeLessThan(y + height / 2);
      expect(call.y + call.height, `call ${at + 1}`).toBeGreaterThan(y + height / 2);
    }
    // On a desk cards grow once the long texts are there.
    if (device === 'phone') expect(await page.evaluate(() => window.shifts.reduce((sum, shift) => sum + shift.value, 0))).toBeLessThan(0.02);
  });
}

test('a search that speaks of danger has the crisis lines before the programs, before the app as with it', async ({ page, host }) => {
  const app = holdApp(host);
  await page.goto(`${host.url}#/search?q=my+husband+hits+me`);
  await expect(found(page).getByRole('heading', { level: 2 }).first()).toBeVisible();
  const bottom = (await page.locator('#first-paint .crisis').boundingBox()).y;
  expect((await found(page).boundingBox()).y).toBeGreaterThan(bottom);
  await expect(page.getByRole('heading', { name: say('crisis-search-title') })).toBeVisible();
  await expectAccessible(page, 'crisis lines of a search, before the app');
  await page.screenshot({ path: join(process.env.SIGNPOST_SCREENSHOTS, 'first-search-danger.png') });
  const lines = () => page.locator('.crisis-first .crisis-number').filter({ visible: true }).evaluateAll(all => all.map(line => {
    const { y, height } = line.getBoundingClientRect();
    return { number: line.textContent.trim(), y, height };
  }));
  const before = await lines();
  expect(before.length).toBeGreaterThan(0);
  app.come();
  await searchable(page);
  await expect(page.locator('#first-paint')).toHaveCount(0);
  const after = await lines();
  expect(after.map(line => line.number), 'the same lines, the fitting one first').toEqual(before.map(line => line.number));
  // A finger that is on its way hits the same.
  for (const [at, { y, height }] of after.entries()) expect(Math.abs(y - before[at].y)).toBeLessThan(height / 2);
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

const APP_PLAIN = /\/app-[0-9a-f]+\.wasm$/;

test('a search that the app keeps in the history comes back with its words, though its address has none', async ({ page, host }) => {
  await page.goto(host.url);
  await searchable(page);
  await page.locator('#search-input').fill('food pantry');
  await expect(names(page).first()).toBeVisible();
  await expect.poll(() => page.url()).toContain('#/search');
  await page.waitForTimeout(500);
  // As without a service worker: the app comes later than the directory.
  await page.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  });
  // The browser's own cache would answer before the host does.
  let app;
  await page.route(APP, route => { app = route; });
  await page.reload();
  await expect.poll(() => Boolean(app)).toBe(true);
  await page.waitForTimeout(1_000);
  await expect(input(page)).toBeHidden();
  await app.continue();
  await expect(page.locator('#search-input')).toHaveValue('food pantry');
});

test('where the page’s program cannot be had, that is said, and the search goes on', async ({ page, host, watch }) => {
  watch.allow(/./);
  host.answer = (path, response) => (APP.test(path) || APP_PLAIN.test(path)) && Boolean(response.writeHead(500).end());
  await page.goto(host.url);
  await expect(page.getByRole('alert')).toContainText(say('boot-failed'));
  await input(page).fill('food pantry');
  await expect(found(page).getByRole('link').first()).toBeVisible();
  await page.screenshot({ path: join(process.env.SIGNPOST_SCREENSHOTS, 'first-search-without-app.png'), fullPage: true });
  // The page would be loaded again by itself, but not while it is in use.
  await page.waitForTimeout(9_000);
  await expect(input(page)).toHaveValue('food pantry');
  await expect(found(page).getByRole('link').first()).toBeVisible();
});

test('where the worker’s program cannot be had, the app says so', async ({ page, host, watch }) => {
  watch.allow(/./);
  host.answer = (path, response) => /\/directory_worker/.test(path) && Boolean(response.writeHead(500).end());
  await page.goto(host.url);
  await expect(page.locator('html')).toHaveAttribute('data-signpost', 'started', { timeout: 30_000 });
  await expect(page.getByRole('link', { name: /988/ }).first()).toBeVisible();
});

test('who leaves while words are on their way writes nothing of what was typed down', async ({ browser, host }) => {
  const context = await browser.newContext({ locale: 'es-MX' });
  await context.route('https://www.weather.gov/**', () => {}); // It does not answer yet.
  const page = await context.newPage();
  const words = hold(host, /\/locales\/es\.ftl/);
  await page.goto(host.url);
  await input(page).fill('my husband hits me');
  await expect(found(page)).toBeVisible();
  await expect.poll(words.isAskedFor).toBe(true);
  const looks = [];
  page.on('console', message => message.text().startsWith('look ') && looks.push(message.text()));
  await page.locator('#first-paint .button-exit').evaluate(exit => {
    setTimeout(() => {
      exit.click();
      setInterval(() => console.info(`look ${JSON.stringify({ ...sessionStorage })} ${history.length}`), 50);
    });
  });
  words.come();
  await expect.poll(() => looks.length, { timeout: 20_000 }).toBeGreaterThan(60);
  expect([...new Set(looks)].length, looks.join('\n')).toBe(1);
  expect(looks[0]).toMatch(/^look \{\} /);
  await context.close();
});

test('while the app waits for its words, the search goes on answering', async ({ browser, host, watch }) => {
  const context = await browser.newContext({ locale: 'es-MX', viewport: { width: 360, height: 740 } });
  watch.see(context);
  const page = await context.newPage();
  const words = hold(host, /\/locales\/es\.ftl/);
  await page.goto(`${host.url}#/search?q=food`);
  await expect(found(page)).toBeVisible();
  await expect.poll(words.isAskedFor).toBe(true);
  await page.waitForTimeout(500);
  await input(page).fill('night shelter');
  await expect.poll(async () => (await found(page).textContent())).toMatch(/refugio|shelter|albergue/i);
  words.come();
  await expect(page.locator('#search-input')).toHaveValue('night shelter');
  await context.close();
});

test('a word that is half way through an input method is finished before the app takes over', async ({ page, host }) => {
  const app = holdApp(host);
  await page.goto(host.url);
  await expect(input(page)).toBeVisible();
  await input(page).focus();
  await input(page).evaluate(element => {
    element.dispatchEvent(new CompositionEvent('compositionstart'));
    element.value = 'shi';
  });
  app.come();
  await page.waitForTimeout(2_000);
  await expect(input(page)).toBeFocused();
  await input(page).evaluate(element => {
    element.value = '食物';
    element.dispatchEvent(new CompositionEvent('compositionend'));
  });
  await expect(page.locator('#search-input')).toHaveValue('食物');
  await expect(page.locator('#search-input')).toBeFocused();
});

test('the first search is that of the app: field, words and button', async ({ page, host }) => {
  const app = holdApp(host);
  await page.goto(host.url);
  await expect(input(page)).toBeVisible();
  const search = () => page.getByRole('search').evaluate(form => {
    const described = element => [element.tagName, element.className, ...['type', 'maxlength', 'placeholder', 'autocomplete', 'autocapitalize', 'spellcheck', 'enterkeyhint'].map(name => element.getAttribute(name))].join(' ');
    const box = form.querySelector('.search-row').getBoundingClientRect();
    return [form.className, form.querySelector('label').textContent, ...[...form.querySelectorAll('input, button')].map(described), Math.round(box.top), Math.round(box.height)];
  });
  const first = await search();
  app.come();
  await searchable(page);
  expect(await search()).toEqual(first);
});

test('a search is printed with its numbers before the app is there, and without the field', async ({ page, host }) => {
  holdApp(host);
  await page.goto(`${host.url}#/search?q=food+pantry`);
  await expect(found(page)).toBeVisible();
  const numbers = await found(page).getByRole('link').allTextContents();
  const paper = (await pages(await page.pdf())).map(({ text }) => text).join(' ').replace(/\s+/g, ' ');
  for (const number of numbers) expect(paper).toContain(number);
  expect(paper).not.toContain(say('search-button'));
});
