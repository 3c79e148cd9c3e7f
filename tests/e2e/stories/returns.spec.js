// A patient shows a clinic what happened with their programs; the clinic reads it, takes it over, and counts it. Nothing of
// it is kept or sent.

import Validator from '@asymmetrik/fhir-json-schema-validator';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pages, qrCode } from '../support/pdf.js';
import { expectAccessible } from '../support/axe.js';
import { box, firstName, names, openAnew, overhang, save } from '../support/reader.js';
import { release } from '../support/release.js';
import { SIGNPOST, SITE } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';
import { LANGUAGES, like, say, speaker } from '../support/words.js';

const PANTRY = 'Choose-Your-Own Food Pantry';
const CLASS = 'Living Well with Diabetes';
const HEATING = 'Winter Heating Aid (LIHEAP)';
const LISTED = [PANTRY, CLASS, HEATING];
/** The link's path and token, which must not be found anywhere afterwards. */
const TOKEN = /#\/return\?([\w-]+)/;

const outcome = (page, name) => page.getByRole('group', { name: say('return-choose-named', { name }) });
const card = (page, name) => page.getByRole('main').getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });

/** My list with three programs; what happened with two of them is told. */
async function tell(page, host) {
  await page.goto(host.url);
  for (const name of LISTED) await save(page, name);
  await page.getByRole('link', { name: say('nav-list-count', { count: LISTED.length }) }).click();
  await page.getByRole('link', { name: say('show-title') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('show-title'));
  await outcome(page, PANTRY).getByLabel(say('state-got-help')).check();
  await outcome(page, CLASS).getByLabel(say('state-did-not-work')).check();
  await outcome(page, CLASS).getByLabel(say('return-why')).selectOption(say('state-full'));
  const link = page.getByLabel(say('handout-link'), { exact: true });
  await expect.poll(() => link.inputValue()).toMatch(TOKEN);
  return link.inputValue();
}

/** All that a browser keeps for the site, as one text. */
const kept = page => page.evaluate(async () => {
  const stores = [];
  for (const { name } of await indexedDB.databases()) {
    // The directory's database has every program, whoever reads.
    if (/directory/.test(name)) continue;
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of database.objectStoreNames) {
      const all = await new Promise(resolve => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
      });
      stores.push(store, JSON.stringify(all));
    }
    database.close();
  }
  const storages = [localStorage, sessionStorage].map(storage => JSON.stringify({ ...storage }));
  return [...storages, ...stores, JSON.stringify(history.state), location.href, document.cookie].join('\n');
});

