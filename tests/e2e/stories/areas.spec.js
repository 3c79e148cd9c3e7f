// A directory in parts: the reader chooses an area, is told what that tells the host, and has its programs, offline too.

import { expectAccessible } from '../support/axe.js';
import { handoff } from '../support/handoff.js';
import { box, cards, names, openAnew, overhang, program, save, settled } from '../support/reader.js';
import { release, renamed } from '../support/release.js';
import { expect, searchable, test } from '../support/test.js';
import { LANGUAGES, say, speaker } from '../support/words.js';

/** In Kestrel Falls, of Larkwater County. */
const PANTRY = 'Choose-Your-Own Food Pantry';
/** In Port Linnet, which is a county of its own here. */
const CLASS = 'Taking Control: Diabetes in Spanish';
const LINNET = 'Linnet County';
const PART = /\/targets\/data\/[0-9a-f]+\.(directory|texts)\.([a-z-]+)\.pack$/;

test.use({ viewport: { width: 360, height: 740 } });

/** The sample as a state of two counties. */
const twoCounties = (options = {}) => release({
  ...options,
  tables: {
    'address.csv': text => text.replaceAll('Port Linnet,Larkwater County', `Port Linnet,${LINNET}`),
    'signpost.toml': text => `${text}\n[areas]\nby = "county"\n`,
    ...options.tables,
  },
});

/** The ids of the parts that the host was asked for, in order. */
const partsAsked = watch => watch.requests.map(url => PART.exec(url)?.[2]).filter(Boolean);

const choice = (page, name) => page.getByRole('checkbox', { name: new RegExp(`^${name}`) });
const get = page => page.getByRole('button', { name: say('area-get') });
const isHere = page => expect(page.getByText(say('area-done'))).toBeVisible({ timeout: 30_000 });

async function choose(page, host, name) {
  await openAnew(page, `${host.url}#/areas`);
  await searchable(page);
  await choice(page, name).check();
  await get(page).click();
  await isHere(page);
}

test('the only area at a place is meant, ticked or not', async ({ page, host, watch }) => {
  const { site, drop } = twoCounties();
  host.folder = site;
  await openAnew(page, `${host.url}#/areas`);
  await searchable(page);
  await page.getByLabel(say('area-place')).fill('00411');
  await expect(choice(page, LINNET)).not.toBeChecked();
  await get(page).click();
  await isHere(page);
  await expect(choice(page, LINNET)).toBeChecked();
  expect(new Set(partsAsked(watch))).toEqual(new Set(['linnet-county']));
  drop();
});

