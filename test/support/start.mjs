import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureHost, HostError } from './host/install.mjs';
import { installExtension, startServer } from './host/serve.mjs';
import { ensureInstalled, npm, projectFolder } from './install.mjs';
import { makeScratchStudy } from './scratchStudy.mjs';

/**
 * `npm start [-- FOLDER] [--port N]`: builds Gloss and opens a study with it, a copy of the sample study if no folder is
 * given. It takes the VS Code of this machine, or where `code` is not on the PATH, one that is served to the browser.
 */
const root = fileURLToPath(projectFolder);
const shell = process.platform === 'win32';
const cleanups = [];
process.on('exit', () => cleanups.splice(0).forEach((clean) => clean()));
let interrupt = () => process.exit(130);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interrupt());

try {
  const { folder, port } = readArguments();
  ensureInstalled();
  const study = folder ? { folder } : scratchStudy();
  if (hasDesktop()) await openDesktop(study);
  else await serve(study, port);
} catch (error) {
  console.error(error instanceof HostError || error.code?.startsWith('ERR_PARSE_ARGS') ? error.message : error);
  process.exitCode = 1;
}

function readArguments() {
  const { values, positionals } = parseArgs({ options: { port: { type: 'string' } }, allowPositionals: true });
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new HostError(`${values.port} is not a port.`);
  const folder = positionals[0] && resolve(process.env.INIT_CWD ?? '.', positionals[0]);
  if (folder && !existsSync(folder)) throw new HostError(`There is no folder ${folder}.`);
  return { folder, port };
}

function scratchStudy() {
  const study = makeScratchStudy();
  cleanups.push(study.remove);
  console.log(`A copy of the sample study: ${study.folder}`);
  return { folder: study.folder, first: join(study.folder, 'transcripts', 'P01.txt') };
}

function hasDesktop() {
  return spawnSync('code', ['--version'], { stdio: 'ignore', shell }).status === 0;
}

/** Runs until the window is closed. */
async function openDesktop({ folder, first }) {
  run('node', 'esbuild.mjs');
  const quote = (text) => (shell ? `"${text}"` : text);
  const args = ['--new-window', '--wait', quote(`--extensionDevelopmentPath=${root}`), quote(folder)];
  if (first) args.push(quote(first));
  const code = spawn('code', args, { stdio: 'inherit', shell });
  interrupt = () => code.kill();
  await new Promise((done) => code.on('error', done).on('close', done));
}

/** Runs until Ctrl-C. The packaged extension is installed, since only tests may load one from its folder. */
async function serve({ folder, first }, port) {
  await ensureHost();
  const scratch = mkdtempSync(join(tmpdir(), 'gloss-start-'));
  cleanups.push(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
  const vsix = join(scratch, 'gloss.vsix');
  console.log('Packaging and installing the extension');
  run('npm', 'exec', '--no', '--', 'vsce', 'package', '--no-dependencies', '--out', vsix);
  const folders = { serverDataDir: join(scratch, 'data'), extensionsDir: join(scratch, 'extensions') };
  await installExtension('newest', vsix, folders);
  const connectionToken = randomBytes(16).toString('hex');
  const server = await startServer({ version: 'newest', ...folders, connectionToken, port });
  const query = new URLSearchParams({ tkn: connectionToken, folder });
  const remote = `vscode-remote://${new URL(server.url).host}`;
  if (first) query.set('payload', JSON.stringify([['openFile', remote + first]]));
  const address = `${server.url}/?${query}`;
  console.log(`\nVS Code with Gloss: ${address}\nCtrl-C ends it.`);
  openInBrowser(address);
  const interrupted = new Promise((done) => (interrupt = done));
  const ended = server.ended.then(() => Promise.reject(new HostError("VS Code's server ended by itself.")));
  await Promise.race([interrupted, ended]);
  console.log('\nStopping');
  ended.catch(() => {});
  await server.stop();
}

/** Where there is a desktop that knows how. */
function openInBrowser(address) {
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  spawn('xdg-open', [address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

/** Runs a step of the build at the top of the project. */
function run(program, ...args) {
  const { status } = program === 'npm' ? npm(...args) : spawnSync(program, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new HostError(`${program} ${args.join(' ')} failed.`);
}
