import type { Range } from '../../text/range.js';
import { joinRanges } from './unitizing/codedUnits.js';
import type { Pattern } from './ratings.js';

/** What coders marked in one text, in the order of coders; undefined for one who did not code it. */
export interface MarkedText {
  /** In code points of what is said, as all ranges. */
  readonly length: number;
  readonly marked: readonly (readonly Range[] | undefined)[];
  /** What each coder may have marked, since the place of a segment is in doubt; nothing where absent. */
  readonly doubted?: readonly (readonly Range[])[];
}

/** Whether each coder gave one code to each character (code point) of a text; nothing is said of what is in doubt. */
export function presenceIn({ length, marked, doubted }: MarkedText): readonly Pattern[] {
  if (length === 0) return [];
  const isBare = (doubted ?? []).every((ranges) => ranges.length === 0);
  // Most texts have nothing of a code.
  if (isBare && marked.every((ranges) => !ranges || ranges.length === 0)) {
    return [{ values: marked.map((ranges) => ranges && 0), count: length }];
  }
  const sides = marked.map((ranges, coder) => ({
    isReader: ranges !== undefined,
    given: boundsOf(ranges ?? []),
    doubts: boundsOf(doubted?.[coder] ?? []),
  }));
  const found = new Map<number | string, { values: Pattern['values']; count: number }>();
  for (let from = 0; from < length;) {
    let to = length;
    for (const { given, doubts } of sides) to = Math.min(to, nextBound(given, from), nextBound(doubts, from));
    const values = sides.map(({ isReader, given, doubts }) =>
      !isReader ? undefined : isWithin(given) ? 1 : isWithin(doubts) ? undefined : 0,
    );
    const key = keyOf(values);
    const known = found.get(key);
    if (known) known.count += to - from;
    else found.set(key, { values, count: to - from });
    from = to;
  }
  return [...found.values()];
}

/** Where ranges begin and end, in turn and ascending, and how many of the bounds have been passed. */
interface Bounds {
  readonly at: readonly number[];
  passed: number;
}

/** Ranges that meet are one. */
function boundsOf(ranges: readonly Range[]): Bounds {
  const at: number[] = [];
  for (const { start, end } of joinRanges(ranges)) {
    if (at.length > 0 && at[at.length - 1] === start) at[at.length - 1] = end;
    else at.push(start, end);
  }
  return { at, passed: 0 };
}

/** The first bound behind a position, which grows from one question to the next. */
function nextBound(bounds: Bounds, position: number): number {
  while ((bounds.at[bounds.passed] ?? Infinity) <= position) bounds.passed++;
  return bounds.at[bounds.passed] ?? Infinity;
}

const isWithin = ({ passed }: Bounds): boolean => passed % 2 === 1;

/** A number tells the values of this many coders apart exactly. */
const mostInNumber = 33;

const keyOf = (values: Pattern['values']): number | string =>
  values.length > mostInNumber ? values.join() : values.reduce<number>((key, value) => 3 * key + (value ?? 2), 0);

/**
 * The text in stretches between any two bounds, so that the cost follows the segments and not the text: of each the sum of the
 * values of what each coder marked there; nothing is said of what is in doubt.
 */
export function* stretches<R extends Range>(
  length: number,
  marked: readonly (readonly R[] | undefined)[],
  valueOf: (range: R) => number,
  doubted: readonly (readonly Range[])[] = [],
): Generator<Pattern> {
  const bounds: { readonly at: number; readonly coder: number; readonly value: number; readonly doubt: number }[] = [];
  marked.forEach((ranges, coder) => {
    for (const range of ranges ?? []) {
      const value = valueOf(range);
      bounds.push({ at: range.start, coder, value, doubt: 0 }, { at: range.end, coder, value: -value, doubt: 0 });
    }
    for (const { start, end } of doubted[coder] ?? []) {
      bounds.push({ at: start, coder, value: 0, doubt: 1 }, { at: end, coder, value: 0, doubt: -1 });
    }
  });
  bounds.sort((a, b) => a.at - b.at);
  const open = new Int32Array(marked.length);
  const doubts = new Int32Array(marked.length);
  const now = (): Pattern['values'] =>
    marked.map((ranges, i) => (ranges && doubts[i] === 0 ? (open[i] ?? 0) : undefined));
  let from = 0;
  for (const { at, coder, value, doubt } of bounds) {
    if (at > from) yield { values: now(), count: at - from };
    from = at;
    open[coder] = (open[coder] ?? 0) + value;
    doubts[coder] = (doubts[coder] ?? 0) + doubt;
  }
  if (length > from) yield { values: now(), count: length - from };
}
