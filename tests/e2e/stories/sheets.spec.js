// How many pages a handout takes, and that each page says whose directory it is, and which page of how many. Prints a table.

import { createCanvas } from '@napi-rs/canvas';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/axe.js';
import { fonts, pages, png, qrCode } from '../support/pdf.js';
import { COMMUNITY, box, helpOthers, names, openAnew } from '../support/reader.js';
import { SITE, signpost } from '../support/site.js';
import { expect, test } from '../support/test.js';
import { like, say, speaker } from '../support/words.js';

const COUNTS = [12, 6, 5, 3, 1];
const KINDS = ['standard', 'large', 'bilingual'];
const LANGUAGES = ['en', 'es', 'ar'];
/** At most so many pages; none said: whatever it takes. */
const MOST = { 3: 1, 6: 2 };

/** The first programs that are found without words: as many as are asked for, of all kinds. */
async function onTray(page, host, count) {
  await helpOthers(page, host.url);
  await openAnew(page, `${host.url}#/search?free=yes`);
  await expect(names(page).nth(count - 1)).toBeVisible();
  for (const name of (await names(page).allTextContents()).slice(0, count)) {
    await page.getByRole('button', { name: say('tray-add-named', { name }), exact: true }).click();
  }
  await page.goto(`${host.url}#/handout`);
  await expect(page.locator('.handout-line')).toHaveCount(count);
}

/** The programs before which the preview says that a page begins, and how many pages it says there are. */
const marked = async page => {
  const names = await page.locator('.handout-preview .sheet-entry[data-page] h3').allInnerTexts();
  const said = await page.locator('.handout-preview > .hint').innerText();
  return { names, count: said.includes(say('handout-preview-pages', { count: 1 })) ? 1 : Number(said.match(/\d+/)[0]) };
};

/** The same of paper: on each page but the first the program that stands on top. */
const firsts = async (sheets, page) => {
  const names = await page.locator('.handout-preview .sheet-entry h3').allInnerTexts();
  const at = name => sheets.findIndex(sheet => sheet.text.replace(/\s+/g, '').includes(name.replace(/\s+/g, '')));
  return { names: names.filter((name, n) => n > 0 && at(name) > at(names[n - 1])), count: sheets.length };
};

test('the page table: programs, language, paper and print', async ({ page, host }) => {
  test.setTimeout(600_000);
  await onTray(page, host, COUNTS[0]);
  const table = [];
  for (const count of COUNTS) {
    for (let left = await page.locator('.handout-line').count(); left > count; left -= 1) {
      await page.getByRole('button', { name: /^Remove|^Take/ }).last().click();
      await expect(page.locator('.handout-line')).toHaveCount(left - 1);
    }
    const heads = await page.locator('.handout-line-head strong').allInnerTexts();
    for (const language of LANGUAGES) {
      const speak = speaker(language);
      await page.getByLabel(say('handout-language')).selectOption(language);
      await expect(page.locator(`.sheet[lang="${language}"]`)).toBeVisible();
      for (const format of ['Letter', 'A4']) {
        await page.getByLabel(say(format === 'A4' ? 'handout-paper-a4' : 'handout-paper-letter'), { exact: true }).check();
        for (const kind of KINDS) {
          for (const [id, other] of [['handout-large', 'large'], ['handout-bilingual', 'bilingual']]) {
            await page.getByLabel(say(id), { exact: true }).setChecked(kind === other);
          }
          const sheets = await pages(await page.pdf({ preferCSSPageSize: true, printBackground: true }), 80);
          const what = `${count} ${language} ${format} ${kind}`;
          expect.soft(await marked(page), `${what}: the preview has the pages of the paper`).toEqual(await firsts(sheets, page));
          table.push({ count, language, format, kind, pages: sheets.length });
          sheets.forEach((sheet, at) => {
            const text = sheet.text.replace(/[\u2066-\u2069\u200e\u200f]/g, '').replace(/\s+/g, ' ');
            expect.soft(text, `${what}, page ${at + 1}`).toContain(COMMUNITY);
            // PDF.js gives words from right to left in the order of the paper.
            if (language !== 'ar') expect.soft(text, what).toContain(speak('sheet-page-of', { page: at + 1, pages: sheets.length }));
            if (count === 6 || kind !== 'standard') writeFileSync(join(process.env.SIGNPOST_SCREENSHOTS, `sheet-${what.replaceAll(' ', '-')}-${at + 1}.png`), png(sheet));
          });
          if (language !== 'ar' && kind === 'standard' && MOST[count]) expect.soft(sheets.length, what).toBeLessThanOrEqual(MOST[count]);
        }
      }
    }
    expect(heads).toHaveLength(count);
  }
  const rows = COUNTS.toReversed().flatMap(count => KINDS.map(kind => {
    const cells = LANGUAGES.flatMap(language => ['Letter', 'A4'].map(format =>
      table.find(row => row.count === count && row.language === language && row.format === format && row.kind === kind).pages));
    return `| ${count} | ${kind} | ${cells.join(' | ')} |`;
  }));
  const head = `| programs | print | ${LANGUAGES.flatMap(language => ['Letter', 'A4'].map(format => `${language} ${format}`)).join(' | ')} |`;
  const text = [head, `| --- | --- |${' --- |'.repeat(LANGUAGES.length * 2)}`, ...rows].join('\n');
  console.log(text);
  writeFileSync(join(process.env.SIGNPOST_SCREENSHOTS, 'pages.md'), text);
});

