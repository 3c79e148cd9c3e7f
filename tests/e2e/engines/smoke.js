// The smoke set in the engines that the stories do not run in: `cargo xtask test engines`. One visit of one reader: start,
// search, save, reload, a program, print, offline. SIGNPOST_FIREFOX names Firefox; SIGNPOST_WEBKIT_DRIVER and
// SIGNPOST_MINIBROWSER name WebKitGTK's two programs. Neither has Playwright's own patches here.

import assert from 'node:assert/strict';
import { pages } from '../support/pdf.js';
import { serve } from '../support/site.js';
import { say } from '../support/words.js';
import { firefox } from './firefox.js';
import { webkit } from './webkit.js';

const { SIGNPOST_FIREFOX, SIGNPOST_WEBKIT_DRIVER, SIGNPOST_MINIBROWSER } = process.env;
const PATIENCE = 60_000;

/** Waits until `script` gives something in the page, and gives that. */
async function until(browser, what, script, ...values) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await browser.run(script, ...values);
    if (found) return found;
    if (Date.now() > end) throw new Error(`not within ${PATIENCE / 1000} s: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

const searchable = browser =>
  until(browser, 'a directory that is searchable', () => document.documentElement.dataset.signpost === 'searchable');
const firstName = browser =>
  until(browser, 'a result', () => document.querySelector('.result h3')?.textContent.trim());

/** Each step goes on where the one before ended. */
const STEPS = {
  async start({ browser, host }) {
    await browser.open(host.url);
    await searchable(browser);
    assert.equal(await until(browser, 'a heading', () => document.querySelector('h1')?.textContent), say('home-title'));
    assert.equal(await browser.run(() => document.documentElement.scrollWidth > innerWidth), false, 'nothing sticks out');
  },
  async search({ browser, seen }) {
    await browser.type('#search-input', 'food pantry');
    seen.name = await firstName(browser);
    assert.match(await browser.run(() => document.querySelector('.result .button-call')?.getAttribute('href')), /^tel:/);
  },
  async save({ browser, seen }) {
    await browser.click('.result .card-actions button[aria-pressed]');
    const label = await until(browser, 'the pressed button', () => document.querySelector('.result button[aria-pressed="true"]')?.getAttribute('aria-label'));
    assert.equal(label, say('saved-named', { name: seen.name }));
  },
  async reload({ browser, host, seen }) {
    await browser.open(`${host.url}#/list`);
    await browser.reload();
    await searchable(browser);
    const kept = await until(browser, 'the saved program', () => document.querySelector('.saved-item')?.textContent);
    assert.ok(kept.includes(seen.name), kept);
  },
  async program({ browser, host, seen }) {
    await browser.open(`${host.url}#/search?q=food%20pantry`);
    await firstName(browser);
    await browser.click('.result h3 a');
    await until(browser, 'what to do', () => document.querySelector('.todo')?.textContent);
    assert.equal(await browser.run(() => document.querySelector('h1').textContent), seen.name);
  },
  async print({ browser, seen }) {
    // What stands on the page when a browser copies it for paper: at once, before any task of the page's own.
    const sheet = await browser.run(() => {
      dispatchEvent(new Event('beforeprint'));
      const text = document.querySelector('.print-only')?.textContent ?? '';
      dispatchEvent(new Event('afterprint'));
      return [text, document.querySelectorAll('.print-only').length];
    });
    assert.ok(sheet[0].includes(seen.name), `the sheet: ${sheet[0]}`);
    assert.equal(sheet[1], 0, 'and it is gone afterwards');
    if (!browser.print) return;
    const printed = await pages(await browser.print(), 50);
    const text = printed.map(page => page.text).join(' ').replaceAll(/\s+/g, ' ');
    assert.ok(text.includes(seen.name), `on paper: ${text}`);
    assert.match(text, /\(\d{3}\) \d{3}-\d{4}/, 'a number to call');
    assert.equal(text.includes(say('read-aloud')), false, 'no buttons on paper');
  },
  async offline({ browser, host, seen }) {
    await browser.run(async () => { await navigator.serviceWorker.ready; });
    await until(browser, 'a page that the service worker serves', () => navigator.serviceWorker.controller !== null);
    await host.stop();
    await browser.reload();
    await searchable(browser);
    await browser.open(`${host.url}#/search?q=food%20pantry`);
    assert.equal(await firstName(browser), seen.name);
    await browser.open(`${host.url}#/list`);
    await until(browser, 'the list', name => document.querySelector('.saved-item')?.textContent.includes(name), seen.name);
  },
};

const ENGINES = {
  'Firefox': SIGNPOST_FIREFOX && (() => firefox(SIGNPOST_FIREFOX)),
  'WebKitGTK': SIGNPOST_WEBKIT_DRIVER && SIGNPOST_MINIBROWSER && (() => webkit(SIGNPOST_WEBKIT_DRIVER, SIGNPOST_MINIBROWSER)),
};

const count = { passed: 0, failed: 0, skipped: 0 };
for (const [engine, start] of Object.entries(ENGINES)) {
  if (!start) {
    console.log(`  -  ${engine}: not found on this machine, skipped`);
    count.skipped += Object.keys(STEPS).length;
    continue;
  }
  const host = await serve();
  const browser = await start();
  const visit = { browser, host, seen: {} };
  for (const [step, run] of Object.entries(STEPS)) {
    const begun = Date.now();
    try {
      await run(visit);
      assert.deepEqual(browser.errors.splice(0), [], 'errors in the console');
      count.passed += 1;
      console.log(`  ✓  ${engine} › ${step} (${((Date.now() - begun) / 1000).toFixed(1)}s)`);
    } catch (error) {
      count.failed += 1;
      console.log(`  ✘  ${engine} › ${step}\n${error.stack}`);
    }
  }
  await browser.close();
  await host.stop();
}
console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exit(count.failed ? 1 : 0);
