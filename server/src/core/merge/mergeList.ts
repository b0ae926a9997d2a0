import { indentLines } from '../yaml/edit.js';
import { listIn, valueOf, type ItemParts, type ListParts, type MapParts, type Part } from '../yaml/parts.js';
import { ended, isSameItem, itemAt, mapAt, printMap } from '../yaml/printParts.js';
import { interleaved } from './interleaved.js';
import { withNotes } from './keptNotes.js';
import { marked, oneSided, type Marks, type Merged, type MergeMaps, type Rules, type ValueOf } from './rules.js';
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
  merge: MergeMaps,
  marks: Marks,
  preferred?: Side,
): Merged<string> | undefined {
  const { column: keyColumn } = three.ours;
  const [base, ours, theirs] = [three.base, three.ours, three.theirs].map((part) => entriesOf(part, keyColumn));
  if (!base || !ours || !theirs) return undefined;
  const column = (ours.items[0] ?? theirs.items[0])?.column ?? keyColumn + 2;
  const around = aroundEntries({ base, ours, theirs }, column);
  let { opening } = around;
  const list: Placed[] = [];
  let conflicts = 0;
  for (const id of interleaved([...ours.ids.keys()], [...theirs.ids.keys()])) {
    const entry = { base: base.ids.get(id), ours: ours.ids.get(id), theirs: theirs.ids.get(id) };
    const result = mergeEntry(entry, column, rules, merge, marks, preferred);
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
  const lines = list.map(({ text }) => text).join('');
  return { merged: (lines === '' ? emptied(opening) : opening) + lines + around.closing, conflicts };
}

/** What stands before the entries of a merged list and behind them. */
function aroundEntries(
  { base, ours, theirs }: Readonly<Record<Side | 'base', Entries>>,
  column: number,
): Pick<ListParts, 'opening' | 'closing'> {
  const merge = (of: 'opening' | 'closing', otherwise: string, isFit: boolean): string => {
    const all = { base: base[of], ours: ours[of], theirs: theirs[of] };
    return (isFit ? oneSided(all, (a, b) => a === b)?.merged : undefined) ?? withNotes(all, otherwise, column);
  };
  const [was, mine, yours] = [base, ours, theirs].map(({ items }) => items.length > 0);
  // A list that has entries is opened otherwise than one that is empty.
  const isFit = was === mine && mine === yours;
  const opening = merge('opening', mine || !yours ? ours.opening : theirs.opening, isFit);
  return { opening, closing: merge('closing', ours.closing, true) };
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

/** An entry as it stands, with its dash at a column. */
const asItIs = (item: ItemParts | undefined, column: number): Placed | undefined =>
  item && { text: ended(itemAt(item, column)), valueOf: item.valueOf };

/** An entry merged, its dash at a column; undefined for one that goes. */
function mergeEntry(
  entry: Versions<ItemParts>,
  column: number,
  rules: Rules,
  merge: MergeMaps,
  marks: Marks,
  preferred: Side | undefined,
): Merged<Placed | undefined> {
  const settled = oneSided(entry, isSameItem);
  if (settled) return { merged: asItIs(settled.merged, column), conflicts: 0 };
  const { base, ours, theirs } = entry;
  if (ours && theirs) {
    const both = mergeKeys({ base, ours, theirs }, column, merge, marks, preferred);
    if (both) return both;
  } else if (base && isUnchanged(base, entry, rules)) {
    // What one side has removed stays so where the other has changed nothing that counts.
    return { merged: undefined, conflicts: 0 };
  }
  const [mine, yours] = [asItIs(ours, column), asItIs(theirs, column)];
  if (preferred) return { merged: preferred === 'ours' ? mine : yours, conflicts: 0 };
  const either = mine ?? yours;
  const text = marked(mine?.text ?? '', yours?.text ?? '', marks);
  return { merged: either && { ...either, text }, conflicts: 1 };
}

/** Whether the side that still has an entry says what the base said. */
function isUnchanged(base: ItemParts, { ours, theirs }: Versions<ItemParts>, { isSame }: Rules): boolean {
  const [was, is] = [base.map(), (ours ?? theirs)?.map()];
  return was !== undefined && is !== undefined && isSame?.(was, is, ours ? 'ours' : 'theirs') === true;
}

/** An entry that both sides have, merged key by key; undefined where a version cannot be parted into keys. */
function mergeKeys(
  { base, ours, theirs }: Versions<ItemParts> & { readonly ours: ItemParts; readonly theirs: ItemParts },
  column: number,
  mergeMaps: MergeMaps,
  marks: Marks,
  preferred: Side | undefined,
): Merged<Placed> | undefined {
  const read = (item: ItemParts): MapParts | undefined => {
    const map = item.map();
    return map && mapAt(map, map.column + column - item.column);
  };
  const three = { base: base && read(base), ours: read(ours), theirs: read(theirs) };
  if (!three.ours || !three.theirs || (base && !three.base)) return undefined;
  const merge = (side?: Side): Merged<Placed> | undefined => {
    const result = mergeMaps(three, side);
    if (!result) return undefined;
    const { fields } = result.merged;
    const placed = { text: printMap(result.merged), valueOf: (key: string) => valueOf(fields.get(key)) };
    return { merged: placed, conflicts: result.conflicts };
  };
  const merged = merge(preferred);
  if (merged) return merged;
  // What does not contradict itself is merged on both sides of the marks, so that deciding loses nothing of it.
  const [mine, yours] = [merge('ours')?.merged, merge('theirs')?.merged];
  if (!mine || !yours) return undefined;
  if (mine.text === yours.text) return { merged: mine, conflicts: 0 };
  return { merged: { ...mine, text: marked(mine.text, yours.text, marks) }, conflicts: 1 };
}
