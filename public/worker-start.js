
// Appended to the worker's module: starts it as soon as it is loaded. What goes wrong is thrown again outside the
// promise, since only then does the page hear of it (the `error` event of its Worker).
__wbg_init({ module_or_path: new URL('{{file:worker.wasm}}', import.meta.url) })
  .catch(error => setTimeout(() => { throw error; }));
