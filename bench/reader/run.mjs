// Measures what a reader waits for, in Chromium, on a directory of thousands of programs: bytes over the
// wire, bytes in hand to searchable, a start with no connection, a repeat visit, typing, memory.
//
//   cargo xtask bench reader                       with SIGNPOST_REAL_DATA set: the real directory, else the sample
//   cargo xtask bench reader -- --beside CHECKOUT  with another commit in turn; `cargo xtask build` has been run there
//   cargo xtask bench reader -- --lines            instead: first visits over slow lines (half an hour)
//
// The tables go to docs/bench-reader.md and docs/bench-lines.md.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const ROOT = join(import.meta.dirname, '..', '..');
/** Programs of a directory that is divided. */
const DIVIDED = 24_000;
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const WORDS = ['food pantry', 'light bill', 'diabetis clases', 'dentist no insurance', 'nowhere to sleep'];
const real = process.env.SIGNPOST_REAL_DATA && join(process.env.SIGNPOST_REAL_DATA, 'miami-211', 'datapackage.zip');
const source = real && existsSync(real) ? real : join(ROOT, 'data', 'sample');
const { chromium } = createRequire(join(ROOT, 'tests', 'e2e', 'package.json'))('@playwright/test');

const folder = mkdtempSync(join(tmpdir(), 'signpost-bench-'));
/** What is measured in turn: this checkout and, with `--beside`, another one. Each fills its own column of the table. */
const variants = [['this', ROOT], ...flag('--beside').map(path => ['beside', path])].map(([name, root]) => ({
  name,
  root,
  tool: join(root, 'target', 'release', 'signpost'),
  keys: join(folder, name, 'keys'),
  site: join(folder, name, 'site'),
  rows: new Map(),
}));
process.env.SIGNPOST_SITE = variants[0].site;
process.env.SIGNPOST = variants[0].tool;
const { serve } = await import('../../tests/e2e/support/site.js');
const { areas, handoff, lines, requestsOf } = await import('./lines.mjs');
const { generate } = await import('../publish/generate.mjs');
const { waterfall } = await import('./waterfall.mjs');

/** The values of a flag on the command line. */
function flag(name) {
  return process.argv.flatMap((word, i) => (word === name ? [process.argv[i + 1]] : []));
}

function row(variant, what, value) {
  variant.rows.set(what, value);
  console.log(`${variant.name}: ${what}: ${value}`);
}

const median = numbers => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const percentile = (numbers, p) => numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.ceil(numbers.length * p) - 1)];
const ms = number => `${number.toFixed(number < 10 ? 1 : 0)} ms`;
const kb = bytes => `${(bytes / 1000).toFixed(0)} kB`;

