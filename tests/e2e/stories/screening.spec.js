// From what a screening found to a sheet: needs are ticked, programs proposed and put on the handout; a day to ask again goes
// with them. And what a community gives its clinics: templates, signed with the data.

import { expectAccessible } from '../support/axe.js';
import { pages } from '../support/pdf.js';
import { finds, helpOthers, names, openAnew, overhang } from '../support/reader.js';
import { release } from '../support/release.js';
import { expect, searchable, test } from '../support/test.js';
import { LANGUAGES, say, speaker } from '../support/words.js';

const PANTRY = 'Choose-Your-Own Food Pantry';
const DAY = '2031-02-03';

/** The picker of whoever helps others. */
async function screening(page, host) {
  await helpOthers(page, host.url);
  await searchable(page);
  await page.getByRole('link', { name: say('handout-screening') }).click();
  await expect(page.getByText(say('needs-lead-screening'))).toBeVisible();
}

/** A need by its own name: hints and Gravity's categories have the same words. */
const tick = (page, need, speak = say) =>
  page.locator('.need-choice').filter({ has: page.locator('.need-name').getByText(speak(`need-${need}`), { exact: true }) }).getByRole('checkbox').check();
const lines = page => page.locator('.handout-line-head strong');
const printed = async page => (await pages(await page.pdf({ preferCSSPageSize: true, printBackground: true }), 50))
  .map(sheet => sheet.text).join('\n').replace(/\s+/g, ' ');

test('what a screening found becomes a handout: ticked, proposed in the patient’s language, adjusted, printed', async ({ page, host }) => {
  await page.goto(`${host.url}#/needs`);
  await searchable(page);
  await expect(page.getByText('Food Insecurity'), 'for whoever helps others').toHaveCount(0);
  await expect(page.getByText(say('needs-wishes'))).toHaveCount(0);
  await screening(page, host);
  await expect(page.getByText('Food Insecurity')).toBeVisible();
  for (const need of ['food', 'transportation', 'housing']) await tick(page, need);
  await page.getByLabel(say('filter-language')).selectOption('es');
  await page.getByLabel(say('filter-near'), { exact: true }).fill('00401');
  await page.getByRole('button', { name: say('needs-show') }).click();
  await expect(page.getByRole('heading', { name: say('needs-results') })).toBeFocused();
  const proposed = await names(page).allTextContents();
  expect(proposed.length).toBeGreaterThanOrEqual(3);
  expect(proposed.length).toBeLessThanOrEqual(6);
  await expectAccessible(page, 'proposed programs');
  // Another wish, and these are no answer any more.
  await page.getByLabel(say('filter-free'), { exact: true }).check();
  await expect(names(page)).toHaveCount(0);
  await page.getByLabel(say('filter-free'), { exact: true }).uncheck();
  await page.getByRole('button', { name: say('needs-show') }).click();
  await expect(names(page)).toHaveText(proposed);
  await page.getByRole('button', { name: say('needs-take', { count: proposed.length }) }).click();
  await expect(lines(page)).toHaveText(proposed);
  await expect(page.getByLabel(say('handout-language')), 'the sheet is in the language that was asked for').toHaveValue('es');
  await page.getByRole('button', { name: say('undo') }).click();
  await expect(lines(page)).toHaveCount(0);
});

