import { isMap, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { newlineOf } from '../text/newline.js';
import type { Range } from '../text/range.js';
import { applySplices, spliceLines, type Splice } from '../text/splice.js';
import { indentLines } from '../yaml/edit.js';
import { columnOf, isBlank, lineEndAfter } from '../yaml/locate.js';
import { rangeOf } from '../yaml/yaml.js';
import { extentOf, pairOf, readBlockMap, type BlockMap } from './blockMap.js';
import { atMargin } from './codeEntries.js';
import { withCommentsBelow } from './entryBlocks.js';
import * as l10n from '../text/l10n.js';

/** What stands in a list of codes, or the codebook itself: as it is written, and what is to become of it. */
export interface Entry extends BlockMap {
  /** Its lines, in UTF-16 offsets. */
  readonly range: Range;
  /** In whose list it is now; undefined for the codebook itself, and for what was taken out. */
  parent: Entry | undefined;
  /** What is in its list, and what has left the list, which keeps its place for what comes behind it. */
  readonly items: Entry[];
  /** What was in its list from the beginning. */
  readonly original: ReadonlySet<Entry>;
  /** What changes in its own keys. */
  readonly splices: Splice[];
}

/** Where an entry is put: into whose list, and behind which of what is there; last where absent. */
export interface Place {
  readonly under: Entry;
  readonly behind: Entry | undefined;
}

/** A codebook that is read once, changed entry by entry, and written once. */
export class EntryTree {
  readonly root: Entry;
  readonly #entries = new Map<string, Entry>();
  readonly #isEnded: boolean;

  constructor(written: string) {
    this.#isEnded = written.endsWith('\n');
    const text = this.#isEnded ? written : written + newlineOf(written);
    const { map } = readBlockMap(text, l10n.t('The codebook'));
    this.root = this.#read({ text, map }, { start: 0, end: text.length }, undefined);
  }

  #read({ text, map }: BlockMap, range: Range, parent: Entry | undefined): Entry {
    const items: Entry[] = [];
    const original = new Set<Entry>();
    const entry: Entry = { text, map, range, parent, items, original, splices: [] };
    const list = listOf(entry);
    for (const item of list && !list.flow ? list.items : []) {
      if (!isMap(item)) continue;
      const below = this.#read({ text, map: item }, linesOf(text, item), entry);
      items.push(below);
      original.add(below);
    }
    const id = String(map.get('id'));
    if (parent && !map.flow && !this.#entries.has(id)) this.#entries.set(id, entry);
    return entry;
  }

  /** The entry of a code, or the codebook itself without an id; undefined where it is not there or stands on one line. */
  find(id: string | undefined): Entry | undefined {
    return id === undefined ? this.root : this.#entries.get(id);
  }

  /** Adds a code, given as lines from its dash at the left margin. False where the list is written on one line. */
  add(id: string, lines: string, place: Place): boolean {
    const { map } = readBlockMap(lines.replace('-', ' '), l10n.t('The code'));
    const entry = this.#read({ text: lines, map }, { start: 0, end: lines.length }, undefined);
    this.#entries.set(id, entry);
    return put(entry, place);
  }

  toString(): string {
    const text = spliceLines(this.root.text, ordered(splicesOf(this.root)));
    return this.#isEnded ? text : text.replace(/\r?\n$/, '');
  }
}

/** Whether anything is in its list now, be it something that is no code. */
export const hasCodes = (entry: Entry): boolean => hasOthers(entry) || entry.items.some(isIn(entry));

/** Takes an entry out with all that is below it. False where it does not stand on lines of its own. */
export function takeOut(entry: Entry): boolean {
  if (!isOnOwnLines(entry)) return false;
  entry.parent = undefined;
  return true;
}

/** Takes an entry to another list, with all that is below it. False where that cannot be done; then it stays. */
export function move(entry: Entry, place: Place): boolean {
  for (let at: Entry | undefined = place.under; at; at = at.parent) if (at === entry) return false;
  return isOnOwnLines(entry) && put(entry, place);
}

/** Puts an entry behind a sibling, else last. */
function put(entry: Entry, { under, behind }: Place): boolean {
  if (listOf(under)?.flow && hasOthers(under)) return false;
  const { items } = under;
  const at = behind ? items.indexOf(behind) : items.findLastIndex(isIn(under));
  items.splice(at < 0 ? items.length : at + 1, 0, entry);
  entry.parent = under;
  return true;
}

const isIn =
  (parent: Entry) =>
  (entry: Entry): boolean =>
    entry.parent === parent;

function listOf(entry: BlockMap): YAMLSeq.Parsed | undefined {
  const list = pairOf(entry, 'codes')?.value;
  return isSeq(list) ? list : undefined;
}

/** Whether its list has what is no entry, as one that is written on one line. */
const hasOthers = (entry: Entry): boolean => (listOf(entry)?.items.length ?? 0) > entry.original.size;

const keysAt = ({ map }: Pick<BlockMap, 'map'>): number => rangeOf(map.items[0]?.key ?? map).start;

const dashOf = (text: string, map: YAMLMap.Parsed): number => text.lastIndexOf('-', keysAt({ map }) - 1);

function linesOf(text: string, map: YAMLMap.Parsed): Range {
  return { start: text.lastIndexOf('\n', dashOf(text, map)) + 1, end: lineEndAfter(text, endOf({ text, map })) };
}

/** Behind the last visible character of an entry. */
const endOf = ({ text, map }: BlockMap): number => text.slice(0, rangeOf(map).end).trimEnd().length;

function isOnOwnLines({ text, map, range }: Entry): boolean {
  const dash = dashOf(text, map);
  return isBlank(text.slice(range.start, dash)) && isBlank(text.slice(dash + 1, keysAt({ map })));
}

/** What is put in at a place stands before what is changed from there on. */
const ordered = (splices: readonly Splice[]): readonly Splice[] =>
  [...splices].sort((a, b) => Number(a.end > a.start) - Number(b.end > b.start));

/** What has become of an entry in its place, and of all below it. */
function splicesOf(entry: Entry): readonly Splice[] {
  const { text, items, original, splices } = entry;
  const isHere = isIn(entry);
  const [first] = original;
  if (!first) return [...splices, ...openedList(entry, items.filter(isHere))];
  const column = columnOf(text, dashOf(text, first.map));
  let at = first.range.start;
  const below = items.flatMap((item): readonly Splice[] => {
    if (original.has(item)) at = withCommentsBelow(text, item.range.end, column);
    if (!original.has(item)) return isHere(item) ? [{ start: at, end: at, text: linesAt(item, column) }] : [];
    return isHere(item) ? splicesOf(item) : [{ ...item.range, text: '' }];
  });
  return [...splices, ...(items.some(isHere) ? [] : emptiedList(entry)), ...below];
}

/** The lines of an entry as they are put into another text, with LF, the dash at a column. */
function linesAt(entry: Entry, column: number): string {
  const start = keysAt(entry);
  const own = splicesOf(entry).map((splice) => ({ ...splice, start: splice.start - start, end: splice.end - start }));
  const lines = atMargin(
    applySplices(entry.text.slice(start, entry.range.end), ordered(own)),
    columnOf(entry.text, start),
  );
  return indentLines(lines, column);
}

/** The first codes below an entry. */
function openedList(entry: Entry, codes: readonly Entry[]): readonly Splice[] {
  if (codes.length === 0) return [];
  const { text } = entry;
  const column = columnOf(text, keysAt(entry));
  const lines = codes.map((code) => linesAt(code, column + 2)).join('');
  const pair = pairOf(entry, 'codes');
  const extent = pair && extentOf(text, pair);
  const at = lineEndAfter(text, extent ? extent.end : endOf(entry));
  const key = `${' '.repeat(column)}codes:\n`;
  return [
    ...(extent ? [{ ...extent, text: 'codes:' }] : []),
    { start: at, end: at, text: extent ? lines : key + lines },
  ];
}

/** A list of codes that has lost all of them: a key without a value would take in comments below it. */
function emptiedList(entry: Entry): readonly Splice[] {
  const { text } = entry;
  const pair = pairOf(entry, 'codes');
  if (!pair || hasOthers(entry)) return [];
  const { start, end } = rangeOf(pair.key);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const colon = text.indexOf(':', end) + 1;
  const lineEnd = lineEndAfter(text, colon);
  const isAlone = [text.slice(lineStart, start), text.slice(colon, lineEnd)].every(isBlank);
  return entry.parent && isAlone && !leavesComments(entry)
    ? [{ start: lineStart, end: lineEnd, text: '' }]
    : [{ start: colon, end: colon, text: ' []' }];
}

/** Whether comments of a list stay that would become part of a block of text that ends above it. */
function leavesComments(entry: Entry): boolean {
  const { text, original } = entry;
  const end = Math.max(...[...original].map(({ range }) => range.end));
  const next = text.length - text.slice(end).trimStart().length;
  const isDeep = columnOf(text, next) > columnOf(text, keysAt(entry));
  return besideCodes(entry) !== '' || (text[next] === '#' && isDeep);
}

/** What stands in a list of codes besides their entries: comments. */
export function besideCodes(entry: Entry): string {
  const pair = pairOf(entry, 'codes');
  let at = pair ? entry.text.indexOf(':', rangeOf(pair.key).end) + 1 : 0;
  const found = Array.from(entry.original, ({ range }) => {
    const piece = entry.text.slice(at, range.start);
    at = range.end;
    return piece;
  });
  return found.join('').trim().replace(/\s+/g, ' ');
}
