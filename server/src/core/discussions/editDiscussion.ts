import { linesIn, plainValue, readEntries, readFields, withDash, withoutDash, type Text } from '../text/entries.js';
import { GlossError } from '../glossError.js';
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
    return this.#list(path.slice(0, -1), (entries) => entries.filter((entry) => idOf(entry) !== id));
  }

  /** Sets keys of an entry, each new one behind those that come before it in `order`. */
  set(path: readonly string[], keys: Keys, order: readonly string[]): this {
    const id = path.at(-1) ?? '';
    return this.#list(path.slice(0, -1), (entries) =>
      entries.map((entry) => (idOf(entry) === id ? withKeys(entry, keys, order) : entry)),
    );
  }

  setDigest(digest: string): this {
    this.#lines = this.#lines.map((line) => (line.startsWith('text:') ? `text: ${digest}\n` : line));
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
  const lines = read?.fields.get(key);
  const list = lines && readEntries(lines.slice(1));
  if (!read || !lines || !list) throw unreadable();
  const [id, ...rest] = path;
  const entries =
    id === undefined
      ? change(list.entries)
      : list.entries.map((entry) =>
          idOf(entry) === id ? withDash(changeIn(withoutDash(entry), 'comments', rest, change)) : entry,
        );
  const column = /^\s*/.exec(lines[0] ?? '')?.[0] ?? '';
  const head = entries.length === 0 ? `${column}${key}: []\n` : `${column}${key}:\n`;
  const fields = new Map(read.fields).set(key, [head, ...list.before, ...entries.flat()]);
  return [...read.before, ...[...fields.values()].flat()];
}

function withKeys(entry: Text, keys: Keys, order: readonly string[]): Text {
  const read = readFields(withoutDash(entry));
  if (!read) throw unreadable();
  const fields = new Map(read.fields);
  const column = /^\s*/.exec(fields.get('id')?.[0] ?? '')?.[0] ?? '';
  for (const [key, value] of Object.entries(keys)) {
    if (value === undefined) {
      fields.delete(key);
      continue;
    }
    const lines = linesIn(`${column}${key}:${value.startsWith('\n') ? '' : ' '}${value}\n`);
    const known = fields.has(key);
    fields.set(key, lines);
    if (known) continue;
    const sorted = [...fields].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
    fields.clear();
    for (const [name, text] of sorted) fields.set(name, text);
  }
  return withDash([...read.before, ...[...fields.values()].flat()]);
}

const idOf = (entry: Text): string | undefined => plainValue(readFields(withoutDash(entry))?.fields.get('id'));

const unreadable = (): GlossError =>
  new GlossError(
    'unreadable',
    'This discussion is not written in lines of “key: value”. Write it so to change it; nothing was written.',
  );
