// What is printed, and what a damaged link or a program that is gone leaves: every print is the same sheet, with phone,
// address, hours in words and code.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages, png } from '../support/pdf.js';
import { box, finds, helpOthers, openAnew, program, save, settled } from '../support/reader.js';
import { release } from '../support/release.js';
import { expect, test } from '../support/test.js';
import { say } from '../support/words.js';

const MONTHLY = 'Senior Commodity Box';
const SITES = 'Mobile Pantry Truck';
const PANTRY = 'Choose-Your-Own Food Pantry';
const CODE = /\b[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}\b/;
const PHONE = /\(\d{3}\) \d{3}-\d{4}/;

/** The text of the printed page, in one line; a picture of it is left for whoever looks. */
async function printed(page, name) {
  const sheets = await pages(await page.pdf({ format: 'Letter', printBackground: true }));
  writeFileSync(join(process.env.SIGNPOST_SCREENSHOTS, `paper-${name}.png`), png(sheets[0]));
  return sheets.map(sheet => sheet.text).join('\n').replace(/\s+/g, ' ');
}

/** The link of a handout of these programs. */
async function linkOf(page, host, names, line = '') {
  await helpOthers(page, host.url);
  await openAnew(page, host.url);
  for (const name of names) {
    await box(page).fill(name);
    await page.getByRole('button', { name: say('tray-add-named', { name }) }).click();
  }
  await page.getByRole('link', { name: say('nav-handout-count', { count: names.length }) }).click();
  if (line) await page.getByLabel(say('handout-line'), { exact: false }).first().fill(line);
  const link = page.getByLabel(say('handout-link'), { exact: true });
  await expect.poll(() => link.inputValue()).toContain('#/for?');
  return link.inputValue();
}

test('a program that opens once a month is printed with its rule, its next date, phone and code, and nothing that is true only now', async ({ page, host }) => {
  await page.goto(host.url);
  await finds(page, MONTHLY);
  await program(page, MONTHLY).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(MONTHLY);
  await expect(page.getByRole('row', { name: /^First Thursday of the month 10 am to noon\. Next: \w+ \d+$/ })).toBeVisible();
  const text = await printed(page, 'program');
  expect(text).toMatch(/First Thursday of the month, 10 am to noon\. Next: \w+ \d+/);
  expect(text).toMatch(PHONE);
  expect(text).toMatch(CODE);
  expect(text).not.toMatch(/Open until|Opens (today|tomorrow|\w+day)/);
  expect(text, 'no clinician’s words').not.toContain(say('tray-add'));
});

test('a program of three sites is printed with each place and its own hours', async ({ page, host }) => {
  await page.goto(host.url);
  await finds(page, SITES);
  await program(page, SITES).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(SITES);
  const text = await printed(page, 'sites');
  expect(text.split(`${say('sheet-where')} `).length - 1, 'places').toBe(3);
  expect(text).toContain('Second Saturday of the month, 9 am to 11 am');
});

test('paper gives the place first that is nearest to where the reader searched', async ({ page, host }) => {
  for (const [near, town] of [['00437', 'Bracken Creek'], ['00431', 'Tanager']]) {
    await openAnew(page, `${host.url}#/search?q=${encodeURIComponent(SITES)}&near=${near}`);
    await program(page, SITES).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(SITES);
    const text = await printed(page, 'nearest');
    const first = text.split(`${say('sheet-where')} `)[1];
    expect(first, near).toContain(town);
  }
});

test('my list is printed with phones, addresses, codes and the reader’s own notes, and without boxes to fill in', async ({ page, host }) => {
  await page.goto(host.url);
  await save(page, PANTRY);
  await save(page, MONTHLY);
  await page.getByRole('link', { name: say('nav-list-count', { count: 2 }) }).click();
  await page.locator('.saved-item').first().locator('button[aria-expanded]').click();
  const note = page.getByLabel(say('list-note')).first();
  await note.fill('Ask about the freezer');
  await note.blur();
  await expect.poll(async () => (await printed(page, 'list')).includes('Ask about the freezer')).toBe(true);
  const text = await printed(page, 'list');
  for (const name of [PANTRY, MONTHLY]) expect(text).toContain(name);
  expect(text.match(new RegExp(PHONE, 'g')).length).toBeGreaterThanOrEqual(2);
  expect(text.match(new RegExp(CODE, 'g')).length).toBeGreaterThanOrEqual(2);
  expect(text).toContain('Monday and Wednesday, 10 am to 1 pm');
  expect(text, 'no choice to make on paper').not.toContain(say('list-state'));
});

