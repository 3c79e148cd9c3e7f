// What a stranger may have written for a clinic: links with a program twice, files of templates, what other versions kept. It is
// bounded, shown as words, explained, and nothing of one's own is lost.

import { createHash } from 'node:crypto';
import { finds, helpOthers, openAnew } from '../support/reader.js';
import { expect, searchable, test } from '../support/test.js';
import { say } from '../support/words.js';

const PANTRY = 'Choose-Your-Own Food Pantry';
const MARKUP = '<img src=x onerror="window.pwned=1"><b>Free</b>';

const lines = page => page.locator('.handout-line-head strong');

/** A handout with one program; gives its link. */
async function one(page, host) {
  await helpOthers(page, host.url);
  await openAnew(page, host.url);
  await finds(page, PANTRY);
  await page.getByRole('button', { name: say('tray-add-named', { name: PANTRY }) }).click();
  await page.goto(`${host.url}#/handout`);
  const field = page.getByLabel(say('handout-link'), { exact: true });
  await expect.poll(() => field.inputValue()).toContain('#/for?');
  return field.inputValue();
}

/** The first bytes of SHA-256, by which damage is noticed: anybody can make them. */
const checked = bytes => Buffer.concat([bytes, createHash('sha256').update(bytes).digest().subarray(0, 2)]);

/** The token of version 2 with one program, with that program twice. */
function twice(token) {
  const bytes = Buffer.from(token, 'base64url');
  const bits = [...bytes.subarray(0, 6)].map(byte => byte.toString(2).padStart(8, '0')).join('');
  const code = bits.slice(16, 46);
  const head = `${bits.slice(0, 8)}0010${bits.slice(12, 16)}${code}${code}`;
  const padded = head.padEnd(Math.ceil(head.length / 8) * 8, '0');
  return checked(Buffer.from(padded.match(/.{8}/g).map(byte => parseInt(byte, 2)))).toString('base64url');
}

test('a link that has a program twice brings it once, to a handout and to a patient', async ({ page, host }) => {
  const link = await one(page, host);
  const token = twice(link.split('?').pop());
  await openAnew(page, `${host.url}#/for?${token}`);
  await expect(page.getByRole('main').getByRole('heading', { level: 2, name: PANTRY })).toHaveCount(1);
  await openAnew(page, `${host.url}#/handout?${token}`);
  await expect(lines(page)).toHaveText([PANTRY]);
  await page.getByRole('button', { name: say('handout-remove-named', { name: PANTRY }) }).click();
  await expect(lines(page)).toHaveCount(0);
});

test('a link that opens over a handout that is being made can be undone', async ({ page, host }) => {
  const link = await one(page, host);
  await page.goto(`${host.url}#/search`);
  const other = 'Winter Heating Aid (LIHEAP)';
  await finds(page, other);
  await page.getByRole('button', { name: say('tray-add-named', { name: other }) }).click();
  await page.evaluate(token => { location.hash = `#/handout?${token}`; }, link.split('?').pop());
  await expect(lines(page)).toHaveText([PANTRY]);
  await expect(page.getByText(say('tray-received'))).toBeVisible();
  await page.getByRole('button', { name: say('undo') }).click();
  await expect(lines(page)).toHaveText([PANTRY, other]);
});

test('a strange file of templates is explained, shown as words, and takes nothing away', async ({ page, host }) => {
  await one(page, host);
  const code = (await page.locator('.codes code').innerText()).trim();
  await page.getByText(say('template-save'), { exact: true }).click();
  await page.getByLabel(say('template-name')).fill('Mine');
  await page.getByRole('button', { name: say('template-save-button'), exact: true }).click();
  await page.getByRole('button', { name: say('handout-next') }).click();
  await page.getByText(say('templates-keep'), { exact: true }).click();
  const own = () => page.evaluate(() => localStorage.getItem('signpost / templates'));
  const before = await own();
  const give = text => page.getByLabel(say('templates-import'))
    .setInputFiles({ name: 'templates.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const template = (name, items) => ({ name, saved_on: '2026-11-29', items });
  const file = templates => JSON.stringify({ version: 1, templates });
  for (const [text, says] of [
    ['[]', 'templates-damaged'],
    ['\u{feff}', 'templates-damaged'],
    [`{"version":1,"templates":${'['.repeat(50_000)}`, 'templates-damaged'],
    ['{"version":7,"templates":"later"}', 'templates-newer'],
    [file(Array.from({ length: 61 }, (_, n) => template(`T${n}`, [{ code }]))), 'templates-damaged'],
    [file([template('Many', Array.from({ length: 16 }, () => ({ code })))]), 'templates-damaged'],
    ['x'.repeat(600_000), 'templates-damaged'],
  ]) {
    await give(text);
    await expect(page.getByText(say(says)), text.slice(0, 40)).toBeVisible();
    expect(await own()).toBe(before);
  }
  const phrases = [{ id: 1, argument: MARKUP }, { id: 6, argument: 'never' }, { id: 63, argument: 'later' }, { id: 255 }];
  await give(file([template(`${MARKUP}\u202e`, [{ code, phrases }, { code }]), template('Gone', [{ code: '0R0-0000' }])]));
  // A code with a wrong check symbol is none.
  await expect(page.getByText(say('templates-damaged'))).toBeVisible();
  await give(file([template(`${MARKUP}\u202e`, [{ code, phrases }, { code }])]));
  await expect(page.getByText(say('templates-would'))).toBeVisible();
  await page.getByRole('button', { name: say('templates-take') }).click();
  await page.getByRole('button', { name: MARKUP.slice(0, 60), exact: true }).click();
  await expect(lines(page)).toHaveText([PANTRY]);
  await expect(page.locator('.sheet')).toContainText('<img src=x onerror="window.pwned=1">');
  expect(await page.evaluate(() => window.pwned)).toBeUndefined();
  expect(await own()).toContain('Mine');
  await page.getByRole('button', { name: say('handout-next') }).click();
  await page.getByRole('button', { name: 'Mine', exact: true }).click();
  await expect(lines(page)).toHaveText([PANTRY]);
});

test('what a newer version kept of a clinic is left alone, and what is damaged is set aside', async ({ page, host }) => {
  await one(page, host);
  const keep = (name, text) => page.evaluate(([name, text]) => localStorage.setItem(`signpost / ${name}`, text), [name, text]);
  const kept = name => page.evaluate(name => localStorage.getItem(`signpost / ${name}`), name);
  const newer = '{"version":9,"templates":{"later":true}}';
  await keep('templates', newer);
  await openAnew(page, `${host.url}#/handout`);
  await searchable(page);
  await expect(lines(page), 'this tab kept it').toHaveText([PANTRY]);
  await page.getByText(say('template-save'), { exact: true }).click();
  await page.getByLabel(say('template-name')).fill('Mine');
  await page.getByRole('button', { name: say('template-save-button'), exact: true }).click();
  await expect(page.getByText(say('clinic-newer'))).toBeVisible();
  expect(await kept('templates')).toBe(newer);
  await expect(page.getByLabel(say('template-name')), 'what was typed is not lost').toHaveValue('Mine');
  await keep('templates', '{"version":1,"templates":[{"name":1}]}');
  await page.getByRole('button', { name: say('template-save-button'), exact: true }).click();
  await expect(page.getByText(say('template-saved'))).toBeVisible();
  expect(await kept('templates damaged')).toBe('{"version":1,"templates":[{"name":1}]}');
  expect(await kept('templates')).toContain('Mine');
});
