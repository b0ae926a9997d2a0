import { dirname, resolve } from 'node:path';
import type { FileVersions, Surroundings } from '../../core/merge/mergeCodings.js';
import { textsNamedIn } from '../../core/merge/mergeFile.js';
import { readBlobs } from './git.js';
import { indexTree, treeOf, type GitTree } from './gitTree.js';
import { mergedCommits } from './mergedCommits.js';
import { findOldTexts } from './oldText.js';
import { findStudyFolder } from '../study/studyFolder.js';

/**
 * What git knows beside the three versions of a file that it merges: the transcripts that their positions speak of, and the
 * codebooks that the ids in codings are from. `path` is the file's, from the current folder. What git does not have is missing.
 */
export async function surroundingsOf(path: string, versions: FileVersions): Promise<Surroundings> {
  const folder = findStudyFolder(dirname(resolve(path)));
  if (folder === undefined || !path.endsWith('.yaml')) return { texts: new Map() };
  const isCodings = path.endsWith('.codings.yaml');
  const [texts, codebooks] = await Promise.all([
    textsFor(folder, versions),
    isCodings ? codebooksFor(folder, versions).catch(() => undefined) : undefined,
  ]);
  return { texts, ...(codebooks && { codebooks }) };
}

async function textsFor(folder: string, versions: FileVersions): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const { paths, digests } = textsNamedIn(versions);
  if (digests.length < 2) return texts;
  for (const transcript of paths) {
    const missing = new Set(digests.filter((digest) => !texts.has(digest)));
    for (const [digest, text] of await findOldTexts(folder, transcript, missing)) texts.set(digest, text);
  }
  return texts;
}

/** The codebooks of the three versions: ours are those of the index, which git leaves alone until all is merged. */
async function codebooksFor(folder: string, versions: FileVersions): Promise<Surroundings['codebooks']> {
  const commits = await mergedCommits(folder, versions);
  if (!commits) return undefined;
  const trees = await Promise.all([treeOf(folder, commits.base), indexTree(folder), treeOf(folder, commits.theirs)]);
  const names = trees.map(namesOfCodebooks);
  if (new Set(names.map(String)).size === 1) return undefined;
  const texts = await readBlobs(folder, new Set(names.flat()));
  const [base, ours, theirs] = names.map((of) => of.flatMap((name) => texts.get(name) ?? []));
  return { base, ours, theirs };
}

const namesOfCodebooks = (tree: GitTree): readonly string[] =>
  [...tree]
    .flatMap(([path, name]) => (path.endsWith('.codebook.yaml') && !path.startsWith('../') ? [name] : []))
    .sort();
