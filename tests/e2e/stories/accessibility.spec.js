// Every page, in every language, light and dark, on a phone and on a desk: axe finds nothing, and
// nothing sticks out to the side.

import { expectAccessible } from '../support/axe.js';
import { firstName, names, openAnew, overhang, program } from '../support/reader.js';
import { release } from '../support/release.js';
import { expect, searchable, test } from '../support/test.js';
import { LANGUAGES, speaker } from '../support/words.js';

const NAME = 'Hot Breakfast and Supper';

/** Pages by how a reader gets there. */
async function* everyPage(page, url, say) {
  await page.goto(url);
  await searchable(page);
  yield 'home';
  await openAnew(page, `${url}#/help-others`);
  await expect(page.getByRole('checkbox')).toBeChecked();
  yield 'empty handout';
  await openAnew(page, url);
  await page.getByRole('searchbox').fill('diabetes');
  await expect(names(page).first()).toBeVisible();
  yield 'results';
  // Programs have other names in other languages.
  const name = await firstName(page);
  await page.getByRole('button', { name: say('save-named', { name }) }).click();
  await page.getByRole('button', { name: say('tray-add-named', { name }) }).click();
  await program(page, name).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  yield 'program';
  await page.getByRole('link', { name: say('nav-list-count', { count: 1 }) }).click();
  await expect(page.getByText(name).first()).toBeVisible();
  yield 'my list';
  await page.getByRole('link', { name: say('nav-handout-count', { count: 1 }) }).click();
  await expect(page.getByText(name).first()).toBeVisible();
  yield 'handout';
  const pages = { needs: 'needs-title', coverage: 'coverage-title', about: 'about-title', settings: 'settings-title', nowhere: 'not-found-title' };
  for (const [route, title] of Object.entries(pages)) {
    await openAnew(page, `${url}#/${route}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say(title));
    yield route;
  }
  await openAnew(page, `${url}#/for?damaged`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('for-damaged-title'));
  yield 'damaged link';
  await openAnew(page, `${url}#/search?q=he+hits+me`);
  await expect(page.getByRole('heading', { name: say('crisis-search-title') })).toBeVisible();
  yield 'crisis';
}

for (const language of LANGUAGES) {
  for (const colorScheme of ['light', 'dark']) {
    for (const [device, viewport] of [['phone', { width: 360, height: 740 }], ['desk', { width: 1280, height: 800 }]]) {
      test(`axe finds nothing: ${language}, ${colorScheme}, ${device}`, async ({ browser, host, watch }) => {
        test.setTimeout(120_000);
        const { site, drop } = release({ languages: LANGUAGES });
        host.folder = site;
        const context = await browser.newContext({ locale: language, colorScheme, viewport });
        watch.see(context);
        const page = await context.newPage();
        for await (const name of everyPage(page, host.url, speaker(language))) {
          await expectAccessible(page, name);
          expect(await overhang(page), `${name}: nothing sticks out to the side`).toBeLessThanOrEqual(0);
        }
        await context.close();
        drop();
      });
    }
  }
}

test('nothing jumps while the first page loads', async ({ page, host }) => {
  await page.addInitScript(() => {
    window.shifts = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifts += entry.value; }))
      .observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(host.url);
  await searchable(page);
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => window.shifts)).toBeLessThan(0.01);
});

test('all of a search can be done with the keyboard', async ({ page, host }) => {
  await page.goto(host.url);
  await searchable(page);
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('breakfast');
  await expect(program(page, NAME)).toBeVisible();
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab');
    if (await program(page, NAME).evaluate(link => link === document.activeElement)) break;
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(NAME);
});
