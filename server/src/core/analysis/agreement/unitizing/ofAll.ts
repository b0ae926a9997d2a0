import type { Scale } from '../metrics.js';
import type { MarkedText } from '../presence.js';
import type { Coefficient } from '../ratings.js';
import { coincide } from './unitCoincidences.js';
import { unitized } from './ofCode.js';
import { barUAlpha, coverage, cuAlpha, uAlpha } from './uAlpha.js';
import type { UnitizedText } from './codedUnits.js';

/**
 * The unitizing coefficients of all codes together: uα with each set of codes as a kind of its own, |uα of what is marked as
 * anything, cuα with sets as far apart as `scale` says, and the coverage. `covers` are of the same texts as `pieces`.
 */
export function unitizingOfAll<T>(
  pieces: readonly UnitizedText[],
  covers: readonly MarkedText[],
  categories: readonly T[],
  { metric, chanceApart }: Scale<T>,
): Readonly<Record<'u-alpha' | 'bar-u-alpha' | 'cu-alpha' | 'coverage', Coefficient>> {
  const found = coincide(pieces, categories.length);
  const covered = coincide(unitized(covers), 1);
  const share = coverage(covered);
  return {
    'u-alpha': uAlpha(found),
    'bar-u-alpha': barUAlpha(covered),
    'cu-alpha': cuAlpha(found, categories, metric, chanceApart),
    coverage: covered.total === 0 ? { undefined: 'no overlap' } : { value: share, observed: share, expected: 0 },
  };
}
