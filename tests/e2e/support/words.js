// The messages of the app, read from the same message files with the reference implementation of Fluent. So a
// test finds a button by the words that a reader sees, and no words stand here twice.

import { FluentBundle, FluentResource } from '@fluent/bundle';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Written right to left: there the app puts marks around what it fills in, as the tests must. */
export const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ps', 'ur'];

const FOLDER = join(import.meta.dirname, '../../../data/locales');

/** Tags of all languages of the app. */
export const LANGUAGES = readdirSync(FOLDER).map(name => name.replace('.ftl', '')).sort();

/** A function that gives the words of a message: `say('save-named', { name: 'Food Bank' })`. */
export function speaker(language = 'en') {
  const bundle = new FluentBundle(language, { useIsolating: RIGHT_TO_LEFT.includes(language) });
  for (const tag of new Set(['en', language])) {
    const text = readFileSync(join(FOLDER, `${tag}.ftl`), 'utf8');
    bundle.addResource(new FluentResource(text), { allowOverrides: true });
  }
  return (id, values = {}) => {
    const message = bundle.getMessage(id);
    if (!message?.value) throw new Error(`no message ${id} in ${language}`);
    const errors = [];
    const text = bundle.formatPattern(message.value, values, errors);
    if (errors.length) throw new Error(`${id}: ${errors.join(', ')}`);
    return text;
  };
}

/** English, in which most stories run. */
export const say = speaker('en');

/** The words of a message as a pattern in which the named values are whatever is there. */
export function like(id, names, speak = say) {
  const mark = '\u{e000}';
  const text = speak(id, Object.fromEntries(names.map(name => [name, mark])));
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll(mark, '(.+)')}$`, 'u');
}
