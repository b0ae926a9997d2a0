import type { MapParts, Part } from '../yaml/parts.js';
import { isSamePart, partAt } from '../yaml/printParts.js';
import { keepNotes, withoutDropped, withoutNotes } from './keptNotes.js';
import { mergeList } from './mergeList.js';
import { marked, oneSided, type Marks, type Merged, type MergeMaps, type Rules } from './rules.js';
import type { Side, Versions } from './versions.js';

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
  const merge: MergeMaps = (entry, side) => mergeMap(entry, rules, marks, side);
  const result = ours && theirs && mergeList({ ...three, ours, theirs }, rules, merge, marks, preferred);
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
