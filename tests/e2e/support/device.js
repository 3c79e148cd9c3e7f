// A reader's device: sets its clock, reads and damages the stored directory.

import { expect, searchable } from './test.js';

/**
 * The device's clock: `await clock.set(seconds)` puts it that far from the right time, for pages loaded from then on and
 * for their workers. (Playwright's own clock does not reach workers. No service worker may stand in between.)
 */
export async function clockOf(context) {
  let shim = '';
  await context.route(/\/worker-[0-9a-f]+\.js$/, async route => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: shim + (await answer.text()) });
  });
  return {
    async set(seconds) {
      shim = `{
        const Real = globalThis.RealDate ??= Date;
        const now = () => Real.now() + ${seconds * 1000};
        globalThis.Date = class extends Real {
          constructor(...parts) { parts.length ? super(...parts) : super(now()); }
          static now() { return now(); }
        };
      }\n`;
      await context.addInitScript(shim);
    },
  };
}

const DATABASE = 'signpost directory /';

/** Changes every value of a store of the directory's database: a function of the value, as text; undefined deletes. */
export function spoil(page, store, change) {
  return page.evaluate(
    ([name, store, change]) =>
      new Promise((resolve, reject) => {
        const open = indexedDB.open(name);
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const transaction = open.result.transaction(store, 'readwrite');
          const values = transaction.objectStore(store);
          const cursor = values.openCursor();
          let spoiled = 0;
          cursor.onsuccess = () => {
            if (!cursor.result) return;
            const value = new Function('value', `return ${change}`)(cursor.result.value);
            value === undefined ? cursor.result.delete() : cursor.result.update(value);
            spoiled += 1;
            cursor.result.continue();
          };
          transaction.oncomplete = () => {
            open.result.close();
            resolve(spoiled);
          };
        };
      }),
    [DATABASE, store, change],
  );
}

/** Resolves when the release and its index are kept on the device. */
export async function kept(page) {
  await searchable(page);
  await expect.poll(() => page.evaluate(name => new Promise(resolve => {
    const open = indexedDB.open(name);
    open.onsuccess = () => {
      const { result: database } = open;
      if (!database.objectStoreNames.contains('index')) return database.close(), resolve(0);
      const count = database.transaction('index').objectStore('index').count();
      count.onsuccess = () => {
        database.close();
        resolve(count.result);
      };
    };
  }), DATABASE)).toBe(1);
}
