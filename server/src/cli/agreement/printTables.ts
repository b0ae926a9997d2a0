import { sumOfLeftOut } from '../../core/analysis/agreement/basis.js';
import { notesOf, type ReaderTable } from '../../core/analysis/agreement/tables.js';
import { printCsv, type CsvRow } from '../formats/csv.js';
import { printJson } from '../formats/json.js';
import { marks, printMarkdown, table } from '../formats/markdown.js';
import { columns, print } from '../formats/terminal.js';
import { madeBy, problems } from './footnotes.js';
import type { Printing } from './printComparisons.js';

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
    const lines = tables.flatMap((one) => [
      marks`### ${one.title}`,
      marks``,
      ...table(one.head, cellsOf(one)),
      marks``,
      ...footnotesOf(one, version).map((note) => marks`${note}  `),
      marks``,
    ]);
    printMarkdown(lines.slice(0, -1));
  } else {
    const lines = tables.flatMap((one) => [
      one.title,
      ...columns([one.head, ...cellsOf(one)]),
      ...footnotesOf(one, version),
      '',
    ]);
    print(lines.slice(0, -1));
  }
}

/** Whether a column is named by who is compared. */
const isName = (tables: readonly ReaderTable[], at: number): boolean =>
  tables.some(({ head }) => head[at] !== tables[0]?.head[at]);

const cellsOf = ({ rows }: ReaderTable): readonly (readonly (string | number)[])[] =>
  rows.map((row) => row.map((cell) => cell ?? '–'));

const footnotesOf = (one: ReaderTable, version: string): readonly string[] => [
  ...notesOf(one, problems),
  madeBy(version),
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
