// Measures what a reader waits for, in Chromium, on a directory of thousands of programs: bytes over the
// wire, bytes in hand to searchable, a start with no connection, a repeat visit, typing, memory.
//
//   cargo xtask bench reader            with SIGNPOST_REAL_DATA set: the real directory, else the sample
//
// The table goes to docs/bench-reader.md.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const ROOT = join(import.meta.dirname, '..', '..');
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const WORDS = ['food pantry', 'light bill', 'diabetis clases', 'dentist no insurance', 'nowhere to sleep'];
const tool = join(ROOT, 'target', 'release', 'signpost');
const real = process.env.SIGNPOST_REAL_DATA && join(process.env.SIGNPOST_REAL_DATA, 'miami-211', 'datapackage.zip');
const source = real && existsSync(real) ? real : join(ROOT, 'data', 'sample');
const { chromium } = createRequire(join(ROOT, 'tests', 'e2e', 'package.json'))('@playwright/test');

const folder = mkdtempSync(join(tmpdir(), 'signpost-bench-'));
const site = join(folder, 'site');
process.env.SIGNPOST_SITE = site;
process.env.SIGNPOST = tool;
const { serve } = await import('../../tests/e2e/support/site.js');
const rows = [];
const row = (what, value) => (rows.push([what, value]), console.log(`${what}: ${value}`));

const median = numbers => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const percentile = (numbers, p) => numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.ceil(numbers.length * p) - 1)];
const ms = number => `${number.toFixed(number < 10 ? 1 : 0)} ms`;
const kb = bytes => `${(bytes / 1000).toFixed(0)} kB`;

try {
  publish();
  sizes();
  const host = await serve(site);
  const browser = await chromium.launch({
    executablePath: process.env.SIGNPOST_CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  });
  await visits(browser, host);
  await typing(browser, host);
  await browser.close();
  await host.stop();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
write();

function publish() {
  const keys = join(folder, 'keys');
  execFileSync(tool, ['keys', 'new', keys, '--demo'], { stdio: 'ignore' });
  const begin = performance.now();
  const done = spawnSync(tool, ['publish', '--from', source, '--keys', keys, '--out', site], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stdout + done.stderr);
  row('import, check, pack and sign', ms(performance.now() - begin));
}

function sizes() {
  const data = join(site, 'targets', 'data');
  const packs = readdirSync(data).filter(name => name.endsWith('.pack'));
  row('dataset as downloaded', kb(packs.reduce((sum, name) => sum + statSync(join(data, name)).size, 0)));
  const parts = readdirSync(site).filter(name => /\.(wasm|js)$/.test(name));
  let total = 0;
  for (const name of parts.toSorted()) {
    const bytes = readFileSync(join(site, name));
    const brotli = brotliCompressSync(bytes).length;
    total += brotli;
    row(name.replace(/-[0-9a-f]{6,}/, ''), `${kb(bytes.length)} raw, ${kb(gzipSync(bytes, { level: 9 }).length)} gzip, ${kb(brotli)} brotli`);
  }
  row('app and worker together, brotli', kb(total));
}

/** First visit, warm visit with nothing changed, warm visit without a connection; each round a new profile. */
async function visits(browser, host) {
  const first = [], index = [], repeat = [], offline = [], blocked = [], memory = [], again = [];
  for (let round = 0; round < ROUNDS; round++) {
    const context = await browser.newContext({ serviceWorkers: 'allow' });
    await context.addInitScript(() => {
      globalThis.longest = 0;
      new PerformanceObserver(list => {
        for (const task of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, task.duration);
      }).observe({ type: 'longtask', buffered: true });
    });
    const page = await context.newPage();
    const before = await renderers(browser);
    first.push(await open(page, host.url));
    index.push(await bytesToSearchable(page));
    blocked.push(await page.evaluate(() => globalThis.longest));
    memory.push(await renderers(browser) - before);
    await page.evaluate(() => navigator.serviceWorker?.ready.then(() => true));
    await page.waitForTimeout(1500);

    const requests = [];
    const seen = response => requests.push(response);
    context.on('response', seen);
    repeat.push(await open(page, host.url));
    await page.waitForTimeout(1500);
    context.off('response', seen);
    const network = requests.filter(response => !response.fromServiceWorker());
    const bytes = await Promise.all(network.map(response => response.body().then(body => body.length, () => 0)));
    again.push([network.length, bytes.reduce((sum, n) => sum + n, 0)]);

    await context.setOffline(true);
    offline.push(await open(page, host.url));
    await context.close();
  }
  row('first visit, request to searchable', ms(median(first)));
  row('bytes in hand to searchable (verify, unpack, index)', ms(median(index)));
  row('repeat visit, request to searchable', ms(median(repeat)));
  row('start without a connection', ms(median(offline)));
  row('repeat visit, nothing changed: requests, bytes', again[0].join(', '));
  row('longest task of the page while loading', ms(median(blocked)));
  row('memory of the page and its worker', `${median(memory).toFixed(0)} MB`);
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

/** Private memory of all renderers, in MB. */
async function renderers(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  let kilobytes = 0;
  for (const { type, id } of processInfo) {
    if (type !== 'renderer') continue;
    const rollup = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
    for (const line of rollup.match(/^Private_\w+:\s+\d+/gm)) kilobytes += Number(line.match(/\d+/)[0]);
  }
  return kilobytes / 1024;
}

/**
 * A letter typed to its results painted, the processor slowed four times; beside it what this machine needs at least: a
 * page that has nothing but a box and a line which repeats it.
 */
async function typing(browser, host) {
  const ours = await slowed(browser, page => open(page, host.url));
  const bare = await slowed(browser, page => page.setContent('<main><input type="search"><p>.</p></main>' +
    '<script>document.querySelector("input").addEventListener("input", e => { document.querySelector("p").textContent = e.target.value; })</script>'));
  row(`a letter typed to results painted, slowed four times, p50 of ${ours.length}`, ms(percentile(ours, 0.5)));
  row('the same, p95', ms(percentile(ours, 0.95)));
  row('a page that only repeats what is typed: p50, p95', [0.5, 0.95].map(p => ms(percentile(bare, p))).join(', '));
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

function write() {
  const programs = source === real ? 'the real directory of 4,089 programs' : 'the sample community';
  const lines = rows.map(([what, value]) => `| ${what} | ${value} |`);
  const file = join(ROOT, 'docs', 'bench-reader.md');
  // What is below the table is written by hand.
  const [, ...below] = readFileSync(file, 'utf8').split(/^(?=## )/m);
  writeFileSync(file, [
    '# What a reader waits for',
    '',
    `Chromium on 2 cores, a host on the same machine, ${programs}; medians of ${ROUNDS} rounds with a new profile each.`,
    'To repeat: `cargo xtask bench reader` (`SIGNPOST_REAL_DATA` names the folder of the real data).',
    '',
    '| what | measured |',
    '| --- | --- |',
    ...lines,
    '',
    below.join(''),
  ].join('\n'));
}
