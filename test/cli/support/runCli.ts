import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { bundle, publicBundle } from '../../support/publicBundle.js';

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Runs as another user of this machine, from a copy of the bundle: a clone may be its owner's alone. */
  readonly uid?: number;
  /** Runs another copy of the bundle. */
  readonly cli?: string;
  /** Stops reading standard output after its first piece. */
  readonly readOnce?: boolean;
}

/** Runs `gloss` to its end, knowing no git user and no coder but what `env` says. */
export function runCli(
  args: readonly string[],
  { cwd, env = {}, uid, cli = uid === undefined ? bundle : publicBundle(), readOnce = false }: RunOptions = {},
): Promise<Run> {
  const { GLOSS_CODER: _coder, ...own } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], {
      cwd,
      env: { ...own, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid !== undefined && { uid, gid: uid }),
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      stdout += piece;
      if (readOnce) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (stderr += piece));
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Runs `gloss`, which is to succeed without a word on standard error; its output. */
export async function gloss(args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await runCli(args, options);
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' }, `gloss ${args.join(' ')}`);
  return stdout;
}

/** Runs `gloss`, which is to refuse in one line that matches, with nothing on standard output. */
export async function refused(args: readonly string[], message: RegExp, options: RunOptions = {}): Promise<void> {
  const { code, stdout, stderr } = await runCli(args, options);
  assert.match(stderr, /^gloss: [^\n]+\n$/, `gloss ${args.join(' ')}`);
  assert.match(stderr, message);
  assert.deepEqual({ code, stdout }, { code: 2, stdout: '' }, `gloss ${args.join(' ')}`);
}

/** What `gloss check` reports, but for what would make the study's codes better described, used or weighed. */
export async function troubles(options: RunOptions): Promise<string> {
  const { stdout } = await runCli(['check', '--hints'], options);
  const lines = stdout.split('\n').filter((line) => !advice.test(line));
  return lines.join('\n');
}

const advice = / (?:missing-(?:definition|criteria|weight)|unused-code|near-identical|similar-colors|code-twice) /;
