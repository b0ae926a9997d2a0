import type { CountedUnit } from '../../study/settings/agreementTerms.js';
import { codesOf, currentId, type Study } from '../../study/study.js';
import { remembered } from '../../queries/query.js';
import type { CountedAs } from './codeSets.js';
import type { StepMetric } from './stepMetrics.js';

/**
 * What a row tells the agreement on: each code; each theme with what is below it; the set of all codes; each theme as a variable
 * whose values are the codes below it; or the weight that each code with a scale was given with.
 */
export const comparedBy = ['code', 'theme', 'all', 'domain', 'weight'] as const;
/** What a row stands for; see {@link comparedBy}. */
export type ComparedBy = (typeof comparedBy)[number];

/** How a comparison counts, once all that was left open has been taken from the study or the program. */
export interface Comparing {
  readonly by: ComparedBy;
  readonly unit: CountedUnit;
  /** From 0 to 1: how much of a sentence or turn is to be marked, or coders' segments are to share; see {@link codesByUnit}. */
  readonly overlap: number;
  /** How far weights are apart; as the code's scale has it where absent. */
  readonly metric?: StepMetric;
}

/**
 * Under which ids a code that was given is counted. By theme these are the themes above it and, where it has codes below it or
 * is in no theme, the code itself: nothing that was given is passed over.
 */
export function countedAs(study: Study, by: ComparedBy): CountedAs {
  if (by !== 'theme') return remembered((code: string) => [currentId(study, code)]);
  return remembered((written: string) => {
    const found = codesOf(study).inUse(written);
    if (!found) return [written];
    const isTheme = found.code.codes.length > 0 || found.themes.length === 0;
    return [...found.themes, ...(isTheme ? [found.code] : [])].map(({ id }) => id);
  });
}

/** Ids in the order of the codebooks, those that are in none last. */
export function inOrder(study: Study, ids: Iterable<string>): readonly string[] {
  const order = new Map(codesOf(study).codes.map(({ code }, i) => [code.id, i]));
  return [...ids].sort(
    (a, b) => (order.get(a) ?? Infinity) - (order.get(b) ?? Infinity) || (a < b ? -1 : Number(a > b)),
  );
}
