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

/**
 * A bar that stays at the foot lies over what one scrolls under it, and axe takes a control of which a piece looks out beside
 * the bar's own for too small. So the page is looked at where none does, as somebody would scroll who wants to press it.
 * Where there is no such place, the rule is broken.
 */
const clearOfBar = page => page.evaluate(async () => {
  const CONTROLS = 'a[href], button, input, select, summary';
  const bar = document.querySelector('.tray-panel');
  const ofBar = bar ? [...bar.querySelectorAll(CONTROLS)] : [];
  const others = bar ? [...document.querySelectorAll(CONTROLS)].filter(control => !bar.contains(control)) : [];
  const isCut = control => {
    const { top, bottom, width } = control.getBoundingClientRect();
    return width > 0 && ofBar.some(above => {
      const over = above.getBoundingClientRect();
      return top < over.bottom && bottom > over.top && (top < over.top || bottom > over.bottom);
    });
  };
  for (let step = 0; step < 100 && others.some(isCut); step += 1) {
    scrollBy({ top: 4, behavior: 'instant' });
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  }
});

/** Fails with each broken rule and the elements that break it. */
export async function expectAccessible(page, what) {
  await lookAtAll(page);
  await clearOfBar(page);
  // Through the debugger, which the content security policy does not bind.
  await page.evaluate(SOURCE);
  const found = await page.evaluate(
    async tags => (await window.axe.run(document, { runOnly: { type: 'tag', values: tags } })).violations,
    TAGS,
  );
  const violations = found.map(rule => `${rule.id}: ${rule.nodes.map(node => `${node.target} ${node.failureSummary}`).join(' | ')}`);
  expect(violations, `axe on ${what}`).toEqual([]);
}
