import { applySplices, type Splice } from '../../text/splice.js';
import type { Range } from '../../text/range.js';

interface Cell extends Range {
  readonly value: string;
  readonly quoted: boolean;
}

/** The text of a cases file in which the column `transcript` names moved files by their new paths; the rest stays as it is. */
export function moveInCases(text: string, moved: (path: string) => string | undefined): string {
  const rows = cellsOf(text);
  const column = rows[0]?.findIndex(({ value }) => value.trim().toLowerCase() === 'transcript') ?? -1;
  if (column < 0) return text;
  const splices = rows.slice(1).flatMap((row): Splice[] => {
    const cell = row[column];
    const path = cell && moved(cell.value.trim());
    if (!cell || path === undefined) return [];
    const quoted = cell.quoted || /[",;\t\r\n]/.test(path);
    const written = quoted ? `"${path.replaceAll('"', '""')}"` : path;
    return [{ start: cell.start, end: cell.end, text: written }];
  });
  return applySplices(text, splices);
}

/** The cells of a CSV file with their places, spaces around them left out. The heading says what stands between them. */
function cellsOf(text: string): readonly (readonly Cell[])[] {
  const heading = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const between = [',', ';', '\t'].find((mark) => heading.includes(mark)) ?? ',';
  const rows: Cell[][] = [[]];
  const inQuotes = /"([^"]*(?:""[^"]*)*)"/y;
  const bare = new RegExp(`[^${between}\\r\\n]*`, 'y');
  for (let at = 0; at < text.length;) {
    let start = at;
    while (text[start] === ' ') start++;
    inQuotes.lastIndex = start;
    const quoted = text[start] === '"' ? inQuotes.exec(text)?.[1] : undefined;
    const end = quoted === undefined ? start : inQuotes.lastIndex;
    bare.lastIndex = end;
    const rest = bare.exec(text)?.[0] ?? '';
    at = end + rest.length;
    rows
      .at(-1)
      ?.push(
        quoted === undefined
          ? { start, end: start + rest.trimEnd().length, value: rest.trimEnd(), quoted: false }
          : { start, end, value: quoted.replaceAll('""', '"'), quoted: true },
      );
    if (text[at] === between) at++;
    else if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      rows.push([]);
    }
  }
  return rows;
}
