import { plainValue, readEntries, readFields, withDash, withoutDash, type Fields, type Text } from '../text/entries.js';

/** Three versions of something; undefined where a version does not have it. */
export interface Versions<T> {
  readonly base: T | undefined;
  readonly ours: T | undefined;
  readonly theirs: T | undefined;
}

/** What a merge comes to: undefined where the two sides contradict each other. */
export type Resolve<T> = (versions: Versions<T>) => { readonly merged: T | undefined } | undefined;

/** How the keys of a map are merged, where there is more to it than which side has changed them. */
export interface Rules {
  /** Merges the lines of a key that both sides have changed. */
  readonly keys: Readonly<Record<string, Resolve<Text>>>;
  /** Keys whose values are entries with an `id`, and how those are merged. */
  readonly lists: Readonly<Record<string, Rules>>;
  /** Changes the sides before they are compared, so that keys that belong together are from one side. */
  readonly prepare?: (versions: Versions<Fields>) => Versions<Fields> | undefined;
  /** Whether a version says the same as another, for what one side has removed and the other has touched. */
  readonly isSame?: (a: Fields, b: Fields) => boolean;
  /** Keys in canonical order, for those that only theirs has; else they go behind the key that they follow there. */
  readonly keyOrder?: readonly string[];
  /** Order of two entries in their list; as they stand where absent. */
  readonly order?: (a: Fields, b: Fields) => number;
}

/** How conflicts are marked, as git does: so many characters, and the names of the sides. */
export interface Marks {
  readonly size: number;
  readonly ours: string;
  readonly theirs: string;
}

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
 * contradicts itself or a version is not written in lines: whoever asked then marks the whole.
 */
export function mergeMap(versions: Versions<Text>, rules: Rules, marks: Marks): Merged | undefined {
  const { base, ours, theirs } = prepared(versions, rules) ?? {};
  if (!ours || !theirs) return undefined;
  const lines: string[] = [...ours.before];
  let conflicts = 0;
  for (const key of keysOf(ours, theirs, rules.keyOrder ?? [...theirs.fields.keys()])) {
    const three = { base: base?.fields.get(key), ours: ours.fields.get(key), theirs: theirs.fields.get(key) };
    const merged = mergeKey(key, three, rules, marks);
    if (!merged) return undefined;
    lines.push(...ended(merged.lines));
    conflicts += merged.conflicts;
  }
  return { lines, conflicts };
}

function prepared(versions: Versions<Text>, rules: Rules): Versions<Fields> | undefined {
  const [base, ours, theirs] = [versions.base, versions.ours, versions.theirs].map(
    (lines) => lines && readFields(lines),
  );
  if (versions.base && !base) return undefined;
  return rules.prepare ? rules.prepare({ base, ours, theirs }) : { base, ours, theirs };
}

function mergeKey(key: string, three: Versions<Text>, rules: Rules, marks: Marks): Merged | undefined {
  const settled = oneSided(three, same);
  if (settled) return { lines: settled.merged ?? [], conflicts: 0 };
  // A file may have keys such as “constructor”.
  const list = Object.hasOwn(rules.lists, key) ? rules.lists[key] : undefined;
  if (list && three.ours && three.theirs) return mergeList(three, list, marks);
  const resolved = Object.hasOwn(rules.keys, key) ? rules.keys[key]?.(three) : undefined;
  return resolved && { lines: resolved.merged ?? [], conflicts: 0 };
}

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

function mergeList(three: Versions<Text>, rules: Rules, marks: Marks): Merged | undefined {
  const [base, ours, theirs] = [three.base, three.ours, three.theirs].map((lines) => listOf(lines ?? []));
  if (!base || !ours || !theirs) return undefined;
  let conflicts = 0;
  const merged = new Map<string, Text>();
  const put = (id: string, lines: Text, previous: string | undefined): void => {
    if (merged.has(id) || previous === undefined || !merged.has(previous)) {
      merged.set(id, lines);
      return;
    }
    const behind = [...merged];
    const at = behind.findIndex(([other]) => other === previous) + 1;
    merged.clear();
    for (const [other, text] of [...behind.slice(0, at), [id, lines] as const, ...behind.slice(at)]) {
      merged.set(other, text);
    }
  };
  const orderOf = { ours: [...ours.ids.keys()], theirs: [...theirs.ids.keys()] };
  const placeIn = new Map(orderOf.theirs.map((id, i) => [id, i]));
  for (const id of [...orderOf.ours, ...orderOf.theirs.filter((other) => !ours.ids.has(other))]) {
    const entry = { base: base.ids.get(id), ours: ours.ids.get(id), theirs: theirs.ids.get(id) };
    const result = mergeEntry(entry, rules, marks);
    conflicts += result.conflicts;
    if (result.lines.length === 0) continue;
    let at = entry.ours ? 0 : (placeIn.get(id) ?? 0);
    while (at > 0 && !merged.has(orderOf.theirs[at - 1] ?? '')) at--;
    put(id, result.lines, orderOf.theirs[at - 1]);
  }
  const { order } = rules;
  const list = [...merged.values()];
  if (order) list.sort((a, b) => order(fieldsOf(a), fieldsOf(b)));
  const opening =
    list.length === 0
      ? ours.ids.size === 0
        ? ours.opening
        : theirs.opening
      : ours.ids.size > 0
        ? ours.opening
        : theirs.opening;
  return { lines: [...opening, ...list.flat()], conflicts };
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

function mergeEntry(entry: Versions<Text>, rules: Rules, marks: Marks): Merged {
  const settled = oneSided(entry, same);
  if (settled) return { lines: ended(settled.merged ?? []), conflicts: 0 };
  const { base, ours, theirs } = entry;
  if (ours && theirs) {
    const three = { base: base && withoutDash(base), ours: withoutDash(ours), theirs: withoutDash(theirs) };
    const merged = mergeMap(three, rules, marks);
    if (merged) return { lines: withDash(merged.lines), conflicts: merged.conflicts };
  } else if (base) {
    // What one side has removed stays so where the other has changed nothing that counts.
    const left = ours ?? theirs ?? [];
    const [was, is] = [readFields(withoutDash(base)), readFields(withoutDash(left))];
    if (was && is && rules.isSame?.(was, is)) return { lines: [], conflicts: 0 };
  }
  return { lines: marked(ours ?? [], theirs ?? [], marks), conflicts: 1 };
}
