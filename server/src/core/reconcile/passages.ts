import { isCertain } from '../anchor/place.js';
import type { Range } from '../text/range.js';
import { matchRanges } from '../text/matchRanges.js';
import { byPosition } from '../text/range.js';
import type { Coding } from '../codings/segment.js';
import type { PlacedSegment } from '../study/transcriptView.js';

/** The coder under whose name a team keeps what it agreed on. */
export const consensusCoder = 'consensus';

/** How one coder read a passage. */
export interface Reading {
  readonly coder: string;
  /** Id of the segment. */
  readonly segment: string;
  /** UTF-16 offsets. */
  readonly range: Range;
  /** Under their current ids. */
  readonly codes: readonly Coding[];
  readonly memo?: string;
}

/**
 * What coders did with a passage: the same; other codes on the same words; the same codes on other bounds; both; or not all
 * of them have coded it.
 */
export type Difference = 'agreed' | 'codes' | 'bounds' | 'codes-and-bounds' | 'missing';

/** A passage that at least one of several coders has coded. */
export interface Passage {
  /** The ids of its segments, in order, joined by `+`: as long as it is made of the same segments, it is the same passage. */
  readonly key: string;
  /** From the first to the last word that anybody coded; UTF-16 offsets. */
  readonly range: Range;
  /** One for each coder at most, in the order in which the coders were given. */
  readonly readings: readonly Reading[];
  readonly difference: Difference;
}

/**
 * The passages of several coders in text order: of the segments that overlap, those that share most (the words both have, of
 * the words either has) are one passage, with one segment of each coder at most. Segments without a certain place are left out.
 */
export function passagesOf(
  placed: readonly PlacedSegment[],
  coders: readonly string[],
  text: string,
  currentId: (id: string) => string,
): readonly Passage[] {
  const readings = placed
    .filter(({ record, place }) => coders.includes(record.coder) && isCertain(place))
    .map(({ record, segment, place: { start, end } }): Reading => ({
      coder: record.coder,
      segment: segment.id,
      range: { start, end },
      codes: segment.codes.map((coding) => ({ ...coding, code: currentId(coding.code) })),
      ...(segment.memo !== undefined && { memo: segment.memo }),
    }));
  return matchRanges(readings)
    .map((group) => passage(group, coders, text))
    .sort((a, b) => byPosition(a.range, b.range));
}

function passage(group: readonly Reading[], coders: readonly string[], text: string): Passage {
  const readings = [...group].sort((a, b) => coders.indexOf(a.coder) - coders.indexOf(b.coder));
  return {
    key: keyOf(readings.map(({ segment }) => segment)),
    range: {
      start: Math.min(...readings.map(({ range }) => range.start)),
      end: Math.max(...readings.map(({ range }) => range.end)),
    },
    readings,
    difference: differenceOf(readings, coders, text),
  };
}

/** The key of a passage with these segments, given in any order. */
export const keyOf = (segments: readonly string[]): string => segments.toSorted().join('+');

function differenceOf(readings: readonly Reading[], coders: readonly string[], text: string): Difference {
  if (readings.length < coders.length) return 'missing';
  const codes = new Set(readings.map(codesKey)).size > 1;
  if (isSamePassage(readings, text)) return codes ? 'codes' : 'agreed';
  return codes ? 'codes-and-bounds' : 'bounds';
}

const codesKey = ({ codes }: Reading): string =>
  codes
    .map(({ code, weight = '' }) => `${code}=${weight}`)
    .sort()
    .join();

/** Whether readings are of the same words; spaces and marks around them do not count. */
export function isSamePassage(readings: readonly Reading[], text: string): boolean {
  const bounds = readings.map(({ range }) => {
    const words = text.slice(range.start, range.end);
    const lead = /^[^\p{L}\p{N}]*/u.exec(words)?.[0].length ?? 0;
    return `${range.start + lead} ${words.replace(/^[^\p{L}\p{N}]+|(?<=[\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, '').length}`;
  });
  return new Set(bounds).size <= 1;
}
