import { notesOf, type ReaderTable } from '../../core/analysis/agreement/tables.js';
import { printCsv } from '../formats/csv.js';
import { printJson } from '../formats/json.js';
import { marks, printMarkdown, table } from '../formats/markdown.js';
import { columns, print } from '../formats/terminal.js';
import { madeBy, problems } from './footnotes.js';
import type { Printing } from './printing.js';
import { csvHeading, csvRows } from './tablesAsData.js';

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
    printCsv(
      csvHeading(tables),
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

const cellsOf = ({ rows }: ReaderTable): readonly (readonly (string | number)[])[] =>
  rows.map((row) => row.map((cell) => cell ?? '–'));

const footnotesOf = (one: ReaderTable, version: string): readonly string[] => [
  ...notesOf(one, problems()),
  madeBy(version),
];
