#!/usr/bin/env node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openBrowser } from './browser.mjs';
import { serveControl } from './control.mjs';
import { HostError } from './install.mjs';
import { lostWindow } from './lostWindow.mjs';
import { startServer } from './serve.mjs';

/**
 * Stands in for the executable of VS Code: takes the arguments that `@vscode/test-electron` gives to it, runs the tests
 * in a served VS Code and ends with their exit code. GLOSS_HOST_VERSION says which: `oldest` or `newest`. The tests
 * reach keyboard, pointer and pictures of the window through the address in GLOSS_CONTROL. It ends with the exit code
 * `lostWindow` where the window was lost on the way. With GLOSS_HOST_TRUST the folder is not trusted until the tests say
 * so.
 */
const version = process.env.GLOSS_HOST_VERSION === 'oldest' ? 'oldest' : 'newest';
const noise = [
  // Parts in machine code that the host does without.
  /^(Error: )?Could not locate the bindings file/,
  /^(Error: )?Cannot find module '.\/build\/Release\/watchdog'/,
  // The workbench's account of its own start and end.
  /^(Resolv|Creating a socket|Updating additional builtin|Ignoring fetching|Creation of workbench|No search provider|ChatSessionStore|Invoking resolve|Started local ext)/,
  /^\[(onWill-handler|DefaultAccount|AccountPolicyGate|AgentHost|remote-connection|reconnection-grace-time|Service Worker)/,
  // Its windows and accounts, which close and wait by themselves: a document of one that was closed, a question nobody answers.
  /^(unknown document|Canceled|Timed out waiting for authentication provider|DialogService: refused to show dialog)/,
];
const lookEveryMs = 10_000;
const answerWithinMs = 120_000;
/** Of looks without a word in between: for longer than the ten minutes after which mocha gives a test up, and says so. */
const mostSilentLooks = 90;
const closeWithinMs = 30_000;

class LostWindow extends HostError {}

const options = readArguments(process.argv.slice(2));
const scratch = mkdtempSync(join(tmpdir(), 'gloss-host-'));
const opened = [];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void end(1));

let ending = false;
let silentLooks = 0;
try {
  await end(await runTests());
} catch (error) {
  // What fails because all is being closed is no news.
  if (!ending) console.error(error instanceof HostError ? error.message : error);
  await end(error instanceof LostWindow ? lostWindow : 1);
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
    lossOf(page),
    server.ended.then(() => Promise.reject(new HostError("VS Code's server ended while the tests ran."))),
  ]);
}

/** The page calls these two functions, which have to be there before it is loaded. */
async function testsIn(page, url) {
  let finish;
  const finished = new Promise((done) => (finish = done));
  await page.exposeFunction('codeAutomationLog', (type, args) => relay(type, args));
  await page.exposeFunction('codeAutomationExit', (code) => finish(code));
  // As patient as the tests are: a busy machine takes long to load it.
  await page.goto(addressOf(url), { waitUntil: 'domcontentloaded', timeout: 90_000 });
  return finished;
}

/**
 * Rejects once the window no longer answers, or once nothing has been said for longer than a test may take. The window
 * says how the tests ended, so without it the run would never end.
 */
async function lossOf(page) {
  let isGone = false;
  for (const event of ['crash', 'close']) page.once(event, () => (isGone = true));
  for (;;) {
    await delay(lookEveryMs);
    const answer = page.evaluate('true').catch(() => !isGone);
    const answers = await Promise.race([answer, delay(answerWithinMs, false)]);
    if (!answers) throw new LostWindow('The window no longer answers.');
    if (++silentLooks > mostSilentLooks) throw new LostWindow('The tests have not said anything for long.');
  }
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
  silentLooks = 0;
  const text = args.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
  if (noise.some((pattern) => pattern.test(text))) return;
  console.log(level === 'info' || level === 'log' ? text : `[${level}] ${shortened(text)}`);
}

/** A fault of the workbench's own is one line: its stack, through files that are not ours, helps nobody here. */
function shortened(text) {
  const isOurs = [...options.extensions, options.tests].some((folder) => text.includes(folder));
  return isOurs ? text : text.split('\n', 1)[0];
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
  const closed = Promise.allSettled(opened.splice(0).map((close) => close()));
  // A window that does not answer does not close either; it ends with this process.
  await Promise.race([closed, delay(closeWithinMs)]);
  rmSync(scratch, { recursive: true, force: true });
  process.exit(code);
}
