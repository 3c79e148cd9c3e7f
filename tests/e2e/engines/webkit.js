// WebKitGTK's MiniBrowser by WebKitWebDriver, which speaks WebDriver (https://www.w3.org/TR/webdriver2/), on a display of
// its own.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** The key under which WebDriver gives an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Starts it. Its session keeps nothing when it ends. `errors` stays empty: WebKitWebDriver does not tell the console. */
export async function webkit(driver, browser) {
  const display = await ownDisplay();
  const port = await freePort();
  const child = spawn(driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display.name, LC_ALL: 'C.UTF-8', LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1' },
  });
  const ended = new Promise(resolve => child.on('exit', resolve));
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  await answered(() => ask('GET', '/status'));
  const options = { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation', '--geometry=360x840'] } };
  const { sessionId } = await ask('POST', '/session', { capabilities: { alwaysMatch: options } });
  const session = (method, path, body) => ask(method, `/session/${sessionId}${path}`, body);
  const element = async selector => (await session('POST', '/element', { using: 'css selector', value: selector }))[ELEMENT];
  return {
    errors: [],
    open: url => session('POST', '/url', { url }),
    reload: () => session('POST', '/refresh', {}),
    async run(script, ...values) {
      const called = `const done = arguments[arguments.length - 1];
        Promise.resolve((${script})(...JSON.parse(arguments[0]))).then(value => done(JSON.stringify(value ?? null)), error => done(JSON.stringify({ thrown: String(error) })));`;
      const answer = JSON.parse(await session('POST', '/execute/async', { script: called, args: [JSON.stringify(values)] }));
      if (answer?.thrown) throw new Error(answer.thrown);
      return answer;
    },
    click: async selector => session('POST', `/element/${await element(selector)}/click`, {}),
    type: async (selector, text) => session('POST', `/element/${await element(selector)}/value`, { text }),
    // WebKitWebDriver has no command that prints.
    print: null,
    async close() {
      await session('DELETE', '');
      child.kill();
      await ended;
      await display.stop();
    },
  };
}

/** A display that nobody sees. */
async function ownDisplay() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '800x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const ended = new Promise(resolve => child.on('exit', resolve));
  const number = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.stdio[3].on('data', bytes => resolve(bytes.toString().trim()));
    ended.then(code => reject(new Error(`Xvfb ended with ${code}`)));
  });
  return { name: `:${number}`, stop: () => (child.kill(), ended) };
}

async function freePort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

async function answered(ask) {
  for (let tries = 100; ; tries -= 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
}
