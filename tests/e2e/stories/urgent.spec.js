// What holds for hours or days: urgent notices, and whether a program has room. Both are signed with the data, and end.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/axe.js';
import { pages, png } from '../support/pdf.js';
import { box, cards, helpOthers, openAnew, program, save, settled } from '../support/reader.js';
import { DAY, now, release } from '../support/release.js';
import { expect, searchable, test } from '../support/test.js';
import { say, speaker } from '../support/words.js';

const HEAT = { en: 'Very hot until Friday. The library is cool and open all night.', es: 'Mucho calor hasta el viernes. La biblioteca está fresca y abre toda la noche.' };
const SHELTER = 'The shelter on Canal Street is closed tonight.';
const PANTRY = 'Choose-Your-Own Food Pantry';

/** A day of the community's own zone, some days from now. */
const day = days => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' }).format(new Date((now() + days * DAY) * 1000));

const notice = (text, rest) => `\n[[notices]]\ntext = ${typeof text === 'string' ? JSON.stringify(text) : `{ en = ${JSON.stringify(text.en)}, es = ${JSON.stringify(text.es)} }`}\n${rest}\n`;

const urgent = (page, speak = say) => page.getByRole('region', { name: speak('urgent-title') });

test('an urgent notice stands on top of home and of the pages that it concerns, in the reader’s language, offline too, and ends', async ({ page, context, host }) => {
  const next = release({
    tables: {
      'signpost.toml': text => text
        + notice(HEAT, `from = "${day(-1)}"\nuntil = "${day(2)}"`)
        + notice(SHELTER, `until = "${day(1)}"\nneeds = ["housing"]`)
        + notice('This is over.', `from = "${day(-9)}"\nuntil = "${day(-1)}"`)
        + notice('This is to come.', `from = "${day(3)}"\nuntil = "${day(4)}"`),
    },
  });
  host.folder = next.site;
  await page.goto(host.url);
  await settled(page);
  await expect(urgent(page).getByText(HEAT.en)).toBeVisible();
  await expect(urgent(page).getByText(SHELTER)).toBeVisible();
  for (const other of ['This is over.', 'This is to come.']) await expect(page.getByText(other)).toHaveCount(0);
  await expectAccessible(page, 'home with urgent notices');

  await openAnew(page, `${host.url}#/search?need=food`);
  await expect(cards(page).first()).toBeVisible();
  await expect(urgent(page).getByText(HEAT.en)).toBeVisible();
  await expect(urgent(page).getByText(SHELTER), 'it is about housing').toHaveCount(0);
  await program(page, PANTRY).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(PANTRY);
  await expect(urgent(page).getByText(HEAT.en)).toBeVisible();
  await expect(urgent(page).getByText(SHELTER)).toHaveCount(0);
  await openAnew(page, `${host.url}#/search?need=housing`);
  await expect(urgent(page).getByText(SHELTER)).toBeVisible();

  await context.setOffline(true);
  await openAnew(page, `${host.url}#/search?need=food&lang=es`);
  await expect(urgent(page, speaker('es')).getByText(HEAT.es)).toBeVisible();
  await context.setOffline(false);
  next.drop();
});

