// The service worker of `trunk serve`: forgets what a site at this address has stored, so that each load shows the
// newest build.
'use strict';

self.addEventListener('install', event => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', event => event.waitUntil(forget()));

async function forget() {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name.startsWith('signpost ')).map(name => caches.delete(name)));
  await self.registration.unregister();
}