test('what a patient tells is read worst first at the clinic, and nothing of it is kept there', async ({ page, browser, host, watch }) => {
  const link = await tell(page, host);
  const [, token] = link.match(TOKEN);
  const context = await browser.newContext({ acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'] });
  watch.see(context);
  const clinic = await context.newPage();
  await clinic.goto(link);
  await expect(clinic.getByRole('heading', { level: 1 })).toHaveText(say('return-title'));
  await expect(clinic.getByRole('heading', { level: 2, name: CLASS })).toBeVisible();
  const names = (await clinic.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts()).slice(0, 3);
  expect(names, 'worst first').toEqual([CLASS, PANTRY, HEATING]);
  const failed = say('return-failed', { failed: say('state-did-not-work'), why: say('state-full') });
  await expect(card(clinic, CLASS).getByText(failed)).toBeVisible();
  await expect(card(clinic, PANTRY).getByText(say('state-got-help'))).toBeVisible();
  await expect(card(clinic, HEATING).getByText(say('state-not-yet'))).toBeVisible();

  const before = await kept(clinic);
  expect(before, 'nothing of the return is in any storage, in the history or in the address').not.toContain(token);
  const codes = await clinic.getByRole('heading', { level: 2, name: PANTRY }).getByRole('link').evaluate(link => link.hash.split('/').pop());
  expect(before).not.toContain(codes);
  expect(host.log.join('\n'), 'nothing of it reaches the host').not.toContain(token);

  await clinic.getByRole('button', { name: say('return-copy') }).click();
  const lines = (await clinic.evaluate(() => navigator.clipboard.readText())).trim().split('\n');
  expect(lines[0]).toMatch(like('return-record-source', ['date']));
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain(CLASS);
  expect(lines[1]).toContain(failed);

  const [download] = await Promise.all([
    clinic.waitForEvent('download'),
    clinic.getByRole('button', { name: say('return-fhir') }).click(),
  ]);
  const bundle = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(new Validator().validate(bundle)).toEqual([]);
  const tasks = bundle.entry.map(entry => entry.resource).filter(resource => resource.resourceType === 'Task');
  expect(tasks.map(task => task.status)).toEqual(['failed', 'completed', 'ready']);
  expect(tasks[0].statusReason.text).toBe(say('state-full'));

  await clinic.getByRole('button', { name: say('return-find-other-named', { name: CLASS }) }).click();
  await expect(clinic.getByRole('main').getByRole('listitem').first()).toBeVisible();
  await clinic.goBack();
  await expect(clinic.getByRole('heading', { level: 2, name: CLASS })).toBeVisible();
  await clinic.reload();
  await expect(clinic.getByText(say('return-none'))).toBeVisible();
  await expect(clinic.getByText(CLASS)).toHaveCount(0);
  await context.close();
});

test('a bundle of every state is valid by FHIR R4’s own schema, and another one is not', () => {
  const bundle = JSON.parse(readFileSync(join(import.meta.dirname, '../../golden/fhir/return.json'), 'utf8'));
  const validator = new Validator();
  expect(validator.validate(bundle)).toEqual([]);
  bundle.entry[0].resource.status = 'told';
  expect(validator.validate(bundle)).not.toEqual([]);
});

test('a directory is exported as FHIR R4 that is valid by its own schema, without what is confidential', () => {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-fhir-'));
  const out = join(folder, 'fhir');
  const exported = spawnSync(SIGNPOST, ['export', SITE, '--format', 'fhir-hsd', '--out', out], { encoding: 'utf8' });
  expect(exported.status, exported.stderr).toBe(0);
  const text = readFileSync(join(out, 'bundle.json'), 'utf8');
  rmSync(folder, { recursive: true });
  const bundle = JSON.parse(text);
  expect(new Validator().validate(bundle)).toEqual([]);
  const kinds = bundle.entry.map(({ resource }) => resource.resourceType);
  for (const kind of ['Organization', 'Location', 'HealthcareService']) expect(kinds).toContain(kind);
  // Every reference leads to an entry.
  const urls = new Set(bundle.entry.map(({ fullUrl }) => fullUrl.split('/fhir/')[1]));
  expect(urls.size).toBe(bundle.entry.length);
  for (const [, reference] of text.matchAll(/"reference": "([^"]+)"/g)) expect(urls).toContain(reference);
  expect(text).toContain(PANTRY);
});

test('only what is ticked is told; the code on the screen and on half a sheet is the link', async ({ page, host }) => {
  const link = await tell(page, host);
  await page.getByRole('checkbox', { name: HEATING }).uncheck();
  const field = page.getByLabel(say('handout-link'), { exact: true });
  await expect.poll(() => field.inputValue()).not.toBe(link);
  const shorter = await field.inputValue();
  expect(shorter.length).toBeLessThan(link.length);
  const printed = await pages(await page.pdf({ format: 'Letter', printBackground: true }));
  expect(printed).toHaveLength(1);
  expect(qrCode(printed[0])).toBe(shorter);
  const words = printed[0].text.replace(/\s+/g, ' ');
  expect(words).toContain(PANTRY);
  expect(words).not.toContain(HEATING);
  for (const name of [PANTRY, CLASS]) await page.getByRole('checkbox', { name }).uncheck();
  await expect(page.getByText(say('show-nothing'))).toBeVisible();
});

test('returns are counted once each; small numbers are not shown; the table is saved as a spreadsheet', async ({ page, host }) => {
  const link = await tell(page, host);
  const field = page.getByLabel(say('handout-link'), { exact: true });
  const links = [link];
  for (const [name, state] of [[HEATING, 'state-called'], [HEATING, 'state-waiting']]) {
    const before = await field.inputValue();
    await outcome(page, name).getByLabel(say(state)).check();
    await expect.poll(() => field.inputValue()).not.toBe(before);
    links.push(await field.inputValue());
  }
  for (const one of [...links, links[0]]) {
    await openAnew(page, one);
    await expect(page.getByRole('heading', { level: 2, name: CLASS })).toBeVisible();
    const button = page.getByRole('button', { name: say('return-count'), exact: true });
    if (one !== links[0] || (await button.count()) > 0) await button.click();
    await expect(page.getByText(say('return-is-counted'), { exact: true })).toBeVisible();
  }
  const local = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  for (const one of links) expect(local).not.toContain(one.match(TOKEN)[1]);
  await page.getByRole('link', { name: say('counts-see') }).click();
  const row = state => page.getByRole('row').filter({ hasText: state });
  await expect(row(say('state-got-help'))).toContainText(PANTRY);
  await expect(row(say('state-got-help')).getByRole('cell').last()).toHaveText('3');
  await expect(row(say('state-called')).getByRole('cell').last()).toHaveText('<3');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: say('counts-csv') }).click(),
  ]);
  const csv = readFileSync(await download.path(), 'utf8').split('\r\n').filter(Boolean);
  expect(csv).toHaveLength(1 + (await page.getByRole('row').count()) - 1);
  expect(csv.find(line => line.includes(say('state-got-help')))).toMatch(/,3$/);
  await page.reload();
  await expect(row(say('state-got-help'))).toContainText(PANTRY);
});

