// The engines under measure, each behind the same four functions. Runs in a browser's worker and in node.
//
// build(documents) -> state, save(state) -> string or bytes, load(saved) -> state,
// search(state, text, typing) -> ids of the ten best. Ours also returns the bytes in use and their maximum.

const FIELDS = ['name', 'organization', 'terms', 'eligibility', 'description', 'place'];
const BOOSTS = { name: 3, organization: 1.2, terms: 2.5, eligibility: 0.7, description: 1, place: 0.8 };

/** `modules`: the peers' modules and, for ours, the bound wasm. */
export function engines(modules) {
  return {
    signpost: signpost(modules.signpost),
    MiniSearch: minisearch(modules.minisearch),
    FlexSearch: flexsearch(modules.flexsearch),
    Orama: orama(modules.orama),
    lunr: lunr(modules.lunr),
  };
}

function signpost({ Engine, vocabulary }) {
  let engine;
  return {
    prepare: (lines) => { engine = new Engine(lines, vocabulary); },
    build: () => { engine.forget_peak(); engine.build(); return engine; },
    warm: () => engine.warm(),
    used: () => engine.used(),
    peak: () => engine.peak(),
    save: () => engine.save(),
    drop: () => engine.drop_index(),
    load: (saved) => { engine.load(saved); return engine; },
    search: (state, text, typing) => state.search(text, typing),
  };
}

// MiniSearch's own recommended setting for searching as one types.
function minisearch(MiniSearch) {
  const options = { fields: FIELDS, searchOptions: { boost: BOOSTS, prefix: true, fuzzy: 0.2 } };
  return {
    build: (documents) => { const index = new MiniSearch(options); index.addAll(documents); return index; },
    save: (index) => JSON.stringify(index),
    load: (saved) => MiniSearch.loadJSON(saved, options),
    search: (index, text) => index.search(text).slice(0, 10).map((hit) => hit.id),
  };
}

function flexsearch(FlexSearch) {
  const make = () => new FlexSearch.Document({ document: { id: 'id', index: FIELDS }, tokenize: 'forward' });
  return {
    build: (documents) => { const index = make(); documents.forEach((d) => index.add(d)); return index; },
    save: async (index) => {
      const parts = [];
      await index.export((key, data) => { parts.push([key, data]); });
      return JSON.stringify(parts);
    },
    load: async (saved) => {
      const index = make();
      for (const [key, data] of JSON.parse(saved)) await index.import(key, data);
      return index;
    },
    search: (index, text) => {
      const ids = new Set();
      for (const field of index.search(text, { limit: 10, suggest: true })) field.result.forEach((id) => ids.add(id));
      return [...ids].slice(0, 10);
    },
  };
}

function orama({ create, insertMultiple, save, load, search }) {
  const schema = Object.fromEntries(FIELDS.map((field) => [field, 'string']));
  return {
    build: async (documents) => {
      const index = create({ schema });
      await insertMultiple(index, documents, 1000);
      return index;
    },
    save: (index) => JSON.stringify(save(index)),
    load: (saved) => { const index = create({ schema }); load(index, JSON.parse(saved)); return index; },
    search: async (index, text) => {
      const results = await search(index, { term: text, boost: BOOSTS, tolerance: 1, limit: 10 });
      return results.hits.map((hit) => hit.document.id);
    },
  };
}

function lunr(Lunr) {
  return {
    build: (documents) => Lunr(function () {
      FIELDS.forEach((field) => this.field(field, { boost: BOOSTS[field] }));
      documents.forEach((document) => this.add(document));
    }),
    save: (index) => JSON.stringify(index),
    load: (saved) => Lunr.Index.load(JSON.parse(saved)),
    search: (index, text) => {
      const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
      const hits = index.query((query) => {
        for (const word of words) {
          query.term(word, { boost: 10 });
          query.term(word, { wildcard: Lunr.Query.wildcard.TRAILING });
          query.term(word, { editDistance: 1 });
        }
      });
      return hits.slice(0, 10).map((hit) => hit.ref);
    },
  };
}
