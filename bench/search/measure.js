// Measures one engine: the same steps in a browser's worker and in node.

/** Keystrokes of `queries`: each typed letter by letter, and once more with two letters swapped. */
export function keystrokes(queries) {
  const all = [];
  for (const query of queries) {
    const letters = [...query];
    const slip = [...letters];
    const at = Math.min(2, letters.length - 2);
    [slip[at], slip[at + 1]] = [slip[at + 1], slip[at]];
    for (const typed of [letters, slip]) {
      for (let end = 1; end <= typed.length; end += 1) all.push(typed.slice(0, end).join(''));
    }
  }
  return all;
}

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];

/** Words of names and terms, each with one letter dropped, added, changed or swapped; the same for every engine. */
export function misspelt(documents, count) {
  const times = new Map();
  for (const { name, terms } of documents) {
    for (const word of `${name} ${[terms].flat().join(' ')}`.toLowerCase().split(/[^a-z]+/)) {
      if (word.length >= 5) times.set(word, (times.get(word) ?? 0) + 1);
    }
  }
  const words = [...times].filter(([, n]) => n >= 3).map(([word]) => word).sort();
  let state = 7;
  const random = (below) => { state = (Math.imul(state, 1103515245) + 12345) >>> 0; return (state >>> 8) % below; };
  const pairs = [];
  while (pairs.length < count && words.length > 0) {
    const word = words[random(words.length)];
    const at = random(word.length - 1);
    const letter = String.fromCharCode(97 + random(26));
    const wrong = [
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + letter + word.slice(at),
      word.slice(0, at) + letter + word.slice(at + 1),
      word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
    ][random(4)];
    if (wrong !== word && !times.has(wrong)) pairs.push([word, wrong]);
  }
  return pairs;
}

/**
 * Times in milliseconds, sizes in bytes, each of several rounds the one in the middle. `budget`: stop the keystrokes,
 * and the misspelt words, after so many milliseconds (some engines would take hours), taking them evenly.
 */
export async function measure(engine, lines, queries, { budget, gzip, memory, now }) {
  const parsed = lines.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const count = parsed.length;
  const documents = engine.prepare ? engine.prepare(lines) : parsed.map((document) => ({ ...document, terms: document.terms.join('. ') }));
  const used = engine.used ?? memory;
  const before = await used();
  const timed = async (step) => {
    const began = now();
    const result = await step();
    return [result, now() - began];
  };
  // Four times more, unless it takes long: the first time, a browser runs what it has compiled in haste.
  const rounds = async (step) => {
    let [result, first] = await timed(step);
    const times = [first];
    while (times.length < 5 && first < 3_000) {
      result = undefined;
      engine.drop?.();
      let time;
      [result, time] = await timed(step);
      times.push(time);
    }
    return [result, median(times), first];
  };
  let [state, index, index_first] = await rounds(() => engine.build(documents));
  // What an engine puts off until it is asked counts, too.
  const [, asked_first] = await timed(() => engine.search(state, queries[0], true));
  const peak = engine.peak ? engine.peak() - before : undefined;
  const grown = (await used()) - before;
  const saved = await engine.save(state);
  const bytes = typeof saved === 'string' ? new TextEncoder().encode(saved) : saved;
  const zipped = await gzip(bytes);
  state = undefined;
  engine.drop?.();
  let load;
  [state, load] = await rounds(() => engine.load(saved));
  engine.warm?.();
  const all = keystrokes(queries);
  const times = all.map(() => []);
  let deadline = now() + budget;
  // A stride that visits all keystrokes in a scattered order, the same for every engine.
  for (let n = 0; n < all.length * 3 && now() < deadline; n += 1) {
    const at = (n * 7919) % all.length;
    const [, time] = await timed(() => engine.search(state, all[at], true));
    times[at].push(time);
  }
  const typed = times.filter((of) => of.length > 0).map(median).sort((a, b) => a - b);
  const pairs = misspelt(parsed, 500);
  let found = 0;
  let asked = 0;
  deadline = now() + budget;
  for (const [word, wrong] of pairs) {
    if (now() >= deadline) break;
    const [intended] = await engine.search(state, word, false);
    const [first] = await engine.search(state, wrong, false);
    asked += 1;
    found += intended !== undefined && intended === first ? 1 : 0;
  }
  return {
    count,
    index,
    index_first,
    asked_first,
    memory: grown / count,
    peak: peak === undefined ? undefined : peak / count,
    saved: bytes.length / count,
    zipped: zipped / count,
    load,
    keystrokes: typed.length,
    p50: percentile(typed, 0.5),
    p95: percentile(typed, 0.95),
    p99: percentile(typed, 0.99),
    misspelt: asked ? found / asked : undefined,
  };
}
