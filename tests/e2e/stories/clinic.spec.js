// Whoever makes handouts all day: few actions, by mouse or by keyboard; sentences with one tap; templates.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages, png, qrCode } from '../support/pdf.js';
import { box, finds, openAnew } from '../support/reader.js';
import { expect, searchable, test } from '../support/test.js';
import { like, say, speaker } from '../support/words.js';

const FOUR = [
  ['diabetes class', 'Living Well with Diabetes'],
  ['food pantry', 'Choose-Your-Own Food Pantry'],
  ['heating', 'Winter Heating Aid (LIHEAP)'],
  ['breakfast', 'Hot Breakfast and Supper'],
];
const CLINIC = 'North County Clinic';

/** The keystroke model: seconds for a key, for pointing and clicking, and for a hand that goes from one to the other. */
const [KEY, CLICK, HOMING] = [0.28, 1.3, 0.4];

/** Does what a person does, and counts it. Typing a word is one action of as many keys as it has letters. */
class Hand {
  actions = 0;
  seconds = 0;
  #on = 'keys';

  constructor(page) {
    this.page = page;
  }

  #count(on, seconds) {
    this.actions += 1;
    this.seconds += seconds + (on === this.#on ? 0 : HOMING);
    this.#on = on;
  }

  async click(locator) {
    this.#count('mouse', CLICK);
    await locator.click();
  }

  async choose(locator, value) {
    this.#count('mouse', 2 * CLICK);
    await locator.selectOption(value);
  }

  async type(text) {
    this.#count('keys', KEY * text.length);
    await this.page.keyboard.type(text);
  }

  async press(key) {
    this.#count('keys', KEY * key.split('+').length);
    await this.page.keyboard.press(key);
  }

  expectAtMost(actions, seconds) {
    console.log(`  ${this.actions} actions, ${this.seconds.toFixed(1)} s`);
    expect(this.actions, 'actions').toBeLessThanOrEqual(actions);
    expect(this.seconds, 'seconds').toBeLessThanOrEqual(seconds);
  }
}

/** A clinic's browser, which was set up before: "I help others" is on, and it has the clinic's card. */
async function atTheClinic(page, host) {
  await page.addInitScript(() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; });
  await page.goto(`${host.url}#/help-others`);
  await page.getByText(say('card-title'), { exact: true }).click();
  await page.getByLabel(say('card-name')).fill(CLINIC);
  await page.getByLabel(say('card-phone')).fill('305-555-0199');
  await page.getByLabel(say('card-phone')).blur();
  await openAnew(page, host.url);
  await searchable(page);
  // Before that the box is the first paint's, and loses the focus to the app's.
  await expect.poll(() => page.evaluate(() => performance.getEntriesByName('signpost:mounted').length)).toBe(1);
  await box(page).focus();
}

test('a card that the browser does not keep says so at its field, and is printed all the same', async ({ page, host }) => {
  await page.addInitScript(() => {
    const write = Storage.prototype.setItem;
    Storage.prototype.setItem = function setItem(name, value) {
      if (name.endsWith('clinic card') && window.isFull) throw new DOMException('full', 'QuotaExceededError');
      write.call(this, name, value);
    };
  });
  await atTheClinic(page, host);
  await page.goto(`${host.url}#/handout`);
  await page.getByText(say('card-title'), { exact: true }).click();
  await page.evaluate(() => { window.isFull = true; });
  const address = page.getByLabel(say('card-address'));
  await address.fill('1 First Street');
  await address.blur();
  const field = page.locator('.field').filter({ has: address });
  await expect(field.getByText(say('card-not-kept'))).toBeVisible();
  await expect(page.getByText(say('card-not-kept'))).toHaveCount(1);
  await page.evaluate(() => { window.isFull = false; });
  await address.fill('2 Second Street');
  await address.blur();
  await expect(page.getByText(say('card-not-kept'))).toHaveCount(0);
  // What a newer version kept is left alone, and said.
  await page.evaluate(() => localStorage.setItem('signpost / clinic card', '{"version":9,"name":"Later"}'));
  await address.fill('3 Third Street');
  await address.blur();
  await expect(field.getByText(say('clinic-newer'))).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('signpost / clinic card'))).toBe('{"version":9,"name":"Later"}');
});

const printed = page => page.evaluate(() => window.printed ?? 0);
const onTray = page => page.getByRole('complementary', { name: say('tray-title') }).getByRole('listitem');
const addButton = (page, name) => page.getByRole('button', { name: say('tray-add-named', { name }) });

