// Near me: a postal code, a town or the device; in miles or kilometers; and what a card says of places.

import { expectAccessible } from '../support/axe.js';
import { cards, names, openAnew, settled, wholeCards } from '../support/reader.js';
import { expect, searchable, test } from '../support/test.js';
import { say, speaker } from '../support/words.js';

test.use({ viewport: { width: 360, height: 740 } });

const KESTREL_FALLS = { latitude: 43.905, longitude: -87.06 };

const filterButton = page => page.locator('button[aria-controls="filters"]');

/** Opens the filters and says where the reader is. */
async function near(page, place) {
  await filterButton(page).click();
  await page.getByLabel(say('filter-near'), { exact: true }).fill(place);
  await page.getByRole('button', { name: say('filter-near-apply'), exact: true }).click();
}

/** The distances on the cards, in the order of the cards. */
const distances = async (page, unit) => {
  const texts = await cards(page).locator('.facts').allTextContents();
  return texts.flatMap(text => [...text.matchAll(new RegExp(`([\\d.]+) ${unit}`, 'g'))].map(([, way]) => Number(way)));
};

/** The first results come alone, as many as fit on the screen; then the rest of their page of 20. */
const firstPage = page => expect.poll(async () => {
  const found = /\d+/.exec(await page.locator('#results-count').textContent());
  return await cards(page).count() === Math.min(20, Number(found));
}).toBe(true);

for (const [what, place] of [
  ['a postal code', '00401'],
  ['a postal code with the four digits behind it', '00401-1234'],
  ['a town', 'kestrel falls'],
  ['a town with its state', 'Kestrel Falls, LK'],
]) {
  test(`near ${what}: each card says how far it is`, async ({ page, host }) => {
    await openAnew(page, `${host.url}#/search?q=food`);
    await expect(names(page).first()).toBeVisible();
    expect(await distances(page, 'miles')).toEqual([]);
    await near(page, place);
    await expect.poll(async () => (await distances(page, 'miles')).length).toBeGreaterThan(2);
    await expect(page.getByText(say('search-near-unknown', { place }))).toHaveCount(0);
  });
}

for (const place of ['00401', 'kestrel falls']) {
  test(`a place that is typed last counts once the reader pauses (${place})`, async ({ page, host }) => {
    await openAnew(page, host.url);
    await searchable(page);
    await page.getByRole('searchbox').pressSequentially(`food ${place}`);
    await expect(page.getByText(say('search-place-first', { place }), { exact: false })).toBeVisible();
    await expect.poll(async () => (await distances(page, 'miles')).length).toBeGreaterThan(2);
    // Of what fits the words as well.
    const found = (await distances(page, 'miles')).slice(0, 4);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
  });
}

test('near a place that the directory does not know: it says so, and the results stay', async ({ page, host }) => {
  await openAnew(page, `${host.url}#/search?q=food`);
  await expect(names(page).first()).toBeVisible();
  await near(page, 'Atlantis');
  await expect(page.getByText(say('search-near-unknown', { place: 'Atlantis' }))).toBeVisible();
  await expect(cards(page).nth(2)).toBeAttached();
});

test.describe('by the device', () => {
  test.use({ permissions: ['geolocation'], geolocation: KESTREL_FALLS });

  test('the device’s place gives distances, and no request and no address carries it', async ({ page, host, watch }) => {
    await openAnew(page, `${host.url}#/search?q=food`);
    await expect(names(page).first()).toBeVisible();
    // What a first visit keeps for later has come, too.
    await settled(page);
    const asked = watch.requests.length;
    await filterButton(page).click();
    await page.getByRole('button', { name: say('filter-near-me') }).click();
    await expect.poll(async () => (await distances(page, 'miles')).length).toBeGreaterThan(2);
    expect(watch.requests.slice(asked)).toEqual([]);
    expect(page.url()).not.toMatch(/43\.9|87\.0/);
  });
});

