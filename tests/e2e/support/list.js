// My list: its rows, what is kept of it on the device, and files that leave and enter it.

import { readFileSync } from 'node:fs';
import { expect } from './test.js';
import { say } from './words.js';

/** The phone that most readers have. */
export const PHONE = { width: 360, height: 740 };

/** The row of a saved program. */
export const row = (page, name) =>
  page.locator('.saved-item').filter({ has: page.getByRole('heading', { name, exact: true }) });

/** Goes to the list by the header. */
export async function openList(page) {
  await page.getByRole('navigation', { name: say('nav-label') }).getByRole('link', { name: /^My list/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('list-title'));
}

/** Opens what lies below a row. */
export async function openRow(page, name) {
  const button = row(page, name).locator('button[aria-expanded]').first();
  if (await button.getAttribute('aria-expanded') === 'false') await button.click();
  return row(page, name);
}

/** Says how it is going, by the chip with these words. */
export async function choose(page, name, message) {
  const opened = await openRow(page, name);
  await opened.getByRole('radio', { name: say(message), exact: true }).last().click();
}

export const noteOf = (page, name) => row(page, name).getByLabel(say('list-note'));

const DATABASE = 'signpost list /';

/** The list as the device keeps it; null where it keeps none. */
export const keptList = page => page.evaluate(name => new Promise((resolve, reject) => {
  const open = indexedDB.open(name);
  open.onerror = () => reject(open.error);
  open.onsuccess = () => {
    const { result: database } = open;
    if (!database.objectStoreNames.contains('list')) {
      database.close();
      indexedDB.deleteDatabase(name);
      return resolve(null);
    }
    const kept = database.transaction('list').objectStore('list').get('list');
    kept.onsuccess = () => {
      database.close();
      resolve(kept.result ? JSON.parse(kept.result) : null);
    };
  };
}), DATABASE);

/** Puts a text in the list's place, as an earlier version of the app kept it. */
export const putList = (page, text) => page.evaluate(([name, text]) => new Promise((resolve, reject) => {
  const open = indexedDB.open(name, 1);
  open.onerror = () => reject(open.error);
  open.onupgradeneeded = () => open.result.createObjectStore('list');
  open.onsuccess = () => {
    const transaction = open.result.transaction('list', 'readwrite');
    transaction.objectStore('list').put(text, 'list');
    transaction.oncomplete = () => {
      open.result.close();
      resolve();
    };
  };
}), [DATABASE, text]);

/** What a browser stores of the reader: local and session storage, and the names of its databases. */
export const stored = page => page.evaluate(async () => ({
  local: { ...localStorage },
  session: { ...sessionStorage },
  databases: (await indexedDB.databases()).map(database => database.name),
}));

/** The text of the file that `press` makes the page offer, and its name. */
export async function downloaded(page, press) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}
