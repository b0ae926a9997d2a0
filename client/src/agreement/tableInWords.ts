import type { AgreementTable } from '#protocol';
import { plainText } from '../common/plainText.js';

/** A table as lines: its title, its rows in columns with numbers to the right, and what stands below it. */
export function tableInWords({ title, head, rows, notes }: AgreementTable): readonly string[] {
  const columns = head.map((name, i) =>
    columnOf(
      name,
      rows.map((row) => row[i] ?? null),
    ),
  );
  const lines = [head, ...rows].map((_, i) => columns.map((column) => column[i] ?? '').join('  '));
  return [
    plainText(title),
    '',
    ...(rows.length > 0 ? [...lines.map((line) => line.trimEnd()), ''] : []),
    ...notes.map(plainText),
  ];
}

/** The cells of a column, all of one width; its numbers have as many decimals as the one that has most. */
function columnOf(name: string, cells: AgreementTable['rows'][number]): readonly string[] {
  const isOfNumbers = cells.every((cell) => typeof cell !== 'string');
  const decimals = Math.max(0, ...cells.map((cell) => (typeof cell === 'number' ? decimalsOf(cell) : 0)));
  const shown = (cell: string | number | null): string =>
    typeof cell === 'number' ? cell.toFixed(decimals) : plainText(cell ?? '–');
  const texts = [plainText(name), ...cells.map(shown)];
  const width = Math.max(...texts.map(widthOf));
  return texts.map((text) => {
    const space = ' '.repeat(width - widthOf(text));
    return isOfNumbers ? space + text : text + space;
  });
}

const decimalsOf = (value: number): number => String(value).split('.')[1]?.length ?? 0;

/** In code points that take up room. */
const widthOf = (text: string): number => Array.from(text.replace(/[\p{Mn}\p{Me}\p{Cf}]/gu, '')).length;
