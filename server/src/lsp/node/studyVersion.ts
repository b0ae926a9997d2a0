import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { compareCodebooks, type Codebooks } from '../../core/codebook/compareCodebooks.js';
import { compareCodings } from '../../core/review/compareCodings.js';
import type { Review } from '../../core/review/review.js';
import { configFile, isOutside } from '../../core/study/paths.js';
import { createStudy, currentId, setFile, type Study } from '../../core/study/study.js';
import { readBlobs } from './git.js';
import { resolveCommit, treeOf, type GitTree } from './gitTree.js';
import { loadStudy } from './studyFolder.js';

/** What differs between two versions of a study, with the names that its codes have. */
export interface ReviewedStudy {
  readonly base: Study;
  readonly head: Study;
  readonly review: Review;
}

/**
 * Compares a commit with another, or with the files on disk where `head` is undefined. Of the codings only files that
 * differ are read from git.
 */
export async function reviewVersions(folder: string, base: string, head: string | undefined): Promise<ReviewedStudy> {
  const old = await treeOf(folder, await resolveCommit(folder, base));
  if (head === undefined) {
    const study = await loadStudy(folder);
    const same = unchangedOnDisk(study, old);
    return reviewed(await studyAt(folder, old, same), study, same);
  }
  const now = await treeOf(folder, await resolveCommit(folder, head));
  const same = new Set([...old].flatMap(([path, name]) => (now.get(path) === name ? [path] : [])));
  return reviewed(await studyAt(folder, old, same), await studyAt(folder, now, same), same);
}

/** The study as a commit has it, without the codings that are named in `without`. */
async function studyAt(folder: string, tree: GitTree, without: ReadonlySet<string>): Promise<Study> {
  const study = createStudy(pathToFileURL(folder).href);
  const settings = tree.get(configFile);
  if (settings !== undefined) {
    for (const text of (await readBlobs(folder, new Set([settings]))).values()) setFile(study, configFile, text);
  }
  const wanted = [...tree].filter(([path]) => {
    const kind = study.kindOf(path);
    return kind === 'codebook' || (kind === 'codings' && !without.has(path));
  });
  const texts = await readBlobs(folder, new Set(wanted.map(([, name]) => name)));
  for (const path of tree.keys()) if (study.kindOf(path) === 'transcript') setFile(study, path, '');
  for (const [path, name] of wanted) {
    const text = texts.get(name);
    if (text !== undefined) setFile(study, path, text);
  }
  return study;
}

function reviewed(base: Study, head: Study, same: ReadonlySet<string>): ReviewedStudy {
  const codings = (study: Study) =>
    [...study.records.values()]
      .filter(({ path }) => !same.has(path))
      .map(({ value, coder, transcript }) => ({ ...value, coder, transcript }));
  const nameOf = currentNames(base, head);
  return {
    base,
    head,
    review: {
      transcripts: compareCodings(codings(base), codings(head), nameOf),
      codebook: compareCodebooks(booksOf(base, head), booksOf(head, base)),
    },
  };
}

/** What a code is called today, or, where it is gone, was. */
const currentNames =
  (base: Study, head: Study) =>
  (id: string): string => {
    const now = currentId(head, id);
    return now === id ? currentId(head, currentId(base, id)) : now;
  };

/** Codebooks of a study; those beside it only where the other version has them too, for they may be in no repository. */
const booksOf = (study: Study, other: Study): Codebooks =>
  [...study.codebooks]
    .filter(([path]) => !isOutside(path) || other.codebooks.has(path))
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
