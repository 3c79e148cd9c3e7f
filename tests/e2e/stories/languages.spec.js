// The reader's language, chosen or known, in every place.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMUNITY, SAMPLE, box, cards, firstName, names, openAnew, overhang, program } from '../support/reader.js';
import { expect, searchable, test } from '../support/test.js';
import { LANGUAGES, RIGHT_TO_LEFT, say, speaker } from '../support/words.js';

const es = speaker('es');

test('a reader whose browser speaks Spanish is greeted in Spanish', async ({ browser, host, watch }) => {
  const context = await browser.newContext({ locale: 'es-MX' });
  watch.see(context);
  const page = await context.newPage();
  await page.goto(host.url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(es('home-title', { community: COMMUNITY }));
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await context.close();
});

test('a search in Spanish finds programs that are written in English', async ({ page, host }) => {
  await page.goto(host.url);
  await page.getByLabel(say('language-label')).selectOption('es');
  await page.getByRole('searchbox', { name: es('search-label') }).fill('comida');
  await expect(page.getByRole('main').getByRole('heading', { level: 3, name: /Food Pantry|Breakfast|Supper|Despensa/ }).first()).toBeVisible();
});

test('what was searched beside the typed words is told in the reader’s language', async ({ page, host }) => {
  await page.goto(host.url);
  await page.getByLabel(say('language-label')).selectOption('es');
  await page.getByRole('searchbox', { name: es('search-label') }).fill('me cortaron la luz');
  await expect(page.getByText(es('search-expanded', { words: 'ayuda con el recibo de luz' }))).toBeVisible();
});

test('the chosen language stays', async ({ page, host }) => {
  await page.goto(host.url);
  await page.getByLabel(say('language-label')).selectOption('es');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page.getByRole('link', { name: es('nav-list'), exact: true })).toBeVisible();
});

for (const [sent, shown] of [
  [['zh-CN', 'zh'], 'zh-Hans'], [['zh-TW', 'en-US'], 'zh-Hans'], [['vi-VN'], 'vi'], [['ht'], 'ht'], [['ar-EG'], 'ar'], [['de', 'fr'], 'en'],
]) {
  test(`a browser that asks for ${sent.join(', ')} is answered in ${shown}, and may choose any language`, async ({ browser, host, watch }) => {
    const context = await browser.newContext({ locale: sent[0] });
    watch.see(context);
    const page = await context.newPage();
    await page.addInitScript(tags => Object.defineProperty(navigator, 'languages', { get: () => tags }), sent);
    const speak = speaker(shown);
    await page.goto(host.url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(speak('home-title'));
    await expect(page.locator('html')).toHaveAttribute('lang', shown);
    const choice = page.getByLabel(speak('language-label'));
    await expect(choice.locator('option')).toHaveCount(LANGUAGES.length);
    expect((await choice.locator('option').allInnerTexts()).sort()).toEqual(LANGUAGES.map(tag => speaker(tag)('own-name')).sort());
    // Marked until a person has read it over.
    const marked = speak('footer-unreviewed');
    await expect(page.getByRole('contentinfo').getByText(marked)).toHaveCount(shown === 'en' ? 0 : 1);
    await context.close();
  });
}

for (const language of LANGUAGES.filter(language => RIGHT_TO_LEFT.includes(language))) {
  test(`a language written right to left turns the page around (${language})`, async ({ page, host }) => {
    const speak = speaker(language);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(host.url);
    await page.getByLabel(say('language-label')).selectOption(language);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await searchable(page);
    await box(page, speak).fill('food');
    await expect(names(page).first()).toBeVisible();
    expect(await overhang(page), 'nothing sticks out to the side').toBeLessThanOrEqual(0);
    expect(await edges(page)).toEqual(['right']);
    await names(page).first().getByRole('link').click();
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    expect(await edges(page)).toEqual(['right']);
  });
}

test('a date and a day’s hours run from right to left inside a sentence, too', async ({ page, host }) => {
  const speak = speaker('ar');
  await page.goto(host.url);
  await page.getByLabel(say('language-label')).selectOption('ar');
  await box(page, speak).fill('Living Well with Diabetes');
  await page.getByRole('button', { name: speak('save-named', { name: 'Living Well with Diabetes' }) }).click();
  await program(page, 'Living Well with Diabetes').click();
  // Tuesday: "from 5:30 ... to 7:30 ..., until a day", whatever day it is today.
  const hours = page.getByRole('main').getByRole('row', { name: speak('weekday-tue') }).first();
  expect(await leftOf(hours, speak('weekday-tue'))).toBeGreaterThan(await leftOf(hours, '5:30'));
  expect(await leftOf(hours, '5:30')).toBeGreaterThan(await leftOf(hours, '7:30'));
  await page.getByRole('link', { name: speak('nav-list-count', { count: 1 }) }).click();
  await page.getByRole('main').getByRole('button', { name: 'Living Well with Diabetes' }).first().click();
  const saved = page.getByRole('main').getByText(speak('list-saved-on', { date: '' }).replace(/[\u2066-\u2069]/g, '').trim());
  const [, month, year] = (await saved.innerText()).replace(/[\u2066-\u2069]/g, '').match(/\d+ (\S+) (\d{4})/);
  expect(await leftOf(saved, month)).toBeGreaterThan(await leftOf(saved, year));
});

/** Where this part of an element's text stands, in pixels from the left. */
const leftOf = (locator, part) => locator.evaluate((element, part) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const at = node.data.indexOf(part);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + part.length);
    return range.getClientRects()[0].left;
  }
  throw new Error(`no ${part}`);
}, part);

