// A reader comes for the first time, searches in their own words, and reads about a program.

import { box, cards, COMMUNITY, names, program } from '../support/reader.js';
import { expect, searchable, test } from '../support/test.js';
import { like, say } from '../support/words.js';

test('the first visit greets, shows who can be called right now, and becomes searchable', async ({ page, host }) => {
  await page.goto(host.url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('home-title', { community: COMMUNITY }));
  await expect(page.getByRole('heading', { name: say('crisis-title') })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: /988/ }).first()).toHaveAttribute('href', 'tel:988');
  await expect(page.getByText(say('banner-demo'))).toBeVisible();
  await searchable(page);
  await expect(page.getByText(say('trust-line-fresh', { when: say('day-today'), who: COMMUNITY }))).toBeVisible();
});

test('results come as one types, in a person’s own words', async ({ page, host }) => {
  await page.goto(host.url);
  await box(page).pressSequentially('light bill', { delay: 30 });
  await expect(names(page).filter({ hasText: 'Winter Heating Aid (LIHEAP)' })).toBeVisible();
  const first = (await names(page).allTextContents()).slice(0, 3);
  expect(first).toContain('Winter Heating Aid (LIHEAP)');
  await expect(box(page)).toBeFocused();
});

test('a misspelt word still finds the class', async ({ page, host }) => {
  await page.goto(host.url);
  await box(page).pressSequentially('diabetis clases', { delay: 20 });
  await expect(names(page).filter({ hasText: /Living Well with Diabetes/ })).toBeVisible();
});

test('a program page says how to reach it, when it is open, and who checked it', async ({ page, host }) => {
  await page.goto(host.url);
  await box(page).fill('food pantry');
  await program(page, 'Choose-Your-Own Food Pantry').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Choose-Your-Own Food Pantry');
  await expect(page.getByRole('main').getByRole('link', { name: like('call-named', ['number', 'name']) }).first())
    .toHaveAttribute('href', /^tel:/);
  for (const heading of ['program-hours', 'program-where', 'program-trust']) {
    await expect(page.getByRole('heading', { name: say(heading) })).toBeVisible();
  }
});

test('going back returns to the same results', async ({ page, host }) => {
  await page.goto(host.url);
  await box(page).fill('diabetes class');
  await expect(cards(page).nth(15)).toBeAttached();
  const before = await names(page).allTextContents();
  await cards(page).first().getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(before[0]);
  await page.goBack();
  await expect(box(page)).toHaveValue('diabetes class');
  await expect(names(page)).toHaveText(before);
});

test('going back returns to where in the results one was', async ({ page, host }) => {
  await page.setViewportSize({ width: 390, height: 740 });
  await page.goto(host.url);
  await searchable(page);
  await box(page).fill('help');
  await expect(cards(page).nth(15)).toBeAttached();
  const name = await names(page).nth(12).textContent();
  // As a finger scrolls: past each of them.
  await page.mouse.move(180, 500);
  for (let steps = 0; steps < 60 && !await program(page, name).evaluate(link => link.getBoundingClientRect().y < 600); steps += 1) {
    await page.mouse.wheel(0, 150);
    await page.waitForTimeout(40);
  }
  await page.waitForTimeout(300);
  const before = await program(page, name).evaluate(link => link.getBoundingClientRect().y);
  await program(page, name).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await page.goBack();
  await expect.poll(() => program(page, name).evaluate(link => Math.abs(link.getBoundingClientRect().y)), { message: 'as before' })
    .toBeCloseTo(Math.abs(before), 0);
});

test('words typed in a hurry find the same list as the same words put in at once', async ({ page, host }) => {
  const words = 'help food';
  await page.goto(host.url);
  await searchable(page);
  await box(page).fill(words);
  await expect(cards(page).nth(15)).toBeAttached();
  const whole = await names(page).allTextContents();
  expect(new Set(whole).size).toBe(whole.length);
  // The end of a list is asked for when the reader pauses: here it has not been, it is on its way, it is there.
  for (const pause of [0, 120, 180, 200]) {
    await box(page).fill('');
    for (const letter of words) {
      await page.keyboard.type(letter);
      await page.waitForTimeout(pause);
    }
    await expect.poll(() => names(page).allTextContents(), { message: `a letter every ${pause} ms` }).toEqual(whole);
    await page.waitForTimeout(300);
    expect(await names(page).allTextContents()).toEqual(whole);
  }
});

test('words of danger bring the people who answer right now before everything else', async ({ page, host }) => {
  await page.goto(host.url);
  await box(page).fill('he hits me');
  const first = page.getByRole('region', { name: say('crisis-search-title') });
  // The line for who is hurt at home comes first; for who wants to die it is another.
  await expect(first.getByRole('link').first()).toHaveAccessibleName(/555-0109/);
  await box(page).fill('I want to die');
  await expect(first.getByRole('link').first()).toHaveAccessibleName(/988/);
  expect(await first.getByRole('listitem').count()).toBeLessThanOrEqual(2);
});

test('nothing found says what to do next', async ({ page, host }) => {
  await page.goto(host.url);
  await searchable(page);
  await box(page).fill('xqzvw kjhgf');
  await expect(page.getByText(say('empty-call'))).toBeVisible();
});

test('a need chosen on the first page shows its programs', async ({ page, host }) => {
  await page.goto(host.url);
  await searchable(page);
  await page.getByRole('main').getByRole('link', { name: new RegExp(say('need-food')) }).first().click();
  await expect(names(page).first()).toBeVisible();
  expect(await names(page).count()).toBeGreaterThan(5);
});

test('every page has one main heading, and it gets the focus after a link was followed', async ({ page, host }) => {
  await page.goto(host.url);
  await searchable(page);
  for (const [link, heading] of [['nav-about', 'about-title'], ['nav-settings', 'settings-title'], ['nav-list', 'list-title']]) {
    await page.getByRole('link', { name: say(link), exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say(heading));
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  }
});