test('a patient prints the link that they were given: lines, phones, codes', async ({ page, host }) => {
  const link = await linkOf(page, host, [PANTRY], 'Ask for Mary at the desk');
  await openAnew(page, link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('for-title'));
  await expect(page.getByRole('heading', { name: PANTRY }).first()).toBeVisible();
  const text = await printed(page, 'for');
  for (const words of [PANTRY, 'Ask for Mary at the desk']) expect(text).toContain(words);
  expect(text).toMatch(PHONE);
  expect(text).toMatch(CODE);
});

test('a link whose end was cut off brings its programs, and says what is lost', async ({ page, host }) => {
  const link = await linkOf(page, host, [PANTRY, MONTHLY], 'Ask for Mary at the desk');
  await openAnew(page, link.slice(0, -6));
  await expect(page.getByText(say('for-damaged-end'))).toBeVisible();
  for (const name of [PANTRY, MONTHLY]) await expect(page.getByRole('heading', { name }).first()).toBeVisible();
  await expect(page.getByText('Ask for Mary')).toHaveCount(0);
});

test('a program that went since the link was made is named to the patient and on paper', async ({ page, host }) => {
  const link = await linkOf(page, host, [PANTRY, MONTHLY]);
  const withoutMonthly = text => text.split('\n').filter(row => !row.includes(MONTHLY)).join('\n');
  const next = release({ change: withoutMonthly });
  host.folder = next.site;
  // The older directory first, then the newer one in its place.
  await openAnew(page, link);
  await expect(page.getByRole('heading', { name: PANTRY }).first()).toBeVisible();
  const gone = page.getByRole('listitem').filter({ hasText: say('sheet-gone') }).first();
  await expect(gone.getByText(MONTHLY)).toBeVisible();
  const text = await printed(page, 'gone');
  expect(text).toContain(MONTHLY);
  expect(text).toContain(say('sheet-gone'));
  next.drop();
});

test('a number in an Arabic line keeps its order', async ({ page, host }) => {
  const link = await linkOf(page, host, [PANTRY], 'اتصل على (690) 555-0114 واسأل عن مريم');
  await openAnew(page, link);
  await expect(page.getByText('\u2066(690) 555-0114\u2069').first()).toBeVisible();
});

/** Seconds of a Monday, half past ten in Chicago, in a winter to come. */
function mondayMorning() {
  const day = new Date();
  do day.setUTCDate(day.getUTCDate() + 1); while (day.getUTCDay() !== 1);
  day.setUTCHours(16, 30, 0, 0);
  const shown = new Intl.DateTimeFormat('en-US', { timeZone: 'America/Chicago', hour: 'numeric', hourCycle: 'h23' }).format(day);
  // An hour earlier in UTC while clocks are on summer time.
  if (shown === '11') day.setUTCHours(15);
  return day;
}

test('a page that is left open says so when the place has closed, and a list opened without a connection knows the hour', async ({ page, context, host }) => {
  await page.clock.install({ time: mondayMorning() });
  await page.goto(host.url);
  await settled(page);
  await save(page, PANTRY);
  await page.getByRole('link', { name: say('nav-list-count', { count: 1 }) }).click();
  const until = say('fact-open-until', { time: '1 pm' });
  await expect(page.getByText(until).first()).toBeVisible();
  await page.clock.fastForward('04:00:00');
  await expect(page.getByText(until)).toHaveCount(0);
  await expect(page.getByText(/^Opens /)).toBeVisible();

  // The next morning, without a connection: the zone is the directory's, also before the directory is there.
  await page.clock.fastForward('13:30:00');
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText(/^Opens /)).toBeVisible();
  await expect(page.getByText(/^Open until/)).toHaveCount(0);
});

test('a handout that came by a link keeps what was changed in it when the page is loaded again', async ({ page, host }) => {
  const link = await linkOf(page, host, [PANTRY], 'Ask for Mary at the desk');
  await openAnew(page, link.replace('#/for?', '#/handout?'));
  const line = page.getByLabel(say('handout-line'), { exact: false }).first();
  await expect(line).toHaveValue('Ask for Mary at the desk');
  await line.fill('Ask for Ana');
  await page.reload();
  await expect(line).toHaveValue('Ask for Ana');
});
