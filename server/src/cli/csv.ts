import { unparse } from 'papaparse';

/** What a spreadsheet would take for a formula, also in the first of several lines, where papaparse's own test fails. */
const formula = /^[=+\-@\t\r\n]/;

/** Writes a table as CSV to standard output; texts that a spreadsheet would run as formulas get an apostrophe before them. */
export function printCsv(fields: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const table = { fields: [...fields], data: rows.map((row) => [...row]) };
  process.stdout.write(`${unparse(table, { newline: '\n', escapeFormulae: formula })}\n`);
}
