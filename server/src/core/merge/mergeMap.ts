import { interleaved } from './interleaved.js';
import type { Side, Versions } from './versions.js';
import { keepNotes, withNotes, withoutNotes } from './keptNotes.js';
import {
  plainValue,
  readEntries,
  readFields,
  spacesBeforeDash,
  withDash,
  withoutDash,
  type Fields,
  type Text,
} from '../yaml/entries.js';

/** What a merge comes to: undefined where the two sides contradict each other. */
export type Resolve<T> = (versions: Versions<T>) => { readonly merged: T | undefined } | undefined;

/** How the keys of a map are merged, where there is more to it than which side has changed them. */
export interface Rules {
  /** Merges the lines of a key that both sides have changed. */
  readonly keys: Readonly<Record<string, Resolve<Text>>>;
  /** Keys whose values are entries with an `id`, and how those are merged. */
  readonly lists: Readonly<Record<string, Rules>>;
  /** Changes the sides before they are compared, so that keys that belong together are from one side. */
  readonly prepare?: (versions: Versions<Fields>, preferred?: Side) => Versions<Fields> | undefined;
  /** Whether a version says the same as another, for what one side has removed and the other has touched. */
  readonly isSame?: (was: Fields, is: Fields, side: Side) => boolean;
  /** Keys in canonical order, for those that only theirs has; else they go behind the key that they follow there. */
  readonly keyOrder?: readonly string[];
  /** Order of two entries in their list; as they stand where absent. */
  readonly order?: (a: Fields, b: Fields) => number;
  /** Whether a key that contradicts itself is marked by itself, and not the whole map. */
  readonly marksKeys?: boolean;
}

/** How conflicts are marked, as git does: so many characters, and the names of the sides. */
export interface Marks {
  readonly size: number;
  readonly ours: string;
  readonly theirs: string;
}

/** The lines of a merged map or file, and how many conflicts are marked in them. */
export interface Merged {
  readonly lines: Text;
  readonly conflicts: number;
}

const same = (a: Text | undefined, b: Text | undefined): boolean => a?.join('') === b?.join('');

/** Merges a side that has not changed with one that has; undefined where both have. */
function oneSided<T>(
  { base, ours, theirs }: Versions<T>,
  isSame: (a: T | undefined, b: T | undefined) => boolean,
): { readonly merged: T | undefined } | undefined {
  if (isSame(base, ours)) return { merged: theirs };
  if (isSame(base, theirs) || isSame(ours, theirs)) return { merged: ours };
  return undefined;
}

/** Both versions of lines between git's marks. */
export const marked = (ours: Text, theirs: Text, marks: Marks): Text => [
  `${'<'.repeat(marks.size)} ${marks.ours}\n`,
  ...ended(ours),
  `${'='.repeat(marks.size)}\n`,
  ...ended(theirs),
  `${'>'.repeat(marks.size)} ${marks.theirs}\n`,
];

const ended = (lines: Text): Text => lines.map((line) => (line.endsWith('\n') ? line : `${line}\n`));

/**
 * Merges three versions of a map key by key; lists of entries by their ids, wherever these stand. Undefined where a key
 * contradicts itself or a version is not written in lines: whoever asked then marks the whole. With a preferred side there
 * are no contradictions: each is decided for it.
 */
export function mergeMap(versions: Versions<Text>, rules: Rules, marks: Marks, preferred?: Side): Merged | undefined {
  const read = (lines: Text | undefined): Fields | undefined => lines && readFields(lines);
  const written = { base: read(versions.base), ours: read(versions.ours), theirs: read(versions.theirs) };
  if (versions.base && !written.base) return undefined;
  const { base, ours, theirs } = (rules.prepare ? rules.prepare(written, preferred) : written) ?? {};
  if (!ours || !theirs) return undefined;
  const merged = new Map<string, Text>([['', ours.before]]);
  let conflicts = 0;
  for (const key of keysOf(ours, theirs, rules.keyOrder ?? [...theirs.fields.keys()])) {
    const three = { base: base?.fields.get(key), ours: ours.fields.get(key), theirs: theirs.fields.get(key) };
    const result = mergeKey(key, three, rules, marks, preferred);
    if (!result) return undefined;
    if (result.lines.length > 0) merged.set(key, ended(result.lines));
    conflicts += result.conflicts;
  }
  keepNotes(written, merged, rules.lists);
  return { lines: [...merged.values()].flat(), conflicts };
}

function mergeKey(
  key: string,
  three: Versions<Text>,
  rules: Rules,
  marks: Marks,
  preferred?: Side,
): Merged | undefined {
  const settled = oneSided(three, same);
  if (settled) return { lines: settled.merged ?? [], conflicts: 0 };
  // A file may have keys such as “constructor”.
  const list = Object.hasOwn(rules.lists, key) ? rules.lists[key] : undefined;
  if (list) {
    return (three.ours && three.theirs && mergeList(three, list, marks, preferred)) ?? undecided(three, preferred);
  }
  const alike = oneSided(three, (a, b) => withoutNotes(a) === withoutNotes(b));
  const resolved = alike ?? (Object.hasOwn(rules.keys, key) ? rules.keys[key]?.(three) : undefined);
  if (resolved) return { lines: resolved.merged ?? [], conflicts: 0 };
  if (preferred || !rules.marksKeys) return undecided(three, preferred);
  return { lines: marked(three.ours ?? [], three.theirs ?? [], marks), conflicts: 1 };
}

const undecided = (three: Versions<Text>, preferred: Side | undefined): Merged | undefined =>
  preferred && { lines: three[preferred] ?? [], conflicts: 0 };

