// Locators and actions that most stories use: the search box, the results, My list.

import { join } from 'node:path';
import { expect, searchable } from './test.js';
import { say } from './words.js';

/** The sources of the sample community. */
export const SAMPLE = join(import.meta.dirname, '../../../data/sample');
export const COMMUNITY = 'Larkwater County Help';

export const box = (page, speak = say) => page.getByRole('searchbox', { name: speak('search-label') });

/** The results in their order: each is a list item with the program's name as its heading. */
export const cards = page => page.getByRole('main').getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) });
export const names = page => cards(page).getByRole('heading', { level: 3 });

/** How many results stand whole on the screen. One that was not painted yet (`content-visibility`) has a guessed height. */
export const wholeCards = page => page.locator('.results').evaluate(async results => {
  await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  return [...results.querySelectorAll('.card')].filter(card => card.getBoundingClientRect().bottom <= innerHeight).length;
});

/** The first result's name. A card that is not drawn yet (`content-visibility`) has a text, but no `innerText`. */
export const firstName = page => names(page).first().textContent();

/** The link to a program's page. A card also has a link that calls. */
export const program = (page, name) => page.getByRole('link', { name, exact: true });

/** A search for this name shows it. */
export async function finds(page, name) {
  await box(page).fill(name);
  await expect(names(page).filter({ hasText: name })).toBeVisible();
}

/** Searches for a program by its name and saves it. */
export async function save(page, name) {
  await box(page).fill(name);
  await page.getByRole('button', { name: say('save-named', { name }) }).click();
  await expect(page.getByRole('button', { name: say('saved-named', { name }) })).toBeVisible();
}

/** As a clinic's link does it: from now on this browser's reader helps others, and programs can go on a handout. */
export async function helpOthers(page, url) {
  await page.goto(`${url}#/help-others`);
  await expect(page.getByRole('checkbox', { name: say('help-others') })).toBeChecked();
}

/** Opens all that is folded away on a program's page. */
export async function openFolds(page) {
  await expect(page.locator('details > summary').first()).toBeVisible();
  await page.locator('details').evaluateAll(all => all.forEach(details => { details.open = true; }));
}

/** Opens an address as if it were typed into a new tab: the app starts anew, though only what is behind # differs. */
export async function openAnew(page, url) {
  await page.goto('about:blank');
  await page.goto(url);
}

/** All that a first visit asks for has come, and the service worker has the app: the host is not needed any more. */
export async function settled(page) {
  await searchable(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForLoadState('networkidle');
}

/** By how many pixels the page is wider than the window. */
export const overhang = page =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
