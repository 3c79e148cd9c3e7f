// An organization signs its own entries: the reader sees by whom, its silence touches nobody else's entries, and its key
// opens nothing but its own.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expectAccessible } from '../support/axe.js';
import { clockOf, kept } from '../support/device.js';
import { cards, finds, openAnew, openFolds, program } from '../support/reader.js';
import { DAY, announced, forge, json, metadata, now, pack, release, renew, sha256 } from '../support/release.js';
import { KEYS, signpost } from '../support/site.js';
import { expect, test } from '../support/test.js';
import { like, say } from '../support/words.js';

const CLASS = 'Gentle Walking Class';
const PANTRY = 'Choose-Your-Own Food Pantry';
const CLINIC = 'Maple Clinic';

test.use({ serviceWorkers: 'block' });

/** The community with a clinic that signed its own class at that moment: the site, and all keys in one folder. */
function withClinic({ at = now(), signedAt = at } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-clinic-'));
  const inside = name => join(folder, name);
  mkdirSync(inside('data'));
  writeFileSync(inside('data/signpost.toml'), `name = "${CLINIC}"\ntime_zone = "America/Chicago"\n`);
  writeFileSync(inside('data/organization.csv'), `id,name,description\nc1,${CLINIC},Care\n`);
  writeFileSync(inside('data/service.csv'), `id,organization_id,name,description,status\nwalk,c1,${CLASS},We walk,active\n`);
  cpSync(KEYS, inside('keys'), { recursive: true });
  signpost('keys', 'one', inside('keys/clinic'), '--holder', CLINIC);
  signpost('partner', 'sign', 'clinic', '--from', inside('data'), '--keys', inside('keys/clinic'), '--out', inside('sent'), '--at', `${signedAt}`);
  signpost('partner', 'add', 'clinic', '--key', inside('keys/clinic/public.json'), '--keys', inside('keys'));
  const { site, drop } = release({ at, keys: inside('keys'), more: ['--partner', inside('sent')] });
  return {
    site,
    keys: inside('keys'),
    inside,
    drop() {
      drop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A file of the partner's that it lists under this name, whatever it holds. */
function put(site, signed, path, bytes) {
  const place = join(site, 'targets', dirname(path), `${sha256(bytes)}.${path.split('/').at(-1)}`);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, bytes);
  const { length, hashes } = announced(1, bytes);
  signed.targets[path] = { length, hashes };
}

test('a partner’s own entry says that the partner signed it, and the About page whose key that was', async ({ page, host }) => {
  const { site, drop } = withClinic();
  host.folder = site;
  await page.goto(host.url);
  await finds(page, CLASS);
  await program(page, CLASS).click();
  await openFolds(page);
  await expect(page.getByText(say('program-signed-partner', { partner: CLINIC }))).toBeVisible();
  await page.getByRole('link', { name: say('program-signed-how') }).click();
  const role = page.locator('.role').filter({ has: page.getByRole('heading', { name: say('role-partner', { name: 'clinic' }) }) });
  await expect(role).toContainText(CLINIC);
  await expect(role).toContainText(/([0-9a-f]{4} ){15}[0-9a-f]{4}/);
  await page.goBack();
  await page.goBack();
  await finds(page, PANTRY);
  await program(page, PANTRY).click();
  await openFolds(page);
  await expect(page.getByText(like('program-signed-editors', ['community']))).toBeVisible();
  drop();
});

test('an expired partner makes only its own entries stale', async ({ page, context, host }) => {
  const clock = await clockOf(context);
  const { site, keys, drop } = withClinic({ signedAt: now() - 300 * DAY });
  host.folder = site;
  await page.goto(host.url);
  await kept(page);
  await finds(page, CLASS);
  await program(page, CLASS).click();
  const expired = page.getByText(like('program-partner-expired', ['partner', 'date']));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(CLASS);
  await expect(expired).toHaveCount(0);

  renew(site, now() + 70 * DAY, { keys });
  await clock.set(70 * DAY);
  await openAnew(page, host.url);
  await kept(page);
  await expect(page.getByText(like('trust-line-fresh', ['when', 'who']))).toBeVisible();
  await finds(page, CLASS);
  await program(page, CLASS).click();
  await expect(expired).toBeVisible();
  await page.goBack();
  await finds(page, PANTRY);
  await program(page, PANTRY).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(PANTRY);
  await expect(expired).toHaveCount(0);
  drop();
});

test('a partner’s file with records of others is refused whole, and the last good copy stays', async ({ page, host }) => {
  const { site, keys, drop } = withClinic();
  host.folder = site;
  await page.goto(host.url);
  await kept(page);
  forge(site, 'partner-clinic', keys, signed =>
    put(site, signed, 'partners/clinic/directory.pack', readFileSync(join(site, pack(site)))));
  await page.reload();
  await expect(page.getByRole('heading', { name: say('banner-refused-title') })).toBeVisible();
  await finds(page, PANTRY);
  await finds(page, CLASS);
  // Nor does a first visitor get any of it.
  const stranger = await page.context().browser().newContext({ serviceWorkers: 'block' });
  const first = await stranger.newPage();
  await first.goto(host.url);
  await expect(first.getByRole('heading', { name: say('banner-refused-none-title') })).toBeVisible();
  await stranger.close();
  drop();
});

test('a partner says with its own key whether it has room: the scheduled job takes it, the card has its day, it can be filtered by, and what is old says so', async ({ page, context, host }) => {
  const clock = await clockOf(context);
  const { site, keys, inside, drop } = withClinic();
  // The job has the online key and what says whose key is whose, and no more.
  for (const part of ['online', 'metadata']) cpSync(join(keys, part), inside(`job/${part}`), { recursive: true });
  writeFileSync(inside('job/signpost.toml'), '[[partners]]\nname = "clinic"\nfrom = "../sent"\n');
  const report = (status, at = now()) => {
    writeFileSync(inside('today.csv'), `service_id,status\nwalk,${status}\n`);
    signpost('partner', 'sign', 'clinic', '--capacity', inside('today.csv'), '--keys', inside('keys/clinic'), '--out', inside('sent'), '--at', `${at}`);
    signpost('renew', site, '--keys', inside('job'), '--config', inside('job/signpost.toml'), '--at', `${at}`, '--timestamp-days', '14');
  };
  const day = new Intl.DateTimeFormat('en-US', { timeZone: 'America/Chicago', month: 'long', day: 'numeric' }).format(new Date(now() * 1000));
  const card = cards(page).filter({ has: page.getByRole('heading', { name: CLASS }) });
  const says = what => card.getByText(say('fact-room-as-of', { what: say(what), date: day }), { exact: false });
  host.folder = site;
  await page.goto(host.url);
  await kept(page);
  await finds(page, CLASS);
  await expect(card).not.toContainText(say('fact-waitlist'));

  report('waitlist');
  await page.reload();
  await finds(page, CLASS);
  await expect(says('fact-waitlist')).toHaveCount(1);
  await expectAccessible(page, 'a card with a partner’s own word on its room');
  await openAnew(page, `${host.url}#/search?q=${encodeURIComponent(CLASS)}&accepting=yes`);
  await expect(card).toHaveCount(0);

  report('capacity', now() + 1);
  await openAnew(page, `${host.url}#/search?q=${encodeURIComponent(CLASS)}&accepting=yes`);
  await expect(says('fact-accepting')).toHaveCount(1);

  const listed = json(site, metadata(site, 'partner-clinic')).signed.targets['partners/clinic/programs.capacity'];
  expect(listed.length, 'a small file').toBeLessThan(1_000);

  // Weeks later nobody has said anything new.
  await clock.set(20 * DAY);
  await openAnew(page, `${host.url}#/search?q=${encodeURIComponent(CLASS)}`);
  await expect(card.getByText(like('fact-room-old', ['what', 'date']))).toHaveCount(1);
  await openAnew(page, `${host.url}#/search?q=${encodeURIComponent(CLASS)}&accepting=yes`);
  await expect(card).toHaveCount(0);
  drop();
});

test('whoever has a partner’s key and the online key cannot say of another’s program that it is full', async ({ page, host }) => {
  const { site, keys, drop } = withClinic();
  host.folder = site;
  await page.goto(host.url);
  await kept(page);
  const foreign = { version: 1, programs: { food: [{ unit: '', status: 'no-capacity' }] } };
  forge(site, 'partner-clinic', keys, signed => put(site, signed, 'partners/clinic/programs.capacity', gzipSync(JSON.stringify(foreign))));
  await page.reload();
  await expect(page.getByRole('heading', { name: say('banner-refused-title') })).toBeVisible();
  await finds(page, PANTRY);
  await finds(page, CLASS);
  drop();
});

test('a partner that lists a file outside its folder is not asked for it', async ({ page, host }) => {
  const { site, keys, drop } = withClinic();
  host.folder = site;
  const bytes = readFileSync(join(site, pack(site)));
  forge(site, 'partner-clinic', keys, signed => {
    put(site, signed, 'data/other.pack', bytes.subarray(1));
    put(site, signed, 'partners/another/directory.pack', bytes.subarray(2));
  });
  await page.goto(host.url);
  await finds(page, CLASS);
  await finds(page, PANTRY);
  expect(host.log.filter(path => path.endsWith('.pack'))).toHaveLength(4);
  drop();
});
