// The published site that the stories open; serves it, and serves changed copies of it.

import { spawn, spawnSync } from 'node:child_process';
import { cpSync, createReadStream, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { createInterface } from 'node:readline';

/** The sample community as `cargo xtask` published it; its keys stand beside it. */
export const SITE = needed('SIGNPOST_SITE');
export const KEYS = join(SITE, '..', 'keys');
/** The community's tool. */
export const SIGNPOST = needed('SIGNPOST');

function needed(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests through \`cargo xtask test e2e\`.`);
  return value;
}

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm', '.json': 'application/json', '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
};

/**
 * A plain static host on a port of its own, hence an origin of its own. `log` holds the path of every request that
 * reached it; `folder` may be changed while it runs, as a new release changes what a host has. `answer`, if set, is asked
 * first: a function of the path and Node's response, true when it has taken care of it.
 */
export async function serve(folder = SITE, { under = '/', port = 0 } = {}) {
  const host = { folder, log: [] };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    host.log.push(path);
    if (host.answer?.(path, response)) return;
    let file = path.startsWith(under) ? join(host.folder, normalize('/' + path.slice(under.length))) : null;
    if (file?.endsWith('/')) file += 'index.html';
    const found = file && statSync(file, { throwIfNoEntry: false });
    if (!found?.isFile()) {
      // As most hosts do where a site has a page of its own for this.
      const own = join(host.folder, '404.html');
      const asksForPage = request.headers['sec-fetch-mode'] === 'navigate' && statSync(own, { throwIfNoEntry: false });
      response.writeHead(404, { 'content-type': asksForPage ? 'text/html; charset=utf-8' : 'text/plain' });
      response.end(asksForPage ? readFileSync(own) : 'not found');
      return;
    }
    response.writeHead(200, {
      // What carries its hash in its name never changes.
      ...(/-[0-9a-f]{12}\./.test(file) && { 'cache-control': 'max-age=31536000, immutable' }),
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-length': found.size,
      'last-modified': found.mtime.toUTCString(),
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve, reject) => server.on('error', reject).listen(port, '127.0.0.1', resolve));
  host.port = server.address().port;
  host.origin = `http://127.0.0.1:${host.port}`;
  host.url = host.origin + under;
  host.stop = () => new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  return host;
}

/** Runs a program that serves a folder, until `stop`; resolves when a line that it prints matches `ready`. */
export async function serveWith(program, args, ready, options = {}) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], ...options });
  const line = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', code => reject(new Error(`${program} ended with ${code} before it served`)));
    createInterface({ input: child.stdout }).on('line', text => ready.test(text) && resolve(text));
  });
  return { line, stop: () => new Promise(resolve => { child.on('exit', resolve); child.kill(); }) };
}

/** A copy of the site, to spoil or to move; gone after `drop`. */
export function copy(folder = SITE) {
  const parent = mkdtempSync(join(tmpdir(), 'signpost-'));
  const site = join(parent, 'site');
  cpSync(folder, site, { recursive: true });
  return { site, drop: () => rmSync(parent, { recursive: true, force: true }) };
}

/** Rewrites one file of a site. `change` gets and gives bytes. */
export function rewrite(site, path, change) {
  const file = join(site, path);
  writeFileSync(file, change(readFileSync(file)));
}

/** The path, in the site, of the one file below `folder` whose name ends so. */
export function find(site, folder, ending) {
  const names = readdirSync(join(site, folder)).filter(name => name.endsWith(ending));
  if (names.length === 0) throw new Error(`no ${ending} in ${folder}`);
  return join(folder, names.sort((a, b) => parseInt(a) - parseInt(b)).at(-1));
}

/** Another signature of the right shape: each is hex, and one digit is changed. */
export function spoilSignatures(bytes) {
  const text = bytes.toString();
  const spoiled = text.replace(/("sig"\s*:\s*")([0-9a-f])/g, (_, before, digit) => before + (digit === '0' ? '1' : '0'));
  if (spoiled === text) throw new Error('there was no signature to spoil');
  return Buffer.from(spoiled);
}

/**
 * Runs the community's tool; throws what it said when it fails. (1: done, and somebody should look soon.) A release is
 * signed with a copy of the keys that has published nothing: stories make several of the same version, side by side.
 */
export function signpost(...args) {
  const at = ['publish', 'renew'].includes(args[0]) ? args.indexOf('--keys') + 1 : 0;
  const keys = at > 0 ? copy(args[at]) : null;
  if (keys) rmSync(join(keys.site, 'published.json'), { force: true });
  const done = spawnSync(SIGNPOST, keys ? args.with(at, keys.site) : args, { encoding: 'utf8' });
  keys?.drop();
  if (done.status !== 0 && done.status !== 1) throw new Error(`signpost ${args.join(' ')}: ${done.status}\n${done.stdout}${done.stderr}`);
  return done.stdout;
}
