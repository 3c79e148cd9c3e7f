// The first visit over slow lines, the processor slowed four times and nothing kept: from a link to whom to call, and to
// everything searchable.

import { atTheEndOf, HOSTS, LINES } from './line.mjs';

const median = numbers => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const seconds = ms => `${(ms / 1000).toFixed(1)} s`;

/** One row a line and host: for each site the four times and the bytes received until everything can be searched. */
export async function lines(browser, sites, rounds) {
  const rows = [];
  for (const [lineName, line] of Object.entries(LINES)) {
    for (const [hostName, host] of Object.entries(HOSTS)) {
      if (!new RegExp(process.env.LINE ?? '').test(`${lineName}, ${hostName}`)) continue;
      const visits = sites.map(() => []);
      for (let round = 0; round < rounds; round++) {
        for (const [at, site] of sites.entries()) visits[at].push(await visit(browser, line, host, site));
      }
      const cells = visits.map(visits => {
        const middle = what => median(visits.map(visit => visit[what]));
        return [...['phones', 'results', 'app', 'searchable'].map(what => seconds(middle(what))), `${(middle('received') / 1000).toFixed(0)} kB`];
      });
      rows.push([lineName, hostName, ...cells.flat()]);
      console.log(rows.at(-1).join(' | '));
    }
  }
  return rows;
}

async function visit(browser, line, host, { folder, handoff }) {
  const first = await until(browser, line, host, folder, `#/for?${handoff}`, PHONES);
  const searched = await until(browser, line, host, folder, '#/search?q=food+pantry', () => document.querySelector('.card'));
  return { phones: first.shown, results: searched.shown, app: searched.app, searchable: searched.searchable, received: searched.received };
}

const PHONES = () => document.querySelector('.for-cards a[href^="tel:"]');

/** The requests of a handoff's first visit over slow 4G to a host that compresses by gzip: see `waterfall`. */
export async function requestsOf(browser, { folder, handoff }, title) {
  const requests = [];
  let began = 0;
  const watch = page => {
    began = performance.now();
    page.context().on('request', request => {
      const name = new URL(request.url()).pathname.split('/').at(-1).replace(/-?[0-9a-f]{12,}\.?/, '.').replace(/^\.|\.{2}/, '') || 'the page';
      requests.push({ request, name, from: performance.now() - began, until: performance.now() - began });
    });
    page.context().on('requestfinished', request => {
      const entry = requests.find(entry => entry.request === request);
      if (entry) entry.until = performance.now() - began;
    });
  };
  const visit = await until(browser, LINES['slow 4G'], HOSTS.gzip, folder, `#/for?${handoff}`, PHONES, watch);
  const marks = [{ name: 'whom to call', at: visit.shown }, { name: 'everything searchable', at: visit.searchable }];
  return { title, requests: requests.filter(({ from }) => from < visit.searchable).map(({ name, from, until }) => ({ name, from, until })), marks };
}

const PATIENCE = { polling: 20, timeout: 180_000 };
const SEARCHABLE = () => document.documentElement.dataset.signpost === 'searchable';

/** A phone that has nothing of the site yet, at the end of a line, with `hash` just asked for. */
async function phoneAt(browser, line, host, folder, hash, watch = () => {}) {
  const server = await atTheEndOf(line, host, folder);
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'allow' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  watch(page);
  await page.goto(server.url + hash, { waitUntil: 'commit', timeout: 60_000 });
  const close = async () => {
    await context.close();
    server.stop();
  };
  return { page, server, close };
}

/** Milliseconds from the request until `isShown`, until the app is on the page, and until everything can be searched. */
async function until(browser, line, host, folder, hash, isShown, watch) {
  const { page, server, close } = await phoneAt(browser, line, host, folder, hash, watch);
  await page.waitForFunction(isShown, null, PATIENCE);
  const shown = await page.evaluate(() => performance.now());
  await page.waitForFunction(SEARCHABLE, null, PATIENCE);
  const at = name => page.evaluate(name => performance.getEntriesByName(`signpost:${name}`).at(-1).startTime, name);
  const [app, searchable] = [await at('mounted'), await at('searchable')];
  const received = server.received();
  await close();
  return { shown, app, searchable, received };
}

/**
 * A directory in areas: the milliseconds until what every reader has can be searched, and from a tap on the first area until
 * that can be searched, too; with the bytes received until then.
 */
export async function areas(browser, folder) {
  const rows = [];
  for (const [lineName, line] of Object.entries(LINES)) {
    for (const [hostName, host] of Object.entries(HOSTS)) {
      if (!new RegExp(process.env.LINE ?? '').test(`${lineName}, ${hostName}`)) continue;
      const { page, server, close } = await phoneAt(browser, line, host, folder, '#/areas');
      await page.waitForFunction(SEARCHABLE, null, PATIENCE);
      const forAll = await page.evaluate(() => performance.now());
      await page.locator('.areas input').first().check();
      const before = server.received();
      const tapped = performance.now();
      await page.locator('.part .button-large').click();
      await page.waitForSelector('[role="status"] .notice-good', { timeout: PATIENCE.timeout });
      const received = bytes => `${(bytes / 1000).toFixed(0)} kB`;
      rows.push([lineName, hostName, seconds(forAll), received(before), seconds(performance.now() - tapped), received(server.received() - before)]);
      console.log(rows.at(-1).join(' | '));
      await close();
    }
  }
  return rows;
}

/** A handoff of the first programs that "food pantry" finds, as its page makes the link. */
export async function handoff(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${url}#/help-others`);
  await page.waitForFunction(() => document.documentElement.dataset.signpost === 'searchable');
  await page.goto(`${url}#/search?q=food+pantry`);
  await page.waitForSelector('.card');
  for (const key of ['1', '2', '3']) await page.keyboard.press(key);
  await page.goto(`${url}#/handout`);
  const link = await page.waitForFunction(() => [...document.querySelectorAll('input, textarea')].map(field => field.value).find(value => value.includes('#/for?')));
  const address = await link.jsonValue();
  await context.close();
  return address.split('#/for?')[1];
}
