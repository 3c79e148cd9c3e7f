// A host at the end of a slow line: a static server that compresses as such hosts do, behind a line of so many bytes a
// second and so much latency, which all connections share. In front of the browser, so that workers are slowed, too.

import { createReadStream, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, createServer as createLine } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm', '.json': 'application/json', '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
};
/** What hosts compress: not pictures, nor what they do not know. */
const COMPRESSED = /\.(html|js|css|svg|wasm|json|webmanifest)$/;

export const HOSTS = {
  brotli: { encoding: 'br', compress: bytes => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }) },
  gzip: { encoding: 'gzip', compress: bytes => gzipSync(bytes, { level: 6 }) },
  plain: null,
};

/** Bytes a second, and milliseconds there and back. */
export const LINES = {
  'slow 4G': { rate: 200_000, latency: 150 },
  '3G': { rate: 50_000, latency: 400 },
};

const compressed = new Map();

/** Serves `folder` as `host` at the end of `line`; `received` counts the bytes that went through. */
export async function atTheEndOf(line, host, folder) {
  // Before anybody waits for it.
  if (host) {
    for (const file of readdirSync(folder, { recursive: true })) {
      if (COMPRESSED.test(file)) compressedBy(host, join(folder, file));
    }
  }
  const server = createServer((request, response) => {
    let path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    if (path.endsWith('/')) path += 'index.html';
    const file = join(folder, normalize(path));
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found?.isFile()) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    const headers = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'last-modified': found.mtime.toUTCString() };
    if (!host || !COMPRESSED.test(file)) {
      response.writeHead(200, { ...headers, 'content-length': found.size });
      createReadStream(file).pipe(response);
      return;
    }
    const bytes = compressedBy(host, file);
    response.writeHead(200, { ...headers, 'content-encoding': host.encoding, 'content-length': bytes.length }).end(bytes);
  });
  server.keepAliveTimeout = 600_000;
  const port = await listening(server);
  const slow = slowed(line, port);
  const result = { url: `http://127.0.0.1:${await listening(slow.server)}/`, received: () => slow.received() };
  result.stop = () => {
    slow.stop();
    server.closeAllConnections();
    server.close();
  };
  return result;
}

function compressedBy(host, file) {
  const key = `${host.encoding} ${file}`;
  if (!compressed.has(key)) compressed.set(key, host.compress(readFileSync(file)));
  return compressed.get(key);
}

const listening = server => new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));

/** A line to `port`: what comes back shares its bytes a second in turns of a packet. */
function slowed({ rate, latency }, port) {
  const TICK = 5;
  const PACKET = 1_400;
  const connections = new Set();
  let received = 0;
  let allowance = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    allowance = Math.min(allowance + rate * (now - last) / 1000, rate * 0.05);
    last = now;
    let busy = [...connections].filter(connection => connection.waiting.length > 0);
    while (allowance > 0 && busy.length > 0) {
      for (const connection of busy) {
        const packet = connection.take(PACKET);
        allowance -= packet.length;
        received += packet.length;
        setTimeout(() => connection.down.destroyed || connection.down.write(packet), latency / 2);
      }
      busy = busy.filter(connection => connection.waiting.length > 0);
    }
  }, TICK);
  const server = createLine(down => {
    const up = connect(port, '127.0.0.1');
    const connection = { down, waiting: [], take };
    connections.add(connection);
    // The first bytes wait for the handshake, too.
    const opened = performance.now() + latency;
    down.on('data', bytes => setTimeout(() => up.write(bytes), latency / 2 + Math.max(0, opened - performance.now())));
    up.on('data', bytes => connection.waiting.push(bytes));
    const close = () => { connections.delete(connection); down.destroy(); up.destroy(); };
    for (const socket of [up, down]) socket.on('error', close);
    for (const socket of [up, down]) socket.on('close', close);
  });
  const stop = () => {
    clearInterval(timer);
    for (const { down } of connections) down.destroy();
    server.close();
  };
  return { server, stop, received: () => received };
}

/** Up to so many bytes from the front of what waits. */
function take(length) {
  const first = this.waiting[0];
  if (first.length <= length) return this.waiting.shift();
  this.waiting[0] = first.subarray(length);
  return first.subarray(0, length);
}
