// Somebody who leaves a clinic with a link or a sheet, on a phone of 360 x 740: whom to call, what to say, what to bring,
// whether it is open. Without a clinician's words, also where the words are large.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/axe.js';
import { clockOf } from '../support/device.js';
import { handoff } from '../support/handoff.js';
import { box, cards, names, openAnew, overhang, program, settled, wholeCards } from '../support/reader.js';
import { pack, release, renamed } from '../support/release.js';
import { expect, searchable, test } from '../support/test.js';
import { LANGUAGES, like, say, speaker } from '../support/words.js';

const PANTRY = 'Choose-Your-Own Food Pantry';
const CLASS = 'Living Well with Diabetes';
const TRUCK = 'Mobile Pantry Truck';
const SHELTER = 'Safe Shelter';
const LINE = 'Ask for Mary, tell her Dr. Rivera sent you';
const FROM = 'Dr. Rivera';
/** Of the sample, for now. */
const CLOSED = 'Storm and Flood Shelter';
const FULL = 'Groceries to Your Door';

test.use({ viewport: { width: 360, height: 740 } });

async function openProgram(page, host, name) {
  await page.goto(host.url);
  await box(page).fill(name);
  await program(page, name).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

test.describe('the page in one breath', () => {
  test('a program’s page opens with one block: call, ask for whom, say what, bring what, open when, where', async ({ page, host }) => {
    await openProgram(page, host, CLASS);
    const todo = page.getByRole('region', { name: say('todo-title') });
    const call = todo.getByRole('link', { name: like('call-named', ['number', 'name']) });
    await expect(call).toHaveAttribute('href', /^tel:/);
    expect((await call.boundingBox()).y, 'the call is on the first screen').toBeLessThan(740 - 60);
    for (const part of ['program-apply', 'todo-ask-for', 'todo-say', 'program-hours', 'program-where']) {
      await expect(todo.getByRole('heading', { name: say(part), exact: true })).toBeVisible();
    }
    await expect(todo.getByRole('table', { name: say('program-hours') })).toBeVisible();
    await expect(todo.getByText('Renata, diabetes educator')).toBeVisible();
  });

  test('where people walk in, the page says to go there, and calling is second', async ({ page, host }) => {
    await openProgram(page, host, PANTRY);
    const todo = page.getByRole('region', { name: say('todo-title') });
    await expect(todo.getByText(say('todo-go'))).toBeVisible();
    await expect(todo.getByRole('link', { name: like('call-named', ['number', 'name']) })).toHaveClass(/button-call/);
  });

  test('a page is half as long as it was, and what few read is folded away', async ({ page, host }) => {
    // Before: 4,850, 5,359, 6,009 and 3,761.
    for (const [name, most] of [[PANTRY, 2200], [TRUCK, 1950], [CLASS, 2150], [SHELTER, 1600]]) {
      await openProgram(page, host, name);
      expect(await page.evaluate(() => document.documentElement.scrollHeight), name).toBeLessThan(most);
    }
    const trust = page.locator('details').filter({ has: page.getByRole('heading', { name: say('program-trust') }) });
    await expect(trust.getByText(say('program-code-hint'))).toBeHidden();
    await trust.locator('summary').click();
    await expect(trust.getByText(say('program-code-hint'))).toBeVisible();
  });

  test('several places: the nearest or first open one above, the others folded with their own hours', async ({ page, host }) => {
    await openProgram(page, host, TRUCK);
    const more = page.locator('details').filter({ has: page.getByRole('heading', { name: say('program-more-places', { count: 2 }) }) });
    await more.locator('summary').click();
    await expect(more.getByRole('table', { name: say('program-hours') })).toHaveCount(2);
  });

  for (const language of ['en', 'es', 'ar']) {
    test(`a patient never meets a clinician’s words; who helps others does (${language})`, async ({ browser, host, watch }) => {
      const speak = speaker(language);
      const { site, drop } = release({ languages: LANGUAGES });
      host.folder = site;
      const context = await browser.newContext({ locale: language, viewport: { width: 360, height: 740 } });
      watch.see(context);
      const page = await context.newPage();
      const clinical = ['tray-add', 'program-partnership', 'program-clinical-capacity', 'program-referral'].map(id => speak(id));
      const seen = async () => {
        await openAnew(page, `${host.url}#/search?q=diabetes`);
        await expect(names(page).first()).toBeVisible();
        const results = await page.getByRole('main').textContent();
        await cards(page).first().getByRole('link').first().click();
        await expect(page.getByRole('heading', { name: speak('todo-title') })).toBeVisible();
        for (const fold of await page.locator('details > summary').all()) await fold.click();
        return results + await page.locator('body').innerText();
      };
      const patient = await seen();
      for (const words of clinical) expect(patient).not.toContain(words);
      await openAnew(page, `${host.url}#/help-others`);
      await expect(page.getByRole('checkbox', { name: speak('help-others') })).toBeChecked();
      const helper = await seen();
      for (const words of clinical) expect(helper).toContain(words);
      // The settings take it back.
      await openAnew(page, `${host.url}#/settings`);
      await page.getByRole('checkbox', { name: speak('help-others') }).uncheck();
      expect(await seen()).not.toContain(speak('tray-add'));
      await context.close();
      drop();
    });
  }
});

test.describe('results', () => {
  for (const words of ['food pantry', 'diabetes class', 'light bill']) {
    test(`three of them fit on a first screen: ${words}`, async ({ page, host }) => {
      await openAnew(page, `${host.url}#/search?q=${encodeURIComponent(words)}`);
      await expect(cards(page).nth(4)).toBeAttached();
      expect(await wholeCards(page)).toBeGreaterThanOrEqual(3);
      const first = cards(page).first();
      await expect(first.getByRole('link', { name: like('call-named', ['number', 'name']) })).toHaveAttribute('href', /^tel:/);
      await expect(first.getByText(/^(Open|Opens|Closed|Call for hours)/)).toBeVisible();
    });
  }

  test('names are whole, and none is in capitals', async ({ page, host }) => {
    const shouted = 'FOOD BOX FOR OLDER ADULTS OF ST. MARY’S (WIC)';
    const { site, drop } = release({ change: renamed('Senior Commodity Box', shouted) });
    host.folder = site;
    await page.goto(host.url);
    await box(page).fill('food box older adults');
    const readable = 'Food Box for Older Adults of St. Mary’s (WIC)';
    const name = names(page).filter({ hasText: readable });
    await expect(name).toBeVisible();
    expect(await name.evaluate(element => element.scrollWidth <= element.clientWidth), 'not cut off').toBe(true);
    await expect(page.getByRole('button', { name: say('save-named', { name: readable }) })).toBeVisible();
    await program(page, readable).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(readable);
    drop();
  });

  test('whether a place is open is told by its own clock, wherever the phone’s is set', async ({ browser, host, watch }) => {
    const told = [];
    // Ten past, so that nothing opens or closes between the first and the last phone.
    const shift = 600 - Math.floor(Date.now() / 1000) % 3600;
    for (const timezoneId of ['America/Chicago', 'Asia/Tokyo', 'Pacific/Honolulu']) {
      const context = await browser.newContext({ timezoneId, locale: 'en-US', viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
      watch.see(context);
      await (await clockOf(context)).set(shift);
      const page = await context.newPage();
      await page.goto(`${host.url}#/search?q=food`);
      await searchable(page);
      await expect(cards(page).nth(4)).toBeAttached();
      const all = await cards(page).allTextContents();
      expect(all.join(' ')).toMatch(/Open until|Opens /);
      await openAnew(page, `${host.url}#/search?q=food&open=now`);
      await searchable(page);
      await expect(page.locator('#results-count')).toBeVisible();
      told.push([...all, await page.locator('#results-count').textContent()]);
      await context.close();
    }
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });

  test('the header is one row and gives way; the way out is in reach wherever the page is', async ({ page, host }) => {
    await openAnew(page, `${host.url}#/search?q=help`);
    await expect(cards(page).nth(4)).toBeAttached();
    const header = await page.getByRole('banner').boundingBox();
    expect(header.height).toBeLessThan(72);
    await page.evaluate(() => scrollTo(0, 900));
    expect((await page.getByRole('banner').boundingBox()).y + header.height, 'scrolled away').toBeLessThan(0);
    const exit = await page.getByRole('button', { name: say('quick-exit') }).boundingBox();
    expect(exit.y).toBeGreaterThanOrEqual(0);
    expect(exit.y + exit.height).toBeLessThan(100);
    expect(exit.height).toBeGreaterThanOrEqual(44);
  });

  for (const language of LANGUAGES) {
    test(`the header is one row, also with a handout and a list that have programs (${language})`, async ({ page, host }) => {
      await page.goto(host.url);
      await page.evaluate(language => localStorage.setItem('signpost / settings',
        JSON.stringify({ version: 1, language, 'helps-others': 'yes' })), language);
      await openAnew(page, `${host.url}#/search?q=food`);
      await expect(cards(page).nth(9)).toBeAttached();
      const isOneRow = async what => {
        const { height } = await page.getByRole('banner').boundingBox();
        expect(height, what).toBeLessThan(72);
        // The way out covers nothing of it.
        const [nav, exit] = await Promise.all(['.masthead-main', '.button-exit'].map(part => page.locator(part).boundingBox()));
        expect(nav.x + nav.width <= exit.x + 1 || exit.x + exit.width <= nav.x + 1, what).toBe(true);
        expect(await overhang(page), what).toBeLessThanOrEqual(0);
      };
      await isOneRow('empty');
      // Two digits.
      for (const card of (await cards(page).all()).slice(0, 10)) {
        for (const button of await card.locator('button[aria-pressed]').all()) await button.click();
      }
      await isOneRow('with ten programs');
    });
  }

  test('after a filter was taken away, the focus is on what is found now', async ({ page, host }) => {
    await openAnew(page, `${host.url}#/search?q=food&open=now&free=yes`);
    await expect(cards(page).first()).toBeVisible();
    await page.getByRole('button', { name: say('filter-remove', { filter: say('filter-open') }) }).press('Enter');
    await expect(page.locator('#results-count')).toBeFocused();
  });
});

test.describe('arriving by a handoff', () => {
  test('says from whom, in plain words, in the clinician’s order; a program’s page has the clinician’s line', async ({ page, host }) => {
    const link = await handoff(page, host, [CLASS, PANTRY], { line: LINE, from: FROM });
    await openAnew(page, link);
    await expect(page.getByText(say('for-from', { from: FROM }))).toBeVisible();
    await expect(page.getByText(say('for-from-hint'))).toBeVisible();
    await expect(page.getByRole('heading', { level: 2 }).filter({ hasText: /Living|Choose/ })).toHaveText([CLASS, PANTRY]);
    const call = await page.getByRole('main').getByRole('link', { name: like('call-named', ['number', 'name']) }).first().boundingBox();
    expect(call.y + call.height, 'whom to call is on the first screen').toBeLessThan(740);
    await expectAccessible(page, 'a handoff');
    await page.getByRole('button', { name: say('for-keep-all') }).click();
    await expect(page.getByText(say('for-kept'))).toBeFocused();
    await program(page, CLASS).first().click();
    const todo = page.getByRole('region', { name: say('todo-title') });
    await expect(todo.getByText(LINE)).toBeVisible();
    await page.reload();
    await expect(todo.getByText(LINE)).toBeVisible();
  });

  test('what is closed for a while says so on the link’s page and on My list, and what has no room says that', async ({ page, host }) => {
    const capacity = text => {
      const [head, , full] = text.trim().split('\n');
      return `${head},x_status\n${full.replace(/[^,]+$/, `${new Date().toISOString().slice(0, 10)}T00:00:00-06:00`)},waitlist\n`;
    };
    const { site, drop } = release({ tables: { 'service_capacity.csv': capacity } });
    host.folder = site;
    const link = await handoff(page, host, [CLOSED, FULL]);
    await openAnew(page, link);
    const card = name => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
    await expect(card(CLOSED)).toContainText(say('fact-temporarily-closed'));
    await expect(card(CLOSED)).not.toContainText(say('fact-closed'));
    await expect(card(FULL)).toContainText(say('fact-waitlist'));
    await page.getByRole('button', { name: say('for-keep-all') }).click();
    await page.getByRole('link', { name: say('for-see-list') }).click();
    await expect(page.locator('.saved-item').filter({ hasText: CLOSED })).toContainText(say('fact-temporarily-closed'));
    drop();
  });

  test('the link’s language is a suggestion: what the reader chose stays, and one tap takes the link’s', async ({ page, host }) => {
    const link = await handoff(page, host, [PANTRY], { language: 'es' });
    await page.evaluate(() => localStorage.setItem('signpost / settings', JSON.stringify({ version: 1, language: 'en' })));
    await openAnew(page, link);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('for-title'));
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.getByRole('button', { name: 'Español' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(speaker('es')('for-title'));
  });

  test('while it loads it says from whom, and how far the download is', async ({ page, host, browser, watch }) => {
    const link = await handoff(page, host, [PANTRY], { from: FROM });
    const fresh = await browser.newContext({ locale: 'en-US', viewport: { width: 360, height: 740 } });
    watch.see(fresh);
    const patient = await fresh.newPage();
    let release;
    const held = new Promise(resolve => { release = resolve; });
    host.answer = (path, response) => {
      if (path !== `/${pack(host.folder)}`) return false;
      // Half of it, and then for a while nothing.
      const bytes = readFileSync(join(host.folder, path));
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length });
      response.write(bytes.subarray(0, bytes.length / 2));
      held.then(() => response.end(bytes.subarray(bytes.length / 2)));
      return true;
    };
    await patient.goto(link);
    await expect(patient.getByText(say('for-from', { from: FROM }))).toBeVisible();
    await expect(patient.getByRole('main').getByText(like('phase-downloading', ['percent']))).toBeVisible();
    release();
    await expect(patient.getByRole('heading', { name: PANTRY })).toBeVisible();
    await fresh.close();
  });

  test('a code that is cut off, mistyped or said in words leads to its program', async ({ page, host }) => {
    await openProgram(page, host, PANTRY);
    await page.locator('details').filter({ has: page.getByRole('heading', { name: say('program-trust') }) }).locator('summary').click();
    const code = (await page.locator('.code-line code').innerText()).trim();
    const digits = ['oh', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
    const spoken = code.replace('-', ' dash ').replace(/\d/g, digit => ` ${digits[+digit]} `);
    const mistyped = code.slice(0, -1) + (code.endsWith('Z') ? 'Y' : 'Z');
    for (const typed of [code.toLowerCase(), spoken, code.slice(0, -1), code.slice(0, -2), mistyped]) {
      await page.goto(host.url);
      await box(page).fill(typed);
      await expect(page.getByRole('main').getByRole('link', { name: PANTRY }).first(), typed).toBeVisible();
    }
  });
});

test.describe('what do you need help with', () => {
  test('a safety answer leads to the hotlines and the way out, where the finger is', async ({ page, host }) => {
    await openAnew(page, `${host.url}#/needs`);
    await searchable(page);
    const safety = page.getByRole('checkbox', { name: new RegExp(say('need-safety')) });
    await safety.check();
    const urgent = page.getByRole('region', { name: say('needs-safety') });
    await expect(urgent.getByRole('link', { name: /988/ }).first()).toBeVisible();
    await expect(urgent.getByRole('button', { name: say('quick-exit') })).toBeVisible();
    expect((await urgent.boundingBox()).y - (await safety.boundingBox()).y, 'right below it').toBeLessThan(120);
    await expect(safety).toBeFocused();
    await expectAccessible(page, 'the picker with a safety answer');
  });

  test('several answers bring one short list, in which every need has a program; nothing is stored', async ({ page, host, watch }) => {
    await openAnew(page, `${host.url}#/needs`);
    await settled(page);
    const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
    const before = await stored();
    const asked = watch.requests.length;
    for (const need of ['food', 'legal']) await page.getByRole('checkbox', { name: new RegExp(say(`need-${need}`)) }).check();
    await page.getByRole('button', { name: say('needs-show') }).click();
    await expect(page.getByRole('heading', { name: say('needs-results') })).toBeFocused();
    await expect(cards(page)).toHaveCount(6);
    for (const need of ['food', 'legal']) await expect(cards(page).getByText(say(`need-${need}`), { exact: true }).first()).toBeAttached();
    expect(await stored()).toBe(before);
    expect(watch.requests.length, 'nothing is sent').toBe(asked);
  });
});

test('a map opens in the phone’s own app, and a word says so first', async ({ browser, host, watch }) => {
  const userAgent = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36';
  const context = await browser.newContext({ userAgent, locale: 'en-US', viewport: { width: 360, height: 740 } });
  watch.see(context);
  const page = await context.newPage();
  await openProgram(page, host, PANTRY);
  const todo = page.getByRole('region', { name: say('todo-title') });
  await expect(todo.getByRole('link', { name: say('program-map') })).toHaveAttribute('href', /^geo:0,0\?q=212%20Foundry%20Street/);
  await expect(todo.getByText(say('program-map-app'))).toBeVisible();
  await context.close();
});

/** A device with two voices for English, one of them of the network; what is said is written down. */
const voices = page => page.addInitScript(() => {
  window.said = [];
  const voice = (name, localService) => ({ name, lang: 'en-US', localService, default: !localService, voiceURI: name });
  const all = [voice('Cloud', false), voice('Device', true)];
  window.SpeechSynthesisVoice = class { static [Symbol.hasInstance](value) { return all.includes(value); } };
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const speech = {
    current: null,
    getVoices: () => all,
    speak(line) { speech.current = line; window.said.push([line.voice.name, line.text, line.rate]); },
    cancel() { speech.current = null; },
    end() { const line = speech.current; speech.current = null; line?.onend?.(); },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
});

test('the page is read aloud line by line by a voice of the device, slower, and stopped', async ({ page, host }) => {
  await voices(page);
  await openProgram(page, host, PANTRY);
  await page.getByRole('button', { name: say('read-aloud') }).click();
  const said = () => page.evaluate(() => window.said);
  expect(await said()).toEqual([['Device', PANTRY, 1]]);
  await expect(page.locator('.reading')).toHaveText(PANTRY);
  await page.evaluate(() => speechSynthesis.end());
  await expect.poll(async () => (await said()).length).toBe(2);
  expect((await said())[1][1]).toBe('By Kestrel Falls Community Pantry');
  await page.getByRole('button', { name: say('read-slower') }).click();
  const [, line, rate] = (await said()).at(-1);
  expect([line, rate < 0.8], 'the same line again, slower').toEqual(['By Kestrel Falls Community Pantry', true]);
  await expectAccessible(page, 'while it is read');
  await page.getByRole('button', { name: say('read-stop') }).click();
  await expect(page.locator('.reading')).toHaveCount(0);
  await page.evaluate(() => speechSynthesis.end());
  expect((await said()).length).toBe(3);
});

test('the preview of a handout is read aloud as a program is, and nothing of the form', async ({ page, host }) => {
  await voices(page);
  const address = await handoff(page, host, [PANTRY, CLASS], { from: FROM });
  await openAnew(page, host.url + address.slice(address.indexOf('#')).replace('#/for?', '#/handout?'));
  await expect(page.locator('.handout-preview .sheet')).toContainText(CLASS);
  await page.locator('.handout-preview').getByRole('button', { name: say('read-aloud') }).click();
  const said = () => page.evaluate(() => window.said.map(([, text]) => text));
  expect((await said())[0]).toBe(say('sheet-title'));
  for (let line = 1; line < 200 && await page.evaluate(() => speechSynthesis.current); line += 1) await page.evaluate(() => speechSynthesis.end());
  const text = (await said()).join('\n');
  for (const expected of [FROM, PANTRY, CLASS, say('sheet-crisis')]) expect(text).toContain(expected);
  for (const other of [say('handout-language'), say('handout-preview')]) expect(text).not.toContain(other);
  await expectAccessible(page, 'a handout that can be read aloud');
});

test('a device without a voice of its own says so, and nothing is sent to one of the network', async ({ page, host }) => {
  await voices(page);
  await page.addInitScript(() => { speechSynthesis.getVoices = () => [{ name: 'Cloud', lang: 'en-US', localService: false }]; });
  await openProgram(page, host, PANTRY);
  await page.getByRole('button', { name: say('read-aloud') }).click();
  await expect(page.getByText(say('read-no-voice'))).toBeVisible();
  expect(await page.evaluate(() => window.said)).toEqual([]);
});

test.describe('accessibility', () => {
  const PAGES = ['#/', '#/search?q=food', '#/needs', '#/settings', '#/handout'];
  for (const language of ['en', 'es', 'ar']) {
    test(`everything fits at 320 pixels with the largest words and with spaced text (${language})`, async ({ page, host }) => {
      const { site, drop } = release({ languages: LANGUAGES });
      host.folder = site;
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(host.url);
      await page.evaluate(language => {
        localStorage.setItem('signpost / settings', JSON.stringify({ version: 1, language, size: 'largest' }));
      }, language);
      // WCAG 1.4.12.
      const spacing = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';
      const fits = async what => {
        expect(await overhang(page), `${what}: nothing sticks out`).toBeLessThanOrEqual(0);
        await page.evaluate(css => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          document.adoptedStyleSheets = [sheet];
        }, spacing);
        expect(await overhang(page), `${what}, spaced: nothing sticks out`).toBeLessThanOrEqual(0);
        await page.evaluate(() => { document.adoptedStyleSheets = []; });
      };
      for (const at of PAGES) {
        await openAnew(page, host.url + at);
        await searchable(page);
        await page.waitForTimeout(200);
        await fits(at);
      }
      await openAnew(page, `${host.url}#/search?q=food`);
      await cards(page).first().getByRole('link').first().click();
      await expect(page.locator('.todo')).toBeVisible();
      for (const fold of await page.locator('details > summary').all()) await fold.click();
      await fits('a program');
      drop();
    });
  }

  test('axe finds nothing on a program whose folds are open, in all languages', async ({ page, host }) => {
    test.setTimeout(120_000);
    const { site, drop } = release({ languages: LANGUAGES });
    host.folder = site;
    await page.goto(host.url);
    for (const language of LANGUAGES) {
      await page.evaluate(language => localStorage.setItem('signpost / settings', JSON.stringify({ version: 1, language })), language);
      await openAnew(page, `${host.url}#/search?q=diabetes`);
      await cards(page).first().getByRole('link').first().click();
      await expect(page.locator('.todo')).toBeVisible();
      for (const fold of await page.locator('details > summary').all()) await fold.click();
      await expectAccessible(page, `a program in ${language}`);
    }
    drop();
  });

  test('where colours are forced, the search field and its language choice keep their borders', async ({ browser, host, watch }) => {
    const context = await browser.newContext({ forcedColors: 'active', viewport: { width: 360, height: 740 }, locale: 'en-US' });
    watch.see(context);
    const page = await context.newPage();
    await page.goto(host.url);
    await searchable(page);
    for (const selector of ['.search-row', '.language select']) {
      const [width, style] = await page.locator(selector).evaluate(element => [getComputedStyle(element).borderTopWidth, getComputedStyle(element).borderTopStyle]);
      expect([selector, width, style]).toEqual([selector, '1px', 'solid']);
    }
    await context.close();
  });
});
