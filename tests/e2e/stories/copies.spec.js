// Copies of the list: a readable file, an encrypted one, and another phone. What would change is shown first, nothing is
// lost, and no file does harm.

import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsQR from 'jsqr';
import { expectAccessible } from '../support/axe.js';
import { save } from '../support/reader.js';
import { PHONE, choose, downloaded, keptList, noteOf, openList, openRow, row } from '../support/list.js';
import { expect, searchable, test } from '../support/test.js';
import { like, say } from '../support/words.js';

const MEALS = 'Hot Breakfast and Supper';
const DENTIST = 'Dentist at Linn River';
const GOLDEN = join(import.meta.dirname, '../../golden');
const PASSPHRASE = 'four words José knows';

test.use({ viewport: PHONE });

const openCopies = page => page.getByText(say('list-copies'), { exact: true }).click();
const bringBack = (page, text, name = 'list.json') => page.getByLabel(say('list-import')).setInputFiles({
  name, mimeType: 'application/json', buffer: Buffer.from(text),
});
const merge = page => page.getByRole('button', { name: say('list-import-merge') }).click();

/** A list of one program with a state and a note, opened at its copies. */
async function withList(page, host) {
  await page.goto(host.url);
  await save(page, MEALS);
  await openList(page);
  await choose(page, MEALS, 'state-waiting');
  await noteOf(page, MEALS).fill('my own words');
  await expect.poll(async () => (await keptList(page)).items[0].note).toBe('my own words');
  await openCopies(page);
}

test('a readable file brings a list back to another phone; what changes is shown first and can be undone', async ({ page, browser, host, watch }) => {
  await withList(page, host);
  const file = await downloaded(page, () => page.getByRole('button', { name: say('list-save-file') }).click());
  expect(file.name).toMatch(/^my-list-\d{4}-\d\d-\d\d\.json$/);
  const list = JSON.parse(file.text);
  expect([list.format, list.version, list.items[0].state, list.items[0].note]).toEqual(['signpost-list', 1, 'waiting', 'my own words']);

  const context = await browser.newContext({ viewport: PHONE });
  watch.see(context);
  const other = await context.newPage();
  await other.goto(host.url);
  await save(other, DENTIST);
  await openList(other);
  await openCopies(other);
  await bringBack(other, file.text);
  await expect(other.getByText(say('list-import-added', { count: 1 }))).toBeVisible();
  await expectAccessible(other, 'what a file would change');
  expect((await keptList(other)).items, 'nothing before the reader agrees').toHaveLength(1);
  await merge(other);
  await expect(row(other, MEALS)).toBeVisible();
  await openRow(other, MEALS);
  await expect(noteOf(other, MEALS)).toHaveValue('my own words');
  await other.locator('.toast').getByRole('button', { name: say('undo') }).click();
  await expect(row(other, MEALS)).toHaveCount(0);
  await expect(row(other, DENTIST)).toBeVisible();
  await context.close();
});

test('an older file does not overwrite what was written since', async ({ page, host }) => {
  await withList(page, host);
  const file = await downloaded(page, () => page.getByRole('button', { name: say('list-save-file') }).click());
  await page.waitForTimeout(1_100);
  await noteOf(page, MEALS).fill('newer words');
  await choose(page, MEALS, 'state-got-help');
  await expect.poll(async () => (await keptList(page)).items[0].state).toBe('got-help');
  await bringBack(page, file.text);
  await merge(page);
  await expect.poll(async () => (await keptList(page)).items.map(({ state, note, other_notes: others }) => [state, note, others]))
    .toEqual([['got-help', 'newer words', ['my own words']]]);
});

