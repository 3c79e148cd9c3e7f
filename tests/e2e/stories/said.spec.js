// What a screen claims about itself is so, or is not said.

import { SAMPLE, box, cards, finds, openAnew, program, settled } from '../support/reader.js';
import { release } from '../support/release.js';
import { KEYS, SITE, copy, rewrite, serve, signpost, spoilSignatures } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';
import { say } from '../support/words.js';

test('“works with no signal” stands only where the browser keeps the app', async ({ page, host }) => {
  await page.goto(host.url);
  await settled(page);
  await expect(page.getByText(say('home-promise-offline-text'))).toBeVisible();
  await expect(page.getByText(say('home-promise-online-text'))).toHaveCount(0);
  await page.getByRole('link', { name: say('nav-about') }).click();
  await expect(page.getByText(say('about-offline-kept'))).toBeVisible();

  await page.goto(`http://plain.example:${host.port}/`);
  await searchable(page);
  await expect(page.getByText(say('home-promise-online-text'))).toBeVisible();
  await expect(page.getByText(say('home-promise-offline-text'))).toHaveCount(0);
  await page.getByRole('link', { name: say('nav-about') }).click();
  await expect(page.getByText(say('about-offline-not-kept'))).toBeVisible();
  await expect(page.getByText(say('about-offline-kept'))).toHaveCount(0);
});

test('“Check again now” says “checked” only when the site answered and all was good', async ({ page, context, host, watch }) => {
  watch.allow(/net::ERR_/);
  await page.goto(host.url);
  await settled(page);
  await page.getByRole('link', { name: say('nav-about') }).click();
  const check = page.getByRole('button', { name: say('about-check-now') });
  const main = page.getByRole('main');
  await check.click();
  await expect(main.getByText(say('about-checked-now'))).toBeVisible();
  await context.setOffline(true);
  await check.click();
  await expect(main.getByText(say('about-check-failed'))).toBeVisible();
  await expect(main.getByText(say('about-checked-now'))).toHaveCount(0);
  await context.setOffline(false);
  const spoiled = copy();
  rewrite(spoiled.site, 'metadata/timestamp.json', spoilSignatures);
  host.folder = spoiled.site;
  await check.click();
  await expect(main.getByText(say('about-check-refused'))).toBeVisible();
  await expect(main.getByText(say('about-check-failed'))).toHaveCount(0);
  await expect(main.getByText(say('about-checked-now'))).toHaveCount(0);
  spoiled.drop();
});

test('a line without a number for texts is not called one to text', async ({ page }) => {
  const data = copy(SAMPLE);
  rewrite(data.site, 'signpost.toml', bytes => Buffer.from(bytes.toString().replace(/^text = .*$/m, '')));
  const next = copy();
  signpost('publish', '--from', data.site, '--keys', KEYS, '--previous', SITE, '--out', next.site);
  const host = await serve(next.site);
  await page.goto(host.url);
  await searchable(page);
  for (const at of ['#/', '#/needs', '#/list']) {
    await openAnew(page, `${host.url}${at}`);
    await searchable(page);
    if (at === '#/needs') await page.getByLabel(say('need-safety')).first().check();
    await expect(page.getByRole('link', { name: /988/ }).first()).toBeVisible();
    await expect(page.getByText(/\btext\b/i), at).toHaveCount(0);
    await expect(page.locator('a[href^="sms:"]')).toHaveCount(0);
  }
  await host.stop();
  next.drop();
  data.drop();
});

test('nobody is said to have checked a program that has no date of a check', async ({ page }) => {
  const name = 'Choose-Your-Own Food Pantry';
  const undated = text => text.split('\n').map(row => row.includes(name) ? row.replaceAll(/202\d-\d\d-\d\d/g, '') : row).join('\n');
  const { site, drop } = release({ change: undated });
  const host = await serve(site);
  await page.goto(host.url);
  await finds(page, name);
  const card = cards(page).filter({ hasText: name }).first();
  await expect(card.getByText(say('fact-not-checked'))).toBeVisible();
  await expect(card.getByText(/^Checked/)).toHaveCount(0);
  await program(page, name).first().click();
  await expect(page.getByText(say('program-never-checked'))).toBeVisible();
  await expect(page.getByRole('main').getByText(/^Checked/)).toHaveCount(0);
  await host.stop();
  drop();
});

test('on a slow line the page says that it is still opening, and not that the browser is too old alone', async ({ page, host }) => {
  test.setTimeout(90_000);
  let late = () => {};
  const held = new Promise(resolve => { late = resolve; });
  await page.route('**/*.wasm', async route => { await held; await route.continue(); });
  await page.goto(host.url, { waitUntil: 'commit' });
  const old = page.locator('#boot-old');
  await expect(old).toHaveCSS('visibility', 'hidden');
  await expect(old).toHaveCSS('visibility', 'visible', { timeout: 20_000 });
  await expect(old).toContainText(say('boot-old'));
  expect(say('boot-old')).toMatch(/^Still opening/);
  late();
  await searchable(page);
  await expect(old).toHaveCount(0);
  await expect(box(page)).toBeVisible();
});
