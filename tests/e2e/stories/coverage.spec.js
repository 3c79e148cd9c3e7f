// A care team plans: what there is for each need, place by place, where the gaps are, and who works with whom.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages, png } from '../support/pdf.js';
import { expectAccessible } from '../support/axe.js';
import { cards, openAnew, overhang } from '../support/reader.js';
import { release } from '../support/release.js';
import { expect, searchable, test } from '../support/test.js';
import { say, speaker } from '../support/words.js';

const matrix = (page, speak = say) => page.getByRole('region', { name: speak('coverage-title') }).getByRole('table');
const row = (page, need, speak = say) => matrix(page, speak).getByRole('row').filter({ has: page.getByRole('rowheader', { name: speak(`need-${need}`) }) });

async function open(page, host) {
  await page.goto(`${host.url}#/coverage`);
  await expect(row(page, 'food')).toBeVisible();
}

/** What the results say that they are, once they are there. */
const found = page => page.locator('#results-count');

test('a box leads to the programs that it counts, by town, county and ZIP code', async ({ page, host }) => {
  for (const by of ['town', 'county', 'postal']) {
    await openAnew(page, `${host.url}#/coverage`);
    await page.getByLabel(say('coverage-by')).selectOption(by);
    await expect(row(page, 'food')).toBeVisible();
    // In all, the first area, and programs without a place.
    const columns = await matrix(page).getByRole('columnheader').count();
    for (const column of [...new Set([1, 2, columns - 1])]) {
      await openAnew(page, `${host.url}#/coverage`);
      await page.getByLabel(say('coverage-by')).selectOption(by);
      const box = row(page, 'food').getByRole('cell').nth(column - 1);
      await expect(box).toBeVisible();
      const link = box.getByRole('link');
      if (await link.count() === 0) continue;
      const count = Number(await box.locator('.coverage-count > [aria-hidden]').innerText());
      await link.click();
      await expect(found(page), `${by}, column ${column}`).toHaveText(say('search-count', { count }));
    }
  }
});

test('what is free, open on weekends or spoken is counted and found alike', async ({ page, host }) => {
  await open(page, host);
  for (const id of ['coverage-free', 'coverage-weekends', 'coverage-evenings', 'coverage-accepting', 'speaks:es']) {
    await openAnew(page, `${host.url}#/coverage`);
    await page.getByLabel(say('coverage-show')).selectOption(id);
    const box = row(page, 'food').getByRole('cell').first();
    // What the sample says of room gets old.
    if (id === 'coverage-accepting' && await box.getByRole('link').count() === 0) continue;
    const count = Number(await box.locator('.coverage-count > [aria-hidden]').innerText());
    await box.getByRole('link').click();
    await expect(found(page), id).toHaveText(say('search-count', { count }));
    await expect(cards(page)).not.toHaveCount(0);
  }
});

test('gaps stand out, partners and classes are listed, and a spreadsheet has every figure', async ({ page, host }) => {
  await open(page, host);
  await expect(matrix(page).getByRole('cell').filter({ hasText: /^\D*0$/ }).first()).toHaveClass(/gap/);
  for (const title of ['coverage-taught', 'coverage-partners']) await expect(page.getByRole('heading', { name: say(title) })).toBeVisible();
  await expect(page.getByRole('table', { name: say('coverage-formal') }).getByText('Kestrel Falls Community Pantry')).toBeVisible();
  await expect(page.getByRole('table', { name: say('coverage-informal') }).getByText('The Good Table')).toBeVisible();
  await expect(page.getByRole('heading', { level: 3, name: 'diabetes', exact: true })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: say('counts-csv') }).click();
  const csv = readFileSync(await (await download).path(), 'utf8').replace('\ufeff', '').trim().split('\r\n');
  const columns = await matrix(page).getByRole('columnheader').count();
  const needs = await matrix(page).getByRole('rowheader').count();
  expect(csv.length).toBe(1 + needs * (columns - 1));
  expect(csv[0].split(',').slice(0, 3)).toEqual([say('coverage-need'), say('coverage-area'), say('coverage-programs')]);
});

