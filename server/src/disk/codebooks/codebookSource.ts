import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GlossError } from '../../core/glossError.js';
import * as l10n from '../../core/text/l10n.js';
import { isBare } from '../git/embedded.js';
import { git, whyGitFailed, type GitOptions } from '../git/git.js';
import { listAllFiles } from '../study/studyFolder.js';
import { largestFile, readTextFile } from '../files/textFile.js';

/** Where codebooks are kept up: a git repository, at one commit of it, or a folder or file without git. */
export interface CodebookSource {
  /** The commit that is read; undefined without git. */
  readonly commit: string | undefined;
  /** Paths of its codebooks, from the repository's top. */
  readonly paths: readonly string[];
  /** The text of a file, at another commit where one is given; undefined where it is not there, or not any more. */
  readonly read: (path: string, commit?: string) => Promise<string | undefined>;
  /** Whether a file on disk differs from what is read, since it has not been committed. */
  readonly isAhead: (path: string) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

const patience = 120_000;
const remote: GitOptions = { network: true, timeout: patience };
const isCodebook = (path: string): boolean => /\.codebook\.ya?ml$/.test(path);

/** Parts `<source>@<ref>`; the `@` of an address (`git@host:…`) is none of a ref. */
export function readSource(given: string, isThere = existsSync): { readonly source: string; readonly ref?: string } {
  if (isThere(given)) return { source: given };
  const address = /^(?:[a-z][a-z\d+.-]*:\/\/[^/]*|[^/@]+@[^/:]+:|)/i.exec(given)?.[0].length ?? 0;
  const at = given.lastIndexOf('@');
  if (at <= address || at === given.length - 1) return { source: given };
  return { source: given.slice(0, at), ref: given.slice(at + 1) };
}

/** Opens a source named from a folder. Fetches no more than it has to; nothing that stands in it is run. */
export async function openSource(source: string, ref: string | undefined, from: string): Promise<CodebookSource> {
  for (const word of [source, ref ?? '']) {
    if (/^-|[\0-\x1f\x7f]/.test(word)) {
      throw new GlossError(
        'bad-argument',
        l10n.t('“{word}” cannot be a source. Give a git address, or the path of a file or folder.', { word }),
      );
    }
  }
  const local = resolve(from, source);
  if (existsSync(local)) return (await openRepository(local, ref)) ?? openFolder(local, ref);
  if (!isAddress(source)) {
    throw new GlossError(
      'not-found',
      l10n.t('There is no {source}. Give the path of a file or folder, or a git address by https, ssh or file.', {
        source,
      }),
    );
  }
  if (/^file:/i.test(source)) return openFileAddress(source, ref);
  return openAddress(source, ref);
}

/** Whether it is an address that git may ask; refuses those that hold a password, for it would be written down. */
function isAddress(source: string): boolean {
  const [, scheme, user, host = ''] = /^([a-z][a-z\d+.-]*):\/\/(?:([^/@]*)@)?([^/]*)/i.exec(source) ?? [];
  if (scheme === undefined) return /^(?:\w[\w.-]*@)?\w[\w.-]*:(?!\/\/|[-:\\])/.test(source);
  if ([user, host].some((part) => part?.startsWith('-'))) return false;
  if (user !== undefined && (scheme === 'https' || user.includes(':'))) {
    throw new GlossError(
      'bad-argument',
      l10n.t(
        'The address holds a user or a password, which would be written into the codebook. Leave it out; git asks its credential helper.',
      ),
    );
  }
  return ['https', 'ssh', 'file'].includes(scheme);
}

/** A repository of this machine is read where it is: nothing of it runs, as it would to send what was fetched. */
async function openFileAddress(address: string, ref: string | undefined): Promise<CodebookSource> {
  const local = attempt(() => fileURLToPath(address));
  const found = local !== undefined && existsSync(local) ? await openRepository(local, ref) : undefined;
  if (found) return { ...found, isAhead: () => Promise.resolve(false) };
  throw new GlossError(
    'not-found',
    l10n.t('{address} cannot be fetched: there is no git repository with codebooks. Nothing was written.', { address }),
  );
}

function attempt<T>(task: () => T): T | undefined {
  try {
    return task();
  } catch {
    return undefined;
  }
}

/** A repository on this machine, bare or not; undefined where there is none, or none that has codebooks there. */
async function openRepository(local: string, ref: string | undefined): Promise<CodebookSource | undefined> {
  const isFile = statSync(local).isFile();
  const folder = isFile ? dirname(local) : local;
  const options: GitOptions = { isBare: isBare(folder) };
  const where = await git(folder, ['rev-parse', '--show-prefix'], options).catch(() => undefined);
  const commit = where === undefined ? undefined : await commitOf(folder, ref ?? 'HEAD', options);
  if (where === undefined || (commit === undefined && ref === undefined)) return undefined;
  if (commit === undefined) {
    throw new GlossError(
      'not-found',
      l10n.t('{folder} has no commit, tag or branch “{ref}”.', { folder: local, ref: ref ?? '' }),
    );
  }
  const prefix = where.trimEnd();
  const own = isFile ? prefix + basename(local) : prefix;
  const files = await filesIn(folder, commit, options);
  const paths = files.filter((path) => (isFile ? path === own : path.startsWith(own) && isCodebook(path)));
  if (paths.length === 0 && ref === undefined) return undefined;
  return {
    commit,
    paths,
    read: (path, at = commit) => readAt(folder, at, path, options),
    isAhead: async (path) => {
      const onDisk = await readTextFile(join(folder, path.slice(prefix.length))).catch(() => undefined);
      return onDisk !== undefined && onDisk.text !== (await readAt(folder, commit, path, options));
    },
    close: () => Promise.resolve(),
  };
}

async function openFolder(local: string, ref: string | undefined): Promise<CodebookSource> {
  if (ref !== undefined) {
    throw new GlossError(
      'bad-argument',
      l10n.t('{folder} is in no git repository, so it has no “{ref}”. Leave “@{ref}” out.', { folder: local, ref }),
    );
  }
  const isFile = statSync(local).isFile();
  const folder = isFile ? dirname(local) : local;
  const paths = isFile ? [basename(local)] : (await listAllFiles(folder)).filter(isCodebook);
  return {
    commit: undefined,
    paths,
    read: async (path, at) => (at === undefined ? (await readTextFile(join(folder, path)))?.text : undefined),
    isAhead: () => Promise.resolve(false),
    close: () => Promise.resolve(),
  };
}

async function openAddress(address: string, ref: string | undefined): Promise<CodebookSource> {
  if (ref !== undefined && !/^[^\s~^:?*[\\+-][^\s~^:?*[\\]*$/.test(ref)) {
    throw new GlossError('bad-argument', l10n.t('“{ref}” is no branch, tag or commit that can be fetched.', { ref }));
  }
  const folder = await mkdtemp(join(tmpdir(), 'gloss-codebook-'));
  const close = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const fetchOne = (what: string): Promise<string> =>
    git(folder, ['fetch', '--depth=1', '--filter=blob:none', '--', 'origin', what], remote);
  try {
    await git(folder, ['init', '.']);
    await git(folder, ['remote', 'add', '--', 'origin', address]);
    await fetchOne(ref ?? 'HEAD');
    const commit = await commitOf(folder, 'FETCH_HEAD');
    if (commit === undefined) {
      throw new GlossError('not-found', l10n.t('{address} has no commit “{ref}”.', { address, ref: ref ?? 'HEAD' }));
    }
    const paths = (await filesIn(folder, commit)).filter(isCodebook);
    return {
      commit,
      paths,
      read: async (path, at = commit) => {
        if (at !== commit && (await fetchOne(at).catch(() => undefined)) === undefined) return undefined;
        return readAt(folder, at, path, remote);
      },
      isAhead: () => Promise.resolve(false),
      close,
    };
  } catch (error) {
    await close();
    if (error instanceof GlossError) throw error;
    throw new GlossError(
      'not-found',
      ref === undefined
        ? l10n.t('{address} cannot be fetched: {why}. Nothing was written.', { address, why: whyGitFailed(error) })
        : l10n.t('{address} at “{ref}” cannot be fetched: {why}. Nothing was written.', {
            address,
            ref,
            why: whyGitFailed(error),
          }),
    );
  }
}

async function commitOf(folder: string, ref: string, options?: GitOptions): Promise<string | undefined> {
  return git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], options).then(
    (out) => out.trim(),
    () => undefined,
  );
}

const filesIn = async (folder: string, commit: string, options?: GitOptions): Promise<readonly string[]> =>
  (await git(folder, ['ls-tree', '-r', '-z', '--full-tree', commit], options)).split('\0').flatMap((line) => {
    const [, path] = /^100\d+ blob [\da-f]+\t([^]+)$/.exec(line) ?? [];
    return path ?? [];
  });

async function readAt(folder: string, commit: string, path: string, options?: GitOptions): Promise<string | undefined> {
  if (!/^[\da-f]{7,64}$/.test(commit)) return undefined;
  const text = await git(folder, ['cat-file', 'blob', `${commit}:${path}`], options).catch(() => undefined);
  if (text === undefined) return undefined;
  if (text.length > largestFile || text.includes('\ufffd')) {
    throw new GlossError('unreadable', l10n.t('{path} is too large, or no UTF-8 text. Nothing was written.', { path }));
  }
  return text.replace(/^\ufeff/, '');
}
