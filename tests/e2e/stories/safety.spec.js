// Somebody else picks up the phone: what was erased does not come back, nothing is kept where nothing is to be kept, and
// the way out works without a connection.

import { expectAccessible } from '../support/axe.js';
import { clockOf } from '../support/device.js';
import { box, openAnew, program, save, settled } from '../support/reader.js';
import { DAY } from '../support/release.js';
import { PHONE, choose, keptList, noteOf, openList, openRow, row, stored } from '../support/list.js';
import { expect, searchable, test } from '../support/test.js';
import { say } from '../support/words.js';

const MEALS = 'Hot Breakfast and Supper';

test.use({ viewport: PHONE });

const settings = page => page.getByRole('link', { name: say('nav-settings') }).click();
const erase = page => page.getByRole('button', { name: say('settings-erase-button'), exact: true }).click();

/** What the device stores of the reader; the directory's copy and the app's files are not of the reader. */
const ofReader = async page => {
  const { local, session, databases } = await stored(page);
  return { local, session, databases: databases.filter(name => !name.includes('directory')) };
};
const NOTHING = { local: {}, session: {}, databases: [] };

async function goBack(page, times) {
  const seen = [];
  for (let step = 0; step < times; step += 1) {
    await page.evaluate(() => history.back()).catch(() => {});
    await page.waitForTimeout(400);
    seen.push(await page.locator('body').innerText(), await page.title(), page.url());
  }
  return seen.join('\n');
}

test('erasing counts what will go, takes one tap, leaves nothing, and "back" shows none of it', async ({ page, host }) => {
  await page.goto(host.url);
  await save(page, MEALS);
  await program(page, MEALS).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(MEALS);
  await openList(page);
  await openRow(page, MEALS);
  await noteOf(page, MEALS).fill('my own words');
  await expect.poll(async () => (await keptList(page)).items[0].note).toBe('my own words');
  await settings(page);
  const main = page.getByRole('main');
  await expect(main).toContainText(say('settings-erase-programs', { count: 1 }));
  await expect(main).toContainText(say('settings-erase-notes', { count: 1 }));
  await expect(main).toContainText(say('settings-erase-text'));
  await expectAccessible(page, 'the settings before erasing');
  await erase(page);
  await expect(page.getByText(say('settings-erased'))).toBeVisible();
  expect(await ofReader(page)).toEqual(NOTHING);
  await expectAccessible(page, 'the settings after erasing');
  expect(await goBack(page, 10)).not.toMatch(/Breakfast|my own words/);
});

test('after erasing, each choice of the settings shows what holds now', async ({ page, host }) => {
  await page.goto(host.url);
  await settings(page);
  const chosen = [say('settings-theme-dark'), say('settings-size-largest'), say('settings-distance-km')];
  const first = [say('settings-theme-auto'), say('settings-size-normal'), say('settings-distance-auto')];
  for (const label of chosen) await page.getByRole('radio', { name: label, exact: true }).check();
  await page.getByLabel(say('settings-erase-after')).selectOption('30');
  await page.getByLabel(say('settings-ask-again-when')).selectOption('3');
  await erase(page);
  await expect(page.getByText(say('settings-erased'))).toBeVisible();
  for (const label of first) await expect(page.getByRole('radio', { name: label, exact: true })).toBeChecked();
  for (const label of chosen) await expect(page.getByRole('radio', { name: label, exact: true })).not.toBeChecked();
  await expect(page.getByLabel(say('settings-erase-after'))).toHaveValue('0');
  await expect(page.getByLabel(say('settings-ask-again-when'))).toHaveValue('');
  await expect(page.locator('#erased')).toBeFocused();
});

test('another tab follows: nothing stays on its screen, and its "back" shows nothing either', async ({ page, context, host }) => {
  await page.goto(host.url);
  await save(page, MEALS);
  await program(page, MEALS).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(MEALS);
  await openList(page);
  await expect(row(page, MEALS)).toBeVisible();
  const other = await context.newPage();
  await other.goto(`${host.url}#/settings`);
  await erase(other);
  await expect(other.getByText(say('settings-erased'))).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('home-title'));
  expect(await page.locator('body').innerText()).not.toContain(MEALS);
  expect(await goBack(page, 5)).not.toContain(MEALS);
});

