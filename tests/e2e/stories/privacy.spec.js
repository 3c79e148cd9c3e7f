// Nobody learns what a reader does: no request comes of it, and the browser's history shows none of it.

import { box, program, settled } from '../support/reader.js';
import { expect, test } from '../support/test.js';
import { like, say } from '../support/words.js';

const NAME = 'Hot Breakfast and Supper';

test('a search or a save causes no request at all', async ({ page, host, watch }) => {
  await page.goto(host.url);
  await settled(page);
  const seen = { asked: watch.requests.length, served: host.log.length };

  await box(page).pressSequentially('hot breakfast', { delay: 30 });
  await page.getByRole('button', { name: say('save-named', { name: NAME }) }).click();
  await expect(page.getByRole('button', { name: say('saved-named', { name: NAME }) })).toBeVisible();
  await program(page, NAME).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(NAME);
  await page.getByRole('link', { name: like('nav-list-count', ['count']) }).click();
  await expect(page.getByText(NAME).first()).toBeVisible();
  await page.waitForTimeout(1_000);

  expect(host.log.slice(seen.served), 'seen by the host').toEqual([]);
  const asked = watch.requests.slice(seen.asked).filter(url => !url.startsWith('data:'));
  expect(asked, 'seen in the browser').toEqual([]);
});

test('two readers with different needs ask for exactly the same files', async ({ browser, host, watch }) => {
  const asked = [];
  for (const [words, language] of [['diabetes class', 'en-US'], ['he hits me', 'es-MX']]) {
    const begun = host.log.length;
    const context = await browser.newContext({ locale: language });
    watch.see(context);
    const page = await context.newPage();
    await page.goto(host.url);
    await settled(page);
    await page.getByRole('searchbox').fill(words);
    await expect(page.getByRole('main').getByRole('heading', { level: 3 }).first()).toBeVisible();
    await page.waitForTimeout(500);
    await context.close();
    asked.push(host.log.slice(begun).sort());
  }
  expect(asked[0]).toEqual(asked[1]);
});

test('neither the address nor the title shows what was searched or read', async ({ page, host }) => {
  await page.goto(`${host.url}#/search?q=safe+shelter`);
  await expect(box(page)).toHaveValue('safe shelter');
  await program(page, 'Safe Shelter').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Safe Shelter');
  for (const shown of [page.url(), await page.title()]) {
    expect(shown.toLowerCase()).not.toMatch(/shelter|safe|\?/);
  }
  await page.goBack();
  await expect(box(page)).toHaveValue('safe shelter');
  for (const shown of [page.url(), await page.title()]) {
    expect(shown.toLowerCase()).not.toMatch(/shelter|safe|\?/);
  }
});

test('a confidential place is in no file of the site', async ({ host, page }) => {
  await page.goto(host.url);
  await box(page).fill('safe shelter');
  await program(page, 'Safe Shelter').click();
  await expect(page.getByText(say('program-confidential')).first()).toBeVisible();
});
