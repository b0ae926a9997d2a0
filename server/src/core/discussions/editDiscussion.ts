import {
  isCode,
  linesIn,
  plainValue,
  readEntries,
  readFields,
  spacesBefore,
  withDash,
  withoutDash,
  type Text,
} from '../text/entries.js';
import { GlossError } from '../glossError.js';
import { keptComments } from '../text/comments.js';
import { newlineOf } from '../text/newline.js';

/** What becomes of the keys of an entry, as they are printed behind `key: `; undefined takes a key out. */
export type Keys = Readonly<Record<string, string | undefined>>;

/**
 * Changes a discussion file by lines, so that whatever is not touched stays byte for byte. A path leads to an entry by ids:
 * a thread's, or a thread's and a comment's.
 */
export class DiscussionEdit {
  #lines: Text;
  readonly #eol: string;

  constructor(text: string) {
    this.#eol = newlineOf(text);
    this.#lines = linesIn(text.replaceAll('\r\n', '\n').replace(/\n?$/, '\n'));
  }

  get text(): string {
    return this.#lines.join('').replaceAll('\n', this.#eol);
  }

  /** Puts an entry, printed for its list, last. */
  add(path: readonly string[], printed: string): this {
    return this.#list(path, (entries) => [...entries, linesIn(printed)]);
  }

  remove(path: readonly string[]): this {
    const id = path.at(-1) ?? '';
    return this.#list(path.slice(0, -1), (entries) =>
      entries.map((entry) => (idOf(entry) === id ? keptLines(entry, indentOf(entry)) : entry)),
    );
  }

  /** Sets keys of an entry, each new one behind those that come before it in `order`. */
  set(path: readonly string[], keys: Keys, order: readonly string[]): this {
    const id = path.at(-1) ?? '';
    return this.#list(path.slice(0, -1), (entries) =>
      entries.map((entry) => (idOf(entry) === id ? withKeys(entry, keys, order) : entry)),
    );
  }

  setDigest(digest: string): this {
    this.#lines = this.#lines.map((line) => line.replace(/^(text:[ \t]*)[^\s#]+/, `$1${digest}`));
    return this;
  }

  #list(path: readonly string[], change: (entries: readonly Text[]) => readonly Text[]): this {
    this.#lines = changeIn(this.#lines, 'threads', path, change);
    return this;
  }
}

function changeIn(
  map: Text,
  key: string,
  path: readonly string[],
  change: (entries: readonly Text[]) => readonly Text[],
): Text {
  const read = readFields(map);
  if (!read) throw unreadable();
  const column = ' '.repeat(indentOf([...read.fields.values()].flat()));
  const lines = read.fields.get(key) ?? [`${column}${key}: []\n`];
  const opening = /^[^:]*:[ \t]*(?:\[[ \t]*\][ \t]*)?(#.*)?$/.exec(lines[0]?.trimEnd() ?? '');
  const list = readEntries(lines.slice(1));
  // A list that is written on the line of its key would be lost.
  if (!opening || !list) throw unreadable();
  const [id, ...rest] = path;
  const entries =
    id === undefined
      ? change(list.entries)
      : list.entries.map((entry) =>
          idOf(entry) === id ? withDash(changeIn(withoutDash(entry), 'comments', rest, change)) : entry,
        );
  const isEmpty = entries.every((entry) => idOf(entry) === undefined);
  const comment = opening[1] === undefined ? '' : ` ${opening[1]}`;
  const head = `${column}${key}:${isEmpty ? ' []' : ''}${comment}\n`;
  const fields = new Map(read.fields).set(key, [head, ...list.before, ...entries.flat()]);
  return [...read.before, ...[...fields.values()].flat()];
}

/** Spaces before the first line that is no comment. */
const indentOf = (lines: Text): number => spacesBefore(lines.find(isCode)).length;

/** The comments of lines that go. */
const keptLines = (lines: Text, column: number): Text => linesIn(keptComments(lines.join(''), column));

function withKeys(entry: Text, keys: Keys, order: readonly string[]): Text {
  const read = readFields(withoutDash(entry));
  if (!read) throw unreadable();
  const column = /^\s*/.exec(read.fields.get('id')?.[0] ?? '')?.[0] ?? '';
  let fields = [...read.fields];
  for (const [key, value] of Object.entries(keys)) {
    const at = fields.findIndex(([name]) => name === key);
    const kept = at < 0 ? [] : keptLines(fields[at]?.[1] ?? [], column.length);
    const lines = value === undefined ? [] : linesIn(`${column}${key}:${value.startsWith('\n') ? '' : ' '}${value}\n`);
    const earlier = order.slice(0, order.indexOf(key));
    const place = at < 0 ? fields.findLastIndex(([name]) => earlier.includes(name)) + 1 : at;
    if (at < 0 && lines.length === 0) continue;
    fields = fields.toSpliced(place, at < 0 ? 0 : 1, [key, [...lines, ...kept]]);
  }
  return withDash([...read.before, ...fields.flatMap(([, lines]) => lines)]);
}

const idOf = (entry: Text): string | undefined => plainValue(readFields(withoutDash(entry))?.fields.get('id'));

const unreadable = (): GlossError =>
  new GlossError(
    'unreadable',
    'This discussion is not written in lines of “key: value”. Write it so to change it; nothing was written.',
  );
