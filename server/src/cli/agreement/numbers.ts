import type { CoefficientName } from '../../core/analysis/agreement/coefficients.js';
import type { Comparing } from '../../core/analysis/agreement/comparing.js';
import type { NoInterval } from '../../core/analysis/agreement/interval.js';
import type { CodeAgreement } from '../../core/analysis/agreement/measured.js';
import type { Undefined } from '../../core/analysis/agreement/ratings.js';

/** Why a cell has no number. */
export type NoNumber = Undefined | NoInterval | 'of one code alone' | 'by character alone' | 'not of weights';

/** Marks of why there is no number, explained below the table. */
export const dashes: Readonly<Record<NoNumber, string>> = {
  'no overlap': '–o',
  'no variation': '–v',
  'not two coders': '–2',
  'few transcripts': '–t',
  'few segments': '–s',
  'of one code alone': '–c',
  'of all codes alone': '–a',
  'by character alone': '–b',
  'not of weights': '–w',
};

/** What a mark means. */
export const reasons: Readonly<Record<NoNumber, string>> = {
  'no overlap': 'no unit that two coders rated',
  'no variation': 'no variation: all units are the same, so nobody could differ',
  'not two coders': 'only of two coders; compare --pairs',
  'few transcripts': 'too few transcripts have the code for an interval',
  'few segments': 'too few segments have the code for an interval',
  'of one code alone': 'only of one code',
  'of all codes alone': 'only of several codes together (--by all, --by domain)',
  'by character alone': 'only by character',
  'not of weights': 'not of weights',
};

/** A number, or why there is none. */
export type Cell = number | NoNumber;

/** What stands in the cell of a coefficient; where it was not worked out at all, the way of counting tells why. */
export function coefficientIn(
  { coefficients }: CodeAgreement,
  name: CoefficientName,
  { by, unit }: Pick<Comparing, 'by' | 'unit'>,
): Cell {
  const found = coefficients[name];
  if (found) return 'undefined' in found ? found.undefined : found.value;
  if (by === 'weight') return 'not of weights';
  if (unit !== 'character') return 'by character alone';
  return by === 'all' || by === 'domain' ? 'of one code alone' : 'of all codes alone';
}

/** The lower and upper bound; where there is no interval, twice the reason. */
export function boundsIn({ interval }: CodeAgreement): readonly [Cell, Cell] {
  if (!interval) return ['no variation', 'no variation'];
  return 'undefined' in interval ? [interval.undefined, interval.undefined] : [interval.low, interval.high];
}
