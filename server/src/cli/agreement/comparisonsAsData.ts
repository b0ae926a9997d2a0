import { isBelow } from '../../core/analysis/agreement/compareCoders.js';
import { sumOfLeftOut } from '../../core/analysis/agreement/basis.js';
import { undoneInWords } from '../../core/analysis/agreement/basisInWords.js';
import { explanationOf } from '../../core/analysis/agreement/explanations.js';
import type { CodeAgreement } from '../../core/analysis/agreement/measured.js';
import type { CsvRow } from '../formats/csv.js';
import type { Comparison } from '../../core/analysis/agreement/comparison.js';
import type { Printing } from './printing.js';
import { cellsOf, namesIn } from './numbers.js';

/** A comparison for programs. */
export function asJson({ readers, codes, basis, month }: Comparison, printing: Printing): Record<string, unknown> {
  const { comparing, least, sampling, version, explains } = printing;
  return {
    readers,
    ...(month !== undefined && { month }),
    codes: codes.map((code) => (least ? { ...code, below: isBelow(code, least) } : code)),
    ...(explains && { explanations: namesIn(printing).map((name) => ({ coefficient: name, ...explanationOf(name) })) }),
    basis: { ...basis, by: comparing.by, ...(sampling && { interval: { method, ...sampling } }), version },
  };
}

const method = 't interval, bootstrap standard error over transcripts';

/** The columns of {@link csvRows}. */
export const csvHeading = (printing: Printing, comparisons: readonly Comparison[]): readonly string[] => [
  'coders',
  ...(comparisons.some(({ month }) => month !== undefined) ? ['month'] : []),
  'code',
  ...namesIn(printing),
  ...(printing.sampling ? ['alpha low', 'alpha high'] : []),
  ...(printing.least?.threshold === undefined ? [] : [`below ${printing.least.threshold}`]),
  'no number',
  'unit',
  'overlap',
  'units',
  'transcripts',
  'left out',
  'not done',
  ...(printing.sampling ? ['samples', 'seed'] : []),
  'version',
];

/** Numbers are numbers, and blank where there is none; what each row rests on stands in it. */
export function csvRows({ readers, codes, basis, month }: Comparison, printing: Printing): readonly CsvRow[] {
  const { sampling, version } = printing;
  return codes.map((code) => {
    const cells = cellsOf(code, printing);
    return [
      readers.map(({ name }) => name).join(' '),
      ...(month === undefined ? [] : [month]),
      code.code ?? 'all codes',
      ...cells.map(([, cell]) => (typeof cell === 'number' ? Number(cell.toFixed(6)) : '')),
      ...belowOf(code, printing),
      cells.flatMap(([name, cell]) => (typeof cell === 'number' ? [] : [`${name}: ${cell}`])).join('; '),
      basis.unit,
      basis.overlap,
      basis.units,
      basis.transcripts.join('; '),
      sumOfLeftOut(basis.leftOut),
      basis.undone.map(undoneInWords).join('; '),
      ...(sampling ? [sampling.samples, sampling.seed] : []),
      version,
    ];
  });
}

const belowOf = (code: CodeAgreement, { least }: Printing): readonly string[] =>
  least?.threshold === undefined ? [] : [isBelow(code, least) ? 'below' : ''];
