import type { Range } from '../../text/range.js';
import type { Pattern, Ratings } from './ratings.js';

/** What coders marked in one text, in the order of coders; undefined for one who did not code it. */
export interface MarkedText {
  /** In code points of what is said, as all ranges. */
  readonly length: number;
  readonly marked: readonly (readonly Range[] | undefined)[];
}

/** Whether each coder gave one code to each character (code point) of the texts. */
export function presenceByCharacter(texts: readonly MarkedText[]): Ratings<boolean> {
  const counts = new Map<number | string, { values: Pattern['values']; count: number }>();
  const add = (values: Pattern['values'], count: number): void => {
    const key = keyOf(values);
    const known = counts.get(key);
    if (known) known.count += count;
    else counts.set(key, { values, count });
  };
  for (const { length, marked } of texts) {
    // Most texts have nothing of a code.
    if (marked.every((ranges) => !ranges || ranges.length === 0)) {
      if (length > 0) {
        add(
          marked.map((ranges) => ranges && 0),
          length,
        );
      }
      continue;
    }
    for (const { values, count } of stretches(length, marked, () => 1)) {
      add(
        values.map((times) => times && 1),
        count,
      );
    }
  }
  return { categories: [false, true], patterns: [...counts.values()] };
}

/** A number tells the values of this many coders apart exactly. */
const mostInNumber = 33;

const keyOf = (values: Pattern['values']): number | string =>
  values.length > mostInNumber ? values.join() : values.reduce<number>((key, value) => 3 * key + (value ?? 2), 0);

/**
 * The text in stretches between any two bounds, so that the cost follows the segments and not the text: of each coder the sum
 * of the values of what is marked there.
 */
export function* stretches<R extends Range>(
  length: number,
  marked: readonly (readonly R[] | undefined)[],
  valueOf: (range: R) => number,
): Generator<Pattern> {
  const bounds: { readonly at: number; readonly coder: number; readonly change: number }[] = [];
  marked.forEach((ranges, coder) => {
    for (const range of ranges ?? []) {
      const change = valueOf(range);
      bounds.push({ at: range.start, coder, change }, { at: range.end, coder, change: -change });
    }
  });
  bounds.sort((a, b) => a.at - b.at);
  const open = marked.map(() => 0);
  const now = (): Pattern['values'] => marked.map((ranges, i) => ranges && (open[i] ?? 0));
  let from = 0;
  for (const { at, coder, change } of bounds) {
    if (at > from) yield { values: now(), count: at - from };
    from = at;
    open[coder] = (open[coder] ?? 0) + change;
  }
  if (length > from) yield { values: now(), count: length - from };
}
