// Firefox by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), which it speaks itself: no program stands between.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import WebSocket from 'ws';

/** Firefox's own requests have nowhere to go; this machine's are not sent through the proxy. */
const PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'intl.accept_languages': 'en-US',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.type': 1,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

/** Starts it with an empty profile. What a page writes into its console as an error is in `errors`. */
export async function firefox(program) {
  const profile = mkdtempSync(join(tmpdir(), 'signpost-firefox-'));
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const child = spawn(program, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise(resolve => child.on('exit', resolve));
  const address = await new Promise((resolve, reject) => {
    child.on('error', reject);
    ended.then(code => reject(new Error(`Firefox ended with ${code} before it answered`)));
    createInterface({ input: child.stderr }).on('line', line => {
      const found = line.match(/WebDriver BiDi listening on (ws:\S+)/);
      if (found) resolve(found[1]);
    });
  });
  const session = await connect(`${address}/session`);
  await session.ask('session.new', { capabilities: {} });
  await session.ask('session.subscribe', { events: ['log.entryAdded'] });
  const { contexts: [{ context }] } = await session.ask('browsingContext.getTree', {});
  await session.ask('browsingContext.setViewport', { context, viewport: { width: 360, height: 740 } });

  const call = async (script, values, resultOwnership = 'none') => {
    const answer = await session.ask('script.callFunction', {
      functionDeclaration: script,
      arguments: values.map(value => ({ type: 'string', value: JSON.stringify(value) })),
      target: { context },
      awaitPromise: true,
      resultOwnership,
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    return answer.result;
  };
  const element = async selector => {
    const { type, sharedId } = await call('text => document.querySelector(JSON.parse(text))', [selector]);
    if (type !== 'node') throw new Error(`nothing is ${selector}`);
    return { type: 'element', element: { sharedId } };
  };
  const press = async (selector, keys = []) => {
    // Out of sight it cannot be pressed.
    await call('text => document.querySelector(JSON.parse(text)).scrollIntoView({ block: "center", behavior: "instant" })', [selector]);
    const pointer = [
      { type: 'pointerMove', x: 0, y: 0, origin: await element(selector) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await session.ask('input.performActions', { context, actions: [{ type: 'pointer', id: 'finger', actions: pointer }] });
    const typed = keys.flatMap(value => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
    if (typed.length) await session.ask('input.performActions', { context, actions: [{ type: 'key', id: 'keys', actions: typed }] });
  };
  return {
    errors: session.errors,
    open: url => session.ask('browsingContext.navigate', { context, url, wait: 'complete' }),
    reload: () => session.ask('browsingContext.reload', { context, wait: 'complete' }),
    async run(script, ...values) {
      const called = `async (...texts) => JSON.stringify(await (${script})(...texts.map(text => JSON.parse(text))) ?? null)`;
      return JSON.parse((await call(called, values)).value);
    },
    click: selector => press(selector),
    type: (selector, text) => press(selector, [...text]),
    async print() {
      const { data } = await session.ask('browsingContext.print', { context });
      return Buffer.from(data, 'base64');
    },
    async close() {
      await session.ask('browser.close', {});
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** `ask(method, params)` resolves with the result of a command. */
async function connect(address) {
  const socket = new WebSocket(address);
  const waiting = new Map();
  const errors = [];
  socket.on('message', text => {
    const message = JSON.parse(text);
    if (message.type === 'event') {
      const { level, text } = message.params;
      if (level === 'error') errors.push(text);
      return;
    }
    const { resolve, reject } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    if (message.type === 'error') reject?.(new Error(`${message.error}: ${message.message}`));
    else resolve?.(message.result);
  });
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
  let last = 0;
  return {
    errors,
    ask: (method, params) => new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    }),
  };
}
