import { posix } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Codebook } from '../../core/codebook/codebook.js';
import { compareCodebooks, describeChange, type CodeChange } from '../../core/codebook/compareCodebooks.js';
import { parseCodebook } from '../../core/codebook/parseCodebook.js';
import { GlossError } from '../../core/glossError.js';
import type { Study } from '../../core/study/study.js';
import * as l10n from '../../core/text/l10n.js';
import { git, readBlobs, whyGitFailed } from '../git/git.js';
import { logFormat, readRawLog, type RawCommit, type RawFile } from '../git/gitLog.js';
import { baseOf } from '../files/listOutside.js';

/** Milliseconds after which reading a history lets other work go first. */
const mostAtOnce = 10;

/** A version of a study's codebooks with what it changed. */
export interface CodebookCommit {
  /** Undefined for what has not been committed yet. */
  readonly commit:
    { readonly id: string; readonly on: string; readonly author: string; readonly subject: string } | undefined;
  readonly changes: readonly CodeChange[];
  readonly versions: readonly VersionChange[];
}

/** Another `version` of a codebook than before. */
export interface VersionChange {
  readonly book: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** A repository that has codebooks of a study. */
interface Repository {
  /** A folder in it, as a path in the study, and the same from the repository's top, ending in a slash unless it is the top. */
  readonly folder: string;
  readonly prefix: string;
}

/**
 * Every commit that changed a codebook, the newest first, after what has not been committed. Commits before `since` (a
 * commit, tag, branch or day) are left out, and so is what only touched comments or layout, unless the version changed.
 */
export async function codebookHistory(
  absolute: string,
  study: Study,
  since?: string,
): Promise<readonly CodebookCommit[]> {
  const repositories = await repositoriesOf(absolute, study);
  if (repositories.length === 0) throw await noHistory(absolute);
  const perRepository = await Promise.all(repositories.map((one) => historyIn(absolute, study, one, since)));
  const pending = perRepository.flatMap(({ pending: changes }) => changes);
  const commits = perRepository.flatMap(({ commits: some }) => some);
  if (repositories.length > 1) commits.sort((a, b) => ((a.commit?.on ?? '') < (b.commit?.on ?? '') ? 1 : -1));
  return [...pending, ...commits].filter(({ changes, versions }) => changes.length + versions.length > 0);
}

/** The repositories of the study's folder and of the folders in which codebooks are, each once. */
async function repositoriesOf(absolute: string, study: Study): Promise<readonly Repository[]> {
  const folders = new Set(['.', ...[...study.codebooks.keys()].map((path) => posix.dirname(path))]);
  const found = new Map<string, Repository>();
  for (const folder of folders) {
    const answer = await git(posix.join(absolute, folder), ['rev-parse', '--show-toplevel', '--show-prefix']).catch(
      () => '',
    );
    const [top = '', prefix = ''] = answer.split('\n');
    if (top !== '' && !found.has(top)) found.set(top, { folder, prefix });
  }
  return [...found.values()];
}

/**
 * The text of a codebook in the commit that gave it the version that it has in the latest one; undefined where it has not
 * been committed.
 */
export async function sinceVersion(absolute: string, path: string): Promise<string | undefined> {
  const folder = posix.join(absolute, posix.dirname(path));
  await git(folder, ['rev-parse', '--git-dir']).catch(async () => {
    throw await noHistory(absolute);
  });
  const args = [logFormat, '-z', '--raw', '--follow', '--', posix.basename(path)];
  const log = readRawLog(await git(folder, ['log', ...args]).catch(() => ''));
  const names = log.flatMap(({ files }) => files.flatMap(({ after }) => after.blob ?? []));
  const texts = await readBlobs(folder, new Set(names));
  const versions = names.map((name) => texts.get(name) ?? '');
  const versionOf = (text: string): string | undefined => parseCodebook(text).value.version;
  const [latest] = versions;
  if (latest === undefined) return undefined;
  const other = versions.findIndex((text) => versionOf(text) !== versionOf(latest));
  return versions[(other < 0 ? versions.length : other) - 1];
}

async function noHistory(folder: string): Promise<GlossError> {
  const why = await git(folder, ['rev-parse', '--git-dir']).then(() => '', whyGitFailed);
  return new GlossError(
    'not-found',
    l10n.t(
      '{folder} has no git history, so there is nothing to tell the versions of its codebooks from ({why}). Make it a repository with “git init”, and commit your codebooks.',
      { folder, why },
    ),
  );
}

async function historyIn(
  absolute: string,
  study: Study,
  repository: Repository,
  since: string | undefined,
): Promise<{ readonly pending: readonly CodebookCommit[]; readonly commits: CodebookCommit[] }> {
  const folder = posix.join(absolute, repository.folder);
  const hasCommits = await git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD']).then(
    () => true,
    () => false,
  );
  const raw = hasCommits ? ofCodebooks(study, repository, await readLog(folder, study, repository, since)) : [];
  const head = hasCommits ? await headFiles(folder, study, repository) : new Map<string, string>();
  const names = raw.flatMap(({ files }) => files.flatMap(({ before, after }) => [...before.blobs, after.blob]));
  const texts = await readBlobs(folder, new Set([...names, ...head.values()].filter((name) => name !== undefined)));
  const parsed = new Map<string, Codebook>();
  const bookOf = (name: string): Codebook => {
    const book = parsed.get(name) ?? parseCodebook(texts.get(name) ?? '').value;
    parsed.set(name, book);
    return book;
  };
  const committed = [...head].map(([path, name]) => [path, bookOf(name)] as const);
  const onDisk = [...study.codebooks].map(([path, { value }]) => [path, value] as const);
  // Codebooks of another repository are reported there.
  const isHere = await belongsHere(absolute, repository);
  const now = await Promise.all(onDisk.map(async (book) => ((await isHere(book[0])) ? [book] : [])));
  const commits: CodebookCommit[] = [];
  let started = performance.now();
  for (const { files, ...commit } of raw) {
    commits.push({ commit, ...changesOf(files, bookOf) });
    if (performance.now() - started < mostAtOnce) continue;
    await setImmediate();
    started = performance.now();
  }
  return { pending: [{ commit: undefined, ...differences(committed, now.flat()) }], commits };
}

