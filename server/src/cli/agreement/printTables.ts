import { sumOfLeftOut, type Basis } from '../../core/analysis/agreement/basis.js';
import type { Confused } from '../../core/analysis/agreement/confusion.js';
import type { AgainstGold } from '../../core/analysis/agreement/gold.js';
import type { Reader } from '../../core/analysis/agreement/readers.js';
import { printCsv, type CsvRow } from '../formats/csv.js';
import { printJson } from '../formats/json.js';
import { marks, printMarkdown, table } from '../formats/markdown.js';
import { columns, print } from '../formats/terminal.js';
import { basisInWords } from './basisInWords.js';
import type { Printing } from './printComparisons.js';

/** A table of two readers; a cell that is absent has no number, for the reason that `why` gives. */
export interface ReaderTable {
  readonly readers: readonly Reader[];
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
  readonly why?: string;
  readonly basis: Basis;
}

/** A coder against a gold standard, in shares from 0 to 1 and in units. */
export function goldTable(readers: readonly Reader[], found: readonly AgainstGold[], basis: Basis): ReaderTable {
  const [gold, coder] = readers.map(({ name }) => name);
  return {
    readers,
    title: `${coder ?? ''} against ${gold ?? ''}`,
    head: ['code', 'precision', 'recall', 'F1', 'right', 'missed', 'wrong'],
    rows: found.map(({ code = 'all codes', precision, recall, f1, right, missed, wrong }) => [
      code,
      ...[precision, recall, f1].map(rounded),
      right,
      missed,
      wrong,
    ]),
    why: '–  nobody gave the code, or the coder or the gold standard did not',
    basis,
  };
}

/** Which code one coder gave where the other gave which. */
export function confusionTable(readers: readonly Reader[], found: readonly Confused[], basis: Basis): ReaderTable {
  const names = readers.map(({ name }) => name);
  return {
    readers,
    title: names.join(' and '),
    head: [...names, 'units'],
    rows: found.map(({ one = '(none)', other = '(none)', units }) => [one, other, units]),
    basis,
  };
}

const rounded = (share: number | undefined): number | undefined =>
  share === undefined ? undefined : Number(share.toFixed(3));

/** Prints tables, each with what it rests on. */
export function printTables(
  tables: readonly ReaderTable[],
  { format, version, comparing }: Pick<Printing, 'format' | 'version' | 'comparing'>,
): void {
  if (format === 'json') {
    printJson(
      tables.map(({ readers, head, rows, basis }) => ({
        readers,
        rows: rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? null]))),
        basis: { ...basis, by: comparing.by, version },
      })),
    );
  } else if (format === 'csv') {
    const head = tables[0]?.head ?? [];
    const first = head.map((name, i) => (tables.length > 1 && isName(tables, i) ? `coder ${i + 1}` : name));
    printCsv(
      ['coders', ...first, ...basisFields],
      tables.flatMap((one) => csvRows(one, version)),
    );
  } else if (format === 'md') {
    const lines = tables.flatMap(({ title, head, rows, ...one }) => [
      marks`### ${title}`,
      marks``,
      ...table(
        head,
        rows.map((row) => row.map((cell) => cell ?? '–')),
      ),
      marks``,
      ...notesOf({ title, head, rows, ...one }, version).map((note) => marks`${note}  `),
      marks``,
    ]);
    printMarkdown(lines.slice(0, -1));
  } else {
    const lines = tables.flatMap((one) => [
      one.title,
      ...columns([one.head, ...one.rows.map((row) => row.map((cell) => cell ?? '–'))]),
      ...notesOf(one, version),
      '',
    ]);
    print(lines.slice(0, -1));
  }
}

/** Whether a column is named by who is compared. */
const isName = (tables: readonly ReaderTable[], at: number): boolean =>
  tables.some(({ head }) => head[at] !== tables[0]?.head[at]);

const notesOf = ({ rows, why, basis }: ReaderTable, version: string): readonly string[] => [
  ...(why !== undefined && rows.some((row) => row.includes(undefined)) ? [why] : []),
  ...basisInWords(basis, undefined, version),
];

const basisFields = ['unit', 'overlap', 'all units', 'transcripts', 'left out', 'version'];

const csvRows = ({ readers, rows, basis }: ReaderTable, version: string): readonly CsvRow[] =>
  rows.map((row) => [
    readers.map(({ name }) => name).join(' '),
    ...row.map((cell) => cell ?? ''),
    basis.unit,
    basis.overlap,
    basis.units,
    basis.transcripts.join('; '),
    sumOfLeftOut(basis.leftOut),
    version,
  ]);
