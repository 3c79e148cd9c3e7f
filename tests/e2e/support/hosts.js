// Hosts of many kinds for one folder: programs that are installed here, and odd ones that this file plays. All are
// reached through a gate that counts what travels.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { createServer as listen } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SIGNPOST, serve } from './site.js';

/**
 * Passes every request on to `target`. `log` has the path, the status and the bytes of each answer. `tags`: for a target
 * that says nothing of versions, each answer gets an ETag, and 304 where the browser has it. `meddle` then changes an
 * answer's status and headers on the way.
 */
async function gate(target, { tags = false, meddle = () => {} }) {
  const log = [];
  const { hostname, port } = new URL(target);
  const server = createServer((asked, answered) => {
    const passed = request({ hostname, port, path: asked.url, method: asked.method, headers: asked.headers }, async got => {
      const answer = { path: asked.url, status: got.statusCode, headers: { ...got.headers }, body: Buffer.concat(await got.toArray()) };
      if (tags && answer.status === 200) {
        answer.headers.etag = `"${createHash('sha256').update(answer.body).digest('hex')}"`;
        if (asked.headers['if-none-match'] === answer.headers.etag) {
          [answer.status, answer.body] = [304, Buffer.alloc(0)];
          delete answer.headers['content-length'];
        }
      }
      meddle(answer);
      log.push({ path: asked.url, status: answer.status, bytes: answer.body.length });
      answered.writeHead(answer.status, answer.headers);
      answered.end(answer.body);
    });
    passed.on('error', () => answered.destroy());
    asked.pipe(passed);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    log,
    url: `http://127.0.0.1:${server.address().port}/`,
    stop: () => new Promise(resolve => { server.close(resolve); server.closeAllConnections(); }),
  };
}

async function freePort() {
  const server = listen();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

const found = program => {
  const at = spawnSync('sh', ['-c', `PATH="$PATH:/usr/sbin:/sbin" command -v ${program}`], { encoding: 'utf8' });
  return at.status === 0 ? at.stdout.trim() : null;
};

/** Runs a server until `stop`, from when it answers. */
async function run(program, args, url, env = {}) {
  let said = '';
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', part => { said = (said + part).slice(-4_000); });
  for (let tries = 0; ; tries += 1) {
    try {
      await fetch(url);
      break;
    } catch {
      if (tries > 100 || child.exitCode !== null) throw new Error(`${program} does not serve: ${said}`);
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
  const ended = new Promise(resolve => child.on('exit', resolve));
  return {
    url,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}

/** A folder for a server's own files, which its processes of another user can read. */
function workFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-host-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** nginx with this text inside of `server { }`. */
async function nginx(program, text) {
  const [folder, port] = [workFolder(), await freePort()];
  const types = existsSync('/etc/nginx/mime.types') ? 'include /etc/nginx/mime.types;' : '';
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${folder}/${name};`).join(' ');
  writeFileSync(join(folder, 'nginx.conf'), `
    pid ${folder}/pid; error_log stderr; daemon off;
    events {}
    http { ${types} default_type application/octet-stream; access_log off; ${paths}
      server { listen 127.0.0.1:${port}; ${text} } }`);
  const check = spawnSync(program, ['-t', '-c', join(folder, 'nginx.conf')], { encoding: 'utf8' });
  if (check.status !== 0) throw new Error(check.stderr);
  const server = await run(program, ['-c', join(folder, 'nginx.conf')], `http://127.0.0.1:${port}/`);
  return { ...server, stop: async () => { await server.stop(); rmSync(folder, { recursive: true, force: true }); } };
}

/** The text that `signpost init --host nginx` writes, for this folder. */
function nginxRecipe(site) {
  const folder = workFolder();
  execFileSync(SIGNPOST, ['init', join(folder, 'help'), '--name', 'A', '--time-zone', 'UTC', '--demo', '--host', 'nginx']);
  const text = readFileSync(join(folder, 'help', 'nginx.conf'), 'utf8').replace('/srv/www/help', site);
  rmSync(folder, { recursive: true, force: true });
  return text;
}

async function apache(program, site) {
  const modules = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules'].find(existsSync);
  if (!modules) return null;
  const [folder, port] = [workFolder(), await freePort()];
  const load = ['mpm_event', 'authz_core', 'mime', 'dir', 'unixd'].filter(name => existsSync(join(modules, `mod_${name}.so`)))
    .map(name => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join('\n');
  writeFileSync(join(folder, 'httpd.conf'), `
ServerRoot ${folder}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog ${folder}/errors
${load}
${process.getuid?.() === 0 ? 'User nobody\nGroup nogroup' : ''}
TypesConfig /etc/mime.types
DocumentRoot ${site}
DirectoryIndex index.html
ErrorDocument 404 /404.html
<Directory ${site}>
  Require all granted
</Directory>
`);
  const server = await run(program, ['-f', join(folder, 'httpd.conf'), '-DFOREGROUND'], `http://127.0.0.1:${port}/`);
  return { ...server, stop: async () => { await server.stop(); rmSync(folder, { recursive: true, force: true }); } };
}

async function caddy(program, site) {
  const [folder, port] = [workFolder(), await freePort()];
  const env = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const server = await run(program, ['file-server', '--root', site, '--listen', `127.0.0.1:${port}`], `http://127.0.0.1:${port}/`, env);
  return { ...server, stop: async () => { await server.stop(); rmSync(folder, { recursive: true, force: true }); } };
}

async function python(program, site) {
  const port = await freePort();
  return run(program, ['-m', 'http.server', String(port), '--bind', '127.0.0.1', '--directory', site], `http://127.0.0.1:${port}/`);
}

async function ourTool(site) {
  const port = await freePort();
  return run(SIGNPOST, ['serve', site, '--port', String(port)], `http://127.0.0.1:${port}/`);
}

/** What the gate does to the answers of a plain static host. */
const played = meddle => async site => ({ ...await serve(site), tags: true, meddle });
const header = (name, value) => answer => { answer.headers[name] = value; };
const isPage = answer => /(\/|\.html)$/.test(answer.path);

/** A host that answers what is not there with `status` and a page of its own. */
const answeringMissing = (status, type, body) => async site => {
  const host = await serve(site);
  host.answer = (path, response) => {
    const file = join(site, path.endsWith('/') ? `${path}index.html` : path);
    if (existsSync(file)) return false;
    response.writeHead(status, { 'content-type': type });
    response.end(body(site));
    return true;
  };
  return { ...host, tags: true };
};

/**
 * Each: its name; `start`: with the folder of a site, a host with a `url` and `stop`, or null where it is not installed.
 * `under`: the path below which the site lies.
 */
export const HOSTS = [
  { name: 'nginx, as Debian configures it', program: 'nginx', start: (site, program) => nginx(program, `root ${site};`) },
  { name: 'nginx, with the recipe of `signpost init`', program: 'nginx', start: (site, program) => nginx(program, nginxRecipe(site)) },
  { name: 'Apache', program: 'apache2', start: (site, program) => apache(program, site) },
  { name: 'Caddy', program: 'caddy', start: (site, program) => caddy(program, site) },
  { name: 'Python, `http.server`', program: 'python3', start: (site, program) => python(program, site) },
  { name: '`signpost serve`', start: ourTool },
  { name: 'S3: a missing file is answered with 403', start: answeringMissing(403, 'application/xml', () => '<Error><Code>AccessDenied</Code></Error>') },
  { name: 'a missing file is answered with the front page and 200', start: answeringMissing(200, 'text/html', site => readFileSync(join(site, 'index.html'))) },
  { name: 'under a path, `/a/b/`', under: 'a/b/', start: async site => ({ ...await serve(dirname(dirname(site))), tags: true }) },
  { name: 'knows no type of `.wasm`, `.lzma` and `.pack`: `text/plain`', start: played(answer => {
    if (/\.(wasm|lzma|pack)$/.test(answer.path)) answer.headers['content-type'] = 'text/plain';
  }) },
  { name: 'names no type of them', start: played(answer => {
    if (/\.(wasm|lzma|pack)$/.test(answer.path)) delete answer.headers['content-type'];
  }) },
  { name: 'lets nothing be stored: `no-store`', start: played(header('cache-control', 'no-store')) },
  { name: 'lets all be stored for a day: `max-age=86400`', start: played(header('cache-control', 'max-age=86400')) },
  { name: 'adds a policy for frames', start: played(header('content-security-policy', "frame-ancestors 'none'")) },
  { name: 'adds a policy without WebAssembly: `script-src \'self\'`', fails: true, start: played(answer => {
    if (isPage(answer)) answer.headers['content-security-policy'] = "script-src 'self'";
  }) },
  { name: 'serves scripts as `text/plain`, with `nosniff`', fails: true, start: played(answer => {
    answer.headers['x-content-type-options'] = 'nosniff';
    if (answer.path.endsWith('.js')) answer.headers['content-type'] = 'text/plain';
  }) },
];

/** Starts a host for a copy of a site: it can be read by every user. `null`: it is not installed here. */
export async function start(host, site) {
  chmodSync(dirname(site), 0o755);
  const program = host.program ? found(host.program) : null;
  if (host.program && !program) return null;
  const started = await host.start(site, program);
  if (!started) return null;
  const front = await gate(started.url, started);
  let stopped;
  return {
    log: front.log,
    url: front.url + (host.under ?? ''),
    stop: () => (stopped ??= front.stop().then(() => started.stop())),
  };
}

/** The folder below a new one in which a site lies for a host. */
export function folderFor(host, parent) {
  const folder = join(parent, host.under ?? 'site');
  mkdirSync(dirname(folder), { recursive: true });
  return folder;
}
