import { atOnce, type Steps } from '../../workInSteps.js';
import type { Study } from '../../study/study.js';
import { isShared, type ComparedText } from './comparedText.js';
import { ratingCodes } from './compareCoders.js';
import type { Comparing } from './comparing.js';
import { counted, sum, type Pattern } from './ratings.js';

/** How what a coder gave compares with what is taken for right, in units. */
export interface AgainstGold {
  /** Absent for all codes together. */
  readonly code?: string;
  /** Given rightly, left out, and given where it should not be. */
  readonly right: number;
  readonly missed: number;
  readonly wrong: number;
  /** Of what the coder gave, how much is right; of what is right, how much the coder gave; and both in one. */
  readonly precision?: number;
  readonly recall?: number;
  readonly f1?: number;
}

/**
 * Each code, and all codes together by their sums, of a coder beside a gold standard; the gold standard is the first of the two
 * whom `texts` are of. van Rijsbergen, C. J. (1979). Information Retrieval, 2nd ed., Butterworths, ch. 7; Hripcsak, G., Rothschild,
 * A. S. (2005). Agreement, the F-measure, and reliability in information retrieval. JAMIA 12(3), 296–298.
 */
export function* comparingWithGold(
  study: Study,
  texts: readonly ComparedText[],
  comparing: Comparing,
): Steps<readonly AgainstGold[]> {
  const { codes, rate } = yield* ratingCodes(study, texts.filter(isShared), comparing);
  const found: (Pick<AgainstGold, 'right' | 'missed' | 'wrong'> & { readonly code: string })[] = [];
  for (const code of codes) {
    const patterns = counted(rate(code).flat());
    found.push({ code, right: given(patterns, 1, 1), missed: given(patterns, 1, 0), wrong: given(patterns, 0, 1) });
    yield;
  }
  const all = (key: 'right' | 'missed' | 'wrong'): number => sum(found.map((one) => one[key]));
  const total = { right: all('right'), missed: all('missed'), wrong: all('wrong') };
  return [...found, ...(found.length > 1 ? [total] : [])].map((one) => ({ ...one, ...sharesOf(one) }));
}

/** The same without a pause. */
export const againstGold = (...args: Parameters<typeof comparingWithGold>): readonly AgainstGold[] =>
  atOnce(comparingWithGold(...args));

const given = (patterns: readonly Pattern[], gold: number, coder: number): number =>
  sum(patterns.filter(({ values }) => values[0] === gold && values[1] === coder).map(({ count }) => count));

function sharesOf({
  right,
  missed,
  wrong,
}: Pick<AgainstGold, 'right' | 'missed' | 'wrong'>): Pick<AgainstGold, 'precision' | 'recall' | 'f1'> {
  return {
    ...(right + wrong > 0 && { precision: right / (right + wrong) }),
    ...(right + missed > 0 && { recall: right / (right + missed) }),
    ...(right + missed + wrong > 0 && { f1: (2 * right) / (2 * right + missed + wrong) }),
  };
}
