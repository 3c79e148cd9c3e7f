// The accessibility check of a page: axe-core, all rules of WCAG 2.2 AA and the best practices.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from './test.js';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is out of sight has a guessed height until it has been seen: scrolls past everything, and back. */
const lookAtAll = page => page.evaluate(async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo(0, y);
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  }
  scrollTo(0, 0);
});

const BAR = '.tray-panel';

/** What axe finds: `{ rule, target, summary }`, one for each element. */
const audit = (page, tags) => page.evaluate(async only => {
  const { violations } = await window.axe.run(document, { runOnly: only });
  return violations.flatMap(({ id, nodes }) => nodes.map(node => ({ rule: id, target: String(node.target), summary: node.failureSummary })));
}, tags);

/**
 * A bar that stays at the foot lies over what one scrolls under it, and axe takes a control that it cuts for too small. Too
 * small is what is so wherever one scrolls: the page is looked at a second time, with what the bar lay on above it.
 */
async function tooSmallAnywhere(page, found) {
  const isSize = one => one.rule === 'target-size';
  if (!found.some(isSize)) return found;
  await page.evaluate(bar => {
    const height = document.querySelector(bar)?.getBoundingClientRect().height ?? 0;
    scrollBy({ top: height && height + 24, behavior: 'instant' });
  }, BAR);
  const again = await audit(page, { type: 'rule', values: ['target-size'] });
  return found.filter(one => !isSize(one) || again.some(({ target }) => target === one.target));
}

/** Fails with each broken rule and the elements that break it. */
export async function expectAccessible(page, what) {
  await lookAtAll(page);
  // Through the debugger, which the content security policy does not bind.
  await page.evaluate(SOURCE);
  const found = await tooSmallAnywhere(page, await audit(page, { type: 'tag', values: TAGS }));
  expect(found, `axe on ${what}`).toEqual([]);
}
