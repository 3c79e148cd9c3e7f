// "Ask me again": after the months that the reader chose, the home page asks once for new needs. Off until it is chosen, and
// known to this device alone.

import { expectAccessible } from '../support/axe.js';
import { openAnew, settled } from '../support/reader.js';
import { expect, searchable, test } from '../support/test.js';
import { LANGUAGES, say, speaker } from '../support/words.js';

test.use({ viewport: { width: 360, height: 740 } });

const question = page => page.getByRole('region', { name: say('ask-again-title') });

/** As if so many days had gone by since the reader chose or answered. */
const goBack = (page, days) => page.evaluate(days => {
  const settings = JSON.parse(localStorage.getItem('signpost / settings'));
  settings.asked = `${Number(settings.asked) - days * 86_400}`;
  localStorage.setItem('signpost / settings', JSON.stringify(settings));
}, days);

async function home(page, host) {
  await openAnew(page, host.url);
  await searchable(page);
  await expect(page.getByRole('heading', { name: say('home-needs-title') })).toBeVisible();
}

test('asked after the months that were chosen, once, and it leads to the picker', async ({ page, host, watch }) => {
  await home(page, host);
  await expect(question(page)).toHaveCount(0);
  await openAnew(page, `${host.url}#/settings`);
  await settled(page);
  const when = page.getByLabel(say('settings-ask-again-when'));
  await expect(when).toHaveValue('');
  const asked = watch.requests.length;
  await when.selectOption({ label: say('settings-ask-again-months', { count: 3 }) });
  // Whether there is a newer release is asked now and then, whatever the reader does.
  const told = () => watch.requests.slice(asked).filter(address => !/\/metadata\/(\d+\.root|timestamp)\.json$/.test(address));
  expect(told(), 'nobody else is told').toEqual([]);
  await home(page, host);
  await expect(question(page)).toHaveCount(0);
  await goBack(page, 89);
  await home(page, host);
  await expect(question(page)).toHaveCount(0);
  await goBack(page, 2);
  await home(page, host);
  await expect(question(page)).toBeVisible();
  await expectAccessible(page, 'home that asks again');
  // Who looks away is not answered for.
  await home(page, host);
  await question(page).getByRole('button', { name: say('ask-again-yes') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('needs-title'));
  await home(page, host);
  await expect(question(page)).toHaveCount(0);
  // And again after as long a time.
  await goBack(page, 91);
  await home(page, host);
  await expect(question(page)).toBeVisible();
});

test('"not now" ends it until the next time, and the focus is not lost', async ({ page, host }) => {
  await openAnew(page, `${host.url}#/settings`);
  await page.getByLabel(say('settings-ask-again-when')).selectOption('1');
  await goBack(page, 31);
  await home(page, host);
  await question(page).getByRole('button', { name: say('ask-again-no') }).press('Enter');
  await expect(question(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await home(page, host);
  await expect(question(page)).toHaveCount(0);
  // Chosen off, it never comes.
  await openAnew(page, `${host.url}#/settings`);
  await page.getByLabel(say('settings-ask-again-when')).selectOption('');
  await goBack(page, 4_000);
  await home(page, host);
  await expect(question(page)).toHaveCount(0);
});

test('erasing everything ends it; where nothing is kept it is not offered', async ({ page, host }) => {
  await openAnew(page, `${host.url}#/settings`);
  await page.getByLabel(say('settings-ask-again-when')).selectOption('1');
  await goBack(page, 31);
  await page.getByRole('button', { name: say('settings-erase-button') }).click();
  await expect(page.getByText(say('settings-erased'))).toBeVisible();
  await home(page, host);
  await expect(question(page)).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem('signpost / settings') ?? '')).not.toContain('asked');
  await openAnew(page, `${host.url}#/settings`);
  await expect(page.getByLabel(say('settings-ask-again-when'))).toBeVisible();
  await page.getByRole('checkbox', { name: say('settings-keep-nothing') }).check();
  await expect(page.getByLabel(say('settings-ask-again-when'))).toHaveCount(0);
});

for (const language of LANGUAGES) {
  test(`the question fits and is in the reader’s language (${language})`, async ({ page, host }) => {
    await page.goto(host.url);
    await page.evaluate(language => localStorage.setItem('signpost / settings',
      JSON.stringify({ version: 1, language, 'ask-again': '1', asked: '0' })), language);
    await openAnew(page, host.url);
    await expect(page.getByRole('region', { name: speaker(language)('ask-again-title') })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}
