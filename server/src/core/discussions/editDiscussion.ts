import { isMap, isSeq, type YAMLMap } from 'yaml';
import { GlossError } from '../glossError.js';
import { newlineOf } from '../text/newline.js';
import { spliceLines, type Splice } from '../text/splice.js';
import { addEntries, removeEntry, removeField, setField, setPrinted } from '../yaml/edit.js';
import { mapsById, placeOfMap, type MapPlace } from '../yaml/locate.js';
import { yamlDocument } from '../yaml/yamlDocument.js';
import { commentKeys, discussionKeys, threadKeys } from './discussion.js';
import * as l10n from '../text/l10n.js';

/** What becomes of the keys of an entry, as they are printed behind `key: ` at the left margin; undefined takes a key out. */
export type Keys = Readonly<Record<string, string | undefined>>;

/** What a map holds: its keys in order, and in one of them a list of others. */
interface Kind {
  readonly keys: readonly string[];
  readonly list?: { readonly key: string; readonly of: Kind };
}

const commentKind: Kind = { keys: commentKeys };
const threadKind: Kind = { keys: threadKeys, list: { key: 'comments', of: commentKind } };
const discussionKind: Kind = { keys: discussionKeys, list: { key: 'threads', of: threadKind } };

/** A map that ids lead to, and the entries of its list by theirs. */
interface Level extends Kind {
  readonly place: MapPlace;
  readonly below: ReadonlyMap<string, Level>;
}

/**
 * Changes a discussion file in place: it is read once, and whatever is not touched stays byte for byte. A path leads to an
 * entry by ids: a thread's, or a thread's and a comment's. A key is set once.
 */
export class DiscussionEdit {
  readonly #text: string;
  readonly #root: Level;
  readonly #splices: Splice[] = [];

  constructor(text: string) {
    this.#text = text.endsWith('\n') ? text : text + newlineOf(text);
    const { document, isBroken } = yamlDocument(this.#text);
    if (isBroken || !isMap(document.contents)) throw unreadable();
    this.#root = levelOf(document.contents, discussionKind);
  }

  get text(): string {
    return spliceLines(this.#text, this.#splices);
  }

  /** Puts an entry, printed at the left margin, last in its list. */
  add(path: readonly string[], printed: string): this {
    const { place, list, keys } = this.#find(path);
    const splices = list && addEntries(this.#text, place, list.key, printed, keys, 'last');
    if (!splices) throw unreadable();
    return this.#put(splices);
  }

  remove(path: readonly string[]): this {
    const { place, list, below } = this.#find(path.slice(0, -1));
    const entry = below.get(path.at(-1) ?? '');
    if (!list || !entry) throw unreadable();
    const all = [...below.values()].map((one) => one.place);
    return this.#put(removeEntry(this.#text, place, list.key, all, entry.place));
  }

  /** Sets keys of an entry, each new one behind those that come before it in canonical order. */
  set(path: readonly string[], wanted: Keys): this {
    const { place, keys } = this.#find(path);
    for (const key of keys) {
      const value = wanted[key];
      if (value !== undefined) this.#put(setPrinted(this.#text, place, key, value, keys));
      else if (key in wanted) this.#put(removeField(this.#text, place, key));
    }
    return this;
  }

  setDigest(digest: string): this {
    return this.#put(setField(this.#text, this.#root.place, 'text', digest, discussionKeys));
  }

  #find(path: readonly string[]): Level {
    const found = path.reduce<Level | undefined>((level, id) => level?.below.get(id), this.#root);
    if (!found) throw unreadable();
    return found;
  }

  #put(splices: readonly Splice[]): this {
    this.#splices.push(...splices);
    return this;
  }
}

function levelOf(map: YAMLMap.Parsed, kind: Kind): Level {
  const below = new Map<string, Level>();
  const entries: unknown = kind.list && map.get(kind.list.key, true);
  if (kind.list && isSeq(entries)) {
    for (const [id, entry] of mapsById(entries.items)) below.set(id, levelOf(entry, kind.list.of));
  }
  return { ...kind, place: placeOfMap(map), below };
}

const unreadable = (): GlossError =>
  new GlossError(
    'unreadable',
    l10n.t('This discussion is not written in lines of “key: value”. Write it so to change it; nothing was written.'),
  );
