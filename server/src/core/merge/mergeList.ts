import { indentLines } from '../yaml/edit.js';
import { listIn, valueOf, type ItemParts, type ListParts, type MapParts, type Part } from '../yaml/parts.js';
import { ended, isSameItem, itemAt, mapAt, printMap } from '../yaml/printParts.js';
import { interleaved } from './interleaved.js';
import { withNotes } from './keptNotes.js';
import { marked, mergeMap, oneSided, type Marks, type Merged, type ValueOf, type Rules } from './mergeMap.js';
import type { Side, Versions } from './versions.js';

/** A list with its entries by id, at the column of its key. */
interface Entries extends ListParts {
  readonly ids: ReadonlyMap<string, ItemParts>;
}

/** What is to stand in a merged list. */
interface Placed {
  readonly text: string;
  readonly valueOf: ValueOf;
}

/**
 * Merges three versions of a key that has a list of entries, by their ids, and prints it at the column of ours. Undefined
 * where entries cannot be told apart.
 */
export function mergeList(
  three: Versions<Part> & { readonly ours: Part; readonly theirs: Part },
  rules: Rules,
  marks: Marks,
  preferred?: Side,
): Merged<string> | undefined {
  const { column: keyColumn } = three.ours;
  const [base, ours, theirs] = [three.base, three.ours, three.theirs].map((part) => entriesOf(part, keyColumn));
  if (!base || !ours || !theirs) return undefined;
  const [first] = [...ours.items, ...theirs.items];
  const column = first ? first.column : keyColumn + 2;
  const both = (of: (list: ListParts) => string, chosen: string): string =>
    withNotes({ base: of(base), ours: of(ours), theirs: of(theirs) }, chosen, column);
  const list: Placed[] = [];
  let conflicts = 0;
  const isSame = (a: string | undefined, b: string | undefined): boolean => a === b;
  const openings = { base: base.opening, ours: ours.opening, theirs: theirs.opening };
  const hasItems = ours.items.length > 0;
  const opened = hasItems && theirs.items.length > 0 && base.items.length > 0 ? oneSided(openings, isSame) : undefined;
  const isOurs = hasItems || theirs.items.length === 0;
  let opening = opened?.merged ?? both((list) => list.opening, isOurs ? ours.opening : theirs.opening);
  for (const id of interleaved([...ours.ids.keys()], [...theirs.ids.keys()])) {
    const entry = { base: base.ids.get(id), ours: ours.ids.get(id), theirs: theirs.ids.get(id) };
    const result = mergeEntry(entry, column, rules, marks, preferred);
    conflicts += result.conflicts;
    if (result.merged) {
      list.push(result.merged);
      continue;
    }
    // Comments that were put into what the other side removed stay where it stood.
    const texts = { base: entry.base?.text, ours: entry.ours?.text, theirs: entry.theirs?.text };
    const notes = withNotes(texts, '', column);
    const previous = list.pop();
    if (previous) list.push({ ...previous, text: previous.text + notes });
    else opening += notes;
  }
  const { order } = rules;
  if (order) list.sort((a, b) => order(a.valueOf, b.valueOf));
  const closed = oneSided({ base: base.closing, ours: ours.closing, theirs: theirs.closing }, isSame);
  const closing = closed?.merged ?? both((list) => list.closing, ours.closing);
  const lines = list.map(({ text }) => text).join('');
  return { merged: (lines === '' ? emptied(opening) : opening) + lines + closing, conflicts };
}

/** The lines of a list's key with an empty list, where none is written. */
const emptied = (opening: string): string =>
  opening.replace(/^( *[^\s#][^:\n]*:)([^\S\n]*)(?=#|\n)/m, (_, key: string, gap: string) => `${key} []${gap}`);

/** The entries of a list by id; undefined where they cannot be told apart. */
function entriesOf(part: Part | undefined, column: number): Entries | undefined {
  if (!part) return { opening: '', items: [], closing: '', ids: new Map() };
  const list = listIn(part);
  if (!list) return undefined;
  const by = column - part.column;
  const ids = new Map<string, ItemParts>();
  const items: ItemParts[] = [];
  for (const item of list.items) {
    const id = item.valueOf('id');
    if (typeof id !== 'string' || id === '' || ids.has(id)) return undefined;
    const moved = by === 0 ? item : { ...item, text: indentLines(item.text, by), column: item.column + by };
    ids.set(id, moved);
    items.push(moved);
  }
  // What is not deeper than the key stands where it stands.
  const closing = list.closing.replace(/^ *#.*$/gm, (line) =>
    line.indexOf('#') > part.column ? indentLines(line, by) : line,
  );
  return { opening: indentLines(list.opening, by), items, closing, ids };
}

/** An entry merged, its dash at a column; undefined for one that goes. */
function mergeEntry(
  entry: Versions<ItemParts>,
  column: number,
  rules: Rules,
  marks: Marks,
  preferred?: Side,
): Merged<Placed | undefined> {
  const asItIs = (item: ItemParts | undefined): Placed | undefined =>
    item && { text: ended(itemAt(item, column)), valueOf: item.valueOf };
  const asMerged = (map: MapParts): Placed => ({ text: printMap(map), valueOf: (key) => valueOf(map.fields.get(key)) });
  const settled = oneSided(entry, isSameItem);
  if (settled) return { merged: asItIs(settled.merged), conflicts: 0 };
  const { base, ours, theirs } = entry;
  const read = (item: ItemParts | undefined): MapParts | undefined => {
    const map = item?.map();
    return item && map && mapAt(map, map.column + column - item.column);
  };
  if (ours && theirs) {
    const three = { base: read(base), ours: read(ours), theirs: read(theirs) };
    const isRead = three.ours !== undefined && three.theirs !== undefined && (three.base ?? base) === three.base;
    const merge = (side?: Side): Merged<MapParts> | undefined =>
      isRead ? mergeMap(three, rules, marks, side) : undefined;
    const merged = merge(preferred);
    if (merged) return { merged: asMerged(merged.merged), conflicts: merged.conflicts };
    // What does not contradict itself is merged on both sides of the marks, so that deciding loses nothing of it.
    const [mine, yours] = [merge('ours'), merge('theirs')].map((side) => side && asMerged(side.merged));
    if (mine && yours) {
      if (mine.text === yours.text) return { merged: mine, conflicts: 0 };
      return { merged: { ...mine, text: marked(mine.text, yours.text, marks) }, conflicts: 1 };
    }
  } else if (base) {
    // What one side has removed stays so where the other has changed nothing that counts.
    const [was, is] = [base, ours ?? theirs].map((item) => item?.map());
    if (was && is && rules.isSame?.(was, is, ours ? 'ours' : 'theirs')) return { merged: undefined, conflicts: 0 };
  }
  const [mine, yours] = [asItIs(ours), asItIs(theirs)];
  if (preferred) return { merged: preferred === 'ours' ? mine : yours, conflicts: 0 };
  const either = mine ?? yours;
  return {
    merged: either && { ...either, text: marked(mine?.text ?? '', yours?.text ?? '', marks) },
    conflicts: 1,
  };
}
