// The app's program by part: which crate and which part of the app its bytes come from, so that who adds a dependency
// sees what it costs.
//
//   cargo xtask bench size
//
// It reads the names that the compiler leaves in the program before wasm-bindgen and wasm-opt, which take them out: so the
// sum is larger than what is published, and the shares are what counts. The table goes to docs/bench-size.md.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const kb = length => (length / 1000).toFixed(0);

/** The table of a program; parts of less than `shown` bytes stand in it together. */
function tableOf(program, shown) {
  const bytes = readFileSync(join(ROOT, 'target', 'wasm32-unknown-unknown', 'wasm', `${program}.wasm`));
  let at = 8;
  /** An unsigned LEB128 number. */
  function number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }
  function text() {
    const length = number();
    at += length;
    return bytes.toString('utf8', at - length, at);
  }

  const sections = new Map();
  while (at < bytes.length) {
    const id = bytes[at++];
    const length = number();
    const start = at;
    const name = id === 0 ? text() : id;
    sections.set(name, { start: id === 0 ? at : start, end: start + length });
    at = start + length;
  }

  /** Imported functions are counted before the program's own. */
  function importedFunctions() {
    const section = sections.get(2);
    if (!section) return 0;
    at = section.start;
    let functions = 0;
    for (let left = number(); left > 0; left--) {
      text();
      text();
      const kind = bytes[at++];
      if (kind === 0) {
        number();
        functions++;
      } else if (kind === 3) {
        at += 2;
      } else {
        if (kind === 1) at++;
        const limits = bytes[at++];
        number();
        if (limits & 1) number();
      }
    }
    return functions;
  }

  function functionNames() {
    const section = sections.get('name');
    if (!section) throw new Error(`${program}.wasm has no names: run \`cargo xtask build\``);
    const names = new Map();
    at = section.start;
    while (at < section.end) {
      const kind = bytes[at++];
      const end = number() + at;
      if (kind === 1) for (let left = number(); left > 0; left--) names.set(number(), text());
      at = end;
    }
    return names;
  }

  const first = importedFunctions();
  const names = functionNames();
  const functions = [];
  at = sections.get(10).start;
  for (let left = number(), index = first; left > 0; left--, index++) {
    const length = number();
    functions.push({ length, name: names.get(index) ?? '' });
    at += length;
  }

  const parts = new Map();
  for (const { length, name } of functions) parts.set(part(name), (parts.get(part(name)) ?? 0) + length);
  const code = functions.reduce((sum, { length }) => sum + length, 0);
  const data = sections.get(11).end - sections.get(11).start;
  const rows = [...parts].toSorted(([, a], [, b]) => b - a);
  const small = rows.filter(([, length]) => length < shown);
  const table = [
    ...rows.filter(([, length]) => length >= shown),
    [`${small.length} smaller parts`, small.reduce((sum, [, length]) => sum + length, 0)],
  ];
  return [
    `Functions of ${kb(code)} kB and ${kb(data)} kB of data.`,
    '',
    '| part | kB | share |',
    '| --- | ---: | ---: |',
    ...table.map(([name, length]) => `| \`${name}\` | ${kb(length)} | ${(length * 100 / code).toFixed(1)} % |`),
    '',
  ];
}

/** The path that a mangled name begins with: `_ZN3app5pages4list...` is `app::pages::list`. */
function path(name) {
  const parts = [];
  // Also of an implementation for a type: the first crate in the brackets.
  let rest = name.replace(/^_ZN(\d+_)?/, '').replace(/^\d*_?\$LT\$/, '').replace(/^(\$(RF|BP|LP|LB|u20|u7b)\$|mut|dyn|const|\*)+/g, '');
  while (parts.length < 3) {
    const lengthed = /^(\d+)/.exec(rest);
    if (lengthed) {
      const length = Number(lengthed[1]);
      parts.push(rest.slice(lengthed[1].length, lengthed[1].length + length));
      rest = rest.slice(lengthed[1].length + length);
    } else {
      const plain = /^([a-zA-Z_][a-zA-Z0-9_]*)(\.\.)?/.exec(rest);
      if (!plain || parts.length > 0 && !plain[2]) break;
      parts.push(plain[1]);
      rest = rest.slice(plain[0].length);
    }
  }
  return parts;
}

/** The crate, with the module of those that are ours. Generic code counts for the crate that wrote it. */
function part(name) {
  const mentioned = /signpost_[a-z]+(\.\.|\d+)?([a-z_]+)?/.exec(name);
  const [crate = 'unknown', module = ''] = path(name);
  if (crate === 'app') return `app::${module.replace(/^__component_.*/, 'components')}`;
  if (crate.startsWith('signpost_')) return crate;
  // `T`: written once for every type, mostly by serde and Leptos.
  return mentioned ? mentioned[0].replace(/(\.\.|\d+).*/, '') : crate.replace(/^[A-Z]$/, 'for any type');
}

const lines = [
  '# The programs by part',
  '',
  'Before wasm-bindgen and wasm-opt. Generic code counts for the crate that wrote it: much of `tachys`, `reactive_graph` and `core` is pages',
  'of the app. To repeat: `cargo xtask bench size`.',
  '',
  '## The page (`src`)',
  '',
  ...tableOf('app', 6_000),
  '## The worker (`crates/worker`)',
  '',
  ...tableOf('directory_worker', 3_000),
];
console.log(lines.join('\n'));
writeFileSync(join(ROOT, 'docs', 'bench-size.md'), lines.join('\n'));