/** As a hand drags: in steps, and scrolled to where it begins. */
async function drag(page, what, where) {
  await what.scrollIntoViewIfNeeded();
  const from = await what.boundingBox();
  await page.mouse.move(from.x + 20, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 25, from.y - 20, { steps: 5 });
  const to = await where.boundingBox();
  await page.mouse.move(to.x + 20, to.y + 8, { steps: 10 });
  await page.mouse.up();
}

async function fourOnTheTray(page) {
  for (const [, name] of FOUR) {
    await box(page).fill(name);
    await addButton(page, name).click();
  }
  await expect(onTray(page)).toHaveCount(4);
}

test('four programs by mouse: at most 25 actions and 45 seconds', async ({ page, host }) => {
  await atTheClinic(page, host);
  const hand = new Hand(page);
  for (const [words, name] of FOUR) {
    if (words !== FOUR[0][0]) await hand.click(page.getByRole('button', { name: say('search-clear') }));
    await hand.type(words);
    await hand.click(addButton(page, name));
  }
  await expect(onTray(page), 'the tray stays beside the results').toHaveCount(4);
  await hand.click(page.getByRole('link', { name: say('tray-to-handout', { count: 4 }) }));
  await hand.click(page.getByRole('group', { name: say('phrases-all') }).getByRole('button', { name: say('phrase-sent-by', { name: CLINIC }) }));
  await hand.click(page.getByRole('group', { name: say('phrases-named', { name: FOUR[0][1] }) }).getByRole('button', { name: /^Ask for/ }));
  await hand.choose(page.getByLabel(say('handout-language')), 'es');
  await hand.click(page.getByRole('button', { name: say('handout-print'), exact: true }));
  expect(await printed(page)).toBe(1);
  const sheet = page.getByRole('article');
  await expect(sheet.getByText(speaker('es')('phrase-sent-by', { name: CLINIC })).first()).toBeVisible();
  hand.expectAtMost(25, 45);
});

test('four programs by keyboard: at most 25 actions and 45 seconds', async ({ page, host }) => {
  await atTheClinic(page, host);
  const hand = new Hand(page);
  for (const [words, name] of FOUR) {
    if (words !== FOUR[0][0]) await hand.press('/');
    await hand.type(words);
    await expect(page.getByRole('main').getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) }).first()).toContainText(name);
    await hand.press('Enter');
    await hand.press('1');
  }
  await expect(onTray(page)).toHaveCount(4);
  await hand.press('g');
  await expect(page.getByRole('group', { name: say('phrases-all') }).getByRole('button').first()).toBeFocused();
  await hand.press('Space');
  await hand.press('Tab');
  await hand.press('Space');
  await hand.press('Control+Enter');
  expect(await printed(page)).toBe(1);
  const sheet = page.getByRole('article');
  await expect(sheet.getByText(say('phrase-bring-sheet')), 'once, since it is said of all').toHaveCount(1);
  hand.expectAtMost(25, 45);
});

test('a template brings it back: at most 4 actions and 10 seconds, with what changed, and without what was one patient’s', async ({ page, host }) => {
  await atTheClinic(page, host);
  await fourOnTheTray(page);
  await page.getByRole('link', { name: say('tray-to-handout', { count: 4 }) }).click();
  await page.getByRole('button', { name: say('phrase-bring-sheet') }).first().click();
  await page.getByLabel(say('handout-line'), { exact: false }).first().fill('Only for Ana');
  await page.getByLabel(say('phrases-expected')).first().fill('2030-01-15');
  await page.getByText(say('template-save'), { exact: true }).click();
  await page.getByLabel(say('template-name')).fill('New diabetes patient');
  await page.getByRole('button', { name: say('template-save-button'), exact: true }).click();
  await expect(page.getByText(say('template-saved'))).toBeVisible();
  await page.getByRole('button', { name: say('handout-next') }).click();
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(kept).toContain('New diabetes patient');
  expect(kept).not.toContain('Only for Ana');
  expect(kept).not.toContain('2030-01-15');

  await openAnew(page, host.url);
  await searchable(page);
  const hand = new Hand(page);
  await hand.press('g');
  await hand.click(page.getByRole('button', { name: 'New diabetes patient', exact: true }));
  await hand.press('Control+Enter');
  expect(await printed(page)).toBe(1);
  hand.expectAtMost(4, 10);
  await expect(page.getByRole('main').locator('.handout-line')).toHaveCount(4);
  await expect(page.getByText(say('phrase-bring-sheet')).first()).toBeVisible();
  await expect(page.getByText(say('template-unchanged')).or(page.getByText(like('template-changed', ['date'])))).toBeVisible();

  await page.getByRole('button', { name: say('handout-next') }).click();
  await page.getByRole('button', { name: say('handout-again') }).click();
  await expect(page.getByRole('main').locator('.handout-line')).toHaveCount(4);
  await page.getByRole('button', { name: say('undo') }).click();
  await expect(page.getByText(say('handout-empty'))).toBeVisible();
});

