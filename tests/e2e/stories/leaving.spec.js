// "Leave this site" is in reach at every width, and nothing of what was done here comes back by "back". One patient's
// handout never greets the next.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { box, helpOthers, openAnew, program, save } from '../support/reader.js';
import { release } from '../support/release.js';
import { serve } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';
import { LANGUAGES, say } from '../support/words.js';

const WIDTHS = [320, 360, 768, 1024, 1280, 1366, 1920, 2560];
/** CSS pixels: the least side of a control that a finger hits (--target in the style sheet). */
const TARGET = 44;

/**
 * Controls of the page that a pointer does not hit at their own middle, and those that are too small. Links within a
 * sentence may be as high as their line (WCAG 2.5.8); so may a tick whose label is the target.
 */
const missed = page => page.evaluate(async least => {
  const wrong = [];
  const settled = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  await settled();
  for (const details of document.querySelectorAll('details')) details.open = true;
  const controls = document.querySelectorAll('a[href], button, input, select, textarea, summary');
  for (const control of controls) {
    if (control.disabled || control.closest('[hidden], .visually-hidden, .skip-link') || !control.checkVisibility({ visibilityProperty: true })) continue;
    control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const target = control.matches('[type=radio], [type=checkbox]') ? control.closest('label') ?? control : control;
    // A link that runs over two lines has no middle of its own: its first piece counts.
    const { x, y, width, height } = target.getClientRects()[0];
    const name = `${control.tagName.toLowerCase()}.${control.className} "${(control.innerText || control.ariaLabel || control.id).trim().slice(0, 40)}"`;
    const hit = document.elementFromPoint(x + width / 2, y + height / 2);
    if (!hit || !(target.contains(hit) || hit.closest('label')?.control === control)) {
      wrong.push(`${name} lies under ${hit?.outerHTML.slice(0, 80)} at ${Math.round(x + width / 2)}, ${Math.round(y + height / 2)}`);
    }
    const inSentence = control.matches('a') && getComputedStyle(control).display === 'inline';
    if (!inSentence && (height < least - 0.5 || width < least - 0.5)) {
      wrong.push(`${name} is ${Math.round(width)} x ${Math.round(height)}`);
    }
  }
  scrollTo(0, 0);
  return wrong;
}, TARGET);

/** Addresses of a program, of a handout that is filled, and of its link; two programs are in the list. */
async function filledPages(page, url) {
  const chosen = ['Choose-Your-Own Food Pantry', 'Senior Commodity Box'];
  for (const name of chosen) {
    await save(page, name);
    await page.getByRole('button', { name: say('tray-add-named', { name }) }).click();
  }
  await program(page, chosen[1]).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(chosen[1]);
  const ofProgram = new URL(page.url()).hash;
  await openAnew(page, `${url}#/handout`);
  await page.getByLabel(say('handout-line'), { exact: false }).first().fill('Ask for Mary');
  const link = page.getByLabel(say('handout-link'), { exact: true });
  await expect.poll(() => link.inputValue()).toContain('#/for?');
  return [ofProgram, new URL(await link.inputValue()).hash];
}

const PAGES = ['#/', '#/search?q=food', '#/list', '#/handout', '#/needs', '#/coverage', '#/about', '#/settings'];
for (const [language, textSize] of [['en', 'normal'], ['ar', 'normal'], ['en', 'largest']]) {
  test(`every control is hit at its middle and large enough, at every width: ${language}, text size ${textSize}`, async ({ page }) => {
    const { site, drop } = release({ languages: LANGUAGES });
    const host = await serve(site);
    test.setTimeout(300_000);
    await page.goto(host.url);
    await searchable(page);
    await helpOthers(page, host.url);
    await openAnew(page, host.url);
    await searchable(page);
    const more = await filledPages(page, host.url);
    await page.evaluate(([language, size]) => {
      localStorage.setItem('signpost / settings', JSON.stringify({ version: 1, language, size, 'helps-others': 'yes' }));
    }, [language, textSize]);
    const wrong = [];
    for (const at of [...PAGES, ...more]) {
      await openAnew(page, `${host.url}${at}`);
      await searchable(page);
      // A link opens in the language that it was made in.
      if (!at.startsWith('#/for?')) await expect(page.locator('html')).toHaveAttribute('lang', language);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        wrong.push(...(await missed(page)).map(told => `${at} at ${width}: ${told}`));
      }
    }
    expect(wrong).toEqual([]);
    await host.stop();
    drop();
  });
}

/** A reader whose quick exit leads to a page of ours: the real one is not reached from here. */
async function reader(browser) {
  const context = await browser.newContext();
  await context.route('https://www.weather.gov/**', route =>
    route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>Sunny' }));
  return { context, page: await context.newPage() };
}

/** What somebody finds who goes back as far as the browser goes. */
async function goBackThrough(page, times) {
  const seen = [];
  for (let step = 0; step < times; step += 1) {
    await page.evaluate(() => history.back()).catch(() => {});
    await page.waitForTimeout(700);
    const stored = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, history.state])).catch(() => '');
    const values = await page.evaluate(() => [...document.querySelectorAll('input')].map(input => input.value).join(' ')).catch(() => '');
    seen.push([page.url(), await page.title(), await page.locator('body').innerText(), values, stored].join('\n'));
  }
  return seen.join('\n');
}

const WORDS = 'someone hurts me at home';

