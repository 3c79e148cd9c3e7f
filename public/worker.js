// The worker: runs the app's program, which the page compiles and sends as the first message. What goes wrong is
// thrown again outside the promise, since only then does the page get it (the `error` event of its Worker).
import start from './{{file:app.js}}';

onmessage = event => start({ module_or_path: event.data })
  .catch(error => setTimeout(() => { throw error; }));
