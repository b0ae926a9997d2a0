import type { AskGit } from '../common/workspace.js';

/** Names that commits go by, the latest first. */
export interface GitRefs {
  readonly main?: string;
  readonly branches: readonly string[];
  readonly tags: readonly string[];
}

/** Names that are reported. */
const mostNames = 200;

/** A name, and what a symbolic one stands for. */
const format = ['%(refname)', '%(symref)'].join(' ');

/** The branches and tags of a repository; none where there is no git. */
export async function refsOf(git: AskGit): Promise<GitRefs> {
  const names = (...patterns: readonly string[]): Promise<readonly string[]> =>
    git(['for-each-ref', '--sort=-creatordate', `--count=${mostNames}`, `--format=${format}`, ...patterns])
      .then((out) => out.split('\n').flatMap((line) => /^refs\/(?:heads|remotes|tags)\/(\S+) $/.exec(line)?.[1] ?? []))
      .catch(() => []);
  const [branches, tags, current] = await Promise.all([
    names('refs/heads', 'refs/remotes'),
    names('refs/tags'),
    git(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']).catch(() => ''),
  ]);
  const usual = [current.trim().replace('refs/remotes/', ''), 'origin/main', 'origin/master', 'main', 'master'];
  const main = usual.find((name) => branches.includes(name));
  return { ...(main !== undefined && { main }), branches, tags };
}