test('the code of a sheet, opened at the clinic, is a form with one tap for each program', async ({ page, host }) => {
  await page.goto(`${host.url}#/help-others`);
  await searchable(page);
  await openAnew(page, host.url);
  for (const name of [PANTRY, CLASS]) {
    await box(page).fill(name);
    await page.getByRole('button', { name: say('tray-add-named', { name }) }).click();
  }
  await page.goto(`${host.url}#/handout`);
  const field = page.getByLabel(say('handout-link'), { exact: true });
  await expect.poll(() => field.inputValue()).toContain('#/for?');
  await openAnew(page, await field.inputValue());
  await page.getByRole('button', { name: say('return-form') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('return-title'));
  await outcome(page, PANTRY).getByLabel(say('state-got-help')).check();
  await outcome(page, CLASS).getByLabel(say('state-waiting')).check();
  await page.getByRole('button', { name: say('return-count'), exact: true }).click();
  await page.getByRole('button', { name: say('return-close') }).click();
  await expect(page.getByText(say('return-none'))).toBeVisible();
  await page.getByRole('link', { name: say('counts-see') }).click();
  await expect(page.getByRole('row').filter({ hasText: PANTRY })).toContainText(say('state-got-help'));
  await expect(page.getByRole('row').filter({ hasText: CLASS })).toContainText(say('state-waiting'));
});

test('a damaged link says so, and shows nothing of an older one', async ({ page, host }) => {
  const link = await tell(page, host);
  await openAnew(page, link);
  await expect(page.getByRole('heading', { level: 2, name: CLASS })).toBeVisible();
  await page.evaluate(address => { location.hash = address.split('#')[1].slice(0, -5); }, link);
  await expect(page.getByText(say('return-damaged'))).toBeVisible();
  await expect(page.getByText(CLASS)).toHaveCount(0);
});

test('what a newer version made is shown as far as this one knows it', async ({ page, host }) => {
  const link = await tell(page, host);
  const [, token] = link.match(TOKEN);
  const { createHash } = await import('node:crypto');
  const bytes = Buffer.from(token, 'base64url').subarray(0, -2);
  const newer = Buffer.concat([Buffer.from([2]), bytes.subarray(1), Buffer.from([1, 2, 3])]);
  const check = createHash('sha256').update(newer).digest().subarray(0, 2);
  await openAnew(page, link.replace(token, Buffer.concat([newer, check]).toString('base64url')));
  await expect(page.getByText(say('return-newer'))).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: CLASS })).toBeVisible();
});

for (const language of LANGUAGES) {
  for (const [device, viewport] of [['phone', { width: 360, height: 740 }], ['desk', { width: 1280, height: 800 }]]) {
    test(`axe finds nothing on the pages of returns and handouts: ${language}, ${device}`, async ({ browser, host, watch }) => {
      test.setTimeout(120_000);
      const { site, drop } = release({ languages: LANGUAGES });
      host.folder = site;
      const speak = speaker(language);
      const context = await browser.newContext({ locale: language, viewport });
      watch.see(context);
      const page = await context.newPage();
      const look = async name => {
        await expectAccessible(page, name);
        expect(await overhang(page), `${name}: nothing sticks out to the side`).toBeLessThanOrEqual(0);
      };
      await page.goto(`${host.url}#/help-others`);
      await searchable(page);
      await page.getByText(speak('card-title'), { exact: true }).click();
      await look('empty handout with the card');
      await page.goto(`${host.url}#/search?q=legal`);
      const name = await firstName(page);
      await page.getByRole('button', { name: speak('save-named', { name }) }).click();
      await page.getByRole('button', { name: speak('tray-add-named', { name }) }).click();
      await page.locator('.keys-button').click();
      await look('results with the handout beside them and the keys');
      await page.goto(`${host.url}#/handout`);
      await expect(page.locator('.handout-line')).toHaveCount(1);
      await page.getByText(speak('template-save'), { exact: true }).click();
      await look('handout');
      await page.goto(`${host.url}#/show`);
      await page.getByLabel(speak('state-did-not-work')).check();
      await look('show my clinic');
      const link = page.getByLabel(speak('handout-link'), { exact: true });
      await expect.poll(() => link.inputValue()).toMatch(TOKEN);
      await openAnew(page, await link.inputValue());
      await page.getByRole('button', { name: speak('return-count'), exact: true }).click();
      await look('return');
      await page.getByRole('link', { name: speak('counts-see') }).click();
      await expect(page.getByRole('row')).toHaveCount(2);
      await look('counts');
      await context.close();
      drop();
    });
  }
}
