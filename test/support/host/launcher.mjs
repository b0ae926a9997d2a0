#!/usr/bin/env node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openBrowser } from './browser.mjs';
import { serveControl } from './control.mjs';
import { HostError } from './install.mjs';
import { startServer } from './serve.mjs';

/**
 * Stands in for the executable of VS Code: takes the arguments that `@vscode/test-electron` gives to it, runs the tests
 * in a served VS Code and ends with their exit code. GLOSS_HOST_VERSION says which: `oldest` or `newest`. The tests
 * reach keyboard, pointer and pictures of the window through the address in GLOSS_CONTROL. With GLOSS_HOST_TRUST the folder
 * is not trusted until the tests say so.
 */
const version = process.env.GLOSS_HOST_VERSION === 'oldest' ? 'oldest' : 'newest';
const noise = [
  // Parts in machine code that the host does without.
  /^(Error: )?Could not locate the bindings file/,
  /^(Error: )?Cannot find module '.\/build\/Release\/watchdog'/,
  // The workbench's account of its own start and end.
  /^(Resolv|Creating a socket|Updating additional builtin|Ignoring fetching|Creation of workbench|No search provider|ChatSessionStore|Invoking resolve|Started local ext)/,
  /^\[(onWill-handler|AccountPolicyGate|AgentHost|remote-connection|reconnection-grace-time|Service Worker)/,
];
const options = readArguments(process.argv.slice(2));
const scratch = mkdtempSync(join(tmpdir(), 'gloss-host-'));
const opened = [];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void end(1));

let ending = false;
try {
  await end(await runTests());
} catch (error) {
  // What fails because all is being closed is no news.
  if (!ending) console.error(error instanceof HostError ? error.message : error);
  await end(1);
}

/** Opens the window and answers the exit code of the tests in it. */
async function runTests() {
  const browser = await openBrowser();
  opened.push(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  const control = await serveControl(page, screenshotFolder());
  opened.push(control.stop);
  const server = await startServer({
    version,
    serverDataDir: options.userDataDir ?? join(scratch, 'data'),
    extensionsDir: join(scratch, 'extensions'),
    smokeTestDriver: true,
    workspaceTrust: process.env.GLOSS_HOST_TRUST === '1',
    // No gallery: tests must not depend on the network.
    env: { GLOSS_CONTROL: control.url, EXTENSIONS_GALLERY: '{}' },
  });
  opened.push(server.stop);
  return Promise.race([
    testsIn(page, server.url),
    server.ended.then(() => Promise.reject(new HostError("VS Code's server ended while the tests ran."))),
  ]);
}

/** The page calls these two functions, which have to be there before it is loaded. */
async function testsIn(page, url) {
  let finish;
  const finished = new Promise((done) => (finish = done));
  await page.exposeFunction('codeAutomationLog', (type, args) => relay(type, args));
  await page.exposeFunction('codeAutomationExit', (code) => finish(code));
  page.on('crash', () => finish(1));
  await page.goto(addressOf(url), { waitUntil: 'domcontentloaded' });
  return finished;
}

function addressOf(url) {
  const remote = (path) => `vscode-remote://${new URL(url).host}${encodeURI(path)}`;
  const payload = [
    ...options.extensions.map((path) => ['extensionDevelopmentPath', remote(path)]),
    ['extensionTestsPath', remote(options.tests)],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (options.folder) query.set('folder', options.folder);
  return `${url}/?${query}`;
}

/** The workbench logs to the same place as the tests. What it always says there would hide what they say. */
function relay(level, args) {
  const text = args.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
  if (noise.some((pattern) => pattern.test(text))) return;
  console.log(level === 'info' || level === 'log' ? text : `[${level}] ${text}`);
}

function readArguments(given) {
  const all = (name) => given.filter((arg) => arg.startsWith(`--${name}=`)).map((arg) => arg.slice(name.length + 3));
  const [tests] = all('extensionTestsPath');
  if (tests === undefined) throw new HostError('The launcher wants --extensionTestsPath=…');
  const folder = given.find((arg) => !arg.startsWith('-'));
  return {
    tests: resolve(tests),
    extensions: all('extensionDevelopmentPath').map((path) => resolve(path)),
    folder: folder && resolve(folder),
    userDataDir: all('user-data-dir').map((path) => resolve(path))[0],
  };
}

function screenshotFolder() {
  return resolve(process.env.GLOSS_SCREENSHOTS || join('.vscode-test', 'screenshots', version));
}

/** Whoever comes first decides on the code; the others wait for the end of the process. */
async function end(code) {
  if (ending) return new Promise(() => {});
  ending = true;
  await Promise.allSettled(opened.splice(0).map((close) => close()));
  rmSync(scratch, { recursive: true, force: true });
  process.exit(code);
}
