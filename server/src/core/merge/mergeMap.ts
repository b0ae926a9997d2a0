import type { MapParts, Part } from '../yaml/parts.js';
import { ended, isSamePart, partAt } from '../yaml/printParts.js';
import { keepNotes, withoutDropped, withoutNotes } from './keptNotes.js';
import { mergeList } from './mergeList.js';
import type { Side, Versions } from './versions.js';

/** What a merge comes to: undefined where the two sides contradict each other. */
export type Resolve<T> = (versions: Versions<T>) => { readonly merged: T | undefined } | undefined;

/** What an entry says under a key. */
export type ValueOf = (key: string) => unknown;

/** How the keys of a map are merged, where there is more to it than which side has changed them. */
export interface Rules {
  /** Merges a key that both sides have changed. */
  readonly keys: Readonly<Record<string, Resolve<Part>>>;
  /** Keys whose values are entries with an `id`, and how those are merged. */
  readonly lists: Readonly<Record<string, Rules>>;
  /** Changes the sides before they are compared, so that keys that belong together are from one side. */
  readonly prepare?: (versions: Versions<MapParts>, preferred?: Side) => Versions<MapParts> | undefined;
  /** Whether a version says the same as another, for what one side has removed and the other has touched. */
  readonly isSame?: (was: MapParts, is: MapParts, side: Side) => boolean;
  /** Keys in canonical order, for those that only theirs has; else they go behind the key that they follow there. */
  readonly keyOrder?: readonly string[];
  /** Order of two entries in their list; as they stand where absent. */
  readonly order?: (a: ValueOf, b: ValueOf) => number;
  /** Whether a key that contradicts itself is marked by itself, and not the whole map. */
  readonly marksKeys?: boolean;
}

/** How conflicts are marked, as git does: so many characters, and the names of the sides. */
export interface Marks {
  readonly size: number;
  readonly ours: string;
  readonly theirs: string;
}

/** What was merged, with how many conflicts marked in it. */
export interface Merged<T> {
  readonly merged: T;
  readonly conflicts: number;
}

/** Merges a side that has not changed with one that has; undefined where both have. */
export function oneSided<T>(
  { base, ours, theirs }: Versions<T>,
  isSame: (a: T | undefined, b: T | undefined) => boolean,
): { readonly merged: T | undefined } | undefined {
  if (isSame(base, ours)) return { merged: theirs };
  if (isSame(base, theirs) || isSame(ours, theirs)) return { merged: ours };
  return undefined;
}

/** Both versions of lines between git's marks. */
export const marked = (ours: string, theirs: string, marks: Marks): string =>
  [
    `${'<'.repeat(marks.size)} ${marks.ours}\n`,
    ended(ours),
    `${'='.repeat(marks.size)}\n`,
    ended(theirs),
    `${'>'.repeat(marks.size)} ${marks.theirs}\n`,
  ].join('');

/**
 * Merges three versions of a map key by key, at the column of ours; lists of entries by their ids, wherever these stand.
 * Undefined where a key contradicts itself or a list is not written in lines: whoever asked then marks the whole. With a
 * preferred side there are no contradictions: each is decided for it.
 */
export function mergeMap(
  written: Versions<MapParts>,
  rules: Rules,
  marks: Marks,
  preferred?: Side,
): Merged<MapParts> | undefined {
  const { base, ours, theirs } = (rules.prepare ? rules.prepare(written, preferred) : written) ?? {};
  if (!ours || !theirs) return undefined;
  const fields = new Map<string, Part>();
  let conflicts = 0;
  for (const key of keysOf(ours, theirs, rules.keyOrder ?? [...theirs.fields.keys()])) {
    const three = { base: base?.fields.get(key), ours: ours.fields.get(key), theirs: theirs.fields.get(key) };
    const result = mergeKey(key, three, rules, marks, preferred);
    if (!result) return undefined;
    conflicts += result.conflicts;
    if (result.merged && result.merged.text !== '') fields.set(key, partAt(result.merged, ours.column));
  }
  return { merged: keepNotes(written, { ...ours, fields }, rules.lists), conflicts };
}

/** What one side says without the comments that the other has taken away, or put elsewhere. */
function withNotesOfBoth(part: Part | undefined, { base, ours, theirs }: Versions<Part>): Part | undefined {
  if (!part || !base) return part;
  const text = withoutDropped(part.text, base.text, (part === ours ? theirs : ours)?.text);
  return text === part.text ? part : { text, column: part.column };
}

type MergedKey = Merged<Part | undefined>;

function mergeKey(
  key: string,
  three: Versions<Part>,
  rules: Rules,
  marks: Marks,
  preferred: Side | undefined,
): MergedKey | undefined {
  const settled = oneSided(three, isSamePart);
  if (settled) return { ...settled, conflicts: 0 };
  // A file may have keys such as “constructor”.
  const list = Object.hasOwn(rules.lists, key) ? rules.lists[key] : undefined;
  if (list) return mergeLists(three, list, marks, preferred) ?? undecided(three, preferred);
  const alike = oneSided(three, (a, b) => withoutNotes(inColumn(a)) === withoutNotes(inColumn(b)));
  if (alike) return { merged: withNotesOfBoth(alike.merged, three), conflicts: 0 };
  const resolved = Object.hasOwn(rules.keys, key) ? rules.keys[key]?.(three) : undefined;
  if (resolved) return { ...resolved, conflicts: 0 };
  if (preferred || !rules.marksKeys) return undecided(three, preferred);
  const [mine, yours] = [three.ours, three.theirs].map((part) => inColumn(part) ?? '');
  return { merged: { text: marked(mine ?? '', yours ?? '', marks), column: 0 }, conflicts: 1 };
}

function mergeLists(three: Versions<Part>, rules: Rules, marks: Marks, preferred?: Side): MergedKey | undefined {
  const { ours, theirs } = three;
  const result = ours && theirs && mergeList({ ...three, ours, theirs }, rules, marks, preferred);
  return result && { merged: { text: result.merged, column: ours.column }, conflicts: result.conflicts };
}

/** The lines of a key as at the left margin. */
const inColumn = (part: Part | undefined): string | undefined => part && partAt(part, 0).text;

const undecided = (three: Versions<Part>, preferred: Side | undefined): MergedKey | undefined =>
  preferred && { merged: three[preferred], conflicts: 0 };

/** Keys of ours, with those that only theirs has where the order puts them. */
function keysOf(ours: MapParts, theirs: MapParts, order: readonly string[]): readonly string[] {
  const keys = [...ours.fields.keys()];
  for (const key of theirs.fields.keys()) {
    if (ours.fields.has(key)) continue;
    const earlier = order.slice(0, Math.max(0, order.indexOf(key)));
    keys.splice(keys.findLastIndex((other) => earlier.includes(other)) + 1, 0, key);
  }
  return keys;
}
