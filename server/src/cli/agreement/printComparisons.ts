import { usualCoefficients, type CoefficientName } from '../../core/analysis/agreement/coefficients.js';
import { isBelow } from '../../core/analysis/agreement/compareCoders.js';
import type { Comparing } from '../../core/analysis/agreement/comparing.js';
import { beyondNumbers, explanationOf, usualBounds } from '../../core/analysis/agreement/explanations.js';
import type { CodeAgreement } from '../../core/analysis/agreement/measured.js';
import type { AgreementConfig } from '../../core/study/settings/agreementConfig.js';
import { sumOfLeftOut } from '../../core/analysis/agreement/basis.js';
import { undoneInWords, whyNothing } from '../../core/analysis/agreement/basisInWords.js';
import { printCsv, type CsvRow } from '../formats/csv.js';
import { printJson } from '../formats/json.js';
import { marks, printMarkdown, table } from '../formats/markdown.js';
import { columns, print, say } from '../formats/terminal.js';
import type { Comparison, Sampling } from '../../core/analysis/agreement/comparison.js';
import { titleOf } from './titles.js';
import { footnotes } from './footnotes.js';
import { boundsIn, coefficientIn, dashes, reasons, type Cell, type NoNumber } from './numbers.js';

/** What a person chose for all tables of one run. */
export interface Printing {
  readonly format: 'text' | 'csv' | 'json' | 'md';
  readonly comparing: Comparing;
  /** Which to show; those that are of all codes or of one alone have no number for the others. */
  readonly names?: readonly CoefficientName[];
  /** Absent where there are no intervals. */
  readonly sampling?: Sampling;
  /** What codes are marked for not reaching. */
  readonly least?: Pick<AgreementConfig, 'threshold' | 'coefficient'>;
  readonly version: string;
  /** Whether what the numbers are is said behind them; with CSV on standard error. */
  readonly explains: boolean;
}

/** Prints tables of coefficients, one for each of the comparisons, each with what it rests on. */
export function printComparisons(comparisons: readonly Comparison[], printing: Printing): void {
  const { format, explains } = printing;
  const explained = explains ? explanationsOf(namesIn(printing)) : [];
  if (format === 'json') printJson(comparisons.map((one) => asJson(one, printing)));
  else if (format === 'csv') {
    explained.forEach(say);
    printCsv(
      csvHeading(printing, comparisons),
      comparisons.flatMap((one) => csvRows(one, printing)),
    );
  } else {
    const tables = comparisons.map((one) => ({ title: titleOf(one), ...tableOf(one, printing) }));
    if (format === 'md') {
      const lines = tables.flatMap(({ title, head, rows, notes }) => [
        marks`### ${title}`,
        marks``,
        ...(rows.length > 0 ? [...table(head, rows), marks``] : []),
        ...notes.map((note) => marks`${note}  `),
        marks``,
      ]);
      printMarkdown([...lines.slice(0, -1), ...explained.flatMap((line) => [marks``, marks`${line}`])]);
    } else {
      const lines = tables.flatMap(({ title, head, rows, notes }) => [
        title,
        ...(rows.length > 0 ? columns([head, ...rows]) : []),
        ...notes,
        '',
      ]);
      print([...lines.slice(0, -1), ...explained.flatMap((line) => ['', line])]);
    }
  }
}

function asJson({ readers, codes, basis, month }: Comparison, printing: Printing): Record<string, unknown> {
  const { comparing, least, sampling, version, explains } = printing;
  return {
    readers,
    ...(month !== undefined && { month }),
    codes: codes.map((code) => (least ? { ...code, below: isBelow(code, least) } : code)),
    ...(explains && { explanations: namesIn(printing).map((name) => ({ coefficient: name, ...explanationOf(name) })) }),
    basis: { ...basis, by: comparing.by, ...(sampling && { interval: { method, ...sampling } }), version },
  };
}

const explanationsOf = (names: readonly CoefficientName[]): readonly string[] => [
  ...names.map(explanationOf).map(({ name, says, source }) => `${name}: ${says} ${source}`),
  usualBounds(),
  beyondNumbers(),
];

const method = 't interval, bootstrap standard error over transcripts';

const namesIn = ({ names = usualCoefficients }: Printing): readonly CoefficientName[] => names;

/** The numbers of a row, with the names of their columns in CSV. */
function cellsOf(code: CodeAgreement, printing: Printing): readonly (readonly [name: string, cell: Cell])[] {
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

const belowOf = (code: CodeAgreement, { least }: Printing): readonly string[] =>
  least?.threshold === undefined ? [] : [isBelow(code, least) ? 'below' : ''];

function tableOf(
  { readers, codes, basis }: Comparison,
  printing: Printing,
): {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
} {
  const { sampling, least, version } = printing;
  const cells = codes.map((code) => cellsOf(code, printing));
  const head = [
    'code',
    ...namesIn(printing).map((name) => (name === 'fleiss-kappa' && readers.length > 2 ? 'Fleiss κ' : short[name])),
    ...(sampling ? ['α from', 'α to'] : []),
    ...(least?.threshold === undefined ? [] : [`below ${least.threshold}`]),
  ];
  const rows = codes.map((code, i) => [
    code.code ?? 'all codes',
    ...(cells[i] ?? []).map(([, cell]) => shown(cell)),
    ...belowOf(code, printing),
  ]);
  const why = new Set(cells.flat().flatMap(([, cell]) => (typeof cell === 'number' ? [] : [cell])));
  const explained = (Object.keys(dashes) as NoNumber[]).filter((reason) => why.has(reason));
  return {
    head,
    rows,
    notes: [
      ...(codes.length === 0 ? [whyNothing(basis)] : []),
      ...rareIn(codes),
      ...explained.map((reason) => `${dashes[reason]}  ${reasons[reason]}`),
      ...(basis.transcripts.length === 0 && basis.undone.length === 0 ? [] : footnotes(basis, sampling, version)),
    ],
  };
}

/** Says of which codes the share is high and α is not, since that looks like a contradiction. */
function rareIn(codes: readonly CodeAgreement[]): readonly string[] {
  const rare = codes.filter(({ coefficients: { percent, 'krippendorff-alpha': alpha } }) => {
    const areNumbers = !('undefined' in percent) && !('undefined' in alpha);
    return areNumbers && percent.value >= 0.9 && alpha.value < 0.5;
  });
  if (rare.length === 0) return [];
  const named = rare.length > 5 ? `${rare.length} codes` : rare.map(({ code = 'all codes' }) => code).join(', ');
  return [`Share above .9 and α below .5: what coders agree on is mostly where they gave no code (${named}).`];
}

const csvHeading = (printing: Printing, comparisons: readonly Comparison[]): readonly string[] => [
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
function csvRows({ readers, codes, basis, month }: Comparison, printing: Printing): readonly CsvRow[] {
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

/** How a table of 100 columns names the coefficients. */
const short: Readonly<Record<CoefficientName, string>> = {
  percent: 'share',
  'cohen-kappa': 'κ',
  'fleiss-kappa': 'π',
  'brennan-prediger-s': 'S',
  'gwet-ac1': 'AC1',
  'krippendorff-alpha': 'α',
  holsti: 'Holsti',
  'decision-kappa': 'κ dec.',
  'u-alpha': 'uα',
  'ku-alpha': '(k)uα',
  'alpha-u': 'α_U',
  'bar-u-alpha': '|uα',
  'cu-alpha': 'cuα',
  coverage: 'covered',
};

/** Three decimals, or a mark of why there is no number. */
const shown = (cell: Cell): string => (typeof cell === 'number' ? cell.toFixed(3) : dashes[cell]).padStart(6);
