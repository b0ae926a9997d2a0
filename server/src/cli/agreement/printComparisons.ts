import type { Interval } from '../../core/analysis/agreement/bootstrap.js';
import { ratedCoefficients, type CoefficientName } from '../../core/analysis/agreement/coefficients.js';
import { isBelow, type CodeAgreement } from '../../core/analysis/agreement/compareCoders.js';
import type { Coefficient, Undefined } from '../../core/analysis/agreement/ratings.js';
import type { AgreementConfig } from '../../core/study/agreementConfig.js';
import { printCsv } from '../formats/csv.js';
import { printJson } from '../formats/json.js';
import { marks, printMarkdown, table } from '../formats/markdown.js';
import { columns, print } from '../formats/terminal.js';
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
  const head = heading(names, printing);
  const tables = told.map((one) => ({
    title: namesOf(one.readers),
    rows: one.codes.map((code) => rowOf(code, names, printing, shown)),
  }));
  const reasons = Object.entries(dashes).filter(([reason]) =>
    told.some(({ codes }) => codes.some((code) => names.some((name) => reasonOf(code.coefficients[name]) === reason))),
  );
  const why = reasons.map(([reason, mark]) => `${mark} ${reason}`).join('; ');
  if (told.length === 0) print(['No transcript has been coded by two of them.']);
  else if (format === 'md') {
    const lines = tables.flatMap(({ title, rows }) => [marks`### ${title}`, marks``, ...table(head, rows), marks``]);
    printMarkdown(why === '' ? lines.slice(0, -1) : [...lines, marks`${why}`]);
  } else {
    const lines = tables.flatMap(({ title, rows }) => [title, ...columns([head, ...rows]), '']);
    print(why === '' ? lines.slice(0, -1) : [...lines, why]);
  }
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
    ...(hasIntervals ? bounds(code.interval, show === cell) : []),
    ...(least?.threshold === undefined ? [] : [isBelow(code, least) ? 'below' : '']),
  ];
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

/** Three decimals each; for a spreadsheet they are numbers, also below zero. */
const bounds = (interval: Interval | undefined, areNumbers: boolean): readonly (string | number)[] =>
  [interval?.low, interval?.high].map((bound) => {
    const decimals = bound?.toFixed(3) ?? '';
    return areNumbers && decimals !== '' ? Number(decimals) : decimals;
  });
