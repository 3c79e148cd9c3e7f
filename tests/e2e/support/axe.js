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

/** Fails with each broken rule and the elements that break it. */
export async function expectAccessible(page, what) {
  await lookAtAll(page);
  // Through the debugger, which the content security policy does not bind.
  await page.evaluate(SOURCE);
  const found = await page.evaluate(
    async tags => (await window.axe.run(document, { runOnly: { type: 'tag', values: tags } })).violations,
    TAGS,
  );
  const violations = found.map(rule => `${rule.id}: ${rule.nodes.map(node => `${node.target} ${node.failureSummary}`).join(' | ')}`);
  expect(violations, `axe on ${what}`).toEqual([]);
}
