import { isMap, isSeq, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';
import { newlineOf } from '../text/newline.js';
import { applySplices, type Splice } from '../text/splice.js';
import { rangeOf } from '../text/yaml.js';
import {
  columnOf,
  commentsIn,
  extentOf,
  linesAfter,
  nextLine,
  pairOf,
  pairText,
  readBlockMap,
  shifted,
  type BlockMap,
} from './blockMap.js';

/** The entry of a code, or the codebook itself without an id; undefined where it is not there or stands on one line. */
export function entryOf(text: string, id: string | undefined): BlockMap | undefined {
  const book = readBlockMap(text, 'The codebook');
  const search = (map: YAMLMap.Parsed): YAMLMap.Parsed | undefined => {
    if (id === undefined || (map !== book.map && String(map.get('id')) === id)) return map;
    for (const item of codesIn({ map })?.items ?? []) {
      const found = isMap(item) ? search(item) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  const map = search(book.map);
  return map && !map.flow ? { text, map } : undefined;
}

const codesIn = (entry: Pick<BlockMap, 'map'>): YAMLSeq.Parsed | undefined => {
  const list = pairOf(entry, 'codes')?.value;
  return isSeq(list) ? list : undefined;
};

export const hasCodes = (entry: BlockMap): boolean => (codesIn(entry)?.items.length ?? 0) > 0;

/** The keys of an entry without the codes below it, each with its value for comparing: line breaks count as spaces. */
export function valuesOf(entry: BlockMap): ReadonlyMap<string, string> {
  return new Map(
    entry.map.items.flatMap(({ key, value }) =>
      String(key) === 'codes' ? [] : [[String(key), evenValue(value)] as const],
    ),
  );
}

export const evenValue = (value: ParsedNode | null): string =>
  JSON.stringify(value?.toJSON() ?? null).replace(/(?:\\n|\s)+/g, ' ');

/** An entry as it stands, from its dash, at the left margin, with LF; without the codes below it where `isAlone`. */
export function entryText(entry: BlockMap, isAlone: boolean): string {
  const { text, map } = entry;
  const start = rangeOf(map.items[0]?.key).start;
  const end = text.slice(0, rangeOf(map).end).trimEnd().length;
  const codes = isAlone ? pairOf(entry, 'codes') : undefined;
  const cut = codes && extentOf(text, codes);
  const own = cut
    ? text.slice(start, Math.max(start, text.lastIndexOf('\n', cut.start) + 1)) +
      text.slice(Math.min(nextLine(text, cut.end), nextLine(text, end)), nextLine(text, end))
    : text.slice(start, nextLine(text, end));
  return `- ${shifted(own.trimEnd(), 2 - columnOf(text, start))}\n`;
}

/** Sets a key to what it is in another entry, or takes it out. Comments that are ours alone stay. Undefined where it cannot be. */
export function takeField(
  ours: BlockMap,
  base: BlockMap | undefined,
  theirs: BlockMap,
  key: string,
): string | undefined {
  const { text, map } = ours;
  const [own, wanted] = [pairOf(ours, key), pairOf(theirs, key)];
  const column = columnOf(text, rangeOf(map.items[0]?.key).start);
  const eol = newlineOf(text);
  const pad = ' '.repeat(column);
  if (!own) {
    if (!wanted) return text;
    const before = theirs.map.items.slice(0, theirs.map.items.indexOf(wanted)).reverse();
    const anchor = before.flatMap((pair) =>
      String(pair.key) === 'codes' ? [] : (pairOf(ours, String(pair.key)) ?? []),
    )[0];
    const after = anchor ?? map.items.find((pair) => String(pair.key) !== 'codes');
    if (!after) return undefined;
    return applySplices(text, [
      linesAfter(text, extentOf(text, after).end, `${pad}${pairText(theirs, wanted, column)}\n`),
    ]);
  }
  const extent = extentOf(text, own);
  const was = base && pairOf(base, key);
  const known = was ? commentsIn(was) : [];
  const kept = commentsIn(own).filter((comment) => !known.includes(comment));
  const lineEnd = text.slice(extent.end, nextLine(text, extent.end)).replace(/\r?\n$/, '');
  const trailing = /^\s*#(.*)$/.exec(lineEnd)?.[1];
  const comments = (some: readonly string[]): string => some.map((comment) => `#${comment}${eol}${pad}`).join('');
  if (!wanted) {
    const lineStart = extent.start - column;
    if (text.slice(lineStart, extent.start).trim() !== '') return undefined;
    const lines = kept.map((comment) => `${pad}#${comment}${eol}`).join('');
    return applySplices(text, [{ start: lineStart, end: nextLine(text, extent.end), text: lines }]);
  }
  const next = pairText(theirs, wanted, column).replaceAll('\n', eol);
  // A comment behind a value of several lines would become a part of it.
  const isMoved = trailing !== undefined && next.includes('\n');
  const above = isMoved || trailing === undefined ? kept : kept.filter((comment) => comment !== trailing);
  const end = isMoved ? extent.end + lineEnd.length : extent.end;
  return applySplices(text, [{ start: extent.start, end, text: comments(above) + next }]);
}

/** Puts an entry (its text from the left margin) under a code or at the top, behind a sibling, else last. */
export function insertEntry(
  text: string,
  under: string | undefined,
  behind: string | undefined,
  lines: string,
): string | undefined {
  const parent = entryOf(text, under);
  if (!parent) return undefined;
  const list = codesIn(parent);
  const pair = pairOf(parent, 'codes');
  const column = columnOf(text, rangeOf(parent.map.items[0]?.key).start);
  const at = (indent: number): string => lines.replace(/^(?=.)/gm, ' '.repeat(indent));
  if (list && list.items.length > 0) {
    if (list.flow) return undefined;
    const sibling = list.items.find((item) => isMap(item) && String(item.get('id')) === behind) ?? list.items.at(-1);
    const first = rangeOf(list.items[0]).start;
    const dash = columnOf(text, text.lastIndexOf('-', first - 1));
    const end = text.slice(0, rangeOf(sibling).end).trimEnd().length;
    return applySplices(text, [linesAfter(text, end, at(dash))]);
  }
  if (!pair) {
    const end = text.slice(0, rangeOf(parent.map).end).trimEnd().length;
    return applySplices(text, [linesAfter(text, end, `${' '.repeat(column)}codes:\n${at(column + 2)}`)]);
  }
  const extent = extentOf(text, pair);
  const eol = newlineOf(text);
  return applySplices(text, [{ ...extent, text: `codes:\n${at(column + 2)}`.trimEnd().replaceAll('\n', eol) }]);
}

/** Takes an entry out with all that is below it; undefined where it does not stand on lines of its own. */
export function removeEntry(text: string, id: string): string | undefined {
  const entry = entryOf(text, id);
  if (!entry) return undefined;
  const key = rangeOf(entry.map.items[0]?.key).start;
  const dash = text.lastIndexOf('-', key - 1);
  const start = text.lastIndexOf('\n', dash) + 1;
  if (text.slice(start, dash).trim() !== '' || text.slice(dash + 1, key).trim() !== '') return undefined;
  const end = text.slice(0, rangeOf(entry.map).end).trimEnd().length;
  return applySplices(text, [...emptiedList(text, entry), { start, end: nextLine(text, end), text: '' }]);
}

/** What is to be done about a list of codes that loses its only entry: a key without a value would take in comments below it. */
function emptiedList(text: string, entry: BlockMap): readonly Splice[] {
  const book = readBlockMap(text, 'The codebook');
  const search = (map: YAMLMap.Parsed): YAMLMap.Parsed | undefined => {
    const items = codesIn({ map })?.items ?? [];
    if (items.some((item) => rangeOf(item).start === rangeOf(entry.map).start)) return map;
    return items.flatMap((item) => (isMap(item) ? (search(item) ?? []) : []))[0];
  };
  const parent = search(book.map);
  const pair = parent && pairOf({ map: parent }, 'codes');
  if (!pair || !isSeq(pair.value) || pair.value.items.length > 1) return [];
  const { start, end } = rangeOf(pair.key);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const colon = text.indexOf(':', end) + 1;
  const lineEnd = nextLine(text, colon);
  const isAlone =
    parent !== book.map && text.slice(lineStart, start).trim() === '' && text.slice(colon, lineEnd).trim() === '';
  return [isAlone ? { start: lineStart, end: lineEnd, text: '' } : { start: colon, end: colon, text: ' []' }];
}
