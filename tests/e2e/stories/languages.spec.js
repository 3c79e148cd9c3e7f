// The reader's language, chosen or known, in every place.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMUNITY, overhang, SAMPLE } from '../support/reader.js';
import { release } from '../support/release.js';
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

for (const language of LANGUAGES.filter(language => RIGHT_TO_LEFT.includes(language))) {
  test(`a language written right to left turns the page around (${language})`, async ({ page, host }) => {
    const { site, drop } = release({ languages: ['en', language] });
    host.folder = site;
    const speak = speaker(language);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(host.url);
    await page.getByLabel(say('language-label')).selectOption(language);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await searchable(page);
    await page.getByRole('searchbox', { name: speak('search-label') }).fill('food');
    await expect(page.getByRole('main').getByRole('heading', { level: 3 }).first()).toBeVisible();
    expect(await overhang(page), 'nothing sticks out to the side').toBeLessThanOrEqual(0);
    drop();
  });
}

test('the sample community’s languages all have their words', () => {
  const toml = readFileSync(join(SAMPLE, 'signpost.toml'), 'utf8');
  const offered = toml.match(/^languages = \[(.*)\]$/m)[1].match(/[\w-]+/g);
  expect(LANGUAGES).toEqual(expect.arrayContaining(offered));
});
