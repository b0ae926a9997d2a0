import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureHost, HostError } from './install.mjs';
import { writeSettings } from './settings.mjs';

/**
 * Serves VS Code on a port of this machine. `version` is `oldest` or `newest`. With `smokeTestDriver` it takes the paths
 * of an extension and its tests from the page's address. Without a `connectionToken` anyone on this machine may connect.
 * With `workspaceTrust` VS Code asks whether a folder is trusted, and until then it is not.
 */
export async function startServer(options) {
  const {
    version,
    serverDataDir,
    extensionsDir,
    connectionToken,
    smokeTestDriver = false,
    workspaceTrust = false,
    port = 0,
    env = {},
  } = options;
  const host = await ensureHost();
  const settings = { 'security.workspace.trust.enabled': workspaceTrust };
  writeSettings(join(serverDataDir, 'data', 'Machine', 'settings.json'), settings);
  const server = spawn(
    host.node,
    [
      host.serverScript(version),
      ...['--host', '127.0.0.1', '--port', String(port)],
      ...['--server-data-dir', serverDataDir, '--extensions-dir', extensionsDir],
      ...(connectionToken ? ['--connection-token', connectionToken] : ['--without-connection-token']),
      ...(smokeTestDriver ? ['--enable-smoke-test-driver'] : []),
      ...(workspaceTrust ? [] : ['--disable-workspace-trust']),
      ...['--accept-server-license-terms', '--disable-telemetry'],
    ],
    // A group of its own, so that the extension hosts it starts end with it.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: { ...cleanEnvironment(), ...env } },
  );
  const ended = new Promise((resolve) => server.on('close', resolve));
  const kill = (signal) => signalGroup(server, signal);
  const killNow = () => kill('SIGKILL');
  process.once('exit', killNow);
  const stop = async () => {
    kill('SIGTERM');
    const timer = setTimeout(killNow, 2000);
    await ended;
    clearTimeout(timer);
    killNow();
    process.removeListener('exit', killNow);
  };
  try {
    const listening = await portOf(server, join(serverDataDir, 'server.log'));
    return { port: listening, url: `http://127.0.0.1:${listening}`, stop, ended };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Installs a packaged extension for a server that is started with the same two folders. */
export async function installExtension(version, vsix, { serverDataDir, extensionsDir }) {
  const host = await ensureHost();
  await mkdir(extensionsDir, { recursive: true });
  const child = spawn(
    host.node,
    [
      host.serverScript(version),
      ...['--install-extension', vsix, '--force'],
      ...['--server-data-dir', serverDataDir, '--extensions-dir', extensionsDir, '--accept-server-license-terms'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: cleanEnvironment() },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0 || !/successfully installed/.test(output)) {
    throw new HostError(`VS Code did not install ${vsix}:\n${output.trim()}`);
  }
}

/** The environment without what a VS Code around us has put there for itself. */
function cleanEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name)));
}

/** What a server says goes to a file: it mentions optional parts that are not there. The end is shown if it fails. */
function portOf(server, logFile) {
  const log = createWriteStream(logFile);
  let output = '';
  return new Promise((resolve, reject) => {
    const fail = (why) => reject(new HostError(`VS Code's server ${why}:\n${essence(output)}`));
    const timer = setTimeout(() => fail('did not listen within 60 s'), 60_000);
    const read = (chunk) => {
      log.write(chunk);
      output = (output + chunk).slice(-100_000);
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port) resolve(Number(port));
      else if (/EADDRINUSE.*\n/.test(output)) fail('cannot listen');
      else return;
      clearTimeout(timer);
    };
    server.stdout.setEncoding('utf8').on('data', read);
    server.stderr.setEncoding('utf8').on('data', read);
    server.on('error', (error) => fail(`did not start: ${error.message}`));
    server.on('close', (code) => {
      clearTimeout(timer);
      log.end();
      fail(`ended with ${code}`);
    });
  });
}

/** The end of what a server said, without its list of places where it looked for an optional part. */
function essence(output) {
  const [inUse] = /EADDRINUSE.*/.exec(output) ?? [];
  if (inUse) return `${inUse} Another program uses the port; choose another with --port.`;
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !/spdlog|bindings/.test(line));
  return lines.slice(-20).join('\n');
}

function signalGroup({ pid }, signal) {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // Nothing of it is left.
  }
}