test('a day to ask again is on the sheet, in the link, and on the return that the sheet’s code opens, and goes into the record', async ({ page, context, host }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await helpOthers(page, host.url);
  await openAnew(page, host.url);
  const add = async name => {
    await finds(page, name);
    await page.getByRole('button', { name: say('tray-add-named', { name }) }).click();
  };
  await add(PANTRY);
  await page.goto(`${host.url}#/handout`);
  await page.getByLabel(say('handout-ask-again'), { exact: true }).fill(DAY);
  // One that is added afterwards says it, too: so it stands once, in the head of the sheet.
  await page.goto(`${host.url}#/search`);
  await add('Winter Heating Aid (LIHEAP)');
  await page.goto(`${host.url}#/handout`);
  await expect(lines(page)).toHaveCount(2);
  const words = say('phrase-ask-again', { date: 'February 3, 2031' });
  expect((await printed(page)).split(words)).toHaveLength(2);
  // A sheet in Spanish comes back: whoever helps others reads on in their own language.
  await page.getByLabel(say('handout-language')).selectOption('es');
  const field = page.getByLabel(say('handout-link'), { exact: true });
  await expect.poll(() => field.inputValue()).toContain('#/for?');
  await openAnew(page, await field.inputValue());
  await expect(page.getByText(words).first()).toBeVisible();
  await page.getByRole('button', { name: say('return-form') }).click();
  const again = page.getByLabel(say('handout-ask-again'), { exact: true });
  await expect(again).toHaveValue(DAY);
  await again.fill('2031-03-04');
  await page.getByRole('button', { name: say('return-copy') }).click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text.trim().split('\n').pop()).toBe(say('return-record-ask-again', { date: 'March 4, 2031' }));
});

test('a count that was a mistake is taken back, and an answer that changes is counted once', async ({ page, host }) => {
  await helpOthers(page, host.url);
  await openAnew(page, host.url);
  await finds(page, PANTRY);
  await page.getByRole('button', { name: say('tray-add-named', { name: PANTRY }) }).click();
  await page.goto(`${host.url}#/handout`);
  const field = page.getByLabel(say('handout-link'), { exact: true });
  await expect.poll(() => field.inputValue()).toContain('#/for?');
  await openAnew(page, await field.inputValue());
  await page.getByRole('button', { name: say('return-form') }).click();
  const outcome = page.getByRole('group', { name: say('return-choose-named', { name: PANTRY }) });
  const count = page.getByRole('button', { name: say('return-count'), exact: true });
  await outcome.getByLabel(say('state-waiting')).check();
  await count.click();
  await page.getByRole('button', { name: say('undo') }).click();
  await expect(count).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('signpost / counts'))).not.toContain('waiting');
  await count.click();
  await outcome.getByLabel(say('state-got-help')).check();
  await count.click();
  await page.getByRole('link', { name: say('counts-see') }).click();
  const rows = page.getByRole('row').filter({ hasText: PANTRY });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(say('state-got-help'));
});

test('templates that a community publishes with its data are one press for whoever makes a handout', async ({ page, host }) => {
  await helpOthers(page, host.url);
  await openAnew(page, host.url);
  await finds(page, PANTRY);
  const code = (await page.getByRole('link', { name: PANTRY, exact: true }).getAttribute('href')).split('/').pop();
  const file = {
    version: 1,
    templates: [{
      name: 'First visit', saved_on: '2026-11-01', lang: 'es', paper: 'a4', large: true,
      items: [{ code, phrases: [{ id: 3 }] }],
    }],
  };
  const { site, drop } = release({ added: { 'templates.json': JSON.stringify(file) } });
  host.folder = site;
  await openAnew(page, `${host.url}#/handout`);
  await searchable(page);
  await page.reload();
  await page.getByRole('button', { name: 'First visit', exact: true }).click();
  await expect(lines(page)).toHaveText([PANTRY]);
  await expect(page.locator('.sheet[lang="es"]')).toContainText(speaker('es')('phrase-bring-sheet'));
  await expect(page.getByLabel(say('handout-paper-a4'), { exact: true })).toBeChecked();
  await expect(page.getByLabel(say('handout-large'), { exact: true })).toBeChecked();
  await page.getByRole('button', { name: say('undo') }).click();
  await expect(lines(page)).toHaveCount(0);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage })), 'they are not this browser’s own').not.toContain('First visit');
  drop();
});

