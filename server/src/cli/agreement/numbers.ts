import { usualCoefficients, type CoefficientName } from '../../core/analysis/agreement/coefficients.js';
import type { Comparing } from '../../core/analysis/agreement/comparing.js';
import type { NoInterval } from '../../core/analysis/agreement/interval.js';
import type { CodeAgreement } from '../../core/analysis/agreement/measured.js';
import type { Undefined } from '../../core/analysis/agreement/ratings.js';
import type { Printing } from './printing.js';

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

/** A number, or why there is none. */
export type Cell = number | NoNumber;

function coefficientIn(
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

function boundsIn({ interval }: CodeAgreement): readonly [Cell, Cell] {
  if (!interval) return ['no variation', 'no variation'];
  return 'undefined' in interval ? [interval.undefined, interval.undefined] : [interval.low, interval.high];
}

/** The coefficients that are shown. */
export const namesIn = ({ names = usualCoefficients }: Printing): readonly CoefficientName[] => names;

/** The numbers of a row, with the names of their columns in CSV. */
export function cellsOf(code: CodeAgreement, printing: Printing): readonly (readonly [name: string, cell: Cell])[] {
  const { comparing, sampling } = printing;
  const [low, high] = boundsIn(code);
  return [
    ...namesIn(printing).map((name) => [name, coefficientIn(code, name, comparing)] as const),
    ...(sampling
      ? ([
          ['alpha low', low],
          ['alpha high', high],
        ] as const)
      : []),
  ];
}
