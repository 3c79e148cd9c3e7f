// Older files in place of newer ones, halves of two releases, another chain of roots: the reader keeps the newest that
// was good, and is told.

import { copyFileSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { kept } from '../support/device.js';
import { finds } from '../support/reader.js';
import { forge, json, metadata, now, pack, release, renamed, renew } from '../support/release.js';
import { KEYS, SITE, copy, rewrite, signpost } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';
import { say } from '../support/words.js';

const OLD = 'Choose-Your-Own Food Pantry';
const NEW = 'Pick-Your-Own Food Pantry';
const OTHER = 'Somebody-Else’s Food Pantry';

test.use({ serviceWorkers: 'block' });

const refused = page => page.getByRole('heading', { name: say('banner-refused-title') });
const nextRelease = () => release({ change: renamed(OLD, NEW) });

/** What the About page says that was refused. By its address: the footer's link moves while results above it are drawn first. */
async function saysWhy(page, words) {
  await page.goto(new URL('#/about', page.url()).href);
  await expect(page.locator('.log')).toContainText(words);
}

/** Each: what the host serves to a reader who has the newer release; the words that the log must have. */
const ROLLBACKS = {
  'the timestamp': [next => copyFileSync(join(SITE, 'metadata/timestamp.json'), join(next, 'metadata/timestamp.json')), 'is older than version'],
  'a whole release': [next => cpSync(SITE, next, { recursive: true }), 'is older than version'],
  'the snapshot, in a new timestamp that a thief of the online key signed': [
    next => {
      const older = json(SITE, metadata(SITE, 'timestamp')).signed.meta['snapshot.json'];
      forge(next, 'timestamp', join(KEYS, 'online'), signed => { signed.meta['snapshot.json'] = older; });
    },
    'snapshot',
  ],
  'the editors’ list, in a new snapshot that a thief of the online key signed': [
    next => {
      const older = json(SITE, metadata(SITE, 'snapshot')).signed.meta['editors.json'];
      forge(next, 'snapshot', join(KEYS, 'online'), signed => { signed.meta['editors.json'] = older; });
    },
    'editors',
  ],
  'the editors’ list, which a new snapshot does not name any more': [
    next => forge(next, 'snapshot', join(KEYS, 'online'), signed => { delete signed.meta['editors.json']; }),
    'editors.json was listed by the trusted version and is missing',
  ],
};

for (const [what, [attack, why]] of Object.entries(ROLLBACKS)) {
  test(`rollback of ${what}`, async ({ page, host }) => {
    const { site, drop } = nextRelease();
    host.folder = site;
    await page.goto(host.url);
    await kept(page);
    await finds(page, NEW);
    attack(site);
    await page.reload();
    await expect(refused(page)).toBeVisible();
    await finds(page, NEW);
    await saysWhy(page, why);
    drop();
  });
}

test('the same version with other content: the one that came first stays, and the log tells', async ({ page, host }) => {
  const at = now();
  const [first, second] = [release({ change: renamed(OLD, NEW), at }), release({ change: renamed(OLD, OTHER), at })];
  host.folder = first.site;
  await page.goto(host.url);
  await kept(page);
  host.folder = second.site;
  await page.reload();
  await finds(page, NEW);
  await saysWhy(page, 'the same version is already trusted with other content');
  await expect(page.getByText(OTHER)).toHaveCount(0);
  first.drop();
  second.drop();
});

/** What a content network that has only half of the newer release serves of it. */
const HALVES = {
  'a new timestamp, and no other new file': next => {
    for (const file of [pack(next), metadata(next, 'snapshot'), metadata(next, 'editors')]) rmSync(join(next, file));
  },
  'new metadata, and the old directory under the new name': next =>
    copyFileSync(join(SITE, pack(SITE)), join(next, pack(next))),
  'a new timestamp, and the old snapshot under the new name': next =>
    copyFileSync(join(SITE, metadata(SITE, 'snapshot')), join(next, metadata(next, 'snapshot'))),
  'a new snapshot, and the old editors’ list under the new name': next =>
    copyFileSync(join(SITE, metadata(SITE, 'editors')), join(next, metadata(next, 'editors'))),
};

for (const [what, spoil] of Object.entries(HALVES)) {
  test(`mix and match: ${what}`, async ({ page, host, watch }) => {
    watch.allow(/^Failed to load resource/);
    await page.goto(host.url);
    await kept(page);
    const { site, drop } = nextRelease();
    const half = copy(site);
    spoil(half.site);
    host.folder = half.site;
    await page.reload();
    await searchable(page);
    await page.waitForLoadState('networkidle');
    await finds(page, OLD);
    // The other half has come.
    host.folder = site;
    await page.reload();
    await finds(page, NEW);
    half.drop();
    drop();
  });
}

test('a browser that lost everything is not given a release older than its page', async ({ page, host }) => {
  const { site, drop } = nextRelease();
  for (const role of ['timestamp', 'snapshot', 'editors']) {
    copyFileSync(join(SITE, metadata(SITE, role)), join(site, metadata(SITE, role)));
  }
  host.folder = site;
  await page.goto(host.url);
  await expect(page.getByRole('heading', { name: say('banner-refused-none-title') })).toBeVisible();
  await saysWhy(page, 'the oldest that this page accepts');
  drop();
});

/** A site whose root's keys were replaced while the reader was away, and the folder of those keys. */
function rotated() {
  const keys = copy(KEYS);
  const { site, drop } = copy();
  signpost('rotate', 'root', '--keys', keys.site);
  renew(site, now(), { keys: keys.site });
  return { site, keys: keys.site, drop: () => { drop(); keys.drop(); } };
}

test('rotation: a reader who was away while the root’s keys were replaced follows to the new ones', async ({ page, host }) => {
  await page.goto(host.url);
  await kept(page);
  const { site, keys, drop } = rotated();
  host.folder = site;
  await page.reload();
  await page.getByRole('link', { name: say('nav-about') }).click();
  const fingerprint = signpost('keys', 'show', keys).match(/^\s*root[\s\S]*?((?:[0-9a-f]{4} ){15}[0-9a-f]{4})/m)[1];
  await expect(page.getByRole('main')).toContainText(fingerprint);
  await expect(page.getByText(say('about-fresh'))).toBeVisible();
  // From here on the old root’s files are not taken back.
  rmSync(join(site, 'metadata/2.root.json'));
  await page.reload();
  await page.getByRole('link', { name: say('nav-about') }).click();
  await expect(page.getByRole('main')).toContainText(fingerprint);
  drop();
});

for (const [which, stays] of Object.entries({ old: 0, new: 1 })) {
  test(`rotation: a root signed by only the ${which} keys is refused`, async ({ page, host }) => {
    await page.goto(host.url);
    await kept(page);
    const { site, drop } = rotated();
    const olds = json(SITE, 'metadata/1.root.json').signed.roles.root.keyids;
    rewrite(site, 'metadata/2.root.json', bytes => {
      const root = JSON.parse(bytes);
      const signatures = root.signatures.filter(({ keyid }) => olds.includes(keyid) === (stays === 0));
      if (signatures.length === 0 || signatures.length === root.signatures.length) throw new Error('nothing was taken away');
      return Buffer.from(JSON.stringify({ ...root, signatures }));
    });
    host.folder = site;
    await page.reload();
    await expect(refused(page)).toBeVisible();
    await finds(page, OLD);
    await saysWhy(page, 'root');
    drop();
  });
}

test('fast-forward to 2^53 by a thief of the online key is undone by rotating it', async ({ page, host }) => {
  const { site, drop } = copy();
  host.folder = site;
  forge(site, 'timestamp', join(KEYS, 'online'), signed => { signed.version = Number.MAX_SAFE_INTEGER; });
  await page.goto(host.url);
  await kept(page);
  // The community’s own next release is older than that.
  const next = nextRelease();
  host.folder = next.site;
  await page.reload();
  await expect(refused(page)).toBeVisible();
  await finds(page, OLD);
  // A new online key: what the old one signed counts no more.
  const keys = copy(KEYS);
  signpost('rotate', 'online', '--keys', keys.site);
  renew(next.site, now(), { keys: keys.site });
  await page.reload();
  await finds(page, NEW);
  await expect(refused(page)).toHaveCount(0);
  for (const folder of [keys, next, { drop }]) folder.drop();
});
