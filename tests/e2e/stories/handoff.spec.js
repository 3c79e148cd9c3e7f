// A clinician chooses programs and hands them over; the patient opens the link or scans the sheet, and keeps them.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages, png, qrCode } from '../support/pdf.js';
import { box, helpOthers, openAnew } from '../support/reader.js';
import { expect, searchable, test } from '../support/test.js';
import { like, say, speaker } from '../support/words.js';

const CHOSEN = ['Choose-Your-Own Food Pantry', 'Living Well with Diabetes', 'Winter Heating Aid (LIHEAP)'];
const LINE = 'Ask for Mary, tell her Dr. Rivera sent you';
const FROM = 'Dr. Rivera, North County Clinic';

/** From the search to a handout of three programs, with a line for the first and from whom. */
async function makeHandout(page, host) {
  await helpOthers(page, host.url);
  await openAnew(page, host.url);
  for (const name of CHOSEN) {
    await box(page).fill(name);
    await page.getByRole('button', { name: say('tray-add-named', { name }) }).click();
  }
  await page.getByRole('link', { name: say('nav-handout-count', { count: CHOSEN.length }) }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('handout-title'));
  await page.getByLabel(say('handout-line'), { exact: false }).first().fill(LINE);
  await page.getByLabel(say('handout-from'), { exact: false }).first().fill(FROM);
}

/** The link, as the page offers it. */
async function linkOf(page) {
  const link = page.getByLabel(say('handout-link'), { exact: true });
  await expect(link).toBeVisible();
  await expect.poll(() => textOf(link)).toContain('#/for?');
  return textOf(link);
}

const textOf = locator => locator.evaluate(element => element.value ?? element.textContent.trim());

test('a link carries the programs, the lines and from whom, and the patient keeps all in one tap', async ({ page, browser, host, watch }) => {
  await makeHandout(page, host);
  const link = await linkOf(page);

  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en-US' });
  watch.see(phone);
  const patient = await phone.newPage();
  await patient.goto(link);
  await expect(patient.getByRole('heading', { level: 1 })).toHaveText(say('for-title'));
  await expect(patient.getByText(FROM, { exact: false }).first()).toBeVisible();
  await expect(patient.getByText(LINE, { exact: false }).first()).toBeVisible();
  for (const name of CHOSEN) {
    await expect(patient.getByRole('heading', { name })).toBeVisible();
  }
  expect(patient.url(), 'the address keeps nothing of the link').not.toContain('?');

  await patient.getByRole('button', { name: say('for-keep-all') }).click();
  await expect(patient.getByText(say('for-kept')).first()).toBeVisible();
  await patient.getByRole('link', { name: say('nav-list-count', { count: CHOSEN.length }) }).click();
  await patient.reload();
  for (const name of CHOSEN) {
    await expect(patient.getByText(name).first()).toBeVisible();
  }
  await expect(patient.getByText(LINE, { exact: false }).first()).toBeVisible();
  await phone.close();
});

test('the content of a link never reaches the host', async ({ page, browser, host }) => {
  await makeHandout(page, host);
  const link = await linkOf(page);
  const token = link.split('?')[1];
  const phone = await browser.newContext();
  const patient = await phone.newPage();
  await patient.goto(link);
  await searchable(patient);
  await phone.close();
  expect(host.log.filter(path => path.includes(token.slice(0, 8)))).toEqual([]);
});

test('a damaged link is told as damaged, and says what to do', async ({ page, host }) => {
  await makeHandout(page, host);
  const link = await linkOf(page);
  await openAnew(page, link.slice(0, -6));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('for-damaged-title'));
});

