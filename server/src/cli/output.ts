import { GlossError } from '../core/glossError.js';

/** Writes lines for people to standard output. */
export function print(lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`${plain(lines.join('\n'))}\n`);
}

/** Writes JSON for programs to standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Writes one line to standard error. */
export function say(message: string): void {
  process.stderr.write(`gloss: ${plain(message.trim().replace(/\s*[\r\n]+\s*/g, ' '))}\n`);
}

/** Ends a command that was refused. What is not a refusal is a fault of Gloss and comes with its stack. */
export function failed(error: unknown): void {
  process.exitCode = 2;
  if (error instanceof GlossError) say(error.message);
  else {
    say(`This is a fault of Gloss; please report it. ${String(error)}`);
    if (error instanceof Error && error.stack !== undefined) process.stderr.write(`${error.stack}\n`);
  }
}

/** Text from a study without control characters, which a terminal would obey. */
const plain = (text: string): string => text.replace(/(?![\n\t])\p{Cc}/gu, '\ufffd');

/** Rows in columns as wide as they need, two spaces between; numbers stand to the right. */
export function columns(rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, widthOf(cell))));
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const space = ' '.repeat((widths[i] ?? 0) - widthOf(cell));
        return typeof cell === 'number' ? space + String(cell) : cell + space;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** In code points. */
const widthOf = (cell: string | number): number => Array.from(String(cell)).length;
