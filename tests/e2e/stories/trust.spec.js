// The host, or somebody on the way, changes what is served: it is refused, reported, and never shown.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { box, program, SAMPLE } from '../support/reader.js';
import { json, metadata, sha256 } from '../support/release.js';
import { KEYS, SITE, copy, find, rewrite, serve, signpost, spoilSignatures } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';
import { like, say } from '../support/words.js';

/** Each way to spoil a site that somebody sees for the first time. */
const SPOILED = {
  'a timestamp that nobody with the key signed': site => rewrite(site, 'metadata/timestamp.json', spoilSignatures),
  'a snapshot that is not the one that was signed': site =>
    rewrite(site, find(site, 'metadata', '.snapshot.json'), spoilSignatures),
  'targets that are not the ones that were signed': site =>
    rewrite(site, find(site, 'metadata', '.targets.json'), spoilSignatures),
};
for (const layer of ['directory', 'search', 'texts']) {
  SPOILED[`a ${layer}.pack in which one byte was changed`] = site =>
    rewrite(site, find(site, 'targets/data', `.${layer}.pack`), bytes => {
      bytes[bytes.length >> 1] ^= 1;
      return bytes;
    });
  SPOILED[`a ${layer}.pack that was cut short`] = site =>
    rewrite(site, find(site, 'targets/data', `.${layer}.pack`), bytes => bytes.subarray(0, bytes.length - 100));
}

for (const [what, spoil] of Object.entries(SPOILED)) {
  test(`refused at the first visit: ${what}`, async ({ page }) => {
    const { site, drop } = copy();
    spoil(site);
    const host = await serve(site);
    await page.goto(host.url);
    await expect(page.getByRole('heading', { name: say('banner-refused-none-title') })).toBeVisible();
    await expect(page.getByRole('link', { name: /988/ }).first()).toBeVisible();
    await box(page).fill('food pantry');
    await expect(page.getByText('Choose-Your-Own Food Pantry')).toHaveCount(0);
    await host.stop();
    drop();
  });
}

test('refused later: the last good copy stays in use, and the reader is told', async ({ page, host }) => {
  await page.goto(host.url);
  await searchable(page);
  const { site, drop } = copy();
  rewrite(site, 'metadata/timestamp.json', spoilSignatures);
  host.folder = site;
  await page.reload();
  await expect(page.getByRole('heading', { name: say('banner-refused-title') })).toBeVisible();
  await box(page).fill('food pantry');
  await expect(program(page, 'Choose-Your-Own Food Pantry')).toBeVisible();
  drop();
});

test('a new release is taken behind the reader’s back, told, and cannot be taken back', async ({ page, host }) => {
  await page.goto(host.url);
  await searchable(page);
  const next = copy();
  const data = copy(SAMPLE);
  rewrite(data.site, 'service.csv', bytes => {
    const text = bytes.toString().replaceAll('Choose-Your-Own Food Pantry', 'Pick-Your-Own Food Pantry');
    return Buffer.from(text);
  });
  signpost('publish', '--from', data.site, '--keys', KEYS, '--previous', SITE, '--out', next.site);
  host.folder = next.site;
  await page.reload();
  await expect(page.getByText(like('banner-updated', ['since'], (id, values) => say(id, { count: 1, ...values })))).toBeVisible();
  await box(page).fill('food pantry');
  await expect(program(page, 'Pick-Your-Own Food Pantry')).toBeVisible();

  // The host goes back to the older release, which was signed just as well.
  host.folder = SITE;
  await page.reload();
  await expect(page.getByRole('heading', { name: say('banner-refused-title') })).toBeVisible();
  await box(page).fill('food pantry');
  await expect(program(page, 'Pick-Your-Own Food Pantry')).toBeVisible();
  next.drop();
  data.drop();
});

test('the About page names who signed, with the fingerprints that the community’s own tool shows', async ({ page, host }) => {
  await page.goto(host.url);
  await searchable(page);
  await page.getByRole('link', { name: say('nav-about') }).click();
  await expect(page.getByRole('heading', { name: say('about-signers') })).toBeVisible();
  await expect(page.getByText(say('about-fresh'))).toBeVisible();
  const plain = text => text.replace(/\s/g, '').toLowerCase();
  const shown = plain(await page.getByRole('main').innerText());
  const fingerprints = signpost('keys', 'show', KEYS).match(/\b([0-9a-f]{4} ){15}[0-9a-f]{4}\b/g);
  expect(fingerprints.length).toBeGreaterThanOrEqual(4);
  for (const fingerprint of fingerprints) {
    expect(shown).toContain(plain(fingerprint));
  }
  for (const role of ['root', 'targets', 'editors', 'snapshot', 'timestamp']) {
    const part = page.locator('.role').filter({ has: page.getByRole('heading', { name: say(`role-${role}`) }) });
    const [version, expires] = await part.locator('dd').allTextContents();
    const said = json(SITE, metadata(SITE, role)).signed;
    expect(version).toBe(String(said.version));
    expect(expires).toContain(said.expires.slice(0, 4));
  }
});

test('the About page tells the app’s own hash, how to check from outside, and what all of this cannot do', async ({ page, host }) => {
  await page.goto(host.url);
  await searchable(page);
  await page.getByRole('link', { name: say('nav-about') }).click();
  const main = page.getByRole('main');
  await expect(main).toContainText(sha256(readFileSync(join(SITE, 'index.html'))).match(/.{4}/g).join(' '));
  await expect(main).toContainText(`curl -s ${host.url} | sha256sum`);
  await expect(main).toContainText(`signpost verify ${host.url}`);
  for (const limit of [1, 2, 3, 4, 5, 6]) {
    await expect(main).toContainText(say(`about-limit-${limit}`));
  }
});

test('the About page tells what was refused, with role, version and rule', async ({ page, host }) => {
  await page.goto(host.url);
  await searchable(page);
  const { site, drop } = copy();
  rewrite(site, 'metadata/timestamp.json', spoilSignatures);
  host.folder = site;
  await page.getByRole('link', { name: say('nav-about') }).click();
  await page.getByRole('button', { name: say('about-check-now') }).click();
  await expect(page.getByText(say('about-refused'))).toBeVisible();
  await expect(page.locator('.log')).toContainText('timestamp (version 1): 0 valid signatures by keys of root, but 1 are needed.');
  drop();
});

test('a program’s text is text, whatever somebody wrote into it', async ({ page }) => {
  const data = copy(SAMPLE);
  const next = copy();
  // As markup, and as markup that is only hidden behind one layer of escaping.
  const hostile = '<img src=x onerror=alert(1)> &lt;img src=x onerror=alert(2)&gt; &lt;b&gt;bold&lt;/b&gt;';
  rewrite(data.site, 'service.csv', bytes =>
    Buffer.from(bytes.toString().replaceAll('Choose-Your-Own Food Pantry', `Hostile Pantry ${hostile}`)));
  signpost('publish', '--from', data.site, '--keys', KEYS, '--previous', SITE, '--out', next.site);
  const host = await serve(next.site);
  page.on('dialog', () => { throw new Error('a script of the data ran'); });
  await page.goto(host.url);
  await box(page).fill('hostile pantry');
  await page.getByRole('link', { name: /^Hostile Pantry/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hostile Pantry');
  await expect(page.getByRole('main').locator('img, h1 b')).toHaveCount(0);
  await host.stop();
  next.drop();
  data.drop();
});