test('a link that mail programs have rewritten opens all the same', async ({ page, host, browser }) => {
  await makeHandout(page, host);
  const link = await linkOf(page);
  const [site, token] = link.split('#/for?');
  const phone = await browser.newContext();
  for (const changed of [
    `${site}%23/for?${token}`, `${site}%23%2Ffor%3F${token}`, `${site}#/for%3F${token}`, `${site}index.html#/for?${token}`,
    `${link}"`, `${link}%22`, `${link}%E2%80%9D`, `${link}&fbclid=abc`, `${link}?utm_source=x`, `${link}.`, `${link}),`,
    `${site}#/for?${token.slice(0, 20)}%0A${token.slice(20)}`, `${site}#/for?${token.slice(0, 20)}%20${token.slice(20)}`,
  ]) {
    const patient = await phone.newPage();
    await patient.goto(changed);
    await expect(patient.getByText(LINE, { exact: false }).first(), changed).toBeVisible();
    expect(patient.url(), changed).toMatch(/#\/for$/);
    await patient.close();
  }
  await phone.close();
});

test('a wrong address is told in the site’s own words, and asks nobody for anything', async ({ page, host, watch }) => {
  watch.allow(/404 \(Not Found\)/);
  await page.goto(`${host.url}nothing/here`);
  await expect(page.getByText(say('not-found-host'))).toBeVisible();
  await expect(page.getByRole('link', { name: /911/ })).toBeVisible();
  expect(host.log.filter(path => !path.endsWith('favicon.ico')).slice(-1)).toEqual(['/nothing/here']);
});

test('what a link says is shown as its words: never markup, never a way to call or to go', async ({ page, browser, host, watch }) => {
  await makeHandout(page, host);
  const hostile = '<img src=x onerror=alert(1)> call 1-900-555-0100 or https://evil.example/';
  await page.getByLabel(say('handout-line'), { exact: false }).first().fill(hostile);
  const link = await linkOf(page);
  const phone = await browser.newContext();
  watch.see(phone);
  const patient = await phone.newPage();
  patient.on('dialog', () => { throw new Error('a script of the link ran'); });
  await patient.goto(link);
  await expect(patient.getByText(hostile, { exact: false }).first()).toBeVisible();
  await expect(patient.getByRole('main').locator('img, a[href*="900555"], a[href*="evil"]')).toHaveCount(0);
  await phone.close();
});

const PAPERS = { Letter: { width: 8.5, height: 11 }, A4: { width: 8.27, height: 11.69 } };
for (const [paper, size] of Object.entries(PAPERS)) {
  test(`the sheet prints on ${paper}: large letters, every program with its code, and a QR code that another reader reads`, async ({ page, host }) => {
    await makeHandout(page, host);
    const link = await linkOf(page);
    const codes = (await page.getByRole('main').innerText()).match(/\b[0-9A-HJKMNP-TV-Z]{3}[- ]?[0-9A-HJKMNP-TV-Z]{4}\b/g) ?? [];
    const bytes = await page.pdf({ format: paper, printBackground: true });
    const printed = await pages(bytes);
    writeFileSync(join(process.env.SIGNPOST_SCREENSHOTS, `sheet-${paper.toLowerCase()}.pdf`), bytes);
    writeFileSync(join(process.env.SIGNPOST_SCREENSHOTS, `sheet-${paper.toLowerCase()}.png`), png(printed[0]));

    expect(printed[0].inches.width).toBeCloseTo(size.width, 1);
    expect(printed[0].inches.height).toBeCloseTo(size.height, 1);
    expect(printed.length, 'two pages: one sheet of paper').toBeLessThanOrEqual(2);
    const text = printed.map(sheet => sheet.text).join('\n').replace(/\s+/g, ' ');
    for (const words of [...CHOSEN, LINE, FROM, '988', say('sheet-demo')]) {
      expect(text).toContain(words);
    }
    expect(codes.length).toBeGreaterThanOrEqual(CHOSEN.length);
    for (const code of codes) {
      expect(text).toContain(code);
    }
    expect(printed.map(qrCode).find(Boolean)).toBe(link);
    const sizes = printed.flatMap(sheet => sheet.letterSizes).sort((a, b) => a - b);
    expect(sizes[0], 'the smallest letters, in points').toBeGreaterThanOrEqual(9);
    expect(sizes[sizes.length >> 1], 'most letters, in points').toBeGreaterThanOrEqual(13.5);
  });
}

test('a handout in Spanish opens in Spanish on a phone that speaks English', async ({ page, browser, host, watch }) => {
  await makeHandout(page, host);
  await page.getByLabel(say('handout-language')).selectOption('es');
  const link = await linkOf(page);
  const phone = await browser.newContext({ locale: 'en-US' });
  watch.see(phone);
  const patient = await phone.newPage();
  await patient.goto(link);
  await expect(patient.getByRole('heading', { level: 1 })).toHaveText(speaker('es')('for-title'));
  await expect(patient.locator('html')).toHaveAttribute('lang', 'es');
  await phone.close();
});

test('a line that looks like a record number is questioned', async ({ page, host }) => {
  await makeHandout(page, host);
  await page.getByLabel(say('handout-line'), { exact: false }).first().fill('MRN 48151623');
  await expect(page.getByText(say('handout-looks-personal')).first()).toBeVisible();
});

test('the handout is still there after a reload', async ({ page, host }) => {
  await makeHandout(page, host);
  await page.reload();
  await expect(page.getByRole('link', { name: like('nav-handout-count', ['count']) })).toBeVisible();
  await expect(page.getByLabel(say('handout-from'), { exact: false }).first()).toHaveValue(FROM);
});