test('the code on a printed sheet is read at 150 dpi in black and white', async ({ page, host }) => {
  await onTray(page, host, 6);
  const field = page.getByLabel(say('handout-link'), { exact: true });
  await expect.poll(() => field.inputValue()).toContain('#/for?');
  const sheets = await pages(await page.pdf({ preferCSSPageSize: true, printBackground: true }), 150);
  const { canvas } = sheets[0];
  const context = canvas.getContext('2d');
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 0; at < image.data.length; at += 4) image.data.fill(image.data[at + 1] > 128 ? 255 : 0, at, at + 3);
  context.putImageData(image, 0, 0);
  expect(qrCode(sheets[0])).toBe(await field.inputValue());
});

test('fonts come with the file, and its text is in the order in which the sheet is read', async ({ page, host }) => {
  await onTray(page, host, 3);
  for (const language of LANGUAGES) {
    await page.getByLabel(say('handout-language')).selectOption(language);
    await expect(page.locator(`.sheet[lang="${language}"]`)).toBeVisible();
    const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const { all, embedded } = fonts(bytes);
    expect(all, language).toBeGreaterThan(0);
    expect(embedded, language).toBe(all);
    if (language === 'ar') continue;
    const speak = speaker(language);
    const text = (await pages(bytes, 50)).map(sheet => sheet.text).join('\n').replace(/\s+/g, '');
    const entries = await page.locator('.handout-preview .sheet-entry').evaluateAll(all => all.map(entry =>
      [entry.querySelector('h3'), entry.querySelector('.sheet-checked strong')].map(part => part.innerText)));
    const order = [speak('sheet-title'), ...entries.flat(), speak('sheet-crisis')].map(part => part.replace(/\s+/g, ''));
    let before = 0;
    for (const part of order) {
      const at = text.indexOf(part, before);
      expect(at, `${part} after what stands above it`).toBeGreaterThanOrEqual(before);
      before = at + part.length;
    }
  }
});

