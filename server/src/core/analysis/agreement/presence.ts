import type { Range } from '../../text/range.js';
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
  const found = new Map<number | string, { values: Pattern['values']; count: number }>();
  const read: Reading = (marks, isInDoubt) => (marks > 0 ? 1 : isInDoubt ? undefined : 0);
  for (const { values, count } of stretches(length, marked, () => 1, doubted, read)) {
    const key = keyOf(values);
    const known = found.get(key);
    if (known) known.count += count;
    else found.set(key, { values, count });
  }
  return [...found.values()];
}

/** A number tells the values of this many coders apart exactly. */
const mostInNumber = 33;

const keyOf = (values: Pattern['values']): number | string =>
  values.length > mostInNumber ? values.join() : values.reduce<number>((key, value) => 3 * key + (value ?? 2), 0);

/** What a coder said of a stretch, by the sum of the values of what is marked there, and whether more may be. */
export type Reading = (sum: number, isInDoubt: boolean) => number | undefined;

/** The text in stretches between any two bounds, so that the cost follows the segments and not the text. */
export function* stretches<R extends Range>(
  length: number,
  marked: readonly (readonly R[] | undefined)[],
  valueOf: (range: R) => number,
  doubted: readonly (readonly Range[])[] = [],
  read: Reading = (sum, isInDoubt) => (isInDoubt ? undefined : sum),
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
    marked.map((ranges, i) => (ranges ? read(open[i] ?? 0, doubts[i] !== 0) : undefined));
  let from = 0;
  for (const { at, coder, value, doubt } of bounds) {
    if (at > from) yield { values: now(), count: at - from };
    from = at;
    open[coder] = (open[coder] ?? 0) + value;
    doubts[coder] = (doubts[coder] ?? 0) + doubt;
  }
  if (length > from) yield { values: now(), count: length - from };
}
