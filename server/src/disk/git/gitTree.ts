import { posix } from 'node:path';
import { GlossError } from '../../core/glossError.js';
import * as l10n from '../../core/text/l10n.js';
import { git, whyGitFailed } from './git.js';

/** Object names of files in git, by path as seen from the study's folder. */
export type GitTree = ReadonlyMap<string, string>;

/** The commit that a name stands for; refuses what is none. */
export async function resolveCommit(folder: string, name: string): Promise<string> {
  const args = ['--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const commit = await git(folder, ['rev-parse', ...args]).catch(() => '');
  if (commit !== '') return commit.trim();
  const why = await git(folder, ['rev-parse', '--git-dir']).then(() => undefined, whyGitFailed);
  throw new GlossError(
    'not-found',
    why === undefined
      ? l10n.t(
          'git knows no commit, tag or branch “{name}” in {folder}. “git log” and “git branch” list what there is.',
          { name, folder },
        )
      : l10n.t(
          '{folder} has no git history to compare with ({why}). Make it a repository with “git init”, and commit your codings.',
          { folder, why },
        ),
  );
}

/** The latest commit that two have in common. */
export async function mergeBase(folder: string, one: string, other: string): Promise<string> {
  const [a, b] = [await resolveCommit(folder, one), await resolveCommit(folder, other)];
  const found = await git(folder, ['merge-base', '--end-of-options', a, b]).catch(() => '');
  if (found !== '') return found.trim();
  const isShallow = (await git(folder, ['rev-parse', '--is-shallow-repository']).catch(() => '')).trim() === 'true';
  throw new GlossError(
    'not-found',
    isShallow
      ? l10n.t(
          '“{one}” and “{other}” have no commit in common here. This clone has only the latest commits; fetch the others with “git fetch --unshallow”.',
          { one, other },
        )
      : l10n.t('“{one}” and “{other}” have no commit in common here. Name a commit to compare with.', { one, other }),
  );
}

/** The files of a commit. */
export async function treeOf(folder: string, commit: string): Promise<GitTree> {
  const out = await git(folder, ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit]);
  return readTree(folder, out, /^100\d+ blob ([\da-f]+)\t([^]+)$/);
}

/** The files of the index, those in conflict left out. */
export async function indexTree(folder: string): Promise<GitTree> {
  const out = await git(folder, ['ls-files', '--stage', '--full-name', '-z', '--', ':(top)'], { magic: true });
  return readTree(folder, out, /^100\d+ ([\da-f]+) 0\t([^]+)$/);
}

async function readTree(folder: string, listing: string, entry: RegExp): Promise<GitTree> {
  const prefix = await git(folder, ['rev-parse', '--show-prefix']);
  const from = `/${prefix.trim()}`;
  const files = listing.split('\0').flatMap((line) => {
    const [, name, path] = entry.exec(line) ?? [];
    return name === undefined || path === undefined ? [] : [[posix.relative(from, `/${path}`), name] as const];
  });
  return new Map(files);
}
