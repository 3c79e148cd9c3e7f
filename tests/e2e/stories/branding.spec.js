// A community's own colour and logo: on every page, in light and dark, and words can be read on it.

import { appendFileSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/axe.js';
import { SAMPLE, box, cards, openAnew, overhang } from '../support/reader.js';
import { KEYS, copy, signpost } from '../support/site.js';
import { expect, searchable, test } from '../support/test.js';

const LOGO = join(import.meta.dirname, '../../../public/icons/icon-180.png');

/** The sample community with a look of its own. */
function branded(colour) {
  const [next, data] = [copy(), copy(SAMPLE)];
  copyFileSync(LOGO, join(data.site, 'logo.png'));
  appendFileSync(join(data.site, 'signpost.toml'), `\n[brand]\ncolour = "${colour}"\nlogo = "logo.png"\n`);
  signpost('publish', '--from', data.site, '--keys', KEYS, '--out', next.site);
  data.drop();
  return next;
}

const rgb = colour => `rgb(${colour.match(/\w\w/g).map(part => parseInt(part, 16)).join(', ')})`;

for (const [colour, scheme] of [['#7a1f4e', 'light'], ['#7a1f4e', 'dark'], ['#0b3d91', 'light'], ['#0b3d91', 'dark']]) {
  test(`a look of ${colour} in the ${scheme}`, async ({ browser, host, watch }) => {
    const { site, drop } = branded(colour);
    host.folder = site;
    const context = await browser.newContext({ colorScheme: scheme, viewport: { width: 360, height: 740 } });
    watch.see(context);
    const page = await context.newPage();
    await page.goto(host.url);
    const header = page.getByRole('banner');
    await expect(header).toHaveCSS('background-color', rgb(colour));
    await searchable(page);
    const logo = await page.locator('.brand').first().evaluate(element => getComputedStyle(element, '::before').backgroundImage);
    expect(logo).toMatch(/\/icons\/logo-[0-9a-f]+\.png/);
    await expect(page.locator('.brand .icon').first()).toBeHidden();
    await expectAccessible(page, `home, ${colour}, ${scheme}`);
    await box(page).fill('food pantry');
    await expect(cards(page).first()).toBeVisible();
    await expectAccessible(page, `results, ${colour}, ${scheme}`);
    await cards(page).first().getByRole('link').first().click();
    await expect(page.locator('.program')).toBeVisible();
    await expectAccessible(page, `program, ${colour}, ${scheme}`);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    await openAnew(page, `${host.url}browse/index.html`);
    const link = page.getByRole('main').getByRole('link').first();
    await expect(link).toBeVisible();
    await expectAccessible(page, `plain page, ${colour}, ${scheme}`);
    await context.close();
    drop();
  });
}
