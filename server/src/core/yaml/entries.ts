/** Lines with their line breaks, as they stand in a file. */
export type Text = readonly string[];

/** A map that is written in lines: what stands before its first key, and each key with the lines of its value. */
export interface Fields {
  readonly before: Text;
  readonly fields: ReadonlyMap<string, Text>;
}

/** A list that is written in lines: what stands before its first entry, and each entry with the comments above its dash. */
export interface Entries {
  readonly before: Text;
  readonly entries: readonly Text[];
}

/** Parts a text at its line feeds, which stay; put together again it is the same text. */
export const linesIn = (text: string): Text => text.match(/[^\n]+\n?|\n/g) ?? [];

/** The spaces before a line. */
export const spacesBefore = (line = ''): string => /^ */.exec(line)?.[0] ?? '';

/** The spaces before the dash of an entry, which comments may stand above. */
export const spacesBeforeDash = (entry: Text): string => spacesBefore(entry.find((line) => /^ *-/.test(line)));

/** A line without so many spaces before it, or as many of them as there are. */
export const unindented = (line: string, by: number): string => line.slice(Math.min(by, spacesBefore(line).length));

/** Whether a line is neither blank nor a comment alone. */
export const isCode = (line: string): boolean => /^\s*[^\s#]/.test(line);

/** Spaces before the first visible character; undefined for a blank line or a comment. */
function indentOf(line: string): number | undefined {
  const at = line.search(/\S/);
  return at < 0 || line[at] === '#' ? undefined : at;
}

/** Parts a map into its keys, which stand at one column; undefined where it is written in another way. */
export function readFields(lines: Text): Fields | undefined {
  const column = lines.map(indentOf).find((indent) => indent !== undefined) ?? 0;
  const before: string[] = [];
  const fields = new Map<string, string[]>();
  let current = before;
  for (const line of lines) {
    const indent = indentOf(line);
    if (indent !== undefined && indent < column) return undefined;
    if (indent === column && !(line.startsWith('- ', indent) && current !== before)) {
      const key = /^\s*("?)([\w-]+)\1:(?:\s|$)/.exec(line)?.[2];
      if (key === undefined || fields.has(key)) return undefined;
      fields.set(key, (current = []));
    }
    current.push(line);
  }
  return { before, fields };
}

/** Parts the lines of a list into entries; undefined where they are written in another way. Comments above a dash go with it. */
export function readEntries(lines: Text): Entries | undefined {
  const first = lines.find((line) => indentOf(line) !== undefined);
  if (first === undefined) return { before: lines, entries: [] };
  const column = first.search(/\S/);
  const before: string[] = [];
  const entries: string[][] = [];
  for (const line of lines) {
    const indent = indentOf(line);
    if (indent !== undefined && (indent < column || (indent === column && line[column] !== '-'))) return undefined;
    if (indent !== column) {
      (entries.at(-1) ?? before).push(line);
      continue;
    }
    const above = entries.at(-1) ?? before;
    const comments: string[] = [];
    while (above.at(-1)?.slice(0, column + 1) === `${' '.repeat(column)}#`) comments.unshift(above.pop() ?? '');
    entries.push([...comments, line]);
  }
  return { before, entries };
}

/** An entry as a map at the column of its keys: its dash is a space. */
export const withoutDash = (entry: Text): Text => {
  const at = entry.findIndex((line) => indentOf(line) !== undefined);
  return entry.map((line, i) => (i === at ? line.replace('-', ' ') : line));
};

/** A map as an entry: the last space before its first key is a dash again. */
export const withDash = (map: Text): Text => {
  const at = map.findIndex((line) => indentOf(line) !== undefined);
  return map.map((line, i) => (i === at ? line.replace(/^(\s*)\s{2}(?=\S)/, '$1- ') : line));
};

/** The value of a key that is written on its own line, without quotes and without a comment behind it. */
export function plainValue(lines: Text | undefined): string | undefined {
  const line = lines?.[0]?.trimEnd() ?? '';
  const found = /^[^:]*:\s+(?:"(?<double>[^"\\]*)"\s*|'(?<single>[^']*)'\s*|(?<plain>[^#\s][^#\n]*))(?:#.*)?$/.exec(
    line,
  )?.groups;
  return found?.['double'] ?? found?.['single'] ?? found?.['plain']?.trimEnd();
}
