/** What a spreadsheet would take for a formula, also in the first of several lines. */
const formula = /^[=+\-@\t\r\n]/;
/** What may not stand bare: those, a comma, a quote, a line break, a byte order mark, or a space at either end. */
const special = /^[=+\-@\t ]|[",\r\n\ufeff]| $/;

export type CsvRow = readonly (string | number)[];

/** How much is written at once, in UTF-16 units. */
const chunk = 1 << 16;

/** Writes a table as CSV to standard output. */
export function printCsv(fields: readonly string[], rows: Iterable<CsvRow>): void {
  let text = toCsv([fields]);
  for (const row of rows) {
    text += toLine(row);
    if (text.length < chunk) continue;
    process.stdout.write(text);
    text = '';
  }
  process.stdout.write(text);
}

/**
 * A table as CSV (RFC 4180, but with LF). Texts that a spreadsheet would run as formulas get an apostrophe before them;
 * numbers stay numbers.
 */
export const toCsv = (rows: readonly CsvRow[]): string => rows.map(toLine).join('');

const toLine = (row: CsvRow): string => `${row.map(toCell).join(',')}\n`;

function toCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  if (!special.test(value)) return value;
  return `"${formula.test(value) ? "'" : ''}${value.replaceAll('"', '""')}"`;
}
