// A link with programs, made as a clinician makes it.

import { box, helpOthers, openAnew } from './reader.js';
import { expect } from './test.js';
import { say } from './words.js';

/** The address of a handoff of the programs of these names; then the choice to help others is forgotten. */
export async function handoff(page, host, chosen, { line = '', from = '', language } = {}) {
  await helpOthers(page, host.url);
  await openAnew(page, host.url);
  for (const name of chosen) {
    await box(page).fill(name);
    await page.getByRole('button', { name: say('tray-add-named', { name }) }).click();
  }
  await page.getByRole('link', { name: say('nav-handout-count', { count: chosen.length }) }).click();
  if (line) await page.getByLabel(say('handout-line'), { exact: false }).first().fill(line);
  if (from) await page.getByLabel(say('handout-from'), { exact: false }).first().fill(from);
  if (language) await page.getByLabel(say('handout-language')).selectOption(language);
  const link = page.getByLabel(say('handout-link'), { exact: true });
  await expect.poll(() => link.inputValue()).toContain('#/for?');
  const address = await link.inputValue();
  await page.evaluate(() => { localStorage.clear(); sessionStorage.clear(); });
  return address;
}
