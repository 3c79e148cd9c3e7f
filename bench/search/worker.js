// The browser's side: measures one engine in a worker and posts the figures back.
import { engines } from './engines.js';
import { measure } from './measure.js';

const gzip = async (bytes) => {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return (await new Response(stream).arrayBuffer()).byteLength;
};

// Chromium reports the worker's heap after a collection (--js-flags=--expose-gc).
const memory = async () => {
  globalThis.gc?.();
  return performance.memory?.usedJSHeapSize ?? 0;
};

addEventListener('message', async ({ data: { name, lines, queries, budget, vocabulary } }) => {
  try {
    const modules = {
      minisearch: (await import('/node_modules/minisearch/dist/es/index.js')).default,
      flexsearch: (await import('/node_modules/flexsearch/dist/flexsearch.bundle.module.min.mjs')).default,
      orama: await import('/node_modules/@orama/orama/dist/browser/index.js'),
      lunr: undefined,
    };
    if (name === 'lunr') {
      const source = await (await fetch('/node_modules/lunr/lunr.js')).text();
      modules.lunr = new Function(`${source}; return lunr;`)();
    }
    const bound = await import('/engine/bench_search.js');
    await bound.default({ module_or_path: '/engine/bench_search.wasm' });
    modules.signpost = { Engine: bound.Engine, vocabulary };
    const engine = engines(modules)[name];
    postMessage({ name, figures: await measure(engine, lines, queries, { budget, gzip, memory, now: () => performance.now() }) });
  } catch (error) {
    postMessage({ name, error: String(error?.stack ?? error) });
  }
});
