import type { NameFinder } from '../../core/edit/pseudonyms/namePairs.js';
import type { GitName, NamesInGit } from '../../core/edit/pseudonyms/namesFound.js';
import { isText, namesInPath } from '../../core/edit/pseudonyms/namesLeft.js';
import { eachBlob, git, whyGitFailed } from '../git/git.js';
import { treeOf, type GitTree } from '../git/gitTree.js';

/** Branches, tags and stashes that are looked into, the latest first. */
const mostRefs = 200;

/**
 * The branches, tags and stashes of a study's repository, and whether files of the study hold a name at their tips. Earlier
 * commits are not looked into: git keeps what is in them all the same.
 */
export async function namesInGit(folder: string, finder: NameFinder): Promise<NamesInGit> {
  try {
    await git(folder, ['rev-parse', '--git-dir']);
  } catch (error) {
    return { why: whyGitFailed(error), remotes: [], refs: [], more: 0 };
  }
  const remotes = linesOf(await git(folder, ['remote']).catch(() => ''));
  const tips = await tipsOf(folder);
  const trees = new Map<string, GitTree>();
  for (const { commit } of tips.slice(0, mostRefs)) {
    if (!trees.has(commit)) trees.set(commit, await treeOf(folder, commit).catch(() => new Map<string, string>()));
  }
  const holding = await blobsWithNames(folder, finder, [...trees.values()]);
  const holds = (tree: GitTree): boolean =>
    [...tree].some(
      ([path, blob]) => isInside(path) && (holding.has(blob) || namesInPath(finder, path).exact.length > 0),
    );
  const byCommit = new Map([...trees].map(([commit, tree]) => [commit, holds(tree)]));
  const refs = tips
    .slice(0, mostRefs)
    .map(({ kind, name, commit }) => ({ kind, name, holds: byCommit.get(commit) ?? false }));
  return { remotes, refs, more: Math.max(0, tips.length - mostRefs) };
}

const linesOf = (out: string): readonly string[] => out.split('\n').filter((line) => line !== '');
const isInside = (path: string): boolean => !path.startsWith('../');

interface Tip extends Pick<GitName, 'kind' | 'name'> {
  readonly commit: string;
}

const kinds: readonly (readonly [start: string, kind: GitName['kind']])[] = [
  ['refs/heads/', 'branch'],
  ['refs/remotes/', 'remote branch'],
  ['refs/tags/', 'tag'],
];

async function tipsOf(folder: string): Promise<readonly Tip[]> {
  const format = `--format=${['refname', 'objectname', '*objectname'].map((name) => `%(${name})`).join(' ')}`;
  const [refs, stashes, head, branch] = await Promise.all([
    git(folder, ['for-each-ref', '--sort=-creatordate', format, ...kinds.map(([start]) => start)]).catch(() => ''),
    git(folder, ['log', '--walk-reflogs', '--format=%gd %H', 'refs/stash', '--']).catch(() => ''),
    git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']).catch(() => ''),
    git(folder, ['symbolic-ref', '--quiet', 'HEAD']).catch(() => ''),
  ]);
  return [
    ...(head !== '' && branch === ''
      ? [{ kind: 'commit' as const, name: head.trim().slice(0, 10), commit: head.trim() }]
      : []),
    ...linesOf(refs).flatMap((line) => {
      const [ref = '', object = '', tagged = ''] = line.split(' ');
      const [start, kind] = kinds.find(([each]) => ref.startsWith(each)) ?? [];
      return start === undefined || kind === undefined
        ? []
        : [{ kind, name: ref.slice(start.length), commit: tagged === '' ? object : tagged }];
    }),
    ...linesOf(stashes).map((line) => {
      const [name = '', commit = ''] = line.split(' ');
      return { kind: 'stash' as const, name: name.replace(/^refs\//, ''), commit };
    }),
  ];
}

/** Which of the trees' texts hold a name. */
async function blobsWithNames(
  folder: string,
  finder: NameFinder,
  trees: readonly GitTree[],
): Promise<ReadonlySet<string>> {
  const blobs = new Set<string>();
  for (const tree of trees) for (const [path, blob] of tree) if (isInside(path) && isText(path)) blobs.add(blob);
  const holding = new Set<string>();
  await eachBlob(folder, [...blobs], (content, blob) => {
    // What is too large to be looked into may hold any name.
    if (!content || finder.find(content.toString('utf8')).length > 0) holding.add(blob);
    return true;
  });
  return holding;
}
