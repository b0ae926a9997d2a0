import { createHash } from 'node:crypto';
import { compareCodebooks, type Codebooks } from '../../core/codebook/compareCodebooks.js';
import { compareCodings } from '../../core/review/compareCodings.js';
import { currentNames } from '../../core/review/currentNames.js';
import type { Review } from '../../core/review/review.js';
import { isOutside, readCodingsPath } from '../../core/study/paths.js';
import { withCodings, type Study } from '../../core/study/study.js';
import type { CodingsOf } from '../../core/study/visible.js';
import type { ReadStudy } from '../../core/study/unread.js';
import { resolveCommit, treeOf, type GitTree } from '../git/gitTree.js';
import { loadFolder } from './folderSource.js';
import { loadTree } from './treeSource.js';

/** Whether whoever asks sees codings. */
type IsSeen = (of: CodingsOf) => boolean;

/** What differs between two versions of a study, with the names that its codes have. */
export interface ReviewedStudy {
  readonly base: ReadStudy;
  readonly head: ReadStudy;
  readonly review: Review;
}

/**
 * Compares a commit with another, or with the files on disk where `head` is undefined. Of the codings only files that
 * differ are read from git; what cannot be read on one side is compared on neither.
 */
export async function reviewVersions(
  folder: string,
  base: string,
  head: string | undefined,
  isSeen: IsSeen,
): Promise<ReviewedStudy> {
  const old = await treeOf(folder, await resolveCommit(folder, base));
  if (head === undefined) return compareWithTree(folder, old, await loadFolder(folder), isSeen);
  const now = await treeOf(folder, await resolveCommit(folder, head));
  const differs = (path: string): boolean => old.get(path) !== now.get(path);
  const [was, is] = [await codingsAt(folder, old, differs), await codingsAt(folder, now, differs)];
  return reviewed(was, is, new Set(), isSeen);
}

/** Compares a commit with the study as it has been read. */
export async function reviewSince(
  folder: string,
  base: string,
  now: ReadStudy,
  isSeen: IsSeen,
): Promise<ReviewedStudy> {
  return compareWithTree(folder, await treeOf(folder, await resolveCommit(folder, base)), now, isSeen);
}

async function compareWithTree(folder: string, old: GitTree, now: ReadStudy, isSeen: IsSeen): Promise<ReviewedStudy> {
  const same = unchangedOnDisk(now.study, old);
  return reviewed(await codingsAt(folder, old, (path) => !same.has(path)), now, same, isSeen);
}

/** A version with some of its codings, and without discussions. */
const codingsAt = (folder: string, tree: GitTree, isWanted: (path: string) => boolean): Promise<ReadStudy> =>
  loadTree(folder, tree, { codings: () => isWanted, discussions: false });

/** Compares versions, but for codings in the files named in `same`. */
function reviewed(was: ReadStudy, is: ReadStudy, same: ReadonlySet<string>, isSeen: IsSeen): ReviewedStudy {
  const [base, head] = [seenOf(was, isSeen), seenOf(is, isSeen)];
  const isLeftOut = (path: string): boolean => same.has(path) || base.unreadable.has(path) || head.unreadable.has(path);
  const codings = ({ study }: ReadStudy) =>
    [...study.records.values()]
      .filter(({ path }) => !isLeftOut(path))
      .map(({ value, coder, transcript }) => ({ ...value, coder, transcript }));
  const nameOf = currentNames(base.study, head.study);
  return {
    base,
    head,
    review: {
      transcripts: compareCodings(codings(base), codings(head), nameOf),
      codebook: compareCodebooks(booksOf(base, head), booksOf(head, base)),
    },
  };
}

/** A version with the codings alone that are to be seen. */
const seenOf = ({ study, unreadable }: ReadStudy, isSeen: IsSeen): ReadStudy => ({
  study: withCodings(study, isSeen),
  unreadable: new Map(
    [...unreadable].filter(([path]) => {
      const place = readCodingsPath(path);
      return !place || isSeen(place);
    }),
  ),
});

/** Codebooks of a version; not what the other could not read, and those beside the study only where it has them too. */
const booksOf = ({ study }: ReadStudy, other: ReadStudy): Codebooks =>
  [...study.codebooks]
    .filter(([path]) => !other.unreadable.has(path) && (!isOutside(path) || other.study.codebooks.has(path)))
    .map(([path, { value }]) => [path, value] as const);

/** Codings files that are on disk byte for byte as in git. */
function unchangedOnDisk(study: Study, tree: GitTree): ReadonlySet<string> {
  const same = new Set<string>();
  for (const { path, text } of study.records.values()) {
    const name = tree.get(path);
    if (name !== undefined && blobName(text, name.length) === name) same.add(path);
  }
  return same;
}

/** How git would name a file with this text; repositories use SHA-1 or SHA-256. */
function blobName(text: string, length: number): string {
  const bytes = Buffer.from(text, 'utf8');
  return createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}
