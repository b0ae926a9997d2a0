import type { Interval } from '../../core/analysis/agreement/bootstrap.js';
import { ratedCoefficients, type CoefficientName } from '../../core/analysis/agreement/coefficients.js';
import { isBelow, type CodeAgreement } from '../../core/analysis/agreement/compareCoders.js';
import type { Coefficient, Undefined } from '../../core/analysis/agreement/ratings.js';
import type { AgreementConfig } from '../../core/study/agreementConfig.js';
import { printCsv } from '../csv.js';
import { escapeMarkdown } from '../markdown.js';
import { columns, print, printJson } from '../output.js';
import { namesOf, type Comparison } from './comparison.js';

export interface Printing {
  readonly format: 'text' | 'csv' | 'json' | 'md';
  /** Which to show; those that are of all codes or of one alone are left empty for the others. */
  readonly names?: readonly CoefficientName[];
  readonly hasIntervals: boolean;
  /** What codes are marked for not reaching. */
  readonly least?: Pick<AgreementConfig, 'threshold' | 'coefficient'>;
}

/** Prints tables of coefficients, one for each of the comparisons. */
export function printComparisons(comparisons: readonly Comparison[], printing: Printing): void {
  const { format } = printing;
  if (format === 'json') {
    printJson(
      comparisons.map(({ readers, codes }) => ({
        readers,
        codes: codes.map((code) => (printing.least ? { ...code, below: isBelow(code, printing.least) } : code)),
      })),
    );
    return;
  }
  const names = printing.names ?? ratedCoefficients;
  if (format === 'csv') {
    printCsv(
      ['coders', ...heading(names, printing)],
      comparisons.flatMap((one) =>
        one.codes.map((code) => [one.readers.map(({ name }) => name).join(' '), ...rowOf(code, names, printing, cell)]),
      ),
    );
    return;
  }
  const told = comparisons.filter(({ codes }) => codes.length > 0);
  const tables = told.flatMap((one) => {
    const rows = [heading(names, printing), ...one.codes.map((code) => rowOf(code, names, printing, shown))];
    return format === 'md'
      ? [`### ${escapeMarkdown(namesOf(one.readers))}`, '', ...markdownTable(rows), '']
      : [namesOf(one.readers), ...columns(rows), ''];
  });
  const reasons = Object.entries(dashes).filter(([reason]) =>
    told.some(({ codes }) => codes.some((code) => names.some((name) => reasonOf(code.coefficients[name]) === reason))),
  );
  if (told.length === 0) print(['No transcript has been coded by two of them.']);
  else if (reasons.length === 0) print(tables.slice(0, -1));
  else print([...tables, reasons.map(([reason, mark]) => `${mark} ${reason}`).join('; ')]);
}

function heading(names: readonly CoefficientName[], { format, hasIntervals, least }: Printing): readonly string[] {
  const isCsv = format === 'csv';
  return [
    'code',
    ...(isCsv ? names : names.map((name) => short[name])),
    ...(hasIntervals ? (isCsv ? ['alpha low', 'alpha high'] : ['α from', 'α to']) : []),
    ...(least?.threshold === undefined ? [] : [`below ${least.threshold}`]),
  ];
}

function rowOf(
  code: CodeAgreement,
  names: readonly CoefficientName[],
  { hasIntervals, least }: Printing,
  show: (coefficient: Coefficient) => string | number,
): readonly (string | number)[] {
  return [
    code.code ?? 'all codes',
    ...names.map((name) => {
      const coefficient = code.coefficients[name];
      return coefficient ? show(coefficient) : '';
    }),
    ...(hasIntervals ? bounds(code.interval) : []),
    ...(least?.threshold === undefined ? [] : [isBelow(code, least) ? 'below' : '']),
  ];
}

function markdownTable([head = [], ...rows]: readonly (readonly (string | number)[])[]): readonly string[] {
  const line = (cells: readonly (string | number)[]): string =>
    `| ${cells.map((value, i) => (i === 0 ? escapeMarkdown(String(value)) : String(value).trim().replace('|', '\\|'))).join(' | ')} |`;
  return [line(head), `|---${'|--:'.repeat(head.length - 1)}|`, ...rows.map(line)];
}

/** How a table of 100 columns names the coefficients. */
const short: Readonly<Record<CoefficientName, string>> = {
  percent: 'share',
  'cohen-kappa': 'κ',
  'fleiss-kappa': 'π',
  'brennan-prediger-s': 'S',
  'gwet-ac1': 'AC1',
  'krippendorff-alpha': 'α',
  'u-alpha': 'uα',
  'ku-alpha': '(k)uα',
  'alpha-u': 'α_U',
  'bar-u-alpha': '|uα',
  'cu-alpha': 'cuα',
  coverage: 'covered',
};

/** Marks of why there is no number, explained below the table. */
const dashes: Readonly<Record<Undefined, string>> = {
  'no overlap': '–o',
  'no variation': '–v',
  'not two coders': '–2',
};

const reasonOf = (coefficient: Coefficient | undefined): Undefined | undefined =>
  coefficient && 'undefined' in coefficient ? coefficient.undefined : undefined;

/** Three decimals, or a mark of why there is no number. */
const shown = (coefficient: Coefficient): string =>
  ('undefined' in coefficient ? dashes[coefficient.undefined] : coefficient.value.toFixed(3)).padStart(6);

/** A number for a spreadsheet, to six decimals, or why there is none. */
const cell = (coefficient: Coefficient): string | number =>
  'undefined' in coefficient ? coefficient.undefined : Number(coefficient.value.toFixed(6));

const bounds = (interval: Interval | undefined): readonly string[] =>
  interval ? [interval.low.toFixed(3), interval.high.toFixed(3)] : ['', ''];
