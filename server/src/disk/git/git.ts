import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { GlossError } from '../../core/glossError.js';
import { blobReader, type TakeBlob } from './blobReader.js';
import { embeddedIn } from './embedded.js';
import { environmentFor, findGit } from './gitEnvironment.js';
import { settingsFor } from './gitSettings.js';
import * as l10n from '../../core/text/l10n.js';
import { requireTrust } from '../process/trust.js';

/**
 * What git is asked for, and what each of these is told every time. Nothing else is called: none of them looks at files of
 * the working tree, so that no filter, merge driver or hook is come to.
 */
const subcommands = [
  ['cat-file'],
  ['config'],
  ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules'],
  ['for-each-ref'],
  ['init', '--quiet', '--template='],
  ['log', '--no-show-signature', '--no-ext-diff', '--no-textconv', '--no-color', '--no-abbrev'],
  ['ls-files'],
  ['ls-tree'],
  ['merge-base'],
  ['merge-file'],
  ['remote'],
  ['rev-parse'],
  ['symbolic-ref'],
] as const;

/** A subcommand and its arguments. What comes from a person, a client or a study stands behind `--` or `--end-of-options`. */
export type GitArgs = readonly [(typeof subcommands)[number][0], ...string[]];

/** How git is asked. */
export interface GitOptions {
  /** Whether other repositories may be asked, by https, ssh and from files; the default is none. */
  readonly network?: boolean;
  /** Whether paths are patterns, with “:(…)” before them. */
  readonly magic?: boolean;
  /** The repository, where the folder itself is one that a person named; else the one around the folder. */
  readonly isBare?: boolean;
  /** Milliseconds after which git is stopped. */
  readonly timeout?: number;
}

const patience = 120_000;

/** What git prints; rejects where git fails or is not there. */
export async function git(folder: string, args: GitArgs, options: GitOptions = {}): Promise<string> {
  const { file, all, env, timeout } = call(folder, args, options);
  const { stdout } = await promisify(execFile)(file, all, {
    cwd: folder,
    env,
    maxBuffer: 256 * 1024 * 1024,
    timeout,
    killSignal: 'SIGKILL',
  });
  return stdout;
}

/** The program, its arguments and its surroundings. Throws where it is not to be called, as in Restricted Mode. */
function call(folder: string, [subcommand, ...rest]: GitArgs, options: GitOptions) {
  const { network = false, magic = false, isBare = false, timeout = patience } = options;
  requireTrust();
  const file = findGit(process.env);
  if (file === undefined) throw Object.assign(new Error('git is not installed'), { code: 'ENOENT' });
  const embedded = isBare ? undefined : embeddedIn(folder);
  if (embedded !== undefined) {
    const why = l10n.t('{embedded} is made like a bare repository, which Gloss does not ask for a study’s history', {
      embedded,
    });
    throw new Error(why);
  }
  const where = isBare ? ['--git-dir=.'] : [];
  const told = subcommands.find(([name]) => name === subcommand) ?? [];
  const all = [...settingsFor(network), ...where, ...told, ...rest];
  return { file, all, env: environmentFor(process.env, { network, magic }), timeout };
}

/** Reads objects one after the other, in one process, until `take` wants no more. Those that are missing are passed over. */
export async function eachBlob(folder: string, names: readonly string[], take: TakeBlob): Promise<void> {
  const { file, all, env, timeout } = call(folder, ['cat-file', '--batch'], {});
  return new Promise((resolve, reject) => {
    const child = spawn(file, all, {
      cwd: folder,
      env,
      timeout,
      killSignal: 'SIGKILL',
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const read = blobReader(take);
    let isEnough = false;
    child.stdin.on('error', () => undefined);
    child.stdin.end(names.map((name) => `${name}\n`).join(''));
    child.stdout.on('data', (chunk: Buffer) => {
      if (isEnough || read(chunk)) return;
      isEnough = true;
      child.kill();
    });
    child.on('error', reject).on('close', () => resolve());
  });
}

/** The texts of objects, by name; what is not UTF-8 comes out with replacement characters. */
export async function readBlobs(folder: string, names: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  if (names.size === 0) return texts;
  await eachBlob(folder, [...names], (content, name) => {
    if (content) texts.set(name, content.toString('utf8').replace(/^\ufeff/, ''));
    return true;
  });
  return texts;
}

/** What git says of why it failed, in one line. Throws a refusal of Gloss on, which says itself what to do. */
export function whyGitFailed(error: unknown): string {
  if (error instanceof GlossError) throw error;
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOENT') return l10n.t('git is not installed');
  if ('killed' in error && error.killed === true) return l10n.t('it took too long');
  const lines = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim().split('\n') : [];
  const line = lines.find((candidate) => /^(fatal|error): /.test(candidate)) ?? lines.at(-1) ?? error.message;
  return line.replace(/^(fatal|error): /, '');
}
