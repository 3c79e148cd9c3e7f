// A reader keeps programs, and finds them again: after a reload, and with no connection at all.

import { box, program, save, settled } from '../support/reader.js';
import { expect, searchable, test } from '../support/test.js';
import { like, say } from '../support/words.js';

test('a saved program is in the list, also after the page was loaded again', async ({ page, host }) => {
  await page.goto(host.url);
  await save(page, 'Hot Breakfast and Supper');
  await page.getByRole('link', { name: like('nav-list-count', ['count']) }).click();
  await expect(page.getByText('Hot Breakfast and Supper').first()).toBeVisible();
  await page.reload();
  await expect(page.getByText('Hot Breakfast and Supper').first()).toBeVisible();
});

test('a program taken out of the list is gone from it', async ({ page, host }) => {
  await page.goto(host.url);
  await save(page, 'Hot Breakfast and Supper');
  await page.getByRole('button', { name: say('saved-named', { name: 'Hot Breakfast and Supper' }) }).click();
  await page.getByRole('link', { name: say('nav-list'), exact: true }).click();
  await expect(page.getByText(say('list-empty'))).toBeVisible();
});

test('after the first visit all of it works with no connection: search, program, list', async ({ page, host, watch }) => {
  watch.allow(/net::ERR_/);
  await page.goto(host.url);
  await save(page, 'Dentist at Linn River');
  await settled(page);
  await host.stop();
  await page.reload();
  await searchable(page);
  await box(page).fill('diabetes class');
  await program(page, 'Living Well with Diabetes').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Living Well with Diabetes');
  await page.getByRole('link', { name: like('nav-list-count', ['count']) }).click();
  await expect(page.getByText('Dentist at Linn River').first()).toBeVisible();
});

test('a device that knows that it is offline says so, and a new tab opens', async ({ page, context, host, watch }) => {
  watch.allow(/net::ERR_/);
  await page.goto(host.url);
  await settled(page);
  await page.close();
  await context.setOffline(true);
  const tab = await context.newPage();
  await tab.goto(host.url);
  await searchable(tab);
  await expect(tab.getByText(say('banner-offline'))).toBeVisible();
});

test('what is saved in one tab is in the list of the other', async ({ page, context, host }) => {
  await page.goto(host.url);
  await searchable(page);
  const other = await context.newPage();
  await other.goto(host.url);
  await save(page, 'Hot Breakfast and Supper');
  await expect(other.getByRole('link', { name: say('nav-list-count', { count: 1 }) })).toBeVisible();
});

test('erasing takes everything off the device', async ({ page, host }) => {
  await page.goto(host.url);
  await save(page, 'Hot Breakfast and Supper');
  await page.getByRole('link', { name: say('nav-settings') }).click();
  await expect(page.getByText(say('settings-erase-programs', { count: 1 }))).toBeVisible();
  await page.getByRole('button', { name: say('settings-erase-button'), exact: true }).click();
  await expect(page.getByText(say('settings-erased'))).toBeVisible();
  await page.goto(host.url);
  await searchable(page);
  await expect(page.getByRole('link', { name: say('nav-list'), exact: true })).toBeVisible();
});