test('a template brings its paper back, and the next patient gets the same paper and ordinary letters', async ({ page, host }) => {
  await helpOthers(page, host.url);
  await openAnew(page, host.url);
  await finds(page, PANTRY);
  await page.getByRole('button', { name: say('tray-add-named', { name: PANTRY }) }).click();
  await page.goto(`${host.url}#/handout`);
  const [a4, large] = ['handout-paper-a4', 'handout-large'].map(id => page.getByLabel(say(id), { exact: true }));
  await a4.check();
  await large.check();
  // To the search and back: nothing of it is lost.
  await page.goto(`${host.url}#/search?q=food`);
  await page.goto(`${host.url}#/handout`);
  await expect(large).toBeChecked();
  await page.getByText(say('template-save'), { exact: true }).click();
  await page.getByLabel(say('template-name')).fill('For Mrs. Alvarez');
  await expect(page.getByText(say('handout-looks-personal'))).toBeVisible();
  await page.getByLabel(say('template-name')).fill('Low vision');
  await expect(page.getByText(say('handout-looks-personal'))).toHaveCount(0);
  await page.getByRole('button', { name: say('template-save-button'), exact: true }).click();
  await page.getByRole('button', { name: say('handout-next') }).click();
  await openAnew(page, `${host.url}#/handout`);
  await page.getByRole('button', { name: 'Low vision', exact: true }).click();
  await expect(a4).toBeChecked();
  await expect(large).toBeChecked();
  await page.getByRole('button', { name: say('handout-next') }).click();
  await page.getByRole('button', { name: say('handout-again') }).click();
  await expect(large, '“The same again” is printed in the same way').toBeChecked();
});

test('a discreet sheet has no topic, and with codes alone no name', async ({ page, host }) => {
  await helpOthers(page, host.url);
  await openAnew(page, host.url);
  await finds(page, PANTRY);
  await page.getByRole('button', { name: say('tray-add-named', { name: PANTRY }) }).click();
  await page.goto(`${host.url}#/handout`);
  await expect(page.getByLabel(say('handout-codes-only'))).toHaveCount(0);
  await page.getByLabel(say('handout-discreet'), { exact: true }).check();
  expect(await printed(page)).toContain(PANTRY);
  await page.getByLabel(say('handout-codes-only'), { exact: true }).check();
  const code = await page.locator('.codes code').innerText();
  for (const wallet of [false, true]) {
    await page.getByLabel(say('handout-wallet'), { exact: true }).setChecked(wallet);
    const text = await printed(page);
    expect(text).toContain(code);
    expect(text).not.toMatch(/pantry/i);
  }
});

test('a handout is made and printed without a connection', async ({ page, context, host, watch }) => {
  watch.allow(/^Failed to load resource/);
  await helpOthers(page, host.url);
  await openAnew(page, host.url);
  await searchable(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.reload();
  await finds(page, PANTRY);
  await page.getByRole('button', { name: say('tray-add-named', { name: PANTRY }) }).click();
  await page.keyboard.press('Escape');
  await page.goto(`${host.url}#/handout`);
  await page.getByRole('group', { name: say('phrases-all') }).getByRole('button', { name: say('phrase-bring-sheet') }).click();
  await page.getByLabel(say('handout-language')).selectOption('es');
  const text = await printed(page);
  expect(text).toContain(speaker('es')('phrase-bring-sheet'));
  expect(text).toContain('(790) 555-0151');
  await context.setOffline(false);
});

for (const language of ['en', 'es', 'ar']) {
  test(`axe finds nothing on the picker of whoever helps others: ${language}`, async ({ browser, host, watch }) => {
    const { site, drop } = release({ languages: LANGUAGES });
    host.folder = site;
    const speak = speaker(language);
    const context = await browser.newContext({ locale: language, viewport: { width: 360, height: 740 } });
    watch.see(context);
    const page = await context.newPage();
    await page.goto(`${host.url}#/help-others`);
    await searchable(page);
    await openAnew(page, `${host.url}#/needs`);
    await tick(page, 'food', speak);
    await page.getByRole('button', { name: speak('needs-show') }).click();
    await expect(names(page).first()).toBeVisible();
    await expectAccessible(page, `the picker in ${language}`);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    await context.close();
    drop();
  });
}
