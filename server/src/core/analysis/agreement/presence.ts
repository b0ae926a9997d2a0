import type { Range } from '../../text/range.js';
import type { Pattern, Ratings } from './ratings.js';

/** What coders marked in one text, in the order of coders; undefined for one who did not code it. */
export interface MarkedText {
  /** In UTF-16 units. */
  readonly length: number;
  readonly marked: readonly (readonly Range[] | undefined)[];
}

/** Whether each coder gave one code to each character (UTF-16 unit) of the texts. */
export function presenceByCharacter(texts: readonly MarkedText[]): Ratings<boolean> {
  const counts = new Map<string, { values: Pattern['values']; count: number }>();
  for (const { length, marked } of texts) {
    for (const { values: open, count } of stretches(length, marked, () => 1)) {
      const values = open.map((times) => times && 1);
      const key = values.join();
      const known = counts.get(key);
      if (known) known.count += count;
      else counts.set(key, { values, count });
    }
  }
  return { categories: [false, true], patterns: [...counts.values()] };
}

/**
 * The text in stretches between any two bounds, so that the cost follows the segments and not the text: of each coder the sum
 * of the values of what is marked there.
 */
export function* stretches<R extends Range>(
  length: number,
  marked: readonly (readonly R[] | undefined)[],
  valueOf: (range: R) => number,
): Generator<Pattern> {
  const bounds = marked
    .flatMap((ranges, coder) =>
      (ranges ?? []).flatMap((range) => [
        { at: range.start, coder, change: valueOf(range) },
        { at: range.end, coder, change: -valueOf(range) },
      ]),
    )
    .sort((a, b) => a.at - b.at);
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