/** Keys of ours, with those that only theirs has where the order puts them. */
function keysOf(ours: Fields, theirs: Fields, order: readonly string[]): readonly string[] {
  const keys = [...ours.fields.keys()];
  for (const key of theirs.fields.keys()) {
    if (keys.includes(key)) continue;
    const earlier = order.slice(0, Math.max(0, order.indexOf(key)));
    keys.splice(keys.findLastIndex((other) => earlier.includes(other)) + 1, 0, key);
  }
  return keys;
}

interface Entry {
  readonly id: string;
  readonly lines: Text;
}

function mergeList(three: Versions<Text>, rules: Rules, marks: Marks, preferred?: Side): Merged | undefined {
  const [base, ours, theirs] = [three.base, three.ours, three.theirs].map((lines) => listOf(lines ?? []));
  if (!base || !ours || !theirs) return undefined;
  let conflicts = 0;
  const list: Text[] = [];
  const [first] = [...ours.ids.values(), ...theirs.ids.values()];
  const column = first ? spacesBeforeDash(first) : '  ';
  const opening = [
    ...withNotes(
      { base: base.opening, ours: ours.opening, theirs: theirs.opening },
      ours.ids.size > 0 || theirs.ids.size === 0 ? ours.opening : theirs.opening,
      column,
    ),
  ];
  for (const id of interleaved([...ours.ids.keys()], [...theirs.ids.keys()])) {
    const entry = { base: base.ids.get(id), ours: ours.ids.get(id), theirs: theirs.ids.get(id) };
    const result = mergeEntry(entry, rules, marks, preferred);
    conflicts += result.conflicts;
    if (result.lines.length > 0) {
      list.push(result.lines);
      continue;
    }
    // Comments that were put into what the other side removed stay where it stood.
    const notes = withNotes(entry, [], column);
    const previous = list.pop();
    if (previous) list.push([...previous, ...notes]);
    else opening.push(...notes);
  }
  const { order } = rules;
  if (order) {
    const keyed = list.map((lines) => ({ lines, fields: fieldsOf(lines) }));
    keyed.sort((a, b) => order(a.fields, b.fields));
    list.splice(0, list.length, ...keyed.map(({ lines }) => lines));
  }
  if (list.length > 0) return { lines: [...opening, ...list.flat()], conflicts };
  const [line = '', ...rest] = opening;
  const [key = ''] = line.split(':', 1);
  const isOpen = /^(?:#.*)?$/.test(line.slice(key.length + 1).trim());
  return { lines: [isOpen ? `${key}: []${line.slice(key.length + 1)}` : line, ...rest], conflicts };
}

const none: Fields = { before: [], fields: new Map() };

/** The keys of an entry; of one that is marked, those of its first side. */
const fieldsOf = (entry: Text): Fields => {
  const from = entry.findIndex((line) => line.startsWith('<<<<'));
  const until = entry.findIndex((line) => line.startsWith('===='));
  const first = from < 0 ? entry : entry.slice(from + 1, until);
  const lines = first.length > 0 ? first : entry.slice(until + 1, -1);
  return readFields(withoutDash(lines)) ?? none;
};

/** The entries of a list by id, with the key's line and what stands before them; undefined where they cannot be told apart. */
function listOf(lines: Text): { readonly opening: Text; readonly ids: ReadonlyMap<string, Text> } | undefined {
  const read = readEntries(lines.slice(1));
  if (!read) return undefined;
  const entries = read.entries.map((entry): Entry | undefined => {
    const id = plainValue(readFields(withoutDash(entry))?.fields.get('id'));
    return id === undefined ? undefined : { id, lines: entry };
  });
  const ids = new Map(entries.flatMap((entry) => (entry ? [[entry.id, entry.lines] as const] : [])));
  if (ids.size < entries.length) return undefined;
  return { opening: [...lines.slice(0, 1), ...read.before], ids };
}

function mergeEntry(entry: Versions<Text>, rules: Rules, marks: Marks, preferred?: Side): Merged {
  const settled = oneSided(entry, same);
  if (settled) return { lines: ended(settled.merged ?? []), conflicts: 0 };
  const { base, ours, theirs } = entry;
  if (ours && theirs) {
    const three = { base: base && withoutDash(base), ours: withoutDash(ours), theirs: withoutDash(theirs) };
    const merged = mergeMap(three, rules, marks, preferred);
    if (merged) return { lines: withDash(merged.lines), conflicts: merged.conflicts };
    // What does not contradict itself is merged on both sides of the marks, so that deciding loses nothing of it.
    const [mine, yours] = [mergeMap(three, rules, marks, 'ours'), mergeMap(three, rules, marks, 'theirs')];
    if (mine && yours) return markedUnlessSame(withDash(mine.lines), withDash(yours.lines), marks);
  } else if (base) {
    // What one side has removed stays so where the other has changed nothing that counts.
    if (isUnchanged(base, entry, rules)) return { lines: [], conflicts: 0 };
  }
  if (preferred) return { lines: ended(entry[preferred] ?? []), conflicts: 0 };
  return { lines: marked(ours ?? [], theirs ?? [], marks), conflicts: 1 };
}

/** Whether the side that still has an entry says what the base said. */
function isUnchanged(base: Text, { ours, theirs }: Versions<Text>, { isSame }: Rules): boolean {
  const [was, is] = [base, ours ?? theirs ?? []].map((lines) => readFields(withoutDash(lines)));
  return was !== undefined && is !== undefined && isSame?.(was, is, ours ? 'ours' : 'theirs') === true;
}

const markedUnlessSame = (ours: Text, theirs: Text, marks: Marks): Merged =>
  same(ours, theirs) ? { lines: ours, conflicts: 0 } : { lines: marked(ours, theirs, marks), conflicts: 1 };