test('templates go to another browser as a file, which says first what it would change', async ({ page, browser, host, watch }) => {
  await atTheClinic(page, host);
  await fourOnTheTray(page);
  await page.goto(`${host.url}#/handout`);
  await page.getByText(say('template-save'), { exact: true }).click();
  await page.getByLabel(say('template-name')).fill('Winter');
  await page.getByRole('button', { name: say('template-save-button'), exact: true }).click();
  await page.getByRole('button', { name: say('handout-next') }).click();
  await page.getByText(say('templates-keep'), { exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: say('templates-export') }).click(),
  ]);
  const file = { name: 'templates.json', mimeType: 'application/json', buffer: readFileSync(await download.path()) };

  const context = await browser.newContext();
  watch.see(context);
  const other = await context.newPage();
  await other.goto(`${host.url}#/handout`);
  await other.getByText(say('templates-keep'), { exact: true }).click();
  await other.getByLabel(say('templates-import')).setInputFiles({ ...file, buffer: Buffer.from('{"version":1') });
  await expect(other.getByText(say('templates-damaged'))).toBeVisible();
  await other.getByLabel(say('templates-import')).setInputFiles(file);
  await expect(other.getByText(say('templates-would'))).toBeVisible();
  await expect(other.getByRole('listitem').filter({ hasText: 'Winter' })).toContainText(say('templates-new'));
  await expect(other.getByRole('button', { name: 'Winter', exact: true })).toHaveCount(0);
  await other.getByRole('button', { name: say('templates-take') }).click();
  await expect(other.getByRole('button', { name: 'Winter', exact: true })).toBeVisible();
  await other.getByLabel(say('templates-import')).setInputFiles(file);
  await expect(other.getByRole('listitem').filter({ hasText: 'Winter' }).filter({ hasText: say('templates-same') })).toBeVisible();
  await context.close();
});

test('sentences of one tap are read in the patient’s language, and kept with the program', async ({ page, browser, host, watch }) => {
  await atTheClinic(page, host);
  await fourOnTheTray(page);
  await page.getByRole('link', { name: say('tray-to-handout', { count: 4 }) }).click();
  await page.getByRole('group', { name: say('phrases-all') }).getByRole('button', { name: say('phrase-sent-by', { name: CLINIC }) }).click();
  await page.getByLabel(say('phrases-expected')).first().fill('2030-01-15');
  await page.getByLabel(say('handout-language')).selectOption('es');
  const field = page.getByLabel(say('handout-link'), { exact: true });
  await expect.poll(() => field.inputValue()).toContain('#/for?');
  const link = await field.inputValue();
  const spanish = speaker('es');
  const context = await browser.newContext({ locale: 'es-MX' });
  watch.see(context);
  const phone = await context.newPage();
  await phone.goto(link);
  await expect(phone.getByText(spanish('phrase-sent-by', { name: CLINIC }), { exact: false })).toHaveCount(4);
  await expect(phone.getByText('15 de enero de 2030', { exact: false }).first()).toBeVisible();
  await context.close();
});

test('the handout as text for a portal has names, phones, sentences, codes and the link', async ({ page, context, host }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await atTheClinic(page, host);
  await fourOnTheTray(page);
  await page.goto(`${host.url}#/handout`);
  await page.getByRole('group', { name: say('phrases-all') }).getByRole('button', { name: say('phrase-bring-sheet') }).click();
  await page.getByRole('button', { name: say('handout-copy-text') }).click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  for (const [, name] of FOUR) expect(text).toContain(name);
  expect(text.split(say('phrase-bring-sheet'))).toHaveLength(5);
  expect(text).toMatch(/\(\d{3}\) \d{3}-\d{4}/);
  expect(text).toContain(CLINIC);
  expect(text.trim().split('\n').pop()).toContain('#/for?');
});

