// `cargo xtask bench search`: our engine beside MiniSearch, FlexSearch, Orama and lunr, in Chromium's worker and
// in node, with the same documents and keystrokes; and the rankings on judged collections. Writes docs/bench-search.md.
//
//   run.mjs --engine FOLDER --documents BINARY [--trec BINARY] [--counts 4089,40000] [--engines signpost,MiniSearch]
//           [--places chromium,node] [--budget MS]
//
// Real data is found through SIGNPOST_REAL_DATA; without it the sample community is measured, and the table says so.
// SIGNPOST_COLLECTIONS names a folder of further judged collections.

import { execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { extname, join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rankings } from './rankings.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = resolve(HERE, '../..');
const TYPES = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.html': 'text/html', '.wasm': 'application/wasm' };
const PATIENCE = 30 * 60_000;

/** What the engine is to reach, beside MiniSearch in the same place, by number of programs. */
const AIMS = [
  ['index, part of MiniSearch\'s time', (ours, its) => ours.index / its.index, { 4089: 1 / 6, 40000: 1 / 12 }],
  ['memory, part of MiniSearch\'s', (ours, its) => (its.memory > 0 ? ours.memory / its.memory : undefined), { 4089: 1 / 8, 40000: 1 / 8 }],
  ['saved and gzipped, part of MiniSearch\'s', (ours, its) => ours.zipped / its.zipped, { 4089: 2 / 3, 40000: 2 / 3 }],
  ['keystroke p95, part of MiniSearch\'s', (ours, its) => ours.p95 / its.p95, { 4089: 1 / 30, 40000: 1 / 30 }],
  ['most memory while indexing, B a program', (ours) => ours.peak, { 4089: 2048, 40000: 2048 }],
];
const LEAST_MISSPELT = { 4089: 0.92, 40000: 0.88 };
/** nDCG@10 of the best of Tantivy, bm25s, the bm25 crate, lunr and MiniSearch, measured apart; from `adi` on of bm25s with Snowball's stemmer. */
const BEST_PEERS = { med: 0.708, cacm: 0.506, adi: 0.483, cf: 0.549, cisi: 0.381, cran: 0.376, lisa: 0.457, npl: 0.436, time: 0.656 };
/** What typing mode and feedback may cost. */
const MOST_LOSS = 0.005;

const options = readOptions(process.argv.slice(2));
const real = process.env.SIGNPOST_REAL_DATA;
const source = real ? join(real, 'miami-211', 'datapackage.zip') : join(ROOT, 'data', 'sample');
const queries = real ? realQueries() : ['food', 'rent help', 'diabetes class', 'dentist no insurance', 'light bill', 'shelter'];
const vocabulary = execFileSync(options.documents, ['vocabulary'], { encoding: 'utf8', maxBuffer: 1 << 28 });

if (!existsSync(join(HERE, 'node_modules'))) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: HERE, stdio: 'inherit' });
}

const rows = [];
for (const count of options.counts) {
  const lines = execFileSync(options.documents, [source, String(count)], { encoding: 'utf8', maxBuffer: 1 << 30 });
  for (const place of options.places) {
    for (const name of options.engines) {
      process.stderr.write(`${count} programs, ${place}, ${name} ...\n`);
      const task = { name, queries, budget: options.budget, vocabulary };
      const found = await (place === 'node' ? inNode(task, lines) : inChromium(task, lines)).catch((error) => ({ error: String(error) }));
      if (found.error) process.stderr.write(`  ${found.error}\n`);
      rows.push({ count, place, name, ...found });
    }
  }
}
const page = table(rows, real && options.trec ? rankings(options.trec, [join(real, 'collections'), process.env.SIGNPOST_COLLECTIONS].filter(Boolean)) : []);
mkdirSync(join(ROOT, 'docs'), { recursive: true });
writeFileSync(join(ROOT, 'docs', 'bench-search.md'), page);
process.stdout.write(page);