test('what is found is printed as one sheet with its filters as the title, and says how many of how many', async ({ page, host }) => {
  await openAnew(page, `${host.url}#/search?need=food&weekends=yes`);
  await expect(names(page).first()).toBeVisible();
  await expect(page.getByRole('button', { name: say('search-print') }), 'for whoever helps others').toHaveCount(0);
  await helpOthers(page, host.url);
  await openAnew(page, `${host.url}#/search?need=food&weekends=yes`);
  await expect(names(page).first()).toBeVisible();
  await expectAccessible(page, 'results with “Print these”');
  const found = await names(page).allTextContents();
  await page.evaluate(() => { window.print = () => { document.documentElement.dataset.printed = 'yes'; }; });
  await page.getByRole('button', { name: say('search-print') }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
  const sheets = await pages(await page.pdf({ preferCSSPageSize: true, printBackground: true }), 80);
  sheets.forEach((sheet, at) => writeFileSync(join(process.env.SIGNPOST_SCREENSHOTS, `sheet-found-${at + 1}.png`), png(sheet)));
  const text = sheets.map(sheet => sheet.text).join('\n').replace(/\s+/g, ' ');
  expect(text).toContain(`${say('need-food')} · ${say('filter-weekends')}`);
  for (const name of found) expect(text.split(name).length - 1, name).toBe(1);
  expect(text).toContain(say('sheet-page-of', { page: 1, pages: sheets.length }));

  // What was typed, and where the patient lives, is not for paper.
  await openAnew(page, `${host.url}#/search?q=someone+hurts+me&need=safety&near=00401`);
  await expect(names(page).first()).toBeVisible();
  await page.evaluate(() => { window.print = () => { document.documentElement.dataset.printed = 'yes'; }; });
  await page.getByRole('button', { name: say('search-print') }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
  const typed = (await pages(await page.pdf({ preferCSSPageSize: true, printBackground: true }), 50)).map(sheet => sheet.text).join(' ');
  expect(typed).toContain(say('need-safety'));
  expect(typed).not.toMatch(/someone hurts|nearest to/i);
  await openAnew(page, `${host.url}#/search?q=pantry`);
  await openAnew(page, `${host.url}#/search?q=pantry`);
  await expect(names(page).first()).toBeVisible();
  await page.evaluate(() => { window.print = () => { document.documentElement.dataset.printed = 'yes'; }; });
  await page.getByRole('button', { name: say('search-print') }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
  const [neutral] = await pages(await page.pdf({ preferCSSPageSize: true, printBackground: true }), 50);
  expect(neutral.text).toContain(say('sheet-title'));
  expect(neutral.text.split('\n')).not.toContain('pantry');

  // More than a sheet holds: said before, and bounded.
  await openAnew(page, `${host.url}#/search?free=yes`);
  const first = like('search-print-first', ['count', 'total']);
  await expect(page.getByText(first)).toBeVisible();
  const [, count] = (await page.getByText(first).innerText()).match(first);
  await page.evaluate(() => { window.print = () => { document.documentElement.dataset.printed = 'yes'; }; });
  await page.getByRole('button', { name: say('search-print') }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
  const many = await pages(await page.pdf({ preferCSSPageSize: true, printBackground: true }), 50);
  expect(many.map(sheet => sheet.text).join(' ').match(/(?<!\) )\b[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}\b/g)).toHaveLength(Number(count));
});

test('what is found is printed whole, although it is asked for while the end of the page is still coming', async ({ page, host }) => {
  await helpOthers(page, host.url);
  // On a small screen the first answer has fewer programs than a sheet holds.
  await page.setViewportSize({ width: 360, height: 500 });
  await page.addInitScript(() => {
    window.dialogs = [];
    window.print = () => window.dialogs.push(document.querySelectorAll('.card').length);
    const press = () => {
      const button = document.querySelector('.print-found button');
      if (button) { watch.disconnect(); window.cardsAtPress = document.querySelectorAll('.card').length; button.click(); }
    };
    const watch = new MutationObserver(press);
    watch.observe(document, { subtree: true, childList: true });
  });
  await openAnew(page, `${host.url}#/search?q=food`);
  await expect.poll(() => page.evaluate(() => window.dialogs.length)).toBe(1);
  expect(await page.evaluate(() => window.cardsAtPress), 'pressed too late for this story').toBeLessThan(15);
  const found = (await names(page).allTextContents()).slice(0, 15);
  const printed = async () => (await pages(await page.pdf({ preferCSSPageSize: true, printBackground: true }), 50))
    .map(sheet => sheet.text).join('\n').replace(/\s+/g, ' ');
  const text = await printed();
  for (const name of found) expect(text.split(name).length - 1, name).toBe(1);

  // Again, and no longer once something else is asked.
  await page.getByRole('button', { name: say('search-print') }).click();
  await expect.poll(() => page.evaluate(() => window.dialogs.length)).toBe(2);
  await page.getByRole('searchbox').fill('diapers');
  await expect(names(page).first()).not.toHaveText(found[0]);
  expect(await printed()).toContain('diapers');
  expect(await page.evaluate(() => window.dialogs.length)).toBe(2);
});

test('several codes, typed or read out on the phone, bring all of their programs in that order', async ({ page, host }) => {
  await onTray(page, host, 3);
  const codes = (await page.locator('.codes code').allInnerTexts()).toReversed();
  const listed = (await page.locator('.handout-line-head strong').allInnerTexts()).toReversed();
  const said = codes.map(code => [...code.replace('-', '')].join(' ')).join(', then ');
  for (const text of [codes.join(' '), codes.join(', '), said]) {
    await openAnew(page, host.url);
    await box(page).fill(text);
    await expect(names(page)).toHaveText(listed);
  }
  // More than are read at once: how many are left out is said.
  await openAnew(page, host.url);
  const many = signpost('search', SITE, '', '--limit', '40', '--format', 'json').trim().split('\n').map(line => JSON.parse(line).code);
  await box(page).fill(many.slice(0, 34).join(' '));
  await expect(page.getByText(say('search-codes-unread', { most: 30, count: 4 }))).toBeVisible();
  await openAnew(page, host.url);
  await box(page).fill(`${codes[0]} ${codes[1].slice(0, 7)}${codes[1].endsWith('A') ? 'B' : 'A'}`);
  await expect(names(page)).toHaveText([listed[0]]);
  await expect(page.getByText(say('search-mistyped-code'))).toBeVisible();
});

test('the clinic’s logo is drawn anew as a small picture, stays in this browser and is printed; other files are refused', async ({ page, host }) => {
  await onTray(page, host, 1);
  await page.locator('details').filter({ hasText: say('card-title') }).locator('summary').click();
  const field = page.getByLabel(say('card-logo'), { exact: true });
  await field.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') });
  await expect(page.getByText(say('card-logo-failed'))).toBeVisible();
  const large = createCanvas(2400, 1200);
  const context = large.getContext('2d');
  context.fillStyle = '#c00000';
  context.fillRect(0, 0, 2400, 1200);
  await field.setInputFiles({ name: 'logo.jpg', mimeType: 'image/jpeg', buffer: large.toBuffer('image/jpeg') });
  await expect(page.getByText(say('card-logo-failed'))).toHaveCount(0);
  const logo = page.locator('.sheet .sheet-logo');
  await expect(logo).toBeVisible();
  const size = await logo.evaluate(image => [image.naturalWidth, image.naturalHeight, image.src.length, image.src.slice(0, 22)]);
  expect(size.slice(0, 2), 'within 480 by 160').toEqual([320, 160]);
  expect(size[2]).toBeLessThanOrEqual(40_000);
  expect(size[3]).toBe('data:image/png;base64,');
  await expectAccessible(page, 'the handout with a logo');
  await page.reload();
  await expect(logo).toBeVisible();
  const [sheet] = await pages(await page.pdf({ preferCSSPageSize: true, printBackground: true }), 60);
  const { data } = sheet.canvas.getContext('2d').getImageData(0, 0, sheet.canvas.width, sheet.canvas.height);
  const reds = data.filter((value, at) => at % 4 === 0 && value > 150 && data[at + 1] < 60).length;
  expect(reds, 'red dots on paper').toBeGreaterThan(100);
  await page.locator('details').filter({ hasText: say('card-title') }).locator('summary').click();
  await page.getByRole('button', { name: say('card-logo-remove') }).click();
  await expect(logo).toHaveCount(0);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('data:image');
});
