// The worker: runs the directory's program (crates/worker), which the page compiles and sends. What goes wrong is thrown
// again outside the promise, since only then does the page get it (the `error` event of its Worker).
//
// | message | what it is |
// | --- | --- |
// | `{ early, isFirst, start }` | the files that a first visit needs in any case; `isFirst`: this device keeps nothing of the app; `start`: what the program begins with (crates/worker/src/start.rs) |
// | a `WebAssembly.Module` | the program |
// | `'page'` | the page's own program is there, or cannot be had |
// | an address, from `#` on | what the reader types before that, to be answered as `start.asked` (crates/first-answer) |
//
// Files are asked for while the program is still on its way, just as it would ask for them (crates/browser/src/fetch.rs). It
// takes the answers from `signpostEarly`: address to `{ answer, controller }`, and trusts them no more than any other answer.
const early = self.signpostEarly = new Map();
const base = new URL('.', location);
/** What sentences are understood by (crates/worker/src/sentences.rs): what their words speak for, and signs of danger. */
self.signpostTopics = '{{file:topics.lzma}}';
self.signpostSigns = '{{file:signs.lzma}}';
let pageHasCome;
self.signpostPage = new Promise(resolve => { pageHasCome = resolve; });
/** What is not asked for until the program is there: only the search reads it, which is not needed to say whom to call. */
let later = [];
/** Resolves when the files have been asked for, or will be by the program. */
let asking;
/** A slow storage is not waited for. Milliseconds. */
const PATIENCE = 500;
let isRunning = false;
const program = import('./{{file:directory_worker.js}}');
program.catch(() => {}); // Whoever waits for it is told.

// The program's own messages, bytes, are nothing to this one.
addEventListener('message', ({ data }) => {
  if (data.early) {
    self.signpostStart = data.start;
    asking = Promise.race([askEarly(data), new Promise(resolve => setTimeout(resolve, PATIENCE))]);
  } else if (data === 'page') {
    pageHasCome();
  } else if (data instanceof WebAssembly.Module) {
    run(data).catch(error => setTimeout(() => { throw error; }));
  }
});

async function run(module) {
  const { default: start } = await program;
  await asking;
  isRunning = true;
  askLater();
  await start({ module_or_path: module });
}

async function askEarly({ early: paths, isFirst }) {
  if (await isKept() || isRunning) {
    return; // The program asks.
  }
  const waits = path => isFirst && path.endsWith('.search.pack');
  later = paths.filter(waits);
  const now = paths.filter(path => !waits(path));
  if (!navigator.locks) {
    ask(now, () => {});
    return;
  }
  // One tab at a time asks; the program goes on under the same lock (crates/browser/src/lock.rs).
  await new Promise(done => {
    navigator.locks.request(`signpost update ${base.pathname}`, { ifAvailable: true }, lock => {
      if (!lock || isRunning) {
        return done();
      }
      return new Promise(resolve => {
        ask(now, resolve);
        done();
      });
    }).catch(done); // Then the program asks.
  });
}

/** Who has been here before has the directory, and asks for what is new in it alone. */
async function isKept() {
  try {
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name === `signpost directory ${base.pathname}`);
  } catch {
    return false; // What cannot keep anything has nothing.
  }
}

/** The program calls `signpostEarlyLock` when it is done: what it did not take is given up. */
function ask(paths, release) {
  self.signpostEarlyLock = () => {
    for (const { controller } of early.values()) {
      controller.abort();
    }
    early.clear();
    release();
  };
  paths.forEach(askFor);
}

/** Under the same lock, which the program gives back. */
function askLater() {
  if (self.signpostEarlyLock) {
    later.forEach(askFor);
  }
  later = [];
}

function askFor(path) {
  const controller = new AbortController();
  const answer = fetch(new URL(path, base), {
    mode: 'same-origin', credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error', cache: 'no-store',
    headers: { 'accept': '*/*', 'accept-language': '*' }, signal: controller.signal,
  });
  answer.catch(() => {}); // Whoever takes it is told.
  early.set(new URL(path, base).href, { answer, controller });
}
