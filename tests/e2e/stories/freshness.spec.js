// Time: what nobody has confirmed lately is told to be so and stays usable; what is too old is shown after a warning, or
// not at all to those who have never seen it; a wrong clock neither hides an old directory nor erases a good one.

import { join } from 'node:path';
import { clockOf, kept } from '../support/device.js';
import { box, cards, finds, program } from '../support/reader.js';
import { DAY, forge, now, release, renew, renamed } from '../support/release.js';
import { KEYS, copy, rewrite, spoilSignatures } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';
import { like, say } from '../support/words.js';

const PANTRY = 'Choose-Your-Own Food Pantry';
const DIABETES = 'Diabetes-Friendly Food Box';
const YEAR = 365 * DAY;
/** As TUF writes a moment. */
const expiry = seconds => new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');

// What a service worker lets pass cannot be answered in the host's place.
test.use({ serviceWorkers: 'block' });

const stale = page => page.getByText(like('banner-stale', ['date']));
const refused = page => page.getByRole('heading', { name: say('banner-refused-title') });
const refusedNone = page => page.getByRole('heading', { name: say('banner-refused-none-title') });
const veryOld = page => page.getByRole('heading', { name: say('banner-very-stale-title'), level: 1 });
const fresh = page => page.getByText(like('trust-line-fresh', ['when', 'who']));

async function nothingButCrisisLines(page) {
  await expect(refusedNone(page)).toBeVisible();
  await expect(page.getByRole('link', { name: /988/ }).first()).toBeVisible();
  await box(page).fill('food pantry');
  await expect(page.getByText(PANTRY)).toHaveCount(0);
}

test('freeze: a directory past its time says when it was last confirmed, also after a restart, until it is renewed', async ({ page, context, host }) => {
  const clock = await clockOf(context);
  await page.goto(host.url);
  await kept(page);
  await expect(fresh(page)).toBeVisible();
  await expect(stale(page)).toHaveCount(0);

  // The host, or somebody on the way, serves the same files for ever.
  await clock.set(20 * DAY);
  for (const restart of [1, 2]) {
    await page.reload();
    await expect(stale(page), `restart ${restart}`).toBeVisible();
    await finds(page, PANTRY);
  }
  const another = await context.newPage();
  await another.goto(host.url);
  await expect(stale(another)).toBeVisible();
  await another.close();

  const renewed = copy();
  renew(renewed.site, now() + 20 * DAY);
  host.folder = renewed.site;
  await page.reload();
  await expect(fresh(page)).toBeVisible();
  await expect(stale(page)).toHaveCount(0);
  renewed.drop();
});

test('freeze: what is kept tells that it is old although the host never answers', async ({ page, context, host }) => {
  const clock = await clockOf(context);
  await page.goto(host.url);
  await kept(page);
  await clock.set(20 * DAY);
  await page.route('**/metadata/**', () => {});
  await page.reload();
  await expect(stale(page)).toBeVisible();
  await finds(page, PANTRY);
});

test('a copy that nobody confirmed for half a year is shown after a click, and crisis lines before it', async ({ page, context, host }) => {
  const clock = await clockOf(context);
  await page.goto(host.url);
  await kept(page);
  await clock.set(179 * DAY);
  await page.reload();
  await expect(stale(page)).toBeVisible();
  await expect(veryOld(page)).toHaveCount(0);
  await clock.set(181 * DAY);
  await page.reload();
  await expect(veryOld(page)).toBeVisible();
  await expect(box(page)).toHaveCount(0);
  await expect(page.getByRole('link', { name: /988/ }).first()).toBeVisible();
  await page.getByRole('button', { name: say('banner-very-stale-show') }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(stale(page)).toBeVisible();
  await finds(page, PANTRY);
});

test('a refused update does not hide that the copy in use is half a year old', async ({ page, context, host }) => {
  const clock = await clockOf(context);
  await page.goto(host.url);
  await kept(page);
  const { site, drop } = copy();
  rewrite(site, 'metadata/timestamp.json', spoilSignatures);
  host.folder = site;
  await clock.set(181 * DAY);
  await page.reload();
  await expect(refused(page)).toBeVisible();
  await expect(page.getByText(like('banner-refused-kept', ['date']))).toBeVisible();
  await expect(veryOld(page)).toBeVisible();
  drop();
});

test('a first visit to a site that missed its renewal is let in for 60 days, under a banner', async ({ page, host }) => {
  const { site, drop } = release({ at: now() - 73 * DAY, previous: null });
  host.folder = site;
  await page.goto(host.url);
  await expect(stale(page)).toBeVisible();
  await finds(page, PANTRY);
  drop();
});

test('a first visit past the grace gets nothing but emergency numbers', async ({ page, host }) => {
  const { site, drop } = release({ at: now() - 75 * DAY, previous: null });
  host.folder = site;
  await page.goto(host.url);
  await nothingButCrisisLines(page);
  await expect(page.getByText(say('banner-refused-none'))).toBeVisible();
  drop();
});

test('a refusal after a first visit within the grace names the day when the copy was confirmed', async ({ page, host }) => {
  const { site, drop } = release({ at: now() - 30 * DAY, previous: null });
  host.folder = site;
  await page.goto(host.url);
  await expect(stale(page)).toBeVisible();
  // The banner comes before the copy is kept.
  await kept(page);
  rewrite(site, 'metadata/timestamp.json', spoilSignatures);
  await page.reload();
  await expect(page.getByText(like('banner-refused-kept', ['date']))).toBeVisible();
  drop();
});

test('a first visit while the site does not answer says that, and speaks of no forgery', async ({ page, host, watch }) => {
  watch.allow(/^Failed to load resource/);
  host.answer = (path, response) => path.startsWith('/metadata/') && !!response.writeHead(503).end();
  await page.goto(host.url);
  await expect(page.getByText(say('banner-unreached')).first()).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText(say('banner-refused-none'))).toHaveCount(0);
  await expect(page.getByRole('link', { name: /988/ }).first()).toBeVisible();
  host.answer = null;
  await page.reload();
  await searchable(page);
  await finds(page, PANTRY);
});

