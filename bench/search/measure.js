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

/**
 * Times in milliseconds, sizes in bytes. `budget`: stop the keystrokes after so many milliseconds (some
 * engines would take hours), taking them evenly.
 */
export async function measure(engine, lines, queries, { budget, gzip, memory, now }) {
  const documents = engine.prepare ? engine.prepare(lines) : lines.split('\n').filter(Boolean).map((line) => {
    const document = JSON.parse(line);
    return { ...document, terms: document.terms.join('. ') };
  });
  const count = lines.split('\n').filter(Boolean).length;
  const before = await memory();
  let began = now();
  let state = await engine.build(documents);
  const index = now() - began;
  const grown = (await memory()) - before;
  const saved = await engine.save(state);
  const bytes = typeof saved === 'string' ? new TextEncoder().encode(saved) : saved;
  const zipped = await gzip(bytes);
  engine.drop?.();
  began = now();
  state = await engine.load(saved);
  const load = now() - began;
  engine.warm?.();
  const all = keystrokes(queries);
  const times = [];
  const deadline = now() + budget;
  // A stride that visits all keystrokes in a scattered order, the same for every engine.
  for (let n = 0; n < all.length && now() < deadline; n += 1) {
    const text = all[(n * 7919) % all.length];
    began = now();
    await engine.search(state, text, true);
    times.push(now() - began);
  }
  times.sort((a, b) => a - b);
  return {
    count,
    index,
    memory: (engine.size ? engine.size() : grown) / count,
    saved: bytes.length / count,
    zipped: zipped / count,
    load,
    keystrokes: times.length,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
  };
}