test('nothing of an area is asked for before the reader chooses it; then it is here, offline too', async ({ page, host, watch, context }) => {
  const { site, drop } = twoCounties();
  host.folder = site;
  await page.goto(host.url);
  await settled(page);
  expect(partsAsked(watch)).toEqual([]);
  await expect(page.getByText(say('area-none'))).toBeVisible();
  await box(page).fill(CLASS);
  await expect(page.locator('#results-count')).toBeVisible();
  await expect(program(page, CLASS)).toHaveCount(0);
  await box(page).fill('');
  await page.getByRole('link', { name: say('area-choose') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('area-title'));
  await page.getByLabel(say('area-place')).fill('00411');
  await expect(choice(page, LINNET)).toBeVisible();
  await expect(choice(page, 'Larkwater County')).toBeHidden();
  await expect(page.getByText(say('area-host-sees'))).toBeVisible();
  await choice(page, LINNET).check();
  expect(partsAsked(watch), 'a tick alone asks for nothing').toEqual([]);
  await get(page).click();
  await isHere(page);
  expect(new Set(partsAsked(watch))).toEqual(new Set(['linnet-county']));
  await page.getByRole('main').getByRole('link', { name: say('home-page') }).click();
  await expect(page.locator('.chosen-area')).toContainText(LINNET);
  await box(page).fill(CLASS);
  await expect(program(page, CLASS)).toBeVisible();
  await box(page).fill(PANTRY);
  await expect(program(page, PANTRY)).toHaveCount(0);
  await expect(page.locator('.banners').getByText(/changed since|new program/i), 'another area is no news').toHaveCount(0);
  // It is kept.
  watch.allow(/ERR_INTERNET_DISCONNECTED|Failed to load/);
  await context.setOffline(true);
  await openAnew(page, `${host.url}#/search?q=${encodeURIComponent(CLASS)}`);
  await searchable(page);
  await expect(program(page, CLASS)).toBeVisible();
  await context.setOffline(false);
  drop();
});

test('a later visit asks for the reader’s area alone, and for nothing that is here', async ({ page, host, watch }) => {
  const first = twoCounties();
  host.folder = first.site;
  await choose(page, host, LINNET);
  await settled(page);
  const before = partsAsked(watch).length;
  await openAnew(page, host.url);
  await settled(page);
  expect(partsAsked(watch).length, 'nothing anew').toBe(before);
  const next = twoCounties({ previous: first.site, change: renamed('Seis tardes', 'Siete tardes') });
  host.folder = next.site;
  await openAnew(page, host.url);
  await expect(page.locator('.banners')).toContainText(/changed|new/i);
  await box(page).fill(CLASS);
  await expect(program(page, CLASS)).toBeVisible();
  expect(new Set(partsAsked(watch))).toEqual(new Set(['linnet-county']));
  first.drop();
  next.drop();
});

test('a clinician’s link says in which area its programs are, and one tap brings them', async ({ page, host, browser, watch }) => {
  const { site, drop } = twoCounties();
  host.folder = site;
  await choose(page, host, LINNET);
  const link = await handoff(page, host, [CLASS], { from: 'Dr. Rivera' });
  const patient = await browser.newContext({ viewport: { width: 360, height: 740 } });
  watch.see(patient);
  watch.requests.length = 0;
  const phone = await patient.newPage();
  await phone.goto(host.url + link.slice(link.indexOf('#')));
  await searchable(phone);
  const elsewhere = phone.locator('.notice').filter({ has: get(phone) });
  await expect(elsewhere).toContainText(LINNET);
  await expect(phone.getByText(say('area-host-sees'))).toBeVisible();
  await expect(phone.getByText(say('for-gone'))).toHaveCount(0);
  expect(partsAsked(watch)).toEqual([]);
  await expectAccessible(phone, 'a link of an area that is not here');
  await get(phone).click();
  await expect(phone.getByRole('heading', { level: 2, name: CLASS })).toBeVisible({ timeout: 30_000 });
  await expect(elsewhere).toHaveCount(0);
  expect(new Set(partsAsked(watch))).toEqual(new Set(['linnet-county']));
  await patient.close();
  drop();
});

test('what is saved of another area is kept, and not called gone; its page says where it may be', async ({ page, host }) => {
  const { site, drop } = twoCounties();
  host.folder = site;
  await choose(page, host, LINNET);
  await page.goto(host.url);
  await save(page, CLASS);
  await openAnew(page, `${host.url}#/areas`);
  await searchable(page);
  await choice(page, LINNET).uncheck();
  await choice(page, 'Larkwater County').check();
  await get(page).click();
  await isHere(page);
  await openAnew(page, `${host.url}#/list`);
  await settled(page);
  await expect(program(page, CLASS)).toBeVisible();
  await expect(page.getByText(/not listed any more/i)).toHaveCount(0);
  await program(page, CLASS).click();
  await expect(page.getByText(say('area-elsewhere'))).toBeVisible();
  // The reader has its number all the same.
  await expect(page.locator('a[href^="tel:"]').first()).toBeVisible();
  drop();
});

test('without an answer nothing is lost, and the page says so', async ({ page, host, watch }) => {
  const { site, drop } = twoCounties();
  host.folder = site;
  await choose(page, host, LINNET);
  watch.allow(/Failed to load resource/);
  host.answer = (path, response) => {
    if (!path.includes('larkwater')) return false;
    response.writeHead(404).end();
    return true;
  };
  await openAnew(page, `${host.url}#/areas`);
  await searchable(page);
  await choice(page, 'Larkwater County').check();
  await get(page).click();
  await expect(page.getByText(say('area-failed'))).toBeVisible({ timeout: 30_000 });
  await openAnew(page, `${host.url}#/search?q=${encodeURIComponent(CLASS)}`);
  await searchable(page);
  await expect(program(page, CLASS)).toBeVisible();
  drop();
});

test('two tabs have the area that was chosen last', async ({ page, host, context }) => {
  const { site, drop } = twoCounties();
  host.folder = site;
  await page.goto(`${host.url}#/search?q=${encodeURIComponent(CLASS)}`);
  await settled(page);
  const other = await context.newPage();
  await choose(other, host, LINNET);
  await expect(program(page, CLASS)).toBeVisible();
  await other.close();
  drop();
});

test('erasing everything takes the area off the device', async ({ page, host, watch }) => {
  const { site, drop } = twoCounties();
  host.folder = site;
  await choose(page, host, LINNET);
  await openAnew(page, `${host.url}#/settings`);
  await searchable(page);
  await page.getByRole('button', { name: say('settings-erase-button') }).click();
  await expect(page.getByText(say('settings-erased'))).toBeVisible();
  watch.requests.length = 0;
  await openAnew(page, host.url);
  await settled(page);
  await expect(page.getByText(say('area-none'))).toBeVisible();
  expect(partsAsked(watch)).toEqual([]);
  drop();
});

for (const language of ['en', 'es', 'ar']) {
  test(`the page of areas can be used by everybody (${language})`, async ({ browser, host, watch }) => {
    const speak = speaker(language);
    const { site, drop } = twoCounties({ languages: LANGUAGES });
    host.folder = site;
    const context = await browser.newContext({ locale: language, viewport: { width: 320, height: 700 } });
    watch.see(context);
    const page = await context.newPage();
    await page.goto(`${host.url}#/areas`);
    await searchable(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(speak('area-title'));
    await expectAccessible(page, `areas, ${language}`);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    await page.getByLabel(speak('area-place')).fill('nowhere');
    await expect(page.getByText(speak('area-unknown'))).toBeVisible();
    await context.close();
    drop();
  });
}

test('a directory of one part says nothing of areas', async ({ page, host }) => {
  await page.goto(host.url);
  await settled(page);
  await expect(page.getByText(say('area-none'))).toHaveCount(0);
  await box(page).fill('food pantry');
  await expect(cards(page).first()).toBeVisible();
  expect(await names(page).count()).toBeGreaterThan(3);
});
