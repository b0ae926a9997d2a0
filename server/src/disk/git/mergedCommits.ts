import { createHash } from 'node:crypto';
import type { FileVersions } from '../../core/merge/mergeCodings.js';
import { git } from './git.js';
import { mergeBase } from './gitTree.js';

/** The commits whose files git merges into what stands here. */
export interface MergedCommits {
  readonly base: string;
  readonly theirs: string;
}

/** Changes of a file that are looked at, the latest first. */
const mostChanges = 12;

/**
 * Which commits git is about to merge: what `git merge` says in the environment, else the latest commit that made this very
 * change of a file, as when it is picked, rebased, popped from the stash, or reverted. Undefined where git does not know.
 */
export async function mergedCommits(folder: string, versions: FileVersions): Promise<MergedCommits | undefined> {
  const heads = Object.keys(process.env).flatMap((name) => /^GITHEAD_([\da-f]{40,64})$/.exec(name)?.[1] ?? []);
  const [theirs] = heads;
  if (heads.length === 1 && theirs !== undefined) {
    const base = await mergeBase(folder, 'HEAD', theirs).catch(() => undefined);
    if (base !== undefined) return { base, theirs };
  }
  const head = (await git(folder, ['rev-parse', 'HEAD'])).trim();
  const nameOf = (text: string): string => blobName(text, head.length);
  const [from, to] = [nameOf(versions.base), nameOf(versions.theirs)];
  const which = ['--all', '--reflog', '-m', '--first-parent', `--max-count=${mostChanges}`, `--find-object=${to}`];
  const log = await git(folder, ['log', ...which, '--raw', '--no-renames', '--format=%H']);
  for (const change of log.split(/\n(?=[\da-f]{40,64}\n)/)) {
    const commit = /^[\da-f]{40,64}/.exec(change.trimStart())?.[0];
    if (commit === undefined) continue;
    if (change.includes(` ${from} ${to} `)) return { base: `${commit}^`, theirs: commit };
    if (change.includes(` ${to} ${from} `)) return { base: commit, theirs: `${commit}^` };
  }
  return undefined;
}

/** The name that git gives to a file with this text, in a repository with names of so many digits. */
function blobName(text: string, digits: number): string {
  const bytes = Buffer.from(text, 'utf8');
  const hash = createHash(digits === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
