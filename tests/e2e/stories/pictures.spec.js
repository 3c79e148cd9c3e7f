// Pictures of the pages, for people to look at: `cargo xtask screenshots`. README shows one of them.

import { createCanvas, loadImage } from '@napi-rs/canvas';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cards, firstName, names, openAnew, program } from '../support/reader.js';
import { expect, searchable, test } from '../support/test.js';
import { LANGUAGES, speaker } from '../support/words.js';

const WAYS = {
  'phone': { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 },
  'desktop': { viewport: { width: 1280, height: 800 } },
  'phone-dark': { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, colorScheme: 'dark' },
  'desktop-dark': { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  'phone-spanish': { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, locale: 'es' },
};

for (const [way, options] of Object.entries(WAYS)) {
  test(`pictures: ${way}`, { tag: '@screenshots' }, async ({ browser, host, watch }) => {
    const context = await browser.newContext({ locale: 'en-US', ...options });
    watch.see(context);
    const page = await context.newPage();
    const say = speaker(options.locale ?? 'en');
    const shoot = (name, fullPage = false) =>
      page.screenshot({ path: join(process.env.SIGNPOST_SCREENSHOTS, `${way}-${name}.png`), fullPage, animations: 'disabled' });
    await page.goto(host.url);
    await searchable(page);
    await shoot('home', true);
    // The clinician's part, too.
    await openAnew(page, `${host.url}#/help-others`);
    await openAnew(page, host.url);
    // Programs have other names in other languages: the first one that is found is taken.
    let name;
    for (const words of ['food pantry', 'diabetes class', 'light bill']) {
      await page.getByRole('searchbox').fill(words);
      await page.waitForTimeout(500);
      name = await firstName(page);
      if (words === 'light bill') await shoot('results');
      await page.getByRole('button', { name: say('save-named', { name }) }).click();
      await page.getByRole('button', { name: say('tray-add-named', { name }) }).click();
    }
    await program(page, name).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
    await shoot('program', true);
    await page.getByRole('link', { name: say('nav-list-count', { count: 3 }) }).click();
    await shoot('list', true);
    await page.getByRole('link', { name: say('nav-handout-count', { count: 3 }) }).click();
    await shoot('handout', true);
    await page.getByRole('link', { name: say('nav-about') }).click();
    await shoot('about', true);
    await context.close();
  });
}

// Every page as a patient sees it, then as who helps others does: `LANGUAGE-PAGE.png`.
for (const language of LANGUAGES) {
  test(`pictures: all pages in ${language}`, { tag: '@screenshots' }, async ({ browser, host, watch }) => {
    test.setTimeout(120_000);
    const speak = speaker(language);
    const context = await browser.newContext({ locale: language, viewport: { width: 360, height: 740 } });
    watch.see(context);
    const page = await context.newPage();
    const shoot = async (name, fullPage = true) => {
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(process.env.SIGNPOST_SCREENSHOTS, `${language}-${name}.png`), fullPage, animations: 'disabled' });
    };
    const open = async (name, address) => {
      await openAnew(page, host.url + address);
      await searchable(page);
      await shoot(name);
    };
    await open('home', '');
    await open('needs', '#/needs');
    await page.getByRole('checkbox', { name: new RegExp(speak('need-safety')) }).check();
    await shoot('safety');
    await openAnew(page, `${host.url}#/search?q=diabetes&near=00401`);
    await expect(names(page).first()).toBeVisible();
    await shoot('results', false);
    for (const button of (await cards(page).locator('button[aria-pressed]').all()).slice(0, 3)) await button.click();
    await cards(page).first().getByRole('link').first().click();
    await expect(page.locator('.todo')).toBeVisible();
    await shoot('program');
    await open('list', '#/list');
    await open('settings', '#/settings');
    await open('about', '#/about');
    await open('coverage', '#/coverage');
    await open('not-found', '#/nothing/here');
    await openAnew(page, `${host.url}#/help-others`);
    await expect(page.getByRole('checkbox', { name: speak('help-others') })).toBeChecked();
    await openAnew(page, `${host.url}#/search?q=food`);
    await expect(names(page).first()).toBeVisible();
    for (const name of (await names(page).allTextContents()).slice(0, 2)) {
      await page.getByRole('button', { name: speak('tray-add-named', { name }) }).click();
    }
    await shoot('results-helper', false);
    await page.getByRole('navigation', { name: speak('nav-label') }).getByRole('link', { name: speak('nav-handout-count', { count: 2 }) }).click();
    const link = page.getByLabel(speak('handout-link'), { exact: true });
    await expect.poll(() => link.inputValue()).toContain('#/for?');
    await shoot('handout');
    const address = await link.inputValue();
    await openAnew(page, address);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await shoot('for-you');
    await context.close();
  });
}

test('the picture of README: a desk and a phone', { tag: '@screenshots' }, async ({ browser, host, watch }) => {
  const shots = [];
  for (const viewport of [{ width: 1080, height: 760 }, { width: 360, height: 760 }]) {
    const context = await browser.newContext({ viewport, deviceScaleFactor: 1.5 });
    watch.see(context);
    const page = await context.newPage();
    await page.goto(host.url);
    await searchable(page);
    await page.getByRole('searchbox').fill('diabetes class');
    await expect(names(page).first()).toBeVisible();
    if (viewport.width < 500) await names(page).first().getByRole('link').click();
    await page.waitForTimeout(500);
    shots.push(await loadImage(await page.screenshot({ animations: 'disabled' })));
    await context.close();
  }
  const gap = 36;
  const canvas = createCanvas(shots[0].width + gap + shots[1].width, shots[0].height);
  canvas.getContext('2d').drawImage(shots[0], 0, 0);
  canvas.getContext('2d').drawImage(shots[1], shots[0].width + gap, 0);
  writeFileSync(join(process.env.SIGNPOST_SCREENSHOTS, 'readme.webp'), canvas.toBuffer('image/webp', 82));
});