test('an encrypted file opens with its passphrase alone, here and in another program', async ({ page, host }) => {
  await withList(page, host);
  await page.getByLabel(say('list-encrypt')).fill('short');
  await page.getByRole('button', { name: say('list-save-encrypted') }).click();
  await expect(page.getByText(say('list-encrypt-short'))).toBeVisible();
  // The accent in two characters: the same passphrase.
  await page.getByLabel(say('list-encrypt')).fill(PASSPHRASE.normalize('NFD'));
  const made = await downloaded(page, () => page.getByRole('button', { name: say('list-save-encrypted') }).click());
  expect(made.text).not.toMatch(/Breakfast|my own words/);
  const { format, version, iterations, ...parts } = JSON.parse(made.text);
  expect([format, version, iterations]).toEqual(['signpost-list-encrypted', 1, 1_000_000]);
  const [salt, nonce, data] = [parts.salt, parts.nonce, parts.data].map(text => Buffer.from(text, 'base64'));
  const decipher = createDecipheriv('aes-256-gcm', pbkdf2Sync(PASSPHRASE.normalize('NFKC'), salt, iterations, 32, 'sha256'), nonce);
  decipher.setAAD(Buffer.from(`signpost-list-encrypted 1 ${iterations}`));
  decipher.setAuthTag(data.subarray(-16));
  const plain = Buffer.concat([decipher.update(data.subarray(0, -16)), decipher.final()]).toString();
  expect(JSON.parse(plain).items[0].note).toBe('my own words');

  await bringBack(page, readFileSync(join(GOLDEN, 'list-file/encrypted.json'), 'utf8'));
  await page.getByLabel(say('list-unlock')).fill('something else');
  await page.getByRole('button', { name: say('list-unlock-open') }).click();
  await expect(page.getByText(say('list-unlock-wrong'))).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page, 'a wrong passphrase');
  await page.getByLabel(say('list-unlock')).fill(PASSPHRASE);
  await page.getByRole('button', { name: say('list-unlock-open') }).click();
  await expect(page.getByText(say('list-import-added', { count: 12 }))).toBeVisible({ timeout: 20_000 });
  await merge(page);
  await expect(page.locator('.saved-item')).toHaveCount(13);
});

test('whatever else is chosen as a file is refused in words, and the list stays', async ({ page, host }) => {
  await withList(page, host);
  const encrypted = JSON.parse(readFileSync(join(GOLDEN, 'list-file/encrypted.json'), 'utf8'));
  for (const [text, message] of [
    ['GIF89a', 'list-import-damaged'],
    ['', 'list-import-damaged'],
    [`{"format":"signpost-list","version":1,"items":${'['.repeat(100_000)}`, 'list-import-damaged'],
    ['{"format":"signpost-list","version":2,"items":[]}', 'list-import-newer'],
    [JSON.stringify({ ...encrypted, iterations: 4_000_000_000 }), 'list-import-damaged'],
    [JSON.stringify({ ...encrypted, version: 9 }), 'list-import-newer'],
    ['x'.repeat(25 << 20), 'list-import-too-long'],
  ]) {
    await bringBack(page, text);
    await expect(page.getByText(say(message)), text.slice(0, 60)).toBeVisible();
  }
  const forged = (await keptList(page));
  forged.items[0].note = '<img src=x onerror="document.title=1">';
  forged.items[0].note_at = forged.items[0].changed_at = 4_000_000_000;
  await bringBack(page, JSON.stringify(forged));
  await merge(page);
  await openRow(page, MEALS);
  await expect(noteOf(page, MEALS)).toHaveValue(forged.items[0].note);
});

test('a list goes to another phone by a code that its camera reads, or by the link', async ({ page, browser, host, watch }) => {
  await withList(page, host);
  await page.getByRole('button', { name: say('list-carry') }).click();
  await page.getByLabel(say('list-carry-notes')).check();
  const code = page.locator('.carry .qr');
  await expect(code).toBeVisible();
  await expectAccessible(page, 'the list for another phone');
  const picture = await code.screenshot();
  const pixels = await page.evaluate(async base64 => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width * 3, height: image.height * 3 });
    const context = canvas.getContext('2d');
    context.imageSmoothingEnabled = false;
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    return { data: [...data], width, height };
  }, picture.toString('base64'));
  const link = jsQR(Uint8ClampedArray.from(pixels.data), pixels.width, pixels.height)?.data;
  expect(link).toContain(`${host.url}#/carry?`);

  const context = await browser.newContext({ viewport: PHONE });
  watch.see(context);
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(say('carry-title'));
  await expect(other.getByText(say('list-import-added', { count: 1 }))).toBeVisible();
  expect(other.url(), 'the address keeps nothing of the link').not.toContain('?');
  await expectAccessible(other, 'a list from another phone');
  await merge(other);
  await openRow(other, MEALS);
  await expect(noteOf(other, MEALS)).toHaveValue('my own words');
  await expect(row(other, MEALS).getByRole('button', { name: say('list-state-of', { state: say('state-waiting'), name: MEALS }) })).toBeVisible();
  expect(host.log.filter(path => path.includes('carry')), 'nothing of it reaches the host').toEqual([]);
  await context.close();
});

test('a link that lost its end says so, and what to do', async ({ page, host }) => {
  await page.goto(`${host.url}#/carry?AQKhTN00EJ3P1pxWj0yEqb`);
  await searchable(page);
  await expect(page.getByText(say('carry-damaged'))).toBeVisible();
  await expect(page.getByRole('link', { name: like('nav-list', []) })).toBeVisible();
});