try {
  for (const variant of variants) {
    publish(variant);
    sizes(variant);
    variant.host = await serve(variant.site);
  }
  const onLines = process.argv.includes('--lines');
  const browser = await chromium.launch({
    executablePath: process.env.SIGNPOST_CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  });
  if (onLines) {
    await overLines(browser);
  } else {
    await visits(browser);
    await typing(browser);
    write();
  }
  await browser.close();
  for (const { host } of variants) await host.stop();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** First visits to each directory over each line to each host, of all variants in turn: docs/bench-lines.md. */
async function overLines(browser) {
  const rounds = Number(process.env.ROUNDS ?? 1);
  const rows = [];
  for (const [directory, from] of new Map([['the sample, 224 programs', join(ROOT, 'data', 'sample')], ...(source === real ? [['4,089 programs', real]] : [])])) {
    const sites = [];
    for (const variant of variants) {
      const site = join(folder, variant.name, `site-${sites.length}-${rows.length}`);
      const keys = join(folder, variant.name, `keys-${rows.length}`);
      execFileSync(variant.tool, ['keys', 'new', keys, '--demo'], { stdio: 'ignore' });
      execFileSync(variant.tool, ['publish', '--from', from, '--keys', keys, '--out', site], { stdio: 'ignore' });
      const host = await serve(site);
      sites.push({ folder: site, handoff: await handoff(browser, host.url) });
      await host.stop();
    }
    rows.push(...(await lines(browser, sites, rounds)).map(row => [directory, ...row]));
    const pictured = [];
    for (const [at, site] of sites.entries()) pictured.push(await requestsOf(browser, site, `${directory}, ${commit(variants[at].root)}`));
    writeFileSync(join(ROOT, 'docs', 'first-visit.svg'), waterfall(pictured));
  }
  const inAreas = await areas(browser, await divided(variants[0]));
  const columns = ['a handoff’s phone numbers', 'first result', 'the app', 'all searchable', 'received'];
  const head = ['directory', 'line', 'host', ...variants.flatMap(({ root }) => columns.map(what => `${what}, ${commit(root)}`))];
  writeFileSync(join(ROOT, 'docs', 'bench-lines.md'), [
    '# First visits over slow lines',
    '',
    'Chromium at 360 px on 2 cores, the page’s processor slowed four times, nothing kept; slow 4G is 1.6 Mbit/s and 150 ms, 3G 400 kbit/s and 400 ms, for all',
    `connections together (\`bench/reader/line.mjs\`), without TLS; ${rounds === 1 ? 'one visit each' : `medians of ${rounds}`}, the commits in turn. To repeat: \`cargo xtask bench reader -- --lines\``,
    '(`SIGNPOST_REAL_DATA` names the folder of the real data; `--beside CHECKOUT` adds another commit; `ROUNDS`; `LINE="slow 4G|3G, gzip"` narrows).',
    '',
    ...[head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`),
    '',
    'The aims: whom to call within 5 s over slow 4G and 18 s over 3G, 3.5 s for the sample; all searchable within 7 s and 26 s. From the first result on',
    'other words can be searched, before the app is there; “all” has the long texts, too, which come last. The worker’s program (`crates/worker`) comes',
    'before the page’s.',
    '',
    `A made-up directory of ${DIVIDED.toLocaleString('en-US')} programs, which is divided into areas (this commit; one visit each):`,
    '',
    '| line | host | what every reader has is searchable | received | from a tap on an area to its programs | received |',
    '| --- | --- | --- | --- | --- | --- |',
    ...inAreas.map(cells => `| ${cells.join(' | ')} |`),
    '',
    'A handoff’s first visit over slow 4G to a host that compresses by gzip:',
    '',
    '![Requests of the first visit, one bar each](first-visit.svg)',
    '',
  ].join('\n'));
}

/** The site of such a directory. */
async function divided({ name, tool }) {
  const [data, keys, site] = ['data', 'keys', 'site'].map(part => join(folder, name, `divided-${part}`));
  await generate(data, DIVIDED);
  execFileSync(tool, ['keys', 'new', keys, '--demo'], { stdio: 'ignore' });
  execFileSync(tool, ['publish', '--from', data, '--keys', keys, '--out', site], { stdio: 'ignore' });
  return site;
}

function publish(variant) {
  const { tool, keys, site } = variant;
  mkdirSync(join(folder, variant.name));
  execFileSync(tool, ['keys', 'new', keys, '--demo'], { stdio: 'ignore' });
  const begin = performance.now();
  const done = spawnSync(tool, ['publish', '--from', source, '--keys', keys, '--out', site], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stdout + done.stderr);
  row(variant, 'import, check, pack and sign', ms(performance.now() - begin));
}

function sizes(variant) {
  const { site } = variant;
  const data = join(site, 'targets', 'data');
  const packs = readdirSync(data).filter(name => name.endsWith('.pack'));
  row(variant, 'dataset as downloaded', kb(packs.reduce((sum, name) => sum + statSync(join(data, name)).size, 0)));
  const parts = readdirSync(site).filter(name => /\.(wasm|js)$/.test(name));
  let total = 0;
  for (const name of parts.toSorted()) {
    const bytes = readFileSync(join(site, name));
    const brotli = brotliCompressSync(bytes).length;
    total += brotli;
    row(variant, name.replace(/-[0-9a-f]{6,}/, ''), `${kb(bytes.length)} raw, ${kb(gzipSync(bytes, { level: 9 }).length)} gzip, ${kb(brotli)} brotli`);
  }
  row(variant, 'app and worker together, brotli', kb(total));
}

/** First visit, warm visit with nothing changed, warm visit without a connection; each round a new profile. */
async function visits(browser) {
  for (const variant of variants) variant.visits = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const variant of variants) variant.visits.push(await visit(browser, variant.host));
  }
  for (const variant of variants) {
    const middle = what => median(variant.visits.map(visit => visit[what]));
    row(variant, 'first visit, request to searchable', ms(middle('first')));
    row(variant, 'bytes in hand to searchable (verify, unpack, index)', ms(middle('index')));
    row(variant, 'repeat visit, request to searchable', ms(middle('repeat')));
    row(variant, 'start without a connection', ms(middle('offline')));
    row(variant, 'repeat visit, nothing changed: requests, bytes', variant.visits[0].again.join(', '));
    row(variant, 'longest task of the page while loading', ms(middle('blocked')));
    row(variant, 'memory of the page and its worker', `${middle('memory').toFixed(0)} MB`);
  }
}

async function visit(browser, host) {
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  await context.addInitScript(() => {
    globalThis.longest = 0;
    new PerformanceObserver(list => {
      for (const task of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, task.duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  const page = await context.newPage();
  const before = await renderers(browser);
  const first = await open(page, host.url);
  const index = await bytesToSearchable(page);
  const blocked = await page.evaluate(() => globalThis.longest);
  const memory = await renderers(browser) - before;
  await page.evaluate(() => navigator.serviceWorker?.ready.then(() => true));
  await page.waitForTimeout(1500);

  const responses = [];
  const seen = response => responses.push(response);
  context.on('response', seen);
  const repeat = await open(page, host.url);
  await page.waitForTimeout(1500);
  context.off('response', seen);
  const network = responses.filter(response => !response.fromServiceWorker());
  const bytes = await Promise.all(network.map(response => response.body().then(body => body.length, () => 0)));

  await context.setOffline(true);
  const offline = await open(page, host.url);
  await context.close();
  return { first, index, blocked, memory, repeat, again: [network.length, bytes.reduce((sum, n) => sum + n, 0)], offline };
}

/** Milliseconds from the request of the page to a searchable directory. */
async function open(page, url) {
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => document.documentElement.dataset.signpost === 'searchable', null, { polling: 5 });
  return page.evaluate(() => performance.getEntriesByName('signpost:searchable').at(-1).startTime);
}

async function bytesToSearchable(page) {
  const marks = await page.workers()[0].evaluate(() =>
    Object.fromEntries(performance.getEntriesByType('mark').map(mark => [mark.name, mark.startTime])));
  return marks['signpost:searchable'] - marks['signpost:bytes-in-hand'];
}

/** Private memory of the renderers of pages, in MB. The browser's own pages (its toolbar) have one, too, which grows meanwhile. */
async function renderers(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  let kilobytes = 0;
  for (const { type, id } of processInfo) {
    if (type !== 'renderer' || readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--top-chrome-webui')) continue;
    const rollup = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
    for (const line of rollup.match(/^Private_\w+:\s+\d+/gm)) kilobytes += Number(line.match(/\d+/)[0]);
  }
  return kilobytes / 1024;
}

/**
 * A letter typed to its results painted, the processor slowed four times; beside it what this machine needs at least: a
 * page that has nothing but a box and a line which repeats it.
 */
async function typing(browser) {
  const letters = [];
  for (const variant of variants) variant.letters = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const variant of variants) variant.letters.push(...await slowed(browser, page => open(page, variant.host.url)));
    letters.push(...await slowed(browser, page => page.setContent('<main><input type="search"><p>.</p></main>' +
      '<script>document.querySelector("input").addEventListener("input", e => { document.querySelector("p").textContent = e.target.value; })</script>')));
  }
  const at = (numbers, ...shares) => shares.map(p => ms(percentile(numbers, p))).join(', ');
  for (const variant of variants) {
    row(variant, `a letter typed to results painted, slowed four times, p50 of ${variant.letters.length}`, at(variant.letters, 0.5));
    row(variant, 'the same, p90 and p95', at(variant.letters, 0.9, 0.95));
    row(variant, 'a page that only repeats what is typed: p50, p95', at(letters, 0.5, 0.95));
  }
}

/** Milliseconds from each letter typed to the frame that shows what follows from it. */
async function slowed(browser, open) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await open(page);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const box = page.getByRole('searchbox').first();
  await box.pressSequentially('help', { delay: 150 });
  await page.evaluate(() => {
    const times = (globalThis.times = []);
    let pressed = null;
    addEventListener('input', event => { pressed = event.timeStamp; }, true);
    new MutationObserver(() => {
      if (pressed === null) return;
      const began = pressed;
      pressed = null;
      // What comes first after the frame: a timer would wait for what the page does next.
      const painted = () => times.push(performance.now() - began);
      requestAnimationFrame(() => scheduler.postTask(painted, { priority: 'user-blocking' }));
    }).observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });
  });
  for (const words of WORDS) {
    await box.fill('');
    await page.waitForTimeout(300);
    await box.pressSequentially(words, { delay: 150 });
  }
  const times = await page.evaluate(() => globalThis.times);
  await context.close();
  return times;
}

function commit(root) {
  return execFileSync('git', ['-C', root, 'show', '-s', '--format=%h of %cs'], { encoding: 'utf8' }).trim();
}

function write() {
  const programs = source === real ? 'the real directory of 4,089 programs' : 'the sample community';
  const whats = [...new Set(variants.flatMap(({ rows }) => [...rows.keys()]))];
  const table = [
    ['what', ...variants.map(({ root }) => commit(root))],
    ['---', ...variants.map(() => '---')],
    ...whats.map(what => [what, ...variants.map(({ rows }) => rows.get(what) ?? '')]),
  ];
  const file = join(ROOT, 'docs', 'bench-reader.md');
  // What is below the table is written by hand.
  const [, ...below] = readFileSync(file, 'utf8').split(/^(?=## )/m);
  writeFileSync(file, [
    '# What a reader waits for',
    '',
    `Chromium on 2 cores, a host on the same machine, ${programs}; medians of ${ROUNDS} rounds with a new profile each, the columns in turn.`,
    'To repeat: `cargo xtask bench reader` (`SIGNPOST_REAL_DATA` names the folder of the real data); `-- --beside CHECKOUT` adds a column.',
    '',
    ...table.map(cells => `| ${cells.join(' | ')} |`),
    '',
    below.join(''),
  ].join('\n'));
}
