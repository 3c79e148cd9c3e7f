// The node side: measures one engine in a process of its own and prints the figures.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { engines } from './engines.js';
import { measure } from './measure.js';

export async function run(folder, engineFolder) {
  const require = createRequire(import.meta.url);
  const task = JSON.parse(readFileSync(join(folder, 'task.json'), 'utf8'));
  const lines = readFileSync(join(folder, 'documents.jsonl'), 'utf8');
  const bound = await import(pathToFileURL(join(engineFolder, 'bench_search.js')).href);
  bound.initSync({ module: readFileSync(join(engineFolder, 'bench_search.wasm')) });
  const modules = {
    signpost: { Engine: bound.Engine, vocabulary: task.vocabulary },
    minisearch: require('minisearch'),
    flexsearch: require('flexsearch'),
    orama: await import('@orama/orama'),
    lunr: require('lunr'),
  };
  const figures = await measure(engines(modules)[task.name], lines, task.queries, {
    budget: task.budget,
    gzip: (bytes) => gzipSync(bytes).length,
    memory: () => { globalThis.gc?.(); return process.memoryUsage().heapUsed; },
    now: () => performance.now(),
  });
  process.stdout.write(JSON.stringify(figures));
}
