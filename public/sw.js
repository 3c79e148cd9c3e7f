// The service worker: keeps the app's own files, so that the site opens without a connection.
//
// It never touches metadata/, targets/ or browse/: the directory is verified and kept by the app's worker. A
// version is kept whole or not at all, each file checked against the hash that the publisher wrote here. A new
// version waits until the app starts with no other tab open (see boot.js): never in the middle of use.
'use strict';

const VERSION = '{{version}}';
/** Path (relative to this file) to subresource integrity, `sha256-BASE64`. */
const FILES = {{files}};

const SCOPE = new URL(self.registration.scope);
// Two communities on one origin must not mix, hence the path.
const CACHE_PREFIX = `signpost ${SCOPE.pathname} `;
const CACHE = CACHE_PREFIX + VERSION;

self.addEventListener('install', event => event.waitUntil(keepAll()));
self.addEventListener('activate', event => event.waitUntil(dropOthers()));
self.addEventListener('message', event => {
  if (event.data === 'take-over') {
    event.waitUntil(takeOver(event.ports[0]));
  }
});
self.addEventListener('fetch', event => {
  const path = ownFile(event.request);
  if (path !== null) {
    event.respondWith(answer(path));
  }
});

/** Which of the app's files is asked for; null: none, the network's business. */
function ownFile(request) {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) {
    return null;
  }
  const path = url.pathname.slice(SCOPE.pathname.length) || 'index.html';
  return Object.hasOwn(FILES, path) ? path : null;
}

async function answer(path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path);
  if (kept) {
    return kept;
  }
  // The browser may have evicted it. A changed file is better than none here: the page came from the same host.
  try {
    const response = await download(path);
    await cache.put(path, response.clone());
    return response;
  } catch {
    return fetch(new URL(path, SCOPE), { credentials: 'omit', referrerPolicy: 'no-referrer' });
  }
}

async function keepAll() {
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(Object.keys(FILES).map(async path => {
      await cache.put(path, await keptBefore(path) ?? await download(path));
    }));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** The same bytes from an older version's cache, so that an update downloads only what changed. */
async function keptBefore(path) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(CACHE_PREFIX)) {
      continue;
    }
    const response = await (await caches.open(name)).match(path);
    if (response && await integrity(await response.clone().arrayBuffer()) === FILES[path]) {
      return response;
    }
  }
  return undefined;
}

/** Fetched with its hash enforced, and without the mark of a redirect, which a navigation would refuse. */
async function download(path) {
  // A name with a hash never changes its bytes: what the page has just loaded need not travel again.
  const cache = /-[0-9a-f]{8,}\.[a-z]+$/.test(path) ? 'default' : 'no-cache';
  const response = await fetch(new URL(path, SCOPE), {
    cache, integrity: FILES[path], credentials: 'omit', referrerPolicy: 'no-referrer',
  });
  if (!response.ok) {
    throw new Error(`signpost: ${path} was answered with ${response.status}`);
  }
  const type = response.headers.get('content-type');
  return new Response(await response.blob(), { headers: type ? { 'content-type': type } : {} });
}

async function integrity(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return 'sha256-' + btoa(String.fromCharCode(...hash));
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name.startsWith(CACHE_PREFIX) && name !== CACHE).map(name => caches.delete(name)));
}

async function takeOver(port) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length > 1) {
    port?.postMessage('in-use');
  } else {
    await self.skipWaiting();
  }
}
