// The first afternoon, from a volunteer's sheet to a site that somebody searches: the commands of docs/hosting.md as they
// stand there, the tool that has the app inside, and a reader's browser. What was typed and said is attached as a transcript.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { box, names, settled } from '../support/reader.js';
import { SIGNPOST, serveWith } from '../support/site.js';
import { expect, test } from '../support/test.js';

const GUIDE = readFileSync(join(import.meta.dirname, '../../../docs/hosting.md'), 'utf8');
/** With the headings and the loose ways of a sheet that somebody has kept for years. */
const SHEET = `Program,Agency,What is offered,Call,Where,Open,Remarks
FOOD,,,,,,
Hot lunch,Saint Mary,A hot lunch and a seat.,305-555-0101,"22 Birch St, Springfield, IL 02701",Mon-Fri 11am-1pm; 2nd Saturday 9-11,ring twice
Mobile Pantry,Food Bank,Groceries for a week.,305-555-0102,"1 Oak Ave, Springfield, IL 62701",Tue 4-6pm,
Mobile Pantry,Food Bank,Groceries for a week.,305-555-0102,"9 Elm St, Shelbyville, IL 62565",Thu 4-6pm,
Total: 3,,,,,,
`;

/** The lines of the guide's blocks of commands, from "Begin" to the one that serves the site; as a shell splits them. */
function commands() {
  const blocks = GUIDE.split('## 1. Begin')[1].split('```sh\n').slice(1).flatMap(rest => rest.split('```')[0].trim().split('\n'));
  const upTo = blocks.findIndex(line => line.startsWith('signpost serve'));
  return blocks.slice(0, upTo).map(line => line.match(/"[^"]*"|\S+/g).map(word => word.replace(/^"|"$/g, '')));
}

test('from a sheet to a site that is searched, by the commands of the guide', async ({ page }, info) => {
  test.setTimeout(180_000);
  const desk = mkdtempSync(join(tmpdir(), 'signpost-afternoon-'));
  let transcript = '';
  const run = command => {
    const [tool, ...given] = command;
    expect(tool).toBe('signpost');
    const done = spawnSync(SIGNPOST, given, { cwd: desk, encoding: 'utf8', input: '' });
    transcript += `$ ${command.join(' ')}\n${done.stdout}${done.stderr}\n`;
    expect(done.status, transcript).toBe(0);
    return done.stdout + done.stderr;
  };
  try {
    for (const command of commands()) {
      const said = run(command);
      if (command[1] === 'init') writeFileSync(join(desk, 'maple/data/pantries.csv'), SHEET);
      if (command[1] === 'check' && command.length === 3) expect(said).toContain('FOOD');
    }
    const served = await serveWith(SIGNPOST, ['serve', join(desk, 'maple/site'), '--port', '0'], /http:\/\//);
    const address = served.line.match(/http:\/\/\S+/)[0];
    transcript += `$ signpost serve maple/site\n${served.line}\n`;
    try {
      await page.goto(address);
      await settled(page);
      await expect(page.getByText('Maple County Help').first()).toBeVisible();
      await box(page).fill('hot lunch');
      await expect(names(page).first()).toContainText('Hot lunch');
      // A program at two places is one; headings and totals are none.
      await box(page).fill('pantry');
      await expect(names(page).first()).toContainText('Mobile Pantry');
      await box(page).fill('total');
      await expect(names(page).filter({ hasText: /total|^food$/i })).toHaveCount(0);
      await page.getByRole('searchbox').fill('hot lunch');
      await page.screenshot({ path: info.outputPath('afternoon.png') });
    } finally {
      await served.stop();
    }
  } finally {
    await info.attach('transcript', { body: transcript, contentType: 'text/plain' });
    writeFileSync(info.outputPath('transcript.txt'), transcript);
    rmSync(desk, { recursive: true, force: true });
  }
});
