// Makes releases of the sample community beside the published one: later, earlier, changed, or signed with its keys
// by somebody who should not have them.

import { createPrivateKey, createPublicKey, createHash, sign } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLE } from './reader.js';
import { KEYS, SITE, copy, find, rewrite, signpost } from './site.js';

export const DAY = 86_400;
/** Seconds since 1970. */
export const now = () => Math.floor(Date.now() / 1000);

/**
 * Publishes the sample anew: `{ site, drop }`. `change`: of its `service.csv`, as text; `tables`: of other files, by name. `added`: new files, by name. `languages`: those offered, if
 * not the sample's own. `at`: when it is signed. `previous`: the release that it follows; `null` for a site that nobody has read. `more`: other arguments.
 */
export function release({ change = text => text, tables = {}, added = {}, languages, at = now(), previous = SITE, keys = KEYS, more = [] } = {}) {
  const [next, data] = [copy(), copy(SAMPLE)];
  rewrite(data.site, 'service.csv', bytes => Buffer.from(change(bytes.toString())));
  for (const [name, edit] of Object.entries(tables)) rewrite(data.site, name, bytes => Buffer.from(edit(bytes.toString())));
  for (const [name, text] of Object.entries(added)) writeFileSync(join(data.site, name), text);
  if (languages) {
    const line = `languages = ${JSON.stringify(languages)}`;
    rewrite(data.site, 'signpost.toml', bytes => Buffer.from(bytes.toString().replace(/^languages = .*$/m, line)));
  }
  const follows = previous ? ['--previous', previous] : ['--first'];
  signpost('publish', '--from', data.site, '--keys', keys, ...follows, '--out', next.site, '--at', `${at}`, ...more);
  data.drop();
  return next;
}

/** Signs snapshot and timestamp at that moment, as the community's scheduled job does. */
export const renew = (site, at, { keys = KEYS, days = 14 } = {}) =>
  signpost('renew', site, '--keys', keys, '--at', `${at}`, '--timestamp-days', `${days}`);

/** `name` of a program's row in `service.csv` becomes another. */
export const renamed = (from, to) => text => {
  if (!text.includes(from)) throw new Error(`no ${from} in the sample`);
  return text.replaceAll(from, to);
};

/** What a JSON file of a site says. */
export const json = (site, path) => JSON.parse(readFileSync(join(site, path)));

/** The path of the newest file of a role. */
export const metadata = (site, role) =>
  role === 'timestamp' ? 'metadata/timestamp.json' : find(site, 'metadata', `.${role}.json`);

/** The path of the newest pack that the editors signed. */
export const pack = (site, layer = 'directory') =>
  `targets/data/${json(site, metadata(site, 'editors')).signed.targets[`data/${layer}.pack`].hashes.sha256}.${layer}.pack`;

/**
 * What a thief of keys can do: the newest file of `role` as `change` leaves what it says, in a next version, signed by
 * those of its keys that are in the folder `keys`; and announced by snapshot and timestamp, when theirs are there, too.
 */
export function forge(site, role, keys, change) {
  const path = metadata(site, role);
  const file = json(site, path);
  file.signed.version += 1;
  change(file.signed);
  resign(site, file, keys);
  const { version } = file.signed;
  const bytes = Buffer.from(JSON.stringify(file));
  writeFileSync(join(site, role === 'timestamp' ? path : `metadata/${version}.${role}.json`), bytes);
  if (role === 'timestamp' || role === 'root') return;
  const parent = role === 'snapshot' ? 'timestamp' : 'snapshot';
  forge(site, parent, keys, signed => { signed.meta[`${role}.json`] = announced(version, bytes); });
}

/** What the parent says of a file. */
export const announced = (version, bytes) => ({ version, length: bytes.length, hashes: { sha256: sha256(bytes) } });

export const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');

function resign(site, file, keys) {
  const delegations = json(site, metadata(site, 'targets')).signed.delegations;
  const known = { ...delegations.keys, ...json(site, metadata(site, 'root')).signed.keys };
  const private_ = privateKeys(keys);
  const message = Buffer.from(canonical(file.signed));
  for (const signature of file.signatures) {
    const key = private_[known[signature.keyid].keyval.public];
    if (key) signature.sig = sign(null, message, key).toString('hex');
  }
}

/** Public key in hex to private key, for all keys below a folder. */
function privateKeys(folder) {
  const files = readdirSync(folder, { recursive: true }).filter(name => name.endsWith('.pem'));
  return Object.fromEntries(files.map(name => {
    const [, base64] = readFileSync(join(folder, name), 'utf8').match(/-----BEGIN PRIVATE KEY-----([^-]+)-----/);
    const key = createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });
    const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
    return [raw.toString('hex'), key];
  }));
}

/** Canonical JSON (OLPC): what is signed. */
function canonical(value) {
  if (typeof value === 'string') return `"${value.replace(/[\\"]/g, '\\$&')}"`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return String(value);
  return `{${Object.keys(value).sort().map(key => `${canonical(key)}:${canonical(value[key])}`).join(',')}}`;
}
