// The worker: runs the app's program, which the page compiles and sends. What goes wrong is thrown again outside the
// promise, since only then does the page get it (the `error` event of its Worker).
//
// The message before that one names the files that a first visit needs in any case. They are asked for while the program
// is still on its way, just as the program would ask for them (src/browser/fetch.rs), which takes the answers from
// `signpostEarly`: address to `{ answer, controller }`. It trusts them no more than any other answer.
const program = import('./{{file:app.js}}');
const early = self.signpostEarly = new Map();
let isRunning = false;

onmessage = ({ data }) => {
  if (Array.isArray(data)) {
    askEarly(data);
    return;
  }
  isRunning = true;
  program.then(({ default: start }) => start({ module_or_path: data }))
    .catch(error => setTimeout(() => { throw error; }));
};

async function askEarly(paths) {
  const base = new URL('.', location);
  if (isRunning || await isKept(base)) {
    return;
  }
  if (!navigator.locks) {
    ask(base, paths, () => {});
    return;
  }
  // One tab at a time asks; the program goes on under the same lock (src/browser/lock.rs).
  navigator.locks.request(`signpost update ${base.pathname}`, { ifAvailable: true }, lock => {
    if (!lock || isRunning) {
      return undefined;
    }
    return new Promise(resolve => ask(base, paths, resolve));
  }).catch(() => {}); // Then the program asks.
}

/** Who has been here before has the directory, and asks for what is new in it alone. */
async function isKept(base) {
  try {
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name === `signpost directory ${base.pathname}`);
  } catch {
    return false; // What cannot keep anything has nothing.
  }
}

/** The program calls `signpostEarlyLock` when it is done: what it did not take is given up. */
function ask(base, paths, release) {
  self.signpostEarlyLock = () => {
    for (const { controller } of early.values()) {
      controller.abort();
    }
    early.clear();
    release();
  };
  for (const path of paths) {
    // The line is for what comes before: the program asks for the long texts when the rest is there.
    if (path.endsWith('.texts.pack')) {
      continue;
    }
    const controller = new AbortController();
    const answer = fetch(new URL(path, base), {
      mode: 'same-origin', credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error', cache: 'no-store',
      headers: { 'accept': '*/*', 'accept-language': '*' }, signal: controller.signal,
    });
    answer.catch(() => {}); // Whoever takes it is told.
    early.set(new URL(path, base).href, { answer, controller });
  }
}
