// Each kind of host, tried: search, a start without a connection, an update, and what travels twice. The table in
// docs/hosts.md is what was seen; SIGNPOST_BLESS=1 writes it anew.

import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOSTS, folderFor, start } from '../support/hosts.js';
import { finds } from '../support/reader.js';
import { DAY, now, release, renamed } from '../support/release.js';
import { SIGNPOST } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';

const PAGE = join(import.meta.dirname, '../../../docs/hosts.md');
const [BEGIN, END] = ['<!-- seen: begin -->', '<!-- seen: end -->'];
const OLD = 'Choose-Your-Own Food Pantry';
const NEW = 'Pick-Your-Own Food Pantry';

// One after the other, since the table is made of all of them.
test.describe.configure({ mode: 'default', timeout: 90_000 });

/** By the host's name, the cells of its row. */
const seen = new Map();

/** Nothing has been asked of the host for a second. (A body that nobody reads keeps a network busy for ever.) */
async function quiet(log) {
  for (let length = -1; length !== log.length;) {
    length = log.length;
    await new Promise(resolve => setTimeout(resolve, 1_000));
  }
}

/** The directory and the app are on the device. */
async function kept(page, log) {
  await searchable(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await quiet(log);
}

/** The files whose bytes travelled more than once, without hashes. What browsers ask for anew is told apart by 304. */
function twice(log) {
  const times = new Map();
  for (const { path, status, bytes } of log) {
    if (status === 200 && bytes > 0) times.set(path, (times.get(path) ?? 0) + 1);
  }
  const plain = path => path.includes('/locales/') ? 'the words' : path.split('/').pop().replace(/-[0-9a-f]{8,}\./, '.') || 'the page';
  return [...new Set([...times].filter(([, count]) => count > 1).map(([path]) => plain(path)))].sort();
}

/** What `verify` says of a host: its exit code, and its sentences that name a fault. */
async function verified(url) {
  const cache = mkdtempSync(join(tmpdir(), 'signpost-verify-'));
  // Not synchronously: the gate answers from this process.
  const done = await new Promise(resolve => {
    execFile(SIGNPOST, ['verify', url, '--state', join(cache, 'state')], (error, stdout) => resolve({ status: error?.code ?? 0, stdout }));
  });
  rmSync(cache, { recursive: true, force: true });
  const told = done.stdout.split('\n').filter(line => / is served |adds a policy|twice/.test(line) && !/^Browsers cannot/.test(line));
  return { code: done.status, told: told.map(line => line.replace(/-[0-9a-f]{8,}\./g, '.').replace(/\d+ kB/g, 'N kB')) };
}

for (const host of HOSTS) {
  test(`a host: ${host.name}`, async ({ page, watch }) => {
    watch.allow(/Failed to load resource|net::ERR_|did not start|MIME type|Content Security Policy|service.?worker|Refused to/i);
    const parent = mkdtempSync(join(tmpdir(), 'signpost-hosts-'));
    const older = release({ at: now() - DAY, previous: null });
    const site = folderFor(host, parent);
    renameSync(older.site, site);
    const served = await start(host, site);
    test.skip(!served, `${host.program} is not installed here`);
    try {
      await page.goto(served.url);
      if (host.fails) {
        await expect(page.getByRole('link', { name: /988/ }).first(), 'whom to call is there all the same').toBeVisible();
        await quiet(served.log);
        await expect(page.locator('html')).not.toHaveAttribute('data-signpost', 'searchable');
        const { code, told } = await verified(served.url);
        expect(code, told.join('\n')).toBe(1);
        expect(told.length, 'verify says why').toBeGreaterThan(0);
        seen.set(host.name, ['no', 'no', 'no', '', told[0]]);
        return;
      }
      await kept(page, served.log);
      await finds(page, OLD);
      const again = twice(served.log);
      const { code, told } = await verified(served.url);
      const newer = release({ previous: site, change: renamed(OLD, NEW) });
      cpSync(newer.site, site, { recursive: true });
      newer.drop();
      await page.reload();
      await searchable(page);
      await finds(page, NEW);
      await kept(page, served.log);
      await served.stop();
      await page.goto(served.url);
      await searchable(page);
      await finds(page, NEW);
      seen.set(host.name, ['yes', 'yes', 'yes', again.join(', ') || 'nothing', told.join(' ') || (code === 0 ? 'all is well' : `code ${code}`)]);
    } finally {
      await served.stop().catch(() => {});
      older.drop();
      rmSync(parent, { recursive: true, force: true });
    }
  });
}

test('the table of hosts in docs/hosts.md is what was seen', () => {
  test.skip(seen.size === 0, 'no host was tried');
  const page = readFileSync(PAGE, 'utf8');
  const [from, to] = [page.indexOf(BEGIN) + BEGIN.length, page.indexOf(END)];
  const known = new Map(page.slice(from, to).split('\n').filter(line => line.startsWith('| ')).slice(2)
    .map(line => [line.split(' | ')[0].slice(2), line]));
  const row = ({ name }) => seen.has(name) ? `| ${[name, ...seen.get(name)].join(' | ')} |` : known.get(name) ?? `| ${name} | not tried | | | | |`;
  const table = ['| host | search | offline | update | travels twice on a first visit | `signpost verify` |', '| --- | --- | --- | --- | --- | --- |', ...HOSTS.map(row)];
  const text = `\n\n${table.join('\n')}\n\n`;
  if (process.env.SIGNPOST_BLESS) writeFileSync(PAGE, page.slice(0, from) + text + page.slice(to));
  else expect(page.slice(from, to)).toBe(text);
});