test('it is read on a phone, right to left and on paper', async ({ page, host }) => {
  test.setTimeout(240_000);
  let speak = say;
  for (const language of ['en', 'es', 'ar']) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await openAnew(page, `${host.url}#/coverage`);
    await searchable(page);
    await page.getByLabel(speak('language-label')).selectOption(language);
    speak = speaker(language);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByLabel(speak('coverage-show')).selectOption('all');
    await expect(row(page, 'food', speak)).toBeVisible();
    expect(await overhang(page), language).toBe(0);
    await page.screenshot({ path: join(process.env.SIGNPOST_SCREENSHOTS, `coverage-phone-${language}.png`) });
    await expectAccessible(page, `coverage in ${language} on a phone`);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.screenshot({ path: join(process.env.SIGNPOST_SCREENSHOTS, `coverage-desk-${language}.png`), fullPage: true });
    await expectAccessible(page, `coverage in ${language} on a desk`);
  }
  await page.getByLabel(speak('coverage-show')).selectOption('');
  await page.screenshot({ path: join(process.env.SIGNPOST_SCREENSHOTS, 'coverage-desk-numbers.png') });
  const sheets = await pages(await page.pdf({ format: 'Letter', landscape: true, printBackground: true }));
  writeFileSync(join(process.env.SIGNPOST_SCREENSHOTS, 'coverage-paper.png'), png(sheets[0]));
  const text = sheets.map(sheet => sheet.text).join('\n');
  expect(text, 'no controls on paper').not.toContain(speak('coverage-show'));
});

test('on paper it fits, high or wide, also with a dozen areas', async ({ page, host }) => {
  // Each address in a town of its own, some with long names.
  const towns = text => text.split('\n').map((line, at) => (at > 0 ? line.replace(/Kestrel Falls|Port Linnet|Tanager/, `Upper Kestrel Falls Township ${at}`) : line)).join('\n');
  const { site, drop } = release({ tables: { 'address.csv': towns } });
  host.folder = site;
  await open(page, host);
  expect(await matrix(page).getByRole('columnheader').count()).toBeGreaterThan(13);
  await page.setViewportSize({ width: 1280, height: 900 });
  expect(await overhang(page), 'the table scrolls, not the page').toBeLessThanOrEqual(0);
  for (const format of ['Letter', 'A4']) {
    for (const landscape of [false, true]) {
      await page.emulateMedia({ media: 'print' });
      const width = { Letter: [8.5, 11], A4: [8.27, 11.69] }[format][landscape ? 1 : 0] * 96 - 106;
      const height = landscape ? 700 : 950;
      await page.setViewportSize({ width: Math.round(width), height });
      const cut = await page.evaluate(() => {
        const room = document.querySelector('.coverage-scroll').getBoundingClientRect();
        const boxes = [...document.querySelectorAll('.coverage :is(th, td)')].filter(box => !box.closest('thead') || getComputedStyle(box.closest('thead')).position !== 'absolute');
        return boxes.filter(box => box.scrollWidth > box.clientWidth + 1 || box.getBoundingClientRect().right > room.right + 1 || box.getBoundingClientRect().left < room.left - 1).map(box => box.innerText);
      });
      expect(cut, `${format} ${landscape ? 'wide' : 'high'}`).toEqual([]);
      await page.emulateMedia({ media: null });
      const sheets = await pages(await page.pdf({ format, landscape, printBackground: true }));
      const what = `coverage-${format}-${landscape ? 'wide' : 'high'}`;
      sheets.slice(0, 2).forEach((sheet, at) => writeFileSync(join(process.env.SIGNPOST_SCREENSHOTS, `${what}-${at + 1}.png`), png(sheet)));
      const text = sheets.map(sheet => sheet.text).join(' ').replace(/\s+/g, ' ');
      for (const need of ['food', 'legal']) expect(text, what).toContain(say(`need-${need}`));
    }
  }
  drop();
});
