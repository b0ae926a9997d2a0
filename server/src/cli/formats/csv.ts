import { faithful } from '../../core/text/plain.js';
import { writeOut } from './output.js';
import { withoutCommands } from './terminal.js';

/** What a spreadsheet may take for a formula: also behind what it leaves out at the beginning, and in full width. */
const formula = /^[\t\r\n]|^[\s\p{Cc}\p{Cf}'"]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b]/u;
/** What may not stand bare: a comma, a quote, a line break, a byte order mark, a space at either end, or a command at the beginning of a row. */
const special = /[",\n\ufeff]|^(?: |\s*::)| $/;
/** Nothing, ids, lists of ids, paths, days and positions: most cells. */
const bare = /^(?:[A-Za-z\d][\w./;-]*(?::\d+)?)?$/;
/** Most other texts: a letter or digit, then letters and punctuation, no space at the end. In them there is nothing to replace. */
const ordinary = /^[\w\u00c0-\u05ff](?:[\n -"$-~\u00a1-\u05ff\u2010-\u2027]*[!"$-~\u00a1-\u05ff\u2010-\u2027])?$/;

/**
 * Cells in the order of the heading. Numbers are written as they are; texts are guarded against running as formulas.
 */
export type CsvRow = readonly (string | number)[];

/** How much is written at once, in UTF-16 units. */
const chunk = 1 << 16;

/** Writes a table as CSV to standard output. */
export function printCsv(fields: readonly string[], rows: Iterable<CsvRow>): void {
  let text = toCsv([fields]);
  for (const row of rows) {
    text += toLine(row);
    if (text.length < chunk) continue;
    writeOut(text);
    text = '';
  }
  writeOut(text);
}

/**
 * A table as CSV (RFC 4180, but with LF). Texts that a spreadsheet would run as formulas get an apostrophe before them;
 * numbers stay numbers.
 *
 * CSV is data, so the words of a text are kept to the letter. But a file is shown in a terminal as easily as it is read by a
 * program, and nobody can tell beforehand which; so it is the same wherever it goes. What no honest text holds is replaced: control
 * characters and marks that turn the order of letters round become U+FFFD, and a line of a text that a build server would take
 * for a command gets a space. Lines within a text end with LF.
 */
export const toCsv = (rows: readonly CsvRow[]): string => rows.map(toLine).join('');

const toLine = (row: CsvRow): string => `${row.map(toCell).join(',')}\n`;

function toCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  if (bare.test(value)) return value;
  if (ordinary.test(value) && !value.includes('::')) return /[",\n]/.test(value) ? quoted(value) : value;
  const text = faithful(value)
    .split('\n')
    .map((line, i) => (i === 0 ? line.replace(/#(?=#\w*\[)/g, '# ') : withoutCommands(line)))
    .join('\n');
  const isFormula = formula.test(text);
  return isFormula || special.test(text) ? quoted(isFormula ? `'${text}` : text) : text;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
