import { bySegmentOrder, readAt, segmentKeys, type Segment } from '../codings/segment.js';
import { partsOfFile, textIn, type MapParts, type Part } from '../yaml/parts.js';
import { printMap } from '../yaml/printParts.js';
import { plainMeaning, readMeaning, type CodeMeaning } from './codeMeaning.js';
import { mergeMap } from './mergeMap.js';
import type { Marks, Rules, ValueOf } from './rules.js';
import type { Versions } from './versions.js';
import { followThrough, isUntouched, withOneAnchor, type Follow } from './oneAnchor.js';
import { withOwnTexts, withoutOwnTexts } from './ownTexts.js';
import { isSameCodes, setOfCodes, withIdsOfNow } from './setOfCodes.js';
import { asText, later, setOfTexts } from './fieldRules.js';

/** Three versions of a file; the base is empty where both sides made it. */
export type FileVersions = Readonly<Record<'base' | 'ours' | 'theirs', string>>;

/** A merged file, with conflicts marked in it. */
export interface MergedFile {
  readonly text: string;
  readonly conflicts: number;
}

/** What a merge has to know beside the three versions. */
export interface Surroundings {
  /** Transcripts that positions speak of, with LF line ends, by their digests. */
  readonly texts: ReadonlyMap<string, string>;
  /** The codebooks of the three versions, where they are known. */
  readonly codebooks?: Versions<readonly string[]>;
}

/**
 * Merges three versions of a codings file by meaning: segments by id, their codes as sets, memos as texts, bounds as one
 * decision. What contradicts itself is marked around its segment alone. Undefined where a version cannot be read.
 */
export function mergeCodings(
  versions: FileVersions,
  marks: Marks,
  { texts, codebooks }: Surroundings,
): MergedFile | undefined {
  const meaning = codebooks ? readMeaning(codebooks) : plainMeaning;
  const keys = { text: ({ ours }: Versions<Part>) => ({ merged: ours }), done: later, dismissed: setOfTexts };
  const rules = { keys, lists: { segments: segmentRules(followThrough(texts), meaning) } };
  const merged = mergeEntries(versions, 'segments', rules, marks);
  if (!merged || !codebooks) return merged;
  return { ...merged, text: merged.text.replace(/^ +codes: \[.*\]$/gm, (line) => withIdsOfNow(meaning, line)) };
}

/** Merges a file with a list of entries that have places in a text. */
export function mergeEntries(versions: FileVersions, list: string, rules: Rules, marks: Marks): MergedFile | undefined {
  const read = {
    base: partsOfFile(versions.base),
    ours: partsOfFile(versions.ours),
    theirs: partsOfFile(versions.theirs),
  };
  const { base, ours, theirs } = read;
  if (!base || !ours || !theirs) return undefined;
  // Where all speak of one text, entries need not say so.
  const texts = new Set(Object.values(versions).flatMap((text) => text.match(/^[ -]*text: \S+/gm) ?? []));
  const isOne = new Set(Array.from(texts, (line) => line.replace(/^[ -]*/, ''))).size < 2;
  const named = (file: MapParts): MapParts | undefined => (isOne ? file : withOwnTexts(file, list));
  const three = { base: named(base), ours: named(ours), theirs: named(theirs) };
  const merged = three.base && mergeMap(three, rules, marks);
  if (!merged) return undefined;
  const digest = textIn(merged.merged.fields.get('text'));
  return { text: withoutOwnTexts(printMap(merged.merged), digest), conflicts: merged.conflicts };
}

const segmentRules = (follow: Follow, meaning: CodeMeaning): Rules => ({
  keys: { codes: setOfCodes(meaning), memo: asText, on: later, reviewed: later, sources: setOfTexts },
  lists: {},
  keyOrder: segmentKeys,
  prepare: (versions, preferred) => withOneAnchor(versions, follow, preferred),
  isSame: (was, is, side) =>
    isUntouched(was, is, follow, 'codes') &&
    isSameCodes(meaning, was.fields.get('codes'), is.fields.get('codes'), side),
  order: (a, b) => bySegmentOrder(placeOf(a), placeOf(b)),
});

const placeOf = (valueOf: ValueOf): Segment => {
  const at = valueOf('at');
  const place = (typeof at === 'string' ? readAt(at) : undefined) ?? { from: last, to: last };
  return { id: '', quote: '', codes: [], ...place };
};

const last = { line: Number.MAX_SAFE_INTEGER, column: 1 };
