// The worker: runs the app's program, which the page compiles and sends. What goes wrong is thrown again outside the
// promise, since only then does the page get it (the `error` event of its Worker).
//
// | message | what it is |
// | --- | --- |
// | `{ early, isFirst }` | the files that a first visit needs in any case; `isFirst`: the next message comes before the app |
// | `{ first, anchor, asked }` | the program that says whom to call (crates/first-answer), answered by its JSON |
// | a `WebAssembly.Module` | the app's program |
//
// Files are asked for while the app's program is still on its way, just as it would ask for them (src/browser/fetch.rs). It
// takes the answers from `signpostEarly`: address to `{ answer, controller }`, and trusts them no more than any other answer.
const early = self.signpostEarly = new Map();
const base = new URL('.', location);
/** What the words of a sentence speak for (src/worker/topics.rs). */
self.signpostTopics = '{{file:topics.lzma}}';
/** What is not asked for until whom to call is known. */
let later = [];
/** Resolves when what a first visit needs has been asked for, or is not asked for here. */
let asking;
let isRunning = false;
let program;

onmessage = ({ data }) => {
  if (data.early) {
    if (!data.isFirst) loadApp();
    asking = askEarly(data);
  } else if (data.first) {
    whomToCall(data).catch(() => '[]').then(postMessage).then(askLater); // Then the app says what is wrong.
  } else {
    isRunning = true;
    askLater();
    loadApp().then(({ default: start }) => start({ module_or_path: data }))
      .catch(error => setTimeout(() => { throw error; }));
  }
};

function loadApp() {
  return program ??= import('./{{file:app.js}}');
}

async function whomToCall({ first, anchor, asked }) {
  const { default: start, FirstAnswer } = await import('./{{file:first_answer.js}}');
  await start({ module_or_path: first });
  await asking;
  const answer = new FirstAnswer(anchor, asked, [...navigator.languages], Date.now() / 1000);
  for (let path = answer.wanted(); path !== undefined; path = answer.wanted()) {
    const taken = early.get(new URL(path, base).href);
    if (!taken) {
      break;
    }
    const copy = (await taken.answer).clone();
    answer.give(copy.status, copy.ok ? await read(copy, answer.most()) : undefined);
  }
  return answer.answer() ?? '[]';
}

/** Undefined: more than `most` bytes. */
async function read(answer, most) {
  const parts = [];
  let length = 0;
  const reader = answer.body.getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    length += value.length;
    if (length > most) {
      reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function askEarly({ early: paths, isFirst }) {
  if (isRunning || await isKept()) {
    return;
  }
  // What only the search reads does not say whom to call.
  const waits = path => isFirst && path.endsWith('.search.pack');
  later = paths.filter(waits);
  const now = paths.filter(path => !waits(path));
  if (!navigator.locks) {
    ask(now, () => {});
    return;
  }
  // One tab at a time asks; the program goes on under the same lock (src/browser/lock.rs).
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