test('a tab that the browser brings back with its storage is of another epoch, and is at home', async ({ page, context, host }) => {
  await page.goto(host.url);
  await save(page, MEALS);
  await program(page, MEALS).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(MEALS);
  const session = await page.evaluate(() => ({ ...sessionStorage }));
  const key = await page.evaluate(() => history.state);
  expect(Object.values(session).join()).toContain('#/program/');
  await openAnew(page, `${host.url}#/settings`);
  await erase(page);
  await expect(page.getByText(say('settings-erased'))).toBeVisible();
  const again = await context.newPage();
  await again.goto(host.url);
  await again.evaluate(([session, key]) => {
    Object.entries(session).forEach(([name, value]) => sessionStorage.setItem(name, value));
    history.replaceState(key, '', '#/program');
  }, [session, key]);
  await again.reload();
  await searchable(again);
  await expect(again.getByRole('heading', { level: 1 })).toHaveText(say('home-title'));
});

test('"keep nothing": list and settings last as long as the page, and the device has only that choice', async ({ page, host }) => {
  await page.goto(host.url);
  await save(page, MEALS);
  await openList(page);
  await settings(page);
  const keepNothing = page.getByLabel(say('settings-keep-nothing'));
  await keepNothing.check();
  await openList(page);
  await expect(row(page, MEALS), 'what was there stays on the page').toBeVisible();
  await choose(page, MEALS, 'state-called');
  await openRow(page, MEALS);
  await noteOf(page, MEALS).fill('my own words');
  await expect(page.getByText(say('list-keeps-nothing'))).toBeVisible();
  await page.getByRole('banner').getByRole('link').first().click();
  await box(page).fill('dentist');
  await page.waitForTimeout(1_000);
  const CHOICE = { ...NOTHING, local: { 'signpost / settings': '{"version":1,"keep":"nothing"}' } };
  expect(await ofReader(page)).toEqual(CHOICE);
  await page.reload();
  await searchable(page);
  await openList(page);
  await expect(page.getByText(say('list-empty-keeps-nothing'))).toBeVisible();
  expect(await ofReader(page)).toEqual(CHOICE);
  await settings(page);
  await expect(keepNothing).toBeChecked();
  await keepNothing.uncheck();
  await page.getByRole('banner').getByRole('link').first().click();
  await save(page, MEALS);
  await expect.poll(async () => (await keptList(page))?.items.length).toBe(1);
});

test('everything is erased at the next opening, once nobody has come for the days that were chosen', async ({ page, context, host }) => {
  await page.goto(host.url);
  await save(page, MEALS);
  await settings(page);
  await page.getByLabel(say('settings-erase-after')).selectOption('7');
  const clock = await clockOf(context);
  await clock.set(6 * DAY);
  await openAnew(page, `${host.url}#/list`);
  await expect(row(page, MEALS)).toBeVisible();
  await clock.set(14 * DAY);
  await openAnew(page, `${host.url}#/list`);
  await expect(page.getByText(say('list-expired'))).toBeVisible();
  await expect(row(page, MEALS)).toHaveCount(0);
  expect(await keptList(page)).toBeNull();
});

test('a neutral title and no picture, also after the page is loaded again', async ({ page, host }) => {
  await page.goto(`${host.url}#/settings`);
  await searchable(page);
  const icon = () => page.evaluate(() => document.querySelector('link[rel=icon]').href);
  const own = await icon();
  await page.getByLabel(say('settings-discreet')).check();
  await expect(page).toHaveTitle(say('neutral-title'));
  await page.addInitScript(() => {
    window.titles = [];
    (function look() {
      window.titles.push(document.title);
      requestAnimationFrame(look);
    })();
  });
  await page.reload();
  await searchable(page);
  await expect(page).toHaveTitle(say('neutral-title'));
  const titles = await page.evaluate(() => window.titles);
  expect([...new Set(titles)].filter(Boolean), 'from the first').toEqual([say('neutral-title')]);
  expect(await icon()).toBe('data:,');
  await settings(page);
  await page.getByLabel(say('settings-discreet')).uncheck();
  await expect(page).not.toHaveTitle(say('neutral-title'));
  expect(await icon()).toBe(own);
});

test('"Leave this site" works without a connection, and "back" shows nothing', async ({ page, context, host, watch }) => {
  watch.allow(/net::ERR_/);
  await page.goto(host.url);
  await settled(page);
  await box(page).fill('someone hurts me at home');
  await program(page, 'Safe Shelter').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Safe Shelter');
  await context.setOffline(true);
  await page.getByRole('button', { name: say('quick-exit') }).click();
  await expect(page).toHaveTitle(say('neutral-title'));
  await expectAccessible(page, 'the neutral page');
  expect(await page.locator('body').innerText()).not.toMatch(/Larkwater|Signpost|help/i);
  expect(await goBack(page, 10)).not.toMatch(/hurts me|Safe Shelter/);
});