/** Of a merge only what is as in none of its parents. */
function changesOf(files: readonly RawFile[], bookOf: (name: string) => Codebook): Omit<CodebookCommit, 'commit'> {
  const after = files.flatMap(({ after: { path, blob } }) =>
    blob === undefined ? [] : [[path, bookOf(blob)] as const],
  );
  const parents = Math.max(...files.map(({ before }) => before.blobs.length));
  const [first, ...others] = Array.from({ length: parents }, (_, i) => {
    const before = files.flatMap(({ before: { path, blobs } }) => {
      const blob = blobs[i];
      return blob === undefined ? [] : [[path, bookOf(blob)] as const];
    });
    return differences(before, after);
  });
  const isIn = (change: CodeChange, { changes }: Omit<CodebookCommit, 'commit'>): boolean =>
    changes.some((other) => describeChange(other) === describeChange(change));
  return {
    changes: (first?.changes ?? []).filter((change) => others.every((other) => isIn(change, other))),
    versions: others.length > 0 ? [] : (first?.versions ?? []),
  };
}

type Books = readonly (readonly [path: string, book: Codebook])[];

function differences(before: Books, after: Books): Omit<CodebookCommit, 'commit'> {
  const old = new Map(before);
  const versions = after.flatMap(([book, { version: to }]): readonly VersionChange[] => {
    const was = old.get(book);
    return was && was.version !== to ? [{ book, from: was.version, to }] : [];
  });
  return { changes: compareCodebooks(before, after), versions };
}

/** The log as git tells it: one process for all commits. */
async function readLog(
  folder: string,
  study: Study,
  { prefix }: Repository,
  since: string | undefined,
): Promise<readonly RawCommit[]> {
  const range = since === undefined ? ['HEAD'] : await sinceArgs(folder, since);
  const paths = [':(top,glob)**/*.codebook.yaml', ...pathspecs(study, prefix)];
  const args = [logFormat, '-z', '--raw', '-M', '-c', ...range, '--', ...paths];
  return readRawLog(await git(folder, ['log', ...args], { magic: true }));
}

/** Where in the repository the study's globs lead; what lies outside of it is left out. */
function pathspecs(study: Study, prefix: string): readonly string[] {
  const folders = study.config.codebooks.map((glob) => posix.join(prefix, baseOf(glob)).replace(/\/$/, ''));
  return folders
    .filter((folder) => !folder.startsWith('..'))
    .map((folder) => (folder === '.' ? ':(top)' : `:(top,literal)${folder}`));
}

async function sinceArgs(folder: string, since: string): Promise<readonly string[]> {
  const commit = await git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${since}^{commit}`]).catch(
    () => '',
  );
  if (commit !== '') return [`${commit.trim()}..HEAD`];
  if (/^\d{4}-\d\d-\d\d$/.test(since)) return [`--since=${since}T00:00:00`, 'HEAD'];
  throw new GlossError(
    'bad-argument',
    l10n.t(
      'git knows no commit, tag or branch “{since}”, nor is it a day. Write one of these, or a day as in 2026-11-23.',
      { since },
    ),
  );
}

/** What of the log is about codebooks, by paths in the study; also under the names that they had before. */
function ofCodebooks(study: Study, repository: Repository, commits: readonly RawCommit[]): readonly RawCommit[] {
  const earlier = new Set<string>();
  const isCodebook = (path: string): boolean => study.kindOf(path) === 'codebook' || earlier.has(path);
  return commits.flatMap((commit) => {
    const files = commit.files
      .map(({ before, after }) => ({
        before: { ...before, path: inStudy(repository, before.path) },
        after: { ...after, path: inStudy(repository, after.path) },
      }))
      .filter(({ before, after }) => isCodebook(after.path) || isCodebook(before.path));
    for (const { before, after } of files) if (before.path !== after.path) earlier.add(before.path);
    return files.length > 0 ? [{ ...commit, files }] : [];
  });
}

const inStudy = ({ folder, prefix }: Repository, path: string): string =>
  posix.join(folder, posix.relative(`/${prefix}`, `/${path}`));

/** The codebooks of the latest commit: object names by path in the study. */
async function headFiles(folder: string, study: Study, repository: Repository): Promise<ReadonlyMap<string, string>> {
  const out = await git(folder, ['ls-tree', '-r', '-z', '--full-tree', 'HEAD']);
  return new Map(
    out.split('\0').flatMap((line) => {
      const [, name, path] = /^100\d+ blob ([\da-f]+)\t([^]+)$/.exec(line) ?? [];
      const own = path === undefined ? undefined : inStudy(repository, path);
      return name !== undefined && own !== undefined && study.kindOf(own) === 'codebook' ? [[own, name] as const] : [];
    }),
  );
}

async function belongsHere(absolute: string, { folder }: Repository): Promise<(path: string) => Promise<boolean>> {
  const topOf = (below: string): Promise<string> =>
    git(posix.join(absolute, below), ['rev-parse', '--show-toplevel']).catch(() => '');
  const top = await topOf(folder);
  const known = new Map<string, Promise<string>>();
  return async (path) => {
    const below = posix.dirname(path);
    const asked = known.get(below) ?? topOf(below);
    known.set(below, asked);
    return (await asked) === top;
  };
}
