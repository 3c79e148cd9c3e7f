// My list keeps everything: no tap destroys, notes are kept as they are typed, tabs do not overwrite each other, what
// cannot be kept is told, and what is gone from the directory is still here.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/axe.js';
import { clockOf } from '../support/device.js';
import { box, openAnew, overhang, save } from '../support/reader.js';
import { DAY, release } from '../support/release.js';
import { PHONE, choose, downloaded, keptList, noteOf, openList, openRow, putList, row } from '../support/list.js';
import { expect, searchable, test } from '../support/test.js';
import { LANGUAGES, say, speaker } from '../support/words.js';

const MEALS = 'Hot Breakfast and Supper';
const DENTIST = 'Dentist at Linn River';
const GOLDEN = join(import.meta.dirname, '../../golden');

test.use({ viewport: PHONE });

const toast = page => page.locator('.toast');

test('a tap on "Saved" takes nothing away for good: undo brings back note, state and place', async ({ page, host }) => {
  await page.goto(host.url);
  await save(page, MEALS);
  await save(page, DENTIST);
  await openList(page);
  await choose(page, MEALS, 'state-waiting');
  await noteOf(page, MEALS).fill('Tuesday, bring the letter');
  await expect.poll(async () => (await keptList(page)).items[0].note).toBe('Tuesday, bring the letter');
  await page.getByRole('banner').getByRole('link').first().click();
  await box(page).fill(MEALS);
  const saved = page.getByRole('button', { name: say('saved-named', { name: MEALS }) });
  await saved.click();
  await expect(toast(page)).toContainText(say('list-removed', { name: MEALS }));
  const taken = page.getByRole('button', { name: say('save-named', { name: MEALS }) });
  await expect(taken, 'the focus stays where the finger is').toBeFocused();
  await page.waitForTimeout(12_000);
  await toast(page).getByRole('button', { name: say('undo') }).click();
  await expect(saved).toBeVisible();
  await expect(saved, 'and comes back to it').toBeFocused();
  await expect.poll(async () => (await keptList(page)).items.map(item => [item.state, item.note])).toEqual([
    ['waiting', 'Tuesday, bring the letter'], ['not-yet', ''],
  ]);
});

test('a state is undone, a removed row comes back, and the focus never falls to the end of the page', async ({ page, host }) => {
  await page.goto(host.url);
  await save(page, MEALS);
  await save(page, DENTIST);
  await openList(page);
  await choose(page, MEALS, 'state-did-not-work');
  await choose(page, MEALS, 'state-full');
  await expect.poll(async () => (await keptList(page)).items[0].state).toBe('full');
  await toast(page).getByRole('button', { name: say('undo') }).click();
  await expect.poll(async () => (await keptList(page)).items[0].state).toBe('not-yet');
  await row(page, MEALS).getByRole('button', { name: say('list-remove') }).click();
  await expect(row(page, MEALS)).toHaveCount(0);
  await expect(row(page, DENTIST).getByRole('heading')).toBeFocused();
  await toast(page).getByRole('button', { name: say('undo') }).click();
  await expect(row(page, MEALS).getByRole('heading')).toBeFocused();
  await expect(page.locator('.saved-item').first()).toContainText(MEALS);
});

test('what was typed is kept when the page is closed before the next pause', async ({ page, host }) => {
  await page.goto(host.url);
  await save(page, MEALS);
  await openList(page);
  await openRow(page, MEALS);
  await noteOf(page, MEALS).pressSequentially('Ask for Mary');
  await page.reload();
  await openRow(page, MEALS);
  await expect(noteOf(page, MEALS)).toHaveValue('Ask for Mary');
  await expect(row(page, MEALS)).toContainText(say('list-note-kept'));
  expect(await page.evaluate(() => Object.keys(localStorage).filter(key => key.includes('drafts')))).toEqual([]);
});

test('two tabs: note here and state there both stay, and each shows the newest', async ({ page, context, host }) => {
  await page.goto(host.url);
  await save(page, MEALS);
  await openList(page);
  const other = await context.newPage();
  await other.goto(`${host.url}#/list`);
  await openRow(page, MEALS);
  await openRow(other, MEALS);
  await Promise.all([noteOf(page, MEALS).fill('Tuesday at nine'), choose(other, MEALS, 'state-called')]);
  for (const tab of [page, other]) {
    await expect(noteOf(tab, MEALS)).toHaveValue('Tuesday at nine');
    await expect(row(tab, MEALS).getByRole('button', { name: say('list-state-of', { state: say('state-called'), name: MEALS }) })).toBeVisible();
  }
});

