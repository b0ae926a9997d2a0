import type { Part } from '../yaml/parts.js';
import { mergeEntries, type FileVersions, type MergedFile, type Surroundings } from './mergeCodings.js';
import type { Marks, Rules, ValueOf } from './rules.js';
import type { Versions } from './versions.js';
import { followThrough, isAlike, isUntouched, withOneAnchor, type Follow } from './oneAnchor.js';
import { asText, later } from './fieldRules.js';

/**
 * Merges three versions of a discussion file by meaning: threads and comments by id, replies of both sides in order of time.
 * Undefined where a version cannot be read.
 */
export function mergeDiscussions(
  versions: FileVersions,
  marks: Marks,
  { texts }: Surroundings,
): MergedFile | undefined {
  const keys = { text: ({ ours }: Versions<Part>) => ({ merged: ours }) };
  return mergeEntries(versions, 'threads', { keys, lists: { threads: threadRules(followThrough(texts)) } }, marks);
}

const comments: Rules = {
  keys: { text: asText, edited: later },
  lists: {},
  isSame: isAlike,
  order: (a, b) => timeOf(a).localeCompare(timeOf(b)),
};

const threadRules = (follow: Follow): Rules => ({
  keys: {},
  lists: { comments },
  prepare: (versions, preferred) => withOneAnchor(versions, follow, preferred),
  isSame: (a, b) => isUntouched(a, b, follow),
});

const timeOf = (valueOf: ValueOf): string => {
  const on = valueOf('on');
  return typeof on === 'string' ? on : '';
};
