import { unparse } from 'papaparse';

/** What a spreadsheet would take for a formula, also in the first of several lines, where papaparse's own test fails. */
const formula = /^[=+\-@\t\r\n]/;

/** Writes a table as CSV to standard output; texts that a spreadsheet would run as formulas get an apostrophe before them. */
export function printCsv(fields: string[], data: (string | number)[][]): void {
  process.stdout.write(`${unparse({ fields, data }, { newline: '\n', escapeFormulae: formula })}\n`);
}