test('two tabs that write a note at the same time: neither is lost', async ({ page, context, host }) => {
  await page.goto(host.url);
  await save(page, MEALS);
  await openList(page);
  const other = await context.newPage();
  await other.goto(`${host.url}#/list`);
  await openRow(page, MEALS);
  await openRow(other, MEALS);
  await Promise.all([noteOf(page, MEALS).fill('from the first tab'), noteOf(other, MEALS).fill('from the second tab')]);
  await expect.poll(async () => {
    const [{ note, other_notes: others = [] }] = (await keptList(page)).items;
    return [note, ...others].sort();
  }).toEqual(['from the first tab', 'from the second tab']);
  await expect(row(page, MEALS)).toContainText(say('list-other-note'));
});

for (const [what, patch, message] of [
  ['denied', "Object.defineProperty(self, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });", 'list-not-kept-denied'],
  ['full', "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };", 'list-not-kept-full'],
  ['hanging', "IDBFactory.prototype.open = () => new EventTarget();", 'list-not-kept-slow'],
]) {
  test(`storage is ${what}: it is told within two seconds, nothing on the page is lost, and a file can be saved`, async ({ page, host }) => {
    await page.goto(host.url);
    await searchable(page);
    // From now on: what the page has read is there.
    await page.evaluate(patch);
    await box(page).fill(MEALS);
    await page.getByRole('button', { name: say('save-named', { name: MEALS }) }).click();
    await expect(page.getByRole('button', { name: say('saved-named', { name: MEALS }) })).toBeVisible();
    await expect(toast(page)).toContainText(say(message), { timeout: 3_000 });
    const file = await downloaded(page, () => toast(page).getByRole('button', { name: say('list-save-file') }).click());
    expect(JSON.parse(file.text).items[0].record.program.name).toBe(MEALS);
    await openList(page);
    await expect(row(page, MEALS)).toBeVisible();
    await openRow(page, MEALS);
    await noteOf(page, MEALS).fill('Tuesday');
    await expect(row(page, MEALS)).toContainText(say('list-note-unkept'));
    await expect(page.getByRole('main').getByText(say(message))).toBeVisible();
    await expectAccessible(page, `the list with ${what} storage`);
  });
}

