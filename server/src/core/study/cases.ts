import { parse } from 'papaparse';
import { normalizeText } from '../text/newline.js';

/** The cases that each transcript is about, by its path, from the text of a cases file with the columns `case` and `transcript`. */
export function readCases(text: string): ReadonlyMap<string, readonly string[]> {
  const lines = normalizeText(text);
  const { data } = parse<readonly string[]>(lines, {
    newline: '\n',
    // Spreadsheets of many countries write semicolons.
    delimiter: /[,;\t]/.exec(lines.replace(/"[^"]*"/g, '').split('\n')[0] ?? '')?.[0] ?? ',',
    skipEmptyLines: true,
  });
  const heading = (data[0] ?? []).map((cell) => cell.trim().toLowerCase());
  const [name, transcript] = [heading.indexOf('case'), heading.indexOf('transcript')];
  const cases = new Map<string, Set<string>>();
  if (name < 0 || transcript < 0) return new Map();
  for (const row of data.slice(1)) {
    const [id = '', path = ''] = [row[name]?.trim(), row[transcript]?.trim()];
    if (id === '' || path === '') continue;
    const known = cases.get(path);
    if (known) known.add(id);
    else cases.set(path, new Set([id]));
  }
  return new Map(Array.from(cases, ([path, ids]) => [path, [...ids]] as const));
}
