// nDCG@10, MAP and recall@100 of our engine on judged collections, and on the same documents as known items: each looked
// for by its own title, which the index does not have. What helps where many documents are wanted must not harm there.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MODES = [['with feedback', []], ['exact', ['--no-feedback']], ['as you type', ['--no-feedback', '--typing']]];
/** Of fewer documents with titles nothing can be told. */
const LEAST_KNOWN_ITEMS = 20;

/** `trec`: the program that ranks. `collections`: folders of folders, each with `corpus.jsonl`, `queries.jsonl` and `qrels.tsv`. */
export function rankings(trec, collections) {
  const isCollection = (folder) => existsSync(join(folder, 'qrels.tsv'));
  const all = collections.flatMap((folder) => readdirSync(folder).sort().filter((name) => isCollection(join(folder, name))).map((name) => [folder, name]));
  return all.flatMap(([folder, name]) => {
    const [corpus, queries] = ['corpus', 'queries'].map((part) => readFileSync(join(folder, name, `${part}.jsonl`), 'utf8'));
    const judged = judgements(join(folder, name, 'qrels.tsv'));
    const known = knownItems(corpus.trim().split('\n').map((line) => JSON.parse(line)));
    const asKnownItems = known.judged.size >= LEAST_KNOWN_ITEMS ? MODES.slice(0, 2) : [];
    return [
      ...MODES.map(([mode, flags]) => ({ name, mode, ...scores(rank(trec, corpus, queries, flags), judged) })),
      ...asKnownItems.map(([mode, flags]) => ({ name: `${name}, by title`, mode, ...scores(rank(trec, known.corpus, known.queries, flags), known.judged) })),
    ];
  });
}

function rank(trec, corpus, queries, flags) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-rankings-'));
  try {
    const [documents, asked] = ['corpus.jsonl', 'queries.jsonl'].map((file) => join(folder, file));
    writeFileSync(documents, corpus);
    writeFileSync(asked, queries);
    return execFileSync(trec, [documents, asked, ...flags], { encoding: 'utf8', maxBuffer: 1 << 28 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The documents without their titles (where there is none, the first sentence), and the titles as queries. */
function knownItems(documents) {
  const long = (text, words) => text.split(' ').length >= words;
  const split = documents.map(({ _id, title, text }) => {
    const [first, ...rest] = text.split(' . ');
    return title === '' ? { _id, title: first, text: rest.join(' . ') } : { _id, title, text };
  });
  const asked = split.filter(({ title, text }) => long(title, 4) && long(text, 25));
  const lines = (all) => all.map((line) => JSON.stringify(line)).join('\n');
  return {
    corpus: lines(split.map(({ _id, text }) => ({ _id, title: '', text }))),
    queries: lines(asked.map(({ _id, title }) => ({ _id, text: title }))),
    judged: new Map(asked.map(({ _id }) => [_id, new Map([[_id, 1]])])),
  };
}

function judgements(file) {
  const judged = new Map();
  for (const line of readFileSync(file, 'utf8').trim().split('\n').slice(1)) {
    const [query, document, grade] = line.split('\t');
    if (!judged.has(query)) judged.set(query, new Map());
    judged.get(query).set(document, Number(grade));
  }
  return judged;
}

function scores(run, judged) {
  const ranked = new Map();
  for (const line of run.trim().split('\n')) {
    const [query, , document] = line.split(' ');
    if (!ranked.has(query)) ranked.set(query, []);
    ranked.get(query).push(document);
  }
  const sums = { ndcg: 0, map: 0, recall: 0 };
  const gain = (grades) => grades.slice(0, 10).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
  for (const [query, grades] of judged) {
    const documents = ranked.get(query) ?? [];
    const relevant = [...grades.values()].filter((grade) => grade > 0).length;
    const ideal = gain([...grades.values()].sort((a, b) => b - a));
    sums.ndcg += ideal ? gain(documents.map((document) => grades.get(document) ?? 0)) / ideal : 0;
    let hits = 0;
    let precision = 0;
    documents.forEach((document, at) => {
      if ((grades.get(document) ?? 0) > 0) { hits += 1; precision += hits / (at + 1); }
    });
    sums.map += relevant ? precision / relevant : 0;
    sums.recall += relevant ? documents.slice(0, 100).filter((document) => (grades.get(document) ?? 0) > 0).length / relevant : 0;
  }
  return Object.fromEntries(Object.entries(sums).map(([key, sum]) => [key, sum / judged.size]));
}
