import type { CoefficientName } from '../../core/analysis/agreement/coefficients.js';
import { isBelow } from '../../core/analysis/agreement/compareCoders.js';
import { beyondNumbers, explanationOf, usualBounds } from '../../core/analysis/agreement/explanations.js';
import type { CodeAgreement } from '../../core/analysis/agreement/measured.js';
import { whyNothing } from '../../core/analysis/agreement/basisInWords.js';
import { printCsv } from '../formats/csv.js';
import { printJson } from '../formats/json.js';
import { marks, printMarkdown, table } from '../formats/markdown.js';
import { columns, print, say } from '../formats/terminal.js';
import type { Comparison } from '../../core/analysis/agreement/comparison.js';
import * as l10n from '../../core/text/l10n.js';
import { asJson, csvHeading, csvRows } from './comparisonsAsData.js';
import { footnotes, whyNoNumber } from './footnotes.js';
import { cellsOf, dashes, namesIn, type Cell, type NoNumber } from './numbers.js';
import type { Printing } from './printing.js';
import { titleOf } from './titles.js';

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

const explanationsOf = (names: readonly CoefficientName[]): readonly string[] => [
  ...names.map(explanationOf).map(({ name, says, source }) => `${name}: ${says} ${source}`),
  usualBounds(),
  beyondNumbers(),
];

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
  const words = short();
  const head = [
    l10n.t('code'),
    ...namesIn(printing).map((name) => (name === 'fleiss-kappa' && readers.length > 2 ? 'Fleiss κ' : words[name])),
    ...(sampling ? [l10n.t('α from'), l10n.t('α to')] : []),
    ...(least?.threshold === undefined ? [] : [l10n.t('below {threshold}', { threshold: least.threshold })]),
  ];
  const rows = codes.map((code, i) => [
    code.code ?? l10n.t('all codes'),
    ...(cells[i] ?? []).map(([, cell]) => shown(cell)),
    ...(least?.threshold === undefined ? [] : [isBelow(code, least) ? l10n.t('below') : '']),
  ]);
  const why = new Set(cells.flat().flatMap(([, cell]) => (typeof cell === 'number' ? [] : [cell])));
  const explained = (Object.keys(dashes) as NoNumber[]).filter((reason) => why.has(reason));
  const reasons = whyNoNumber();
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
  const named =
    rare.length > 5
      ? l10n.counted(rare.length, '1 code', '{count} codes')
      : rare.map(({ code = l10n.t('all codes') }) => code).join(', ');
  return [
    l10n.t('Share above .9 and α below .5: what coders agree on is mostly where they gave no code ({codes}).', {
      codes: named,
    }),
  ];
}

/** How a table of 100 columns names the coefficients. */
const short = (): Readonly<Record<CoefficientName, string>> => ({
  percent: l10n.t('share'),
  'cohen-kappa': 'κ',
  'fleiss-kappa': 'π',
  'brennan-prediger-s': 'S',
  'gwet-ac1': 'AC1',
  'krippendorff-alpha': 'α',
  holsti: 'Holsti',
  'decision-kappa': l10n.t('κ dec.'),
  'u-alpha': 'uα',
  'ku-alpha': '(k)uα',
  'alpha-u': 'α_U',
  'bar-u-alpha': '|uα',
  'cu-alpha': 'cuα',
  coverage: l10n.t('covered'),
});

/** Three decimals, or a mark of why there is no number. */
const shown = (cell: Cell): string => (typeof cell === 'number' ? cell.toFixed(3) : dashes[cell]).padStart(6);
