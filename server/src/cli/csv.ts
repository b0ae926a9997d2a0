/** What a spreadsheet would take for a formula, also in the first of several lines. */
const formula = /^[=+\-@\t\r\n]/;
/** What may not stand bare: a comma, a quote, a line break, a byte order mark, or a space at either end. */
const special = /[",\r\n\ufeff]|^ | $/;

/** Writes a table as CSV to standard output. */
export function printCsv(fields: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  process.stdout.write(toCsv([fields, ...rows]));
}

/**
 * A table as CSV (RFC 4180, but with LF). Texts that a spreadsheet would run as formulas get an apostrophe before them;
 * numbers stay numbers.
 */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(toCell).join(',')}\n`).join('');
}

function toCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return text !== value || special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
