import type { Range } from '../../../text/range.js';
import type { MarkedText } from '../presence.js';
import type { Coefficient } from '../ratings.js';
import { alphaU } from './unitizingAlpha.js';
import { coincide } from './unitCoincidences.js';
import { kuAlpha, uAlpha } from './uAlpha.js';
import { joinRanges, overlaps, type Unit } from './codedUnits.js';

/** What each coder marked as anything, in the same texts; ranges joined. */
export const coversOf = (texts: readonly MarkedText[]): readonly MarkedText[] =>
  texts.map(({ length, marked }) => ({ length, marked: marked.map((ranges) => ranges && joinRanges(ranges)) }));

/** How much two coders marked as anything, in code points; see {@link Met}. */
export const metOfCovers = (covers: readonly MarkedText[]): number => coincide(unitized(covers), 1).met[0] ?? 0;

/**
 * The unitizing coefficients of one code: uα and α_U of its units, all else being gap, and (k)uα where two coders marked
 * anything. `covers` are of the same texts, `met` is theirs. A coder may have other codes on the same words.
 */
export function unitizingOfCode(
  texts: readonly MarkedText[],
  covers: readonly MarkedText[],
  met: number,
): Readonly<Record<'u-alpha' | 'ku-alpha' | 'alpha-u', Coefficient>> {
  const joined = coversOf(texts);
  const found = coincide(unitized(joined), 1);
  return {
    'u-alpha': uAlpha(found),
    'ku-alpha': kuAlpha({ all: met, ...metOfUnits(joined, covers), together: found.together.get(0) ?? 0 }),
    'alpha-u': alphaU(joined),
  };
}

/** What coders marked as units of one kind, with the index 0; undefined stays for coders who did not code a text. */
export const unitized = (texts: readonly MarkedText[]): Parameters<typeof coincide>[0] =>
  texts.map(({ length, marked }) => ({
    length,
    units: marked.map((ranges) => ranges && (ranges.length === 0 ? none : ranges.map(asUnit))),
  }));

const none: readonly Unit[] = [];
const asUnit = ({ start, end }: Range): Unit => ({ start, end, value: 0 });

function metOfUnits(texts: readonly MarkedText[], covers: readonly MarkedText[]): { met: number; metSquares: number } {
  let [met, metSquares] = [0, 0];
  texts.forEach(({ marked }, text) => {
    const coders = marked.filter((ranges) => ranges).length;
    marked.forEach((units, coder) => {
      if (!units || units.length === 0) return;
      covers[text]?.marked.forEach((cover, other) => {
        if (!cover || other === coder) return;
        const shared = new Float64Array(units.length);
        for (const pair of overlaps(units, cover)) shared[pair.a] = (shared[pair.a] ?? 0) + pair.shared;
        for (const length of shared) {
          met += length / (coders - 1);
          metSquares += length ** 2 / (coders - 1);
        }
      });
    });
  });
  return { met, metSquares };
}
