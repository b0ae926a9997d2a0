import * as l10n from '../../core/text/l10n.js';
import { GlossError } from '../../core/glossError.js';
import { arePlain, linesIn, plain } from '../../core/text/plain.js';
import { writeError, writeOut } from './output.js';

/** Writes lines for people to standard output: each entry is one line, whatever it holds. */
export function print(lines: readonly string[]): void {
  if (lines.length === 0) return;
  const all = lines.join('\n');
  const areHarmless = !mayCommand(all) && arePlain(all, lines.length);
  writeOut(`${areHarmless ? all : lines.map(toLine).join('\n')}\n`);
}

/** Writes one line to standard error. */
export function say(message: string): void {
  const words = linesIn(message).map((line) => line.trim());
  writeError(`gloss: ${toLine(words.filter((line) => line !== '').join(' '))}\n`);
}

/** Ends a command that was refused. What is not a refusal is a fault of Gloss and comes with its stack. */
export function failed(error: unknown): void {
  process.exitCode = 2;
  if (error instanceof GlossError) say(error.message);
  else {
    say(l10n.t('This is a fault of Gloss; please report it. {error}', { error: String(error) }));
    if (error instanceof Error && error.stack !== undefined) sayText(`${error.stack}\n`);
  }
}

/** Writes a text of several lines to standard output. */
export const printText = (text: string): void => writeOut(toLines(text));

/** Writes a text of several lines to standard error. */
export const sayText = (text: string): void => writeError(toLines(text));

const toLines = (text: string): string => linesIn(text).map(toLine).join('\n');

/**
 * Text as one line that neither a terminal nor a build server obeys. A build server reads what a program prints: `::` at the
 * beginning of a line, and `##[` or `##vso[` anywhere, are commands to it. They get a space.
 */
export const toLine = (text: string): string => withoutCommands(plain(text));

/** A line in which a build server finds no command. */
export const withoutCommands = (line: string): string => (mayCommand(line) ? withSpaces(line) : line);

const mayCommand = (text: string): boolean => text.includes('::') || text.includes('##');

const withSpaces = (line: string): string => line.replace(/^(\s*:)(?=:)/, '$1 ').replace(/#(?=#\w*\[)/g, '# ');

/** A text of several lines, each moved to the right, as entries of {@link print}. */
export const indented = (text: string, by: string): readonly string[] => linesIn(text).map((line) => by + line);

/** Rows in columns as wide as they need, two spaces between; numbers stand to the right. */
export function columns(rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const plainRows = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : plain(cell))));
  const widths: number[] = [];
  for (const row of plainRows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, widthOf(cell))));
  return plainRows.map((row) =>
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
