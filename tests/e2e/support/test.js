// The `test` function of all stories: each has a host of its own and is watched. A request to anything
// but the site's own files, an error in the console, a breach of the content security policy: the story fails.

import { test as base, expect } from '@playwright/test';
import { serve } from './site.js';

export { expect };

/**
 * `host`: serves the published site for this story alone.
 * `watch`: what was seen. `watch.requests`: addresses; `watch.allow(pattern)`: console errors that the story provokes.
 */
export const test = base.extend({
  host: async ({}, use) => {
    const host = await serve();
    await use(host);
    await host.stop();
  },
  watch: [async ({ context }, use) => {
    const watch = watcher();
    watch.see(context);
    await use(watch);
    expect(watch.faults(), 'what the watch saw').toEqual([]);
  }, { auto: true }],
});

/** For contexts that a story makes itself: `watch.see(context)`. */
function watcher() {
  const allowed = [
    // The chain of roots ends where the next one is not there: that question is part of every check.
    /^Failed to load resource: the server responded with a status of 404 .*\/metadata\/\d+\.root\.json$/,
  ];
  const errors = [];
  const watch = {
    requests: [],
    allow: pattern => allowed.push(pattern),
    see(context) {
      context.on('request', request => watch.requests.push(request.url()));
      context.on('weberror', error => errors.push(`uncaught: ${error.error().stack ?? error.error()}`));
      context.on('console', message => {
        if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
      });
    },
    faults() {
      const strange = watch.requests.filter(url => !isOwn(url));
      return [
        ...strange.map(url => `asked a stranger: ${url}`),
        ...errors.filter(error => !allowed.some(pattern => pattern.test(error))),
      ];
    },
  };
  return watch;
}

/** Plain addresses of a site on this machine: nothing after `?`, since a query could carry data. */
function isOwn(url) {
  const { protocol, hostname, search } = new URL(url);
  return protocol === 'data:' || protocol === 'blob:' || (protocol === 'http:' && ['127.0.0.1', 'plain.example'].includes(hostname) && search === '');
}

/** Resolves when a verified directory is searchable. */
export async function searchable(page) {
  await expect(page.locator('html')).toHaveAttribute('data-signpost', 'searchable', { timeout: 30_000 });
}