test('a device that does not tell says so, and a postal code still can be typed', async ({ page, host }) => {
  await page.addInitScript(() => {
    navigator.geolocation.getCurrentPosition = (_, failed) => failed({ code: 1, PERMISSION_DENIED: 1, message: 'no' });
  });
  await openAnew(page, `${host.url}#/search?q=food`);
  await expect(names(page).first()).toBeVisible();
  await filterButton(page).click();
  await page.getByRole('button', { name: say('filter-near-me') }).click();
  await expect(page.getByText(say('filter-near-me-failed')).first()).toBeVisible();
  await page.getByLabel(say('filter-near'), { exact: true }).fill('00401');
  await page.getByRole('button', { name: say('filter-near-apply'), exact: true }).click();
  await expect.poll(async () => (await distances(page, 'miles')).length).toBeGreaterThan(2);
});

test('miles or kilometers: as the country measures, until the reader chooses; kept, and gone after erasing', async ({ page, host }) => {
  const search = `${host.url}#/search?q=food&near=00401&sort=nearest`;
  await openAnew(page, search);
  await firstPage(page);
  const miles = await distances(page, 'miles');
  await openAnew(page, `${host.url}#/settings`);
  await searchable(page);
  await expect(page.getByRole('radio', { name: say('settings-distance-auto') })).toBeChecked();
  await page.getByRole('radio', { name: say('settings-distance-km') }).check();
  await expectAccessible(page, 'settings');
  await openAnew(page, search);
  await expect.poll(async () => (await distances(page, 'km')).length).toBe(miles.length);
  expect(await distances(page, 'miles')).toEqual([]);
  const kilometers = await distances(page, 'km');
  // Both are rounded, from 10 on to whole ones.
  miles.forEach((way, at) => expect(Math.abs(kilometers[at] - way * 1.609344)).toBeLessThanOrEqual(way < 6.2 ? 0.14 : 0.9));
  // The filter and a program's page measure alike.
  await filterButton(page).click();
  await expect(page.getByLabel(say('filter-within')).locator('option').nth(1)).toHaveText('1.0 km');
  await cards(page).filter({ hasText: ' km' }).first().getByRole('link').first().click();
  await expect(page.locator('.todo').getByText(/ km away$/)).toBeVisible();
  // What was chosen goes with the rest.
  await openAnew(page, `${host.url}#/settings`);
  await page.getByRole('button', { name: say('settings-erase-button') }).click();
  await expect(page.getByText(say('settings-erased'))).toBeVisible();
  await openAnew(page, search);
  await expect.poll(async () => (await distances(page, 'miles')).length).toBe(miles.length);
});

for (const language of ['en', 'es']) {
  test(`a card says that it serves the postal code, and how many more places there are; three fit on a screen (${language})`, async ({ browser, host, watch }) => {
    const speak = speaker(language);
    const context = await browser.newContext({ locale: language, viewport: { width: 360, height: 740 } });
    watch.see(context);
    const page = await context.newPage();
    const open = async query => {
      await openAnew(page, `${host.url}#/search?${query}`);
      await expect(names(page).nth(2)).toBeAttached();
    };
    const serves = speak('fact-serves', { place: '00401' });
    await openAnew(page, `${host.url}#/search?q=${encodeURIComponent('groceries to your door')}&near=00401`);
    await expect(page.getByText(serves, { exact: true }).first()).toBeAttached();
    // Served by others, or no postal code at all: no such label.
    for (const query of ['near=00409', 'near=Kestrel%20Falls', 'q=food']) {
      await open(query);
      await expect(page.getByText(serves, { exact: true })).toHaveCount(0);
    }
    await open('q=mobile%20pantry%20truck');
    await expect(cards(page).first()).toContainText(speak('program-more-places', { count: 2 }));
    const asked = { en: ['food pantry', 'diabetes class', 'light bill'], es: ['despensa de comida', 'clase de diabetes', 'recibo de luz'] };
    for (const words of asked[language]) {
      await open(`q=${encodeURIComponent(words)}`);
      expect(await wholeCards(page), words).toBeGreaterThanOrEqual(3);
    }
    await context.close();
  });
}
