// How contributors build: `trunk serve` reloads what is edited, and nothing of that is in a release.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { SITE, serveWith } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';

const ROOT = join(import.meta.dirname, '../../..');
const page = readFileSync(join(SITE, 'index.html'), 'utf8');
const policyOf = text => text.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)[1];

test('a published page has the policy as it is written, and no script but its own', () => {
  expect(policyOf(page)).toBe(policyOf(readFileSync(join(ROOT, 'public/index.html'), 'utf8')));
  expect([...page.matchAll(/<script[^>]*/g)].map(([tag]) => tag.match(/(src|type)="([^"-]+)/)[2]))
    .toEqual(['application/json', 'boot']);
});

test('nothing of Trunk is in a published site', () => {
  const text = readdirSync(SITE, { recursive: true, withFileTypes: true })
    .filter(file => file.isFile() && /\.(html|js|css|webmanifest)$/.test(file.name))
    .map(file => readFileSync(join(file.parentPath, file.name), 'utf8'));
  expect(text.length).toBeGreaterThan(5);
  for (const trace of [/trunk/i, /WebSocket/, /\bwss?:\/\//]) {
    expect(text.filter(file => trace.test(file)).map(file => file.slice(0, 200))).toEqual([]);
  }
});

test('`trunk serve` serves the sample community and reloads when a file is edited @trunk', async ({ page, watch }) => {
  test.setTimeout(15 * 60_000);
  // The page that waits for the server to come back asks in vain.
  watch.allow(/WebSocket|ERR_CONNECTION_REFUSED/);
  const style = join(ROOT, 'public/styles/app.css');
  const before = readFileSync(style, 'utf8');
  const port = await freePort();
  const env = { ...process.env, PATH: process.env.SIGNPOST_TRUNK_PATH };
  delete env.NO_COLOR;
  const trunk = await serveWith(process.env.SIGNPOST_TRUNK, ['serve', '--port', port, '--dist', 'target/trunk-story'],
    /server listening at/, { cwd: ROOT, env });
  try {
    const address = `http://127.0.0.1:${port}/`;
    await page.goto(address);
    await searchable(page);
    await page.getByRole('searchbox').fill('food pantry');
    await expect(page.locator('.card').first()).toBeVisible();

    await page.evaluate(() => { window.before = true; });
    writeFileSync(style, `${before}\n:root { --edited: yes; }\n`);
    await page.waitForFunction(() => !window.before && getComputedStyle(document.documentElement).getPropertyValue('--edited') === 'yes',
      null, { timeout: 5 * 60_000 });
    await searchable(page);
  } finally {
    await trunk.stop();
    writeFileSync(style, before);
  }
});

/** A port that nobody listens on now. */
async function freePort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return String(port);
}