test('what could not be kept is kept by "try again", once there is room', async ({ page, host }) => {
  await page.goto(host.url);
  await searchable(page);
  await page.evaluate(() => {
    window.ownPut = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  await box(page).fill(MEALS);
  await page.getByRole('button', { name: say('save-named', { name: MEALS }) }).click();
  await expect(toast(page)).toContainText(say('list-not-kept-full'));
  await page.evaluate(() => { IDBObjectStore.prototype.put = window.ownPut; });
  await toast(page).getByRole('button', { name: say('failed-retry') }).click();
  await expect.poll(async () => (await keptList(page))?.items.length).toBe(1);
  await expect(toast(page)).toHaveCount(0);
  await page.reload();
  await openList(page);
  await expect(row(page, MEALS)).toBeVisible();
});

test('a program that is gone from the directory opens from the list, as it was', async ({ page, host }) => {
  await page.goto(host.url);
  await save(page, MEALS);
  const without = release({ change: text => text.split('\n').filter(line => !line.includes(MEALS)).join('\n') });
  host.folder = without.site;
  await page.reload();
  await searchable(page);
  await openList(page);
  await expect(row(page, MEALS)).toContainText('It is not listed any more', { timeout: 20_000 });
  await row(page, MEALS).getByRole('link', { name: MEALS, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(MEALS);
  await expect(page.getByRole('main')).toContainText('It is not listed any more');
  await expect(page.getByRole('main').getByRole('link', { name: /^Call/ }).first()).toBeVisible();
  await expectAccessible(page, 'a program that is gone');
  without.drop();
});

test('the list is ordered by hand, by need, and the newest first', async ({ page, host }) => {
  await page.goto(host.url);
  await save(page, MEALS);
  await save(page, DENTIST);
  await openList(page);
  const names = () => page.locator('.saved-title').allInnerTexts();
  await openRow(page, DENTIST);
  await page.getByRole('button', { name: say('list-move-up-named', { name: DENTIST }) }).click();
  await expect.poll(names).toEqual([DENTIST, MEALS]);
  await page.reload();
  await expect.poll(names).toEqual([DENTIST, MEALS]);
  const order = page.getByLabel(say('sort-label'));
  await order.selectOption('by-need');
  await expect(page.locator('.list-group').first()).toHaveText(say('need-food'));
  await expect.poll(names).toEqual([MEALS, DENTIST]);
  await page.reload();
  await expect(page.locator('.list-group').first()).toHaveText(say('need-food'));
});

test('a list of the first version is shown with all that was in it, and goes on', async ({ page, host }) => {
  await page.goto(host.url);
  await searchable(page);
  await putList(page, readFileSync(join(GOLDEN, 'kept/list.json'), 'utf8'));
  await page.reload();
  await openList(page);
  await expect(page.locator('.saved-item')).toHaveCount(12);
  const first = page.locator('.saved-item').first();
  await first.locator('button[aria-expanded]').click();
  await expect(first.getByLabel(say('list-note'))).toHaveValue('Tuesday,\nbring "the letter"');
  await first.getByLabel(say('list-note')).fill('Wednesday');
  await expect.poll(async () => (await keptList(page)).items[0].note).toBe('Wednesday');
});

test('what can be done today stands first: who is open, and a waiting list that takes too long', async ({ page, context, host }) => {
  await page.goto(host.url);
  await save(page, DENTIST);
  await openList(page);
  await choose(page, DENTIST, 'state-waiting');
  await expect(page.locator('.today')).toHaveCount(0);
  await expect.poll(async () => (await keptList(page)).items[0].state).toBe('waiting');
  await (await clockOf(context)).set(30 * DAY);
  await openAnew(page, `${host.url}#/list`);
  await expect(page.locator('.today')).toContainText(/Still waiting\?/);
  await expectAccessible(page, 'the list with something to do');
});

test('a reminder is a calendar file; a neutral one says nothing of the program', async ({ page, host }) => {
  await page.goto(host.url);
  await save(page, MEALS);
  await openList(page);
  const opened = await openRow(page, MEALS);
  await opened.getByText(say('remind-title'), { exact: true }).click();
  const { name, text } = await downloaded(page, () => opened.getByRole('button', { name: say('remind-call') }).click());
  expect(name).toBe('reminder.ics');
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
  expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:Call ${MEALS}`);
  expect(text).toMatch(/DTSTART:\d{8}T\d{6}Z\r\n/);
  await opened.getByLabel(say('remind-neutral')).check();
  const neutral = await downloaded(page, () => opened.getByRole('button', { name: say('remind-again') }).click());
  expect(neutral.text).not.toMatch(/Breakfast|555|LOCATION/);
  expect(neutral.text).toMatch(/DTSTART;VALUE=DATE:\d{8}\r\n/);
  const sms = await opened.getByRole('link', { name: say('remind-text') }).getAttribute('href');
  expect(decodeURIComponent(sms)).toMatch(new RegExp(`^sms:\\?&body=${MEALS}\n\\(`));
});

for (const language of ['en', 'es', 'ar']) {
  test(`every state of the list is accessible and fits the phone: ${language}`, async ({ page, host }) => {
    const speak = speaker(language);
    const { site, drop } = release({ languages: LANGUAGES });
    host.folder = site;
    await page.goto(host.url);
    await save(page, MEALS);
    await save(page, DENTIST);
    await page.evaluate(language => localStorage.setItem('signpost / settings', JSON.stringify({ version: 1, language })), language);
    await openAnew(page, `${host.url}#/list`);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await searchable(page);
    await expectAccessible(page, `the list in ${language}`);
    const first = page.locator('.saved-item').first();
    await first.locator('button[aria-expanded]').click();
    await first.getByRole('radio', { name: speak('state-did-not-work') }).click();
    await first.getByText(speak('remind-title'), { exact: true }).click();
    await page.getByText(speak('list-copies'), { exact: true }).click();
    await page.getByRole('button', { name: speak('list-carry') }).click();
    await expectAccessible(page, `an open row in ${language}`);
    expect(await overhang(page)).toBe(0);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overhang(page)).toBe(0);
    drop();
  });
}