function readOptions(words) {
  const given = { counts: '4089,40000', engines: 'signpost,MiniSearch,FlexSearch,Orama,lunr', places: 'chromium,node', budget: '30000' };
  for (let at = 0; at < words.length; at += 2) given[words[at].replace(/^--/, '')] = words[at + 1];
  for (const wanted of ['engine', 'documents']) {
    if (!given[wanted]) throw new Error(`--${wanted} is missing: run \`cargo xtask bench search\``);
  }
  const list = (text) => text.split(',');
  return { ...given, counts: list(given.counts).map(Number), engines: list(given.engines), places: list(given.places), budget: Number(given.budget) };
}

function realQueries() {
  const lines = readFileSync(join(real, 'miami-211', 'needs-queries.tsv'), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => line.split('\t')[0]);
}

/** In a process of its own, so that no engine suffers from another's memory. */
async function inNode(task, lines) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-search-'));
  try {
    writeFileSync(join(folder, 'documents.jsonl'), lines);
    writeFileSync(join(folder, 'task.json'), JSON.stringify(task));
    const script = `import(${JSON.stringify(new URL('node.mjs', import.meta.url).href)}).then((m) => m.run(${JSON.stringify(folder)}, ${JSON.stringify(resolve(options.engine))}))`;
    const out = execFileSync(process.execPath, ['--expose-gc', '--max-old-space-size=8192', '-e', script], { encoding: 'utf8', timeout: PATIENCE, maxBuffer: 1 << 26 });
    return { figures: JSON.parse(out) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function inChromium(task, lines) {
  let done;
  const result = new Promise((resolve, reject) => {
    done = resolve;
    setTimeout(() => reject(new Error('the browser did not answer')), PATIENCE).unref();
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://bench').pathname;
    const send = (type, body) => response.writeHead(200, { 'content-type': type }).end(body);
    if (path === '/task') return send('application/json', JSON.stringify(task));
    if (path === '/documents') return send('text/plain', lines);
    if (path === '/result') {
      let body = '';
      request.on('data', (part) => { body += part; }).on('end', () => { send('text/plain', ''); done(JSON.parse(body)); });
      return undefined;
    }
    const file = path.startsWith('/engine/') ? join(options.engine, path.slice(8)) : join(HERE, path === '/' ? 'page.html' : normalize(path));
    return existsSync(file) ? send(TYPES[extname(file)] ?? 'text/plain', readFileSync(file)) : response.writeHead(404).end();
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const profile = mkdtempSync(join(tmpdir(), 'bench-chromium-'));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync',
    '--disable-component-update', '--enable-precise-memory-info', '--js-flags=--expose-gc --max-old-space-size=8192', `--user-data-dir=${profile}`];
  const browser = spawn(process.env.SIGNPOST_CHROMIUM, [...flags, `http://127.0.0.1:${server.address().port}/`], { stdio: 'ignore' });
  try {
    return await result;
  } finally {
    // The profile is written to until the browser has ended.
    const ended = new Promise((end) => { browser.once('exit', end); setTimeout(end, 10_000).unref(); });
    browser.kill();
    await ended;
    server.close();
    server.closeAllConnections();
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    } catch {
      // A helper process still writes; the system clears its folder of temporary files.
    }
  }
}

/** A row for each aim: what is wanted, what was measured, whether that is met. */
function aims(rows, quality) {
  const out = ['## Aims', '', '| aim | wanted | measured | met |', '| --- | --- | --- | --- |'];
  const row = (what, wanted, measured, met) => out.push(`| ${what} | ${wanted} | ${measured} | ${met ? 'yes' : 'no'} |`);
  const part = (value) => (value > 2 ? value.toFixed(0) : `1/${(1 / value).toFixed(1)}`);
  const figures = (count, place, name) => rows.find((r) => r.count === count && r.place === place && r.name === name)?.figures;
  for (const count of options.counts) {
    for (const place of options.places) {
      const [ours, its] = ['signpost', 'MiniSearch'].map((name) => figures(count, place, name));
      const where = `${count.toLocaleString('en')}, ${place}`;
      for (const [what, measured, most] of AIMS) {
        const value = ours && (its || measured.length === 1) ? measured(ours, its) : undefined;
        if (value !== undefined && most[count] !== undefined) row(`${what} (${where})`, `at most ${part(most[count])}`, part(value), value <= most[count]);
      }
      if (ours?.misspelt !== undefined && LEAST_MISSPELT[count]) {
        row(`misspelt words whose first hit comes back (${where})`, `${LEAST_MISSPELT[count] * 100} %`, `${(ours.misspelt * 100).toFixed(1)} %`, ours.misspelt >= LEAST_MISSPELT[count]);
      }
    }
  }
  for (const [name, best] of Object.entries(BEST_PEERS)) {
    const [ranked, exact, typed] = ['with feedback', 'exact', 'as you type'].map((mode) => quality.find((q) => q.name === name && q.mode === mode)?.ndcg);
    if (ranked === undefined) continue;
    row(`nDCG@10 on ${name} above every peer's`, best.toFixed(3), ranked.toFixed(3), ranked > best);
    row(`nDCG@10 on ${name}: what typing costs`, `at most ${MOST_LOSS}`, (exact - typed).toFixed(4), exact - typed <= MOST_LOSS);
    row(`nDCG@10 on ${name}: what feedback costs`, `at most ${MOST_LOSS}`, (exact - ranked).toFixed(4), exact - ranked <= MOST_LOSS);
  }
  return [...out, ''];
}

function table(rows, quality) {
  const ms = (value) => (value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(2));
  const out = ['# Search, measured', '', `By \`cargo xtask bench search\`, on ${cpus().length} cores of ${cpus()[0].model.trim()}, node ${process.versions.node}, while ${loadavg()[0].toFixed(1)} processes wanted to run (take ratios; a quiet machine gives better figures).`,
    real ? 'Documents: a real directory of 4,089 programs, and more made from it.' : 'Documents: the sample community (no real data at hand: SIGNPOST_REAL_DATA is not set).',
    '', 'Every engine gets the same documents and keystrokes: each query typed letter by letter, and once more with two letters swapped; each time to index or to load is the middle of up to five rounds (one, where it takes three seconds), each keystroke of up to three; *first* is the first round alone, before the browser has compiled well what it runs; *first search* is made right after it, and ours then reads the vocabulary (in the app, between two slices of time before the first letter). Ours has everything on: stems, typos, nearness, people\'s words, topics, signs of danger, filters\' counts, snippets. Memory: the heap\'s growth, that search included, without the table of topics and the signs, which are loaded before. Misspelt: words of names and terms with one slip, of which the first hit is that of the right spelling.', '', ...aims(rows, quality)];
  for (const place of options.places) {
    for (const count of options.counts) {
      out.push(`## ${count.toLocaleString('en')} programs, ${place}`, '', '| engine | index, ms | first | memory, B a program | saved, B a program | gzipped | load, ms | first search | keystroke p50, ms | p95 | p99 | misspelt |', '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
      for (const row of rows.filter((r) => r.place === place && r.count === count)) {
        const f = row.figures;
        out.push(f ? `| ${row.name} | ${ms(f.index)} | ${ms(f.index_first)} | ${f.memory > 0 ? f.memory.toFixed(0) : 'not told'} | ${f.saved.toFixed(0)} | ${f.zipped.toFixed(0)} | ${ms(f.load)} | ${ms(f.asked_first)} | ${ms(f.p50)} | ${ms(f.p95)} | ${ms(f.p99)} | ${f.misspelt === undefined ? '' : `${(f.misspelt * 100).toFixed(1)} %`} |` : `| ${row.name} | failed: ${String(row.error).split('\n')[0]} | | | | | | | | | | |`);
      }
      out.push('');
    }
  }
  if (quality.length > 0) {
    out.push('## Rankings on judged collections', '', '| collection | mode | nDCG@10 | MAP | recall@100 |', '| --- | --- | --- | --- | --- |');
    quality.forEach((q) => out.push(`| ${q.name} | ${q.mode} | ${q.ndcg.toFixed(4)} | ${q.map.toFixed(4)} | ${q.recall.toFixed(4)} |`));
    out.push('');
  }
  return `${out.join('\n')}`;
}
