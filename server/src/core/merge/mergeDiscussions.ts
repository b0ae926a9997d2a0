import { linesIn, plainValue, type Fields } from '../text/entries.js';
import type { MergedFile } from './mergeCodings.js';
import { mergeMap, type Marks, type Rules } from './mergeMap.js';
import { isUntouched, ofOneText, withOneAnchor } from './oneAnchor.js';
import { asText, later } from './values.js';

/**
 * Merges three versions of a discussion file by meaning: threads and comments by id, replies of both sides in order of time.
 * Undefined where a version cannot be read in lines.
 */
export function mergeDiscussions(base: string, ours: string, theirs: string, marks: Marks): MergedFile | undefined {
  const texts = [base, ours, theirs].map((text) => /^text:[ \t]*(\S*)/m.exec(text)?.[1]);
  const isOneText = new Set(texts).size === 1;
  const rules: Rules = {
    keys: { text: ({ base: was }) => ({ merged: was }) },
    lists: { threads: threadRules(isOneText) },
    ...(!isOneText && { prepare: ofOneText }),
  };
  const merged = mergeMap({ base: linesIn(base), ours: linesIn(ours), theirs: linesIn(theirs) }, rules, marks);
  return merged && { text: merged.lines.join(''), conflicts: merged.conflicts };
}

const comments: Rules = {
  keys: { text: asText, edited: later },
  lists: {},
  isSame: (a, b) => isUntouched(a, b, true),
  order: (a, b) => timeOf(a).localeCompare(timeOf(b)),
};

const threadRules = (isOneText: boolean): Rules => ({
  keys: {},
  lists: { comments },
  prepare: (versions) => withOneAnchor(versions, isOneText),
  isSame: (a, b) => isUntouched(a, b, isOneText),
});

const timeOf = ({ fields }: Fields): string => plainValue(fields.get('on')) ?? '';
