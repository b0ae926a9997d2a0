import { bySegmentOrder, readAt, segmentKeys, type Segment } from '../codings/segment.js';
import { parseCodings } from '../codings/readCodings.js';
import { linesIn, plainValue, type Fields } from '../text/entries.js';
import { mergeMap, type Marks, type Rules } from './mergeMap.js';
import { isUntouched, ofOneText, withOneAnchor } from './oneAnchor.js';
import { asText, later, setOfCodes, setOfTexts } from './values.js';

/** A merged file, with conflicts marked in it. */
export interface MergedFile {
  readonly text: string;
  readonly conflicts: number;
}

/**
 * Merges three versions of a codings file by meaning: segments by id, their codes as sets, memos as texts, bounds as one
 * decision. What contradicts itself is marked around its segment alone. Undefined where a version cannot be read in lines.
 */
export function mergeCodings(base: string, ours: string, theirs: string, marks: Marks): MergedFile | undefined {
  const texts = [base, ours, theirs].map((text) => parseCodings(text).value.text);
  const isOneText = new Set(texts).size === 1;
  const merged = mergeMap(
    { base: linesIn(base), ours: linesIn(ours), theirs: linesIn(theirs) },
    {
      keys: { text: ({ base: was }) => ({ merged: was }), done: later, dismissed: setOfTexts },
      lists: { segments: segmentRules(isOneText) },
      ...(!isOneText && { prepare: ofOneText }),
    },
    marks,
  );
  if (!merged) return undefined;
  const text = merged.lines.join('');
  const isBroken = merged.conflicts === 0 && parseCodings(text).problems.some(({ severity }) => severity === 'error');
  return isBroken ? undefined : { text, conflicts: merged.conflicts };
}

const segmentRules = (isOneText: boolean): Rules => ({
  keys: { codes: setOfCodes, memo: asText, on: later, reviewed: later, sources: setOfTexts },
  lists: {},
  keyOrder: segmentKeys,
  prepare: (versions) => withOneAnchor(versions, isOneText),
  isSame: (a, b) => isUntouched(a, b, isOneText),
  order: (a, b) => bySegmentOrder(placeOf(a), placeOf(b)),
});

const placeOf = (fields: Fields): Segment => {
  const place = readAt(plainValue(fields.fields.get('at')) ?? '') ?? { from: last, to: last };
  return { id: '', quote: '', codes: [], ...place };
};

const last = { line: Number.MAX_SAFE_INTEGER, column: 1 };
