// A first visit whose files come one after the other, as the test says.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { helpOthers, names, openAnew } from './reader.js';
import { expect } from './test.js';
import { say } from './words.js';

/** The page's program, as it travels. */
export const APP = /\/app\.wasm-.*\.lzma$/;
/** What is searched. */
export const SEARCH = /\.search\.pack$/;

/** What stands in a handoff's link behind the site's address, and the names of its programs; with a line to the second. */
export async function handoff(browser, host, line = '') {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await helpOthers(page, host.url);
  await openAnew(page, `${host.url}#/search?q=food+pantry`);
  await expect(names(page).nth(2)).toBeVisible();
  const chosen = (await names(page).allTextContents()).slice(0, 3);
  for (const key of ['1', '2', '3']) await page.keyboard.press(key);
  await page.goto(`${host.url}#/handout`);
  if (line) await page.getByLabel(say('handout-line'), { exact: false }).nth(1).fill(line);
  const field = page.locator('input, textarea').filter({ visible: true });
  let link;
  await expect.poll(async () => {
    const values = await field.evaluateAll(fields => fields.map(field => field.value));
    return link = values.find(value => value.includes('#/for?'));
  }).toBeTruthy();
  // Of a link that is written anew as one types, the last.
  await page.waitForTimeout(line ? 1_000 : 0);
  link = (await field.evaluateAll(fields => fields.map(field => field.value))).find(value => value.includes('#/for?'));
  await context.close();
  return { hash: link.slice(link.indexOf('#')), chosen };
}

/** The host keeps these files back, in the order in which each then may `come()`: at first the app's program alone. */
export function hold(host, ...names) {
  const held = names.map(name => ({ name, waiting: [] }));
  host.answer = (path, response) => {
    const kept = held.find(({ name }) => name.test(path));
    kept?.waiting.push([path, response]);
    return Boolean(kept);
  };
  return {
    isAskedFor: () => held[0].waiting.length > 0,
    come() {
      const [{ waiting }] = held.splice(0, 1);
      for (const [path, response] of waiting) response.end(readFileSync(join(host.folder, path)));
    },
  };
}
export const holdApp = host => hold(host, APP);