test('expired editors: what is held stays under a banner, a first visitor gets nothing', async ({ page, context, browser, host }) => {
  const clock = await clockOf(context);
  await page.goto(host.url);
  await kept(page);
  // The timestamp is renewed, and nobody has edited anything for more than a year.
  const { site, drop } = copy();
  renew(site, now() + YEAR + 10 * DAY);
  host.folder = site;
  await clock.set(YEAR + 10 * DAY);
  await page.reload();
  // The warning of a very old copy goes by itself, once a newer timestamp is there.
  await expect(veryOld(page)).toHaveCount(0);
  await expect(stale(page)).toBeVisible();
  await finds(page, PANTRY);
  const stranger = await browser.newContext({ serviceWorkers: 'block' });
  await (await clockOf(stranger)).set(YEAR + 10 * DAY);
  const first = await stranger.newPage();
  await first.goto(host.url);
  await nothingButCrisisLines(first);
  await stranger.close();
  drop();
});

test('a clock set back does not make an old directory fresh', async ({ page, context, host }) => {
  const clock = await clockOf(context);
  const renewed = copy();
  renew(renewed.site, now() + 10 * DAY);
  host.folder = renewed.site;
  await clock.set(10 * DAY);
  await page.goto(host.url);
  await kept(page);
  await expect(fresh(page)).toBeVisible();
  // Good for a day by the clock that is set back, and long over by the one that this device has seen.
  forge(renewed.site, 'timestamp', join(KEYS, 'online'), signed => { signed.expires = expiry(now() + DAY); });
  await clock.set(0);
  await page.reload();
  await expect(stale(page)).toBeVisible();
  renewed.drop();
});

test('a clock years ahead erases nothing, and is forgotten when it is right again', async ({ page, context, host }) => {
  const clock = await clockOf(context);
  await page.goto(host.url);
  await kept(page);
  await clock.set(20 * YEAR);
  await page.reload();
  await expect(refused(page)).toBeVisible();
  await page.getByRole('button', { name: say('banner-very-stale-show') }).click();
  await finds(page, PANTRY);
  host.log.length = 0;
  await clock.set(0);
  await page.reload();
  await expect(fresh(page)).toBeVisible();
  await expect(refused(page)).toHaveCount(0);
  await finds(page, PANTRY);
  expect(host.log.filter(path => path.endsWith('.pack')), 'the directory was still there').toEqual([]);
});

/** `2026-11-22`, so many days from now. */
const day = days => new Date((now() + days * DAY) * 1000).toISOString().slice(0, 10);

test('a program whose money or word has run out is shown as such and not hidden', async ({ page, host }) => {
  const ran = day(-3);
  const { site, drop } = release({
    change: text => {
      const ended = renamed('2027-06-30,,A volunteer', `${ran},,A volunteer`)(text);
      const [head, ...rows] = ended.split('\n');
      // The pantry's entry was meant to hold until then: the last column but one.
      return [head, ...rows.map(row => row.includes(PANTRY) ? row.replace(/,,(A volunteer[^,]*)$/, `,${ran},$1`) : row)].join('\n');
    },
  });
  host.folder = site;
  await page.goto(host.url);
  for (const [name, words] of [[DIABETES, 'program-ended'], [PANTRY, 'program-expired']]) {
    await finds(page, name);
    await expect(cards(page).filter({ hasText: name }).getByText(say('fact-ended'))).toBeVisible();
    await program(page, name).click();
    await expect(page.getByText(like(words, ['date']))).toBeVisible();
    await page.goBack();
  }
  drop();
});

test('a program’s money runs out while the directory is stale, and that is told, too', async ({ page, context, host }) => {
  const clock = await clockOf(context);
  const { site, drop } = release({ change: renamed('2027-06-30,,A volunteer', `${day(10)},,A volunteer`) });
  host.folder = site;
  await page.goto(host.url);
  await kept(page);
  await finds(page, DIABETES);
  await expect(cards(page).filter({ hasText: DIABETES }).getByText(say('fact-ended'))).toHaveCount(0);
  await clock.set(20 * DAY);
  await page.reload();
  await expect(stale(page)).toBeVisible();
  await finds(page, DIABETES);
  await expect(cards(page).filter({ hasText: DIABETES }).getByText(say('fact-ended'))).toBeVisible();
  await program(page, DIABETES).click();
  await expect(page.getByText(like('program-ended', ['date']))).toBeVisible();
  drop();
});
