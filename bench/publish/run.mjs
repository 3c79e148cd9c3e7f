// Measures what a publisher waits for: directories of several sizes checked, published, and published again after one
// change. Time, and the most memory that was held at once, each in a process of its own.
//
//   cargo xtask bench publish                         1,000 to 100,000 programs
//   cargo xtask bench publish -- --programs 20000     one size; the table is then only printed
//
// The table goes to docs/bench-publish.md, in place of the one there.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from './generate.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
const TOOL = process.env.SIGNPOST ?? join(ROOT, 'target', 'release', 'signpost');
const PAGE = join(ROOT, 'docs', 'bench-publish.md');
const [BEGIN, END] = ['<!-- measured: begin -->', '<!-- measured: end -->'];
/** What the tool is to keep at 100,000 programs. */
const AIMS = { seconds: 60, megabytes: 2_000 };
/** Bytes of a pack of a directory in areas. */
const MOST_OF_A_PACK = 1_000_000;

const asked = process.argv.flatMap((word, at) => (word === '--programs' ? [Number(process.argv[at + 1])] : []));
const kinds = asked.length > 0 ? asked.map(programs => ({ programs })) : [
  ...[1_000, 5_000, 20_000, 50_000, 100_000].map(programs => ({ programs })),
  { programs: 20_000, alike: true },
];

const number = value => value.toLocaleString('en-US', { maximumFractionDigits: 1 });

/** Ticks of a second in /proc. */
const TICKS = 100;

/**
 * Runs the tool to its end: seconds, and the most megabytes it held at once (`null` where there is no /proc). Seconds are
 * those of the processor, where they can be known: the tool uses one core, and others may use this machine, too.
 */
async function measure(...args) {
  const begun = performance.now();
  const child = spawn(TOOL, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', part => { said = (said + part).slice(-2_000); });
  let [peak, processor] = [null, null];
  const look = () => {
    try {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
      processor = (Number(fields[11]) + Number(fields[12])) / TICKS;
      const held = readFileSync(`/proc/${child.pid}/status`, 'utf8').match(/VmHWM:\s+(\d+) kB/);
      if (held) peak = Number(held[1]) * 1024 / 1e6;
    } catch { /* it has ended, or this system has no /proc */ }
  };
  const watch = setInterval(look, 10);
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  clearInterval(watch);
  // 1: done, and somebody should look.
  if (code !== 0 && code !== 1) throw new Error(`signpost ${args.join(' ')} ended with ${code}:\n${said}`);
  return { seconds: processor ?? (performance.now() - begun) / 1000, megabytes: peak };
}

/** Bytes of the newest packs of a site: of those that every reader downloads, and of each part of its areas. */
function packBytes(site) {
  const folder = join(site, 'targets', 'data');
  const newest = new Map();
  for (const file of readdirSync(folder).filter(name => name.endsWith('.pack'))) {
    const [name, { size, mtimeMs }] = [file.slice(file.indexOf('.') + 1, -'.pack'.length), statSync(join(folder, file))];
    if (mtimeMs > (newest.get(name)?.mtimeMs ?? -1)) newest.set(name, { size, mtimeMs });
  }
  const [all, parts] = [[], new Map()];
  for (const [name, { size }] of newest) {
    const [, part] = name.split('.');
    if (part === undefined) all.push(size);
    else parts.set(part, [...parts.get(part) ?? [], size]);
  }
  const sizes = [...parts.values()];
  return {
    all: sum(all), parts: sizes.length, area: Math.max(0, ...sizes.map(sum)), largest: Math.max(...all, ...sizes.flat()),
  };
}

const sum = numbers => numbers.reduce((total, number) => total + number, 0);

async function row({ programs, alike }) {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-bench-'));
  try {
    const [data, keys, site] = ['data', 'keys', 'site'].map(name => join(folder, name));
    const rows = await generate(data, programs, { alike });
    await measure('keys', 'new', keys, '--demo');
    const publish = () => measure('publish', '--from', data, '--keys', keys, '--out', site);
    const checked = await measure('check', data);
    const published = await publish();
    const table = join(data, 'service.csv');
    writeFileSync(table, readFileSync(table, 'utf8').replace('Neighbors', 'People').replace(/^s0,(.*?),(.*?),/m, 's0,$1,$2 today,'));
    const again = await publish();
    const total = sum(Object.values(rows));
    return { programs, total, checked, published, again, pack: packBytes(site) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const kb = bytes => `${number(Math.round(bytes / 1000))} kB`;
const cells = ({ seconds, megabytes }) => `${number(seconds)} s, ${megabytes === null ? '?' : number(Math.round(megabytes))} MB`;
const lines = [
  '| programs | rows of the tables | check | publish | publish again, one change | microseconds a program, publish | every reader downloads | areas | and at most, of an area | largest pack |',
  '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
];
const missed = [];
for (const kind of kinds) {
  const { programs } = kind;
  const found = await row(kind);
  lines.push(`| ${number(programs)}${kind.alike ? ', alike' : ''} | ${number(found.total)} | ${cells(found.checked)} | ${cells(found.published)} | ${cells(found.again)} | ${number(Math.round(found.published.seconds * 1e6 / programs))} | ${kb(found.pack.all)} | ${found.pack.parts || 'one'} | ${kb(found.pack.area)} | ${kb(found.pack.largest)} |`);
  console.log(lines.at(-1));
  if (found.pack.parts > 0 && found.pack.largest > MOST_OF_A_PACK) missed.push(`a pack of ${number(programs)}: ${kb(found.pack.largest)}`);
  for (const [what, run] of Object.entries({ check: found.checked, publish: found.published, again: found.again })) {
    if (run.seconds > AIMS.seconds || run.megabytes > AIMS.megabytes) missed.push(`${what} of ${number(programs)}: ${cells(run)}`);
  }
}
if (asked.length === 0) {
  const page = readFileSync(PAGE, 'utf8');
  const [before, after] = [page.slice(0, page.indexOf(BEGIN) + BEGIN.length), page.slice(page.indexOf(END))];
  const machine = `Measured on ${cpus().length} cores (${cpus()[0].model.trim()}).`;
  writeFileSync(PAGE, `${before}\n\n${machine}\n\n${lines.join('\n')}\n\n${after}`);
}
if (missed.length > 0) {
  console.error(`Beyond the aims (${AIMS.seconds} s, ${AIMS.megabytes} MB):\n  ${missed.join('\n  ')}`);
  process.exit(1);
}
