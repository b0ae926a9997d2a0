import type { RatedCoefficient } from '../../study/settings/agreementTerms.js';
import { apartOfAll, type Scale } from './metrics.js';
import { sumsOf, totalsIn } from './alpha.js';
import type { CoefficientName } from './coefficients.js';
import { intervalOf, type Interval, type Resamples } from './interval.js';
import { counted, type Coefficient, type Pattern, type Ratings } from './ratings.js';

/** How far coders agree on where one code is, or, where there is no code, on all codes. */
export interface CodeAgreement {
  readonly code?: string;
  /** Units (code points where characters are counted) that each coder gave the code to, in texts that two of them coded. */
  readonly marked: readonly number[];
  readonly coefficients: Readonly<Record<RatedCoefficient, Coefficient>> &
    Readonly<Partial<Record<CoefficientName, Coefficient>>>;
  /** Of Krippendorff's α, or why there is none; absent where no samples were drawn. */
  readonly interval?: Interval;
}

/** What is given to units, and how far apart that is. */
export interface Kind<T> {
  readonly categories: readonly T[];
  readonly scale: Scale<T>;
  readonly coefficients: (ratings: Ratings<T>) => Readonly<Record<RatedCoefficient, Coefficient>>;
  /** Whether the first category is that nothing was given. */
  readonly hasNothing: boolean;
}

/** How much was given: segments, and in how many transcripts. */
export interface Backing {
  readonly transcripts: number;
  readonly segments: number;
}

/** Agreement on what coders gave to the units of each text. */
export function measured<T>(
  texts: readonly (readonly Pattern[])[],
  { categories, scale, coefficients, hasNothing }: Kind<T>,
  backing: Backing,
  resamples: Resamples,
): CodeAgreement {
  const ratings = { categories, patterns: counted(texts.flat()) };
  const found = { marked: markedBy(ratings, hasNothing ? 1 : 0), coefficients: coefficients(ratings) };
  if (resamples.length === 0) return found;
  const distance = scale.metric(categories, totalsIn(ratings));
  const sampled = {
    ...backing,
    texts: texts.map((patterns) => sumsOf(patterns, distance)),
    categories: categories.length,
    chanceApart: scale.chanceApart ?? ((totals: Float64Array) => apartOfAll(totals, distance)),
  };
  return { ...found, interval: intervalOf(sampled, resamples) };
}

/** How many units each coder gave something to; `least` is the first category that is something. */
function markedBy({ patterns }: Ratings<unknown>, least: number): readonly number[] {
  const coders = patterns[0]?.values.length ?? 0;
  return Array.from({ length: coders }, (_, coder) =>
    patterns.reduce((all, { values, count }) => all + ((values[coder] ?? -1) >= least ? count : 0), 0),
  );
}