/** The sides at which lines of text begin in the page's main part, whichever language they are in. */
const edges = page => page.evaluate(() => {
  const sides = [...document.querySelectorAll('main :is(p, li, h1, h2, h3, address, .prose)')].filter(e => e.offsetParent && e.innerText.trim()).map(element => {
    const { textAlign, direction } = getComputedStyle(element);
    if (['left', 'right', 'center'].includes(textAlign)) return textAlign;
    return (textAlign === 'end') === (direction === 'rtl') ? 'left' : 'right';
  });
  return [...new Set(sides)].filter(side => side !== 'center');
});

test('a program’s text says which language it is in, and is marked for screen readers', async ({ page, host }) => {
  const speak = speaker('zh-Hans');
  await page.goto(host.url);
  await page.getByLabel(say('language-label')).selectOption('zh-Hans');
  await box(page, speak).fill('diabetes');
  const note = speak('program-not-translated', { language: speak('lang-en') });
  const card = cards(page).first();
  await expect(card.getByText(note)).toBeVisible();
  await expect(card.locator('.card-words')).toHaveAttribute('lang', 'en');
  await names(page).first().getByRole('link').click();
  await expect(page.getByText(note)).toHaveCount(1);
  await expect(page.locator('.prose').first()).toHaveAttribute('lang', 'en');
});

test('of a program that is translated in part, each text says its own language', async ({ page, host }) => {
  // Its name and description are in English, too; the rest is in Spanish.
  const name = 'A Promotora at Your Side';
  await page.goto(host.url);
  await box(page).fill(name);
  await program(page, name).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  const note = say('program-not-translated', { language: say('lang-es') });
  const about = page.locator('details').filter({ has: page.getByRole('heading', { name: say('program-about'), exact: true }) });
  await expect(about.locator('summary .hint'), 'its first sentence is seen').toHaveAttribute('lang', 'en');
  await about.locator('summary').click();
  await expect(about.locator('.prose')).toHaveAttribute('lang', 'en');
  await expect(about.getByText(note)).toHaveCount(0);
  await page.getByRole('heading', { name: say('program-for-you') }).click();
  const cost = page.locator('.labelled').filter({ has: page.getByRole('heading', { name: say('program-cost'), exact: true }) });
  await expect(cost.locator('.prose')).toHaveAttribute('lang', 'es');
  await expect(cost.getByText(note)).toBeVisible();
});

test('another language leaves the reader where they are on the page', async ({ page, host }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(host.url);
  await box(page).fill('food');
  await expect(names(page).nth(3)).toBeVisible();
  for (const where of ['results', 'program']) {
    if (where === 'program') {
      await page.evaluate(() => scrollTo(0, 0));
      await names(page).first().getByRole('link').click();
      await expect(page.getByRole('heading', { level: 2 }).nth(5)).toBeVisible();
    }
    let speak = say;
    for (const language of ['vi', 'ar', 'en']) {
      const heading = page.getByRole('main').getByRole('heading').nth(4);
      await heading.evaluate(element => scrollTo(0, element.getBoundingClientRect().top + scrollY - 300));
      const top = await heading.evaluate(element => element.getBoundingClientRect().top);
      const choice = page.getByRole('banner').getByRole('combobox', { name: speak('language-label') });
      // By keyboard, as the focus must stay, too. The choice itself may be out of sight.
      await choice.evaluate(element => element.focus({ preventScroll: true }));
      await choice.evaluate((element, tag) => {
        element.value = tag;
        element.dispatchEvent(new Event('change', { bubbles: true }));
      }, language);
      speak = speaker(language);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.getByRole('banner').getByRole('combobox', { name: speak('language-label') })).toBeFocused();
      await expect.poll(async () => Math.abs(await heading.evaluate(element => element.getBoundingClientRect().top) - top), `${where}, ${language}`).toBeLessThan(4);
    }
  }
});

for (const language of LANGUAGES) {
  test(`every page fits a narrow phone in ${language}`, async ({ browser, host, watch }) => {
    const context = await browser.newContext({ locale: language, viewport: { width: 360, height: 740 } });
    watch.see(context);
    const page = await context.newPage();
    const speak = speaker(language);
    await page.goto(host.url);
    await searchable(page);
    const fits = async where => expect(await overhang(page), where).toBeLessThanOrEqual(0);
    await fits('home');
    await box(page, speak).fill('diabetes');
    await expect(names(page).first()).toBeVisible();
    await fits('results');
    const name = await firstName(page);
    await page.getByRole('button', { name: speak('save-named', { name }) }).click();
    await names(page).first().getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
    await fits('program');
    for (const route of ['list', 'handout', 'needs', 'coverage', 'about', 'settings']) {
      await openAnew(page, `${host.url}#/${route}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await fits(route);
    }
    await context.close();
  });
}

test('the sample community’s languages all have their words', () => {
  const toml = readFileSync(join(SAMPLE, 'signpost.toml'), 'utf8');
  const offered = toml.match(/^languages = \[(.*)\]$/m)[1].match(/[\w-]+/g);
  expect(LANGUAGES).toEqual(offered.sort());
});