test('an urgent notice is on paper above what it concerns, in a link’s sheet and in a message, and on My list', async ({ page, host }) => {
  const next = release({
    tables: {
      'signpost.toml': text => text
        + notice(HEAT, `until = "${day(2)}"`)
        + notice('The pantry is closed tomorrow.', `until = "${day(1)} 18:00"\nneeds = ["food"]\nareas = ["town:Kestrel Falls"]`)
        + notice('Closed in another town.', `until = "${day(1)}"\nneeds = ["food"]\nareas = ["town:Nowhere"]`)
        + notice('For a court case only.', `until = "${day(1)}"\nneeds = ["legal"]`),
    },
  });
  host.folder = next.site;
  const FOOD = 'The pantry is closed tomorrow.';
  const CLASS = 'Living Well with Diabetes';
  const printed = async name => {
    const sheets = await pages(await page.pdf({ format: 'Letter', printBackground: true }));
    writeFileSync(join(process.env.SIGNPOST_SCREENSHOTS, `urgent-${name}.png`), png(sheets[0]));
    return sheets.map(sheet => sheet.text).join('\n').replace(/\s+/g, ' ');
  };
  const stands = text => {
    expect(text.split(HEAT.en).length - 1, 'once, above all').toBe(1);
    expect(text.indexOf(HEAT.en)).toBeLessThan(Math.min(text.indexOf(PANTRY), text.indexOf(CLASS)));
    expect(text.split(FOOD).length - 1, 'where it belongs').toBe(1);
    expect(text.indexOf(FOOD)).toBeLessThan(text.indexOf(PANTRY));
    expect(text, 'with its end').toMatch(/Urgent, until [^:]*, 6 pm: The pantry/);
    for (const other of ['Closed in another town.', 'For a court case only.']) expect(text).not.toContain(other);
  };
  await page.goto(host.url);
  await save(page, CLASS);
  await save(page, PANTRY);
  await openAnew(page, `${host.url}#/list`);
  await expect(page.getByRole('heading', { name: PANTRY })).toBeVisible();
  await expect(urgent(page).getByText(HEAT.en)).toBeVisible();
  await expect(urgent(page).getByText(FOOD)).toBeVisible();
  await expect(urgent(page).getByText('For a court case only.')).toHaveCount(0);
  await expectAccessible(page, 'My list with urgent notices');
  stands(await printed('list'));

  await helpOthers(page, host.url);
  await openAnew(page, host.url);
  for (const name of [CLASS, PANTRY]) {
    await box(page).fill(name);
    await page.getByRole('button', { name: say('tray-add-named', { name }) }).click();
  }
  await page.getByRole('link', { name: say('nav-handout-count', { count: 2 }) }).click();
  const link = page.getByLabel(say('handout-link'), { exact: true });
  await expect.poll(() => link.inputValue()).toContain('#/for?');
  const address = await link.inputValue();
  stands(await printed('handout'));
  const discreet = page.getByLabel(say('handout-discreet'), { exact: false });
  await discreet.check();
  const quiet = await printed('discreet');
  expect(quiet).toContain(HEAT.en);
  expect(quiet, 'it would tell the topic').not.toContain(FOOD);
  await expect.poll(() => link.inputValue()).not.toBe(address);
  const quietAddress = await link.inputValue();
  await discreet.uncheck();
  await openAnew(page, host.url + quietAddress.slice(quietAddress.indexOf('#')));
  await expect(page.getByRole('heading', { name: PANTRY })).toBeVisible();
  await expect(urgent(page).getByText(HEAT.en)).toBeVisible();
  await expect(page.getByText(FOOD), 'nor does the page').toHaveCount(0);
  await openAnew(page, host.url + address.slice(address.indexOf('#')));
  await expect(page.getByRole('heading', { name: PANTRY })).toBeVisible();
  stands(await printed('link'));

  // A search of another need and place is not concerned; one that finds the pantry first is.
  await openAnew(page, `${host.url}#/search?need=legal`);
  await expect(urgent(page).getByText('For a court case only.')).toBeVisible();
  await expect(urgent(page).getByText(FOOD)).toHaveCount(0);
  await openAnew(page, `${host.url}#/search?q=${encodeURIComponent(PANTRY)}`);
  await expect(urgent(page).getByText(FOOD)).toBeVisible();
  next.drop();
});

test('a program says whether there is room and as of when; what is old says so and is not found as room', async ({ page, host }) => {
  const shown = days => new Intl.DateTimeFormat('en-US', { timeZone: 'America/Chicago', month: 'long', day: 'numeric' }).format(new Date((now() + days * DAY) * 1000));
  // The pantry has a waiting list since yesterday, the diabetes box said a month ago that it has room.
  const capacity = text => {
    const [head, box, door] = text.trim().split('\n');
    const aged = box.replace(/[^,]+$/, `${day(-30)}T12:00:00-06:00`);
    const waiting = door.replace(/[^,]+$/, `${day(-1)}T12:00:00-06:00`);
    return `${head},x_status\n${aged},\n${waiting},waitlist\n`;
  };
  const next = release({ tables: { 'service_capacity.csv': capacity } });
  host.folder = next.site;
  await page.goto(`${host.url}#/search?q=Groceries+to+Your+Door`);
  await searchable(page);
  const card = name => cards(page).filter({ has: page.getByRole('heading', { name }) });
  const door = card('Groceries to Your Door');
  await expect(door.getByText(say('fact-room-as-of', { what: say('fact-waitlist'), date: shown(-1) }), { exact: false })).toHaveCount(1);
  await openAnew(page, `${host.url}#/search?q=Diabetes-Friendly+Food+Box`);
  // What is old may be of another year.
  const date = new Intl.DateTimeFormat('en-US', { timeZone: 'America/Chicago', dateStyle: 'long' }).format(new Date((now() - 30 * DAY) * 1000));
  const old = say('fact-room-old', { what: say('fact-accepting'), date });
  await expect(card('Diabetes-Friendly Food Box').getByText(old, { exact: false })).toHaveCount(1);
  await program(page, 'Diabetes-Friendly Food Box').click();
  await expect(page.getByText(old)).toBeVisible();
  await expectAccessible(page, 'a program whose room was told long ago');
  await openAnew(page, `${host.url}#/search?need=food&accepting=yes`);
  await expect(page.locator('#results-count')).toBeVisible();
  await expect(card('Diabetes-Friendly Food Box')).toHaveCount(0);
  next.drop();
});