test('after "Leave this site", going back shows nothing of what was asked and read', async ({ browser, host }) => {
  const { context, page } = await reader(browser);
  await page.goto(host.url);
  await searchable(page);
  await box(page).fill(WORDS);
  await program(page, 'Safe Shelter').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Safe Shelter');
  await page.getByRole('button', { name: say('quick-exit') }).click();
  await expect(page).toHaveTitle('Weather');
  const seen = await goBackThrough(page, 10);
  expect(seen).not.toMatch(/hurts me|Safe Shelter|q=/i);
  await context.close();
});

for (const [when, held] of [['the app', /\/app\.wasm-.*\.lzma$/], ['the directory', /\.search\.pack$/], ['long texts', /\.texts\.pack$/]]) {
  test(`who leaves while ${when} is on its way sees nothing more, however slow the next site is, and keeps nothing`, async ({ browser, host }) => {
    const context = await browser.newContext();
    await context.route('https://www.weather.gov/**', () => {}); // It does not answer yet.
    const page = await context.newPage();
    const waiting = [];
    host.answer = (path, response) => held.test(path) && Boolean(waiting.push([path, response]));
    await page.goto(`${host.url}#/search?q=${encodeURIComponent(WORDS)}`);
    await expect.poll(() => waiting.length, { timeout: 20_000 }).toBe(1);
    const isApp = when !== 'the app';
    if (isApp) await expect(page.locator('html')).toHaveAttribute('data-signpost', /started|first-layer/);
    // Playwright itself waits for the next site from the tap on: the page tells what is to be seen of it.
    const looks = [];
    page.on('console', message => message.text().startsWith('look ') && looks.push(message.text()));
    await page.getByRole(isApp ? 'button' : 'link', { name: say('quick-exit') }).evaluate(exit => {
      setTimeout(() => {
        exit.click();
        setInterval(() => console.info(`look ${document.body.checkVisibility({ visibilityProperty: true })} ${JSON.stringify({ ...sessionStorage })}`), 50);
      });
    });
    host.answer = null;
    for (const [path, response] of waiting) response.end(readFileSync(join(host.folder, path)));
    await expect.poll(() => looks.length, { timeout: 20_000 }).toBeGreaterThan(60);
    expect([...new Set(looks)]).toEqual(['look false {}']);
    await context.close();
  });
}

test('history entries hold no words, even while the reader is here', async ({ page, host }) => {
  await page.goto(`${host.url}#/search?q=${encodeURIComponent(WORDS)}`);
  await expect(box(page)).toHaveValue(WORDS);
  await expect.poll(() => page.evaluate(() => history.state)).toMatch(/^[0-9a-f]{16}$/);
  await page.reload();
  await expect(box(page)).toHaveValue(WORDS);
});

test('after everything was erased, going back shows nothing of it', async ({ page, host }) => {
  await page.goto(host.url);
  await searchable(page);
  await box(page).fill(WORDS);
  await program(page, 'Safe Shelter').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Safe Shelter');
  await page.evaluate(() => { location.hash = '#/settings'; });
  await page.getByRole('button', { name: say('settings-erase-button') }).click();
  await expect(page.getByText(say('settings-erased'))).toBeVisible();
  expect(await goBackThrough(page, 3)).not.toMatch(/hurts me|Safe Shelter|q=/i);
});

test('"Done, next patient" leaves nothing of the last one; the tray ends with its tab', async ({ page, host, context }) => {
  await helpOthers(page, host.url);
  await openAnew(page, host.url);
  await searchable(page);
  await box(page).fill('Hot Breakfast and Supper');
  await page.getByRole('button', { name: say('tray-add-named', { name: 'Hot Breakfast and Supper' }) }).click();
  await page.evaluate(() => { location.hash = '#/handout'; });
  await page.getByLabel(say('handout-line'), { exact: false }).first().fill('Ask for Mary');

  const other = await context.newPage();
  await other.goto(`${host.url}#/handout`);
  await expect(other.getByText(say('handout-empty'))).toBeVisible();
  await other.close();

  await openAnew(page, `${host.url}#/handout?garbage`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('for-damaged-title'));
  await expect(page.getByText('Ask for Mary')).toHaveCount(0);

  await page.getByRole('link', { name: say('nav-handout-count', { count: 1 }) }).click();
  await expect(page.getByLabel(say('handout-line'), { exact: false }).first()).toHaveValue('Ask for Mary');
  await page.getByRole('button', { name: say('handout-next') }).click();
  await expect(page.getByText(say('handout-empty'))).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toMatch(/Mary|Breakfast/);
  expect(await goBackThrough(page, 2)).not.toMatch(/Mary|Breakfast/);
});

test('a handout that was begun before a pause asks whether it is still for the same patient', async ({ page, host }) => {
  await helpOthers(page, host.url);
  await openAnew(page, host.url);
  await searchable(page);
  await box(page).fill('Hot Breakfast and Supper');
  await page.getByRole('button', { name: say('tray-add-named', { name: 'Hot Breakfast and Supper' }) }).click();
  await page.evaluate(() => sessionStorage.setItem('signpost / tray begun', `${Math.floor(Date.now() / 1000) - 20 * 60}`));
  await openAnew(page, `${host.url}#/handout`);
  await expect(page.getByText(say('handout-begun', { minutes: 20 }))).toBeVisible();
  await expect(page.getByRole('button', { name: say('handout-next') })).toHaveCount(2);
});