test('programs are put in order by keys and by dragging, and everything can be undone', async ({ page, host }) => {
  await atTheClinic(page, host);
  await fourOnTheTray(page);
  await page.goto(`${host.url}#/handout`);
  const heads = page.locator('.handout-line-head strong');
  const order = () => heads.allInnerTexts();
  const names = FOUR.map(([, name]) => name);
  await expect(heads).toHaveText(names);
  await page.getByLabel(say('handout-line'), { exact: false }).nth(1).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(order).toEqual([names[1], names[0], names[2], names[3]]);
  await drag(page, heads.nth(1), heads.nth(0));
  await expect.poll(order).toEqual([names[0], names[1], names[2], names[3]]);
  await page.getByRole('button', { name: say('handout-remove-named', { name: names[1] }) }).click();
  await expect(heads).toHaveCount(3);
  await page.getByRole('button', { name: say('undo') }).click();
  await expect.poll(order).toEqual(names);
  await page.getByRole('button', { name: say('handout-next') }).click();
  await expect(heads).toHaveCount(0);
  await page.getByRole('button', { name: say('undo') }).click();
  await expect(heads).toHaveCount(4);
});

test('the keys have a list, work only for whoever helps others, and never while something is typed', async ({ page, host }) => {
  await page.goto(host.url);
  await finds(page, FOUR[0][1]);
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  await expect(page.getByRole('link', { name: like('nav-handout-count', ['count']) })).toHaveCount(0);
  await atTheClinic(page, host);
  await page.keyboard.type('1?g');
  await expect(box(page)).toHaveValue('1?g');
  await box(page).fill(FOUR[0][0]);
  await page.keyboard.press('Enter');
  await page.keyboard.press('?');
  await expect(page.getByText(say('keys-result'))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText(say('keys-result'))).toBeHidden();
});

test('a warning sees a patient’s data, and is quiet on the day of an appointment', async ({ page, host }) => {
  await atTheClinic(page, host);
  await fourOnTheTray(page);
  await page.goto(`${host.url}#/handout`);
  const line = page.getByLabel(say('handout-line'), { exact: false }).first();
  const warning = page.getByText(say('handout-looks-personal'));
  for (const words of ['For Mrs. Alvarez', 'born March 14, 1962', 'SSN 123-45-6789']) {
    await line.fill(words);
    await expect(warning.first(), words).toBeVisible();
  }
  for (const words of ['Ask for Ms. Jones', 'They expect you on 12/3/2030']) {
    await line.fill(words);
    await expect(warning, words).toHaveCount(0);
  }
});

const SIX = [...FOUR.map(([, name]) => name), 'Senior Commodity Box', 'Mobile Pantry Truck'];
for (const language of ['en', 'es']) {
  for (const [count, most] of [[1, 1], [3, 1], [6, 2]]) {
    test(`a sheet of ${count} in ${language} takes at most ${most} page${most > 1 ? 's' : ''}`, async ({ page, host }) => {
      await atTheClinic(page, host);
      for (const name of SIX.slice(0, count)) {
        await box(page).fill(name);
        await addButton(page, name).click();
      }
      await expect(onTray(page)).toHaveCount(count);
      await page.goto(`${host.url}#/handout`);
      await page.getByRole('group', { name: say('phrases-all') }).getByRole('button', { name: say('phrase-sent-by', { name: CLINIC }) }).click();
      await page.getByLabel(say('handout-language')).selectOption(language);
      const field = page.getByLabel(say('handout-link'), { exact: true });
      await expect.poll(() => field.inputValue()).toContain('#/for?');
      for (const format of ['Letter', 'A4']) {
        await page.getByLabel(say(format === 'A4' ? 'handout-paper-a4' : 'handout-paper-letter'), { exact: true }).check();
        const sheets = await pages(await page.pdf({ format, preferCSSPageSize: true, printBackground: true }));
        console.log(`  ${count} ${language} ${format}: ${sheets.length} pages`);
        const picture = join(process.env.SIGNPOST_SCREENSHOTS, `pages-${count}-${language}-${format}`);
        sheets.forEach((sheet, n) => writeFileSync(`${picture}-${n + 1}.png`, png(sheet)));
        expect.soft(sheets.length, format).toBeLessThanOrEqual(most);
        expect(sheets.map(qrCode).find(Boolean), format).toBe(await field.inputValue());
      }
    });
  }
}
