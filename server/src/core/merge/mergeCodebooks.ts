import { printFlowScalar, printList } from '../yaml/scalar.js';
import { indentLines } from '../yaml/edit.js';
import { startOfCode, textIn, valueOf, type MapParts, type Part } from '../yaml/parts.js';
import { ended, isSameItem, itemAt, mapAt, partAt, printMap } from '../yaml/printParts.js';
import { below, readCodeTree, type CodeTree } from './codeTree.js';
import { withNotes } from './keptNotes.js';
import type { FileVersions, MergedFile } from './mergeCodings.js';
import { decideCodes, type DecidedCode, type DecidedCodes } from './decideCodes.js';
import { mergeMap } from './mergeMap.js';
import { marked, oneSided, type Marks, type Rules } from './rules.js';
import type { Side, Versions } from './versions.js';
import { asText, later, setOfItems } from './fieldRules.js';

/**
 * Merges three versions of a codebook by meaning: codes by id wherever they moved, each of their keys by itself, lists as
 * sets and texts word by word. What contradicts itself is marked around its code's own lines. Undefined where a version is
 * not written in lines, has errors, or moves put two codes below each other.
 */
export function mergeCodebooks(versions: FileVersions, marks: Marks): MergedFile | undefined {
  const [base, ours, theirs] = [versions.base, versions.ours, versions.theirs].map(readCodeTree);
  if (!base || !ours || !theirs) return undefined;
  const trees = { base, ours, theirs };
  const decided = decideCodes(trees);
  return decided && new Printer(trees, decided, marks).print();
}

/** The place of the codes below is that of ours. */
const ofOurs = ({ ours, theirs }: Versions<Part>): { readonly merged: Part | undefined } => ({
  merged: ours ?? theirs,
});

const codeRules: Rules = {
  keys: {
    codes: ofOurs,
    name: asText,
    brief: asText,
    definition: asText,
    revised: later,
    ...Object.fromEntries(
      ['include', 'exclude', 'examples', 'differs', 'excludes', 'aliases'].map((key) => [key, setOfItems]),
    ),
  },
  lists: {},
};

const bookRules: Rules = {
  keys: { codes: ofOurs, version: later, description: asText, history: setOfItems },
  lists: {},
  marksKeys: true,
};

/** Writes what was decided. */
class Printer {
  #conflicts = 0;
  readonly #offset: number;
  readonly #printedKeys = new Set<string>();

  constructor(
    readonly trees: Readonly<Record<Side | 'base', CodeTree>>,
    readonly decided: DecidedCodes,
    readonly marks: Marks,
  ) {
    this.#offset = trees.ours.offset ?? trees.theirs.offset ?? 2;
  }

  print(): MergedFile | undefined {
    const { base, ours, theirs } = this.trees;
    const result = mergeMap({ base: base.map, ours: ours.map, theirs: theirs.map }, bookRules, this.marks);
    if (!result) return undefined;
    const text = this.#filled(printMap(result.merged), '', 0, undefined);
    // Nothing is lost: what found no place is for git to merge.
    if (this.#printedKeys.size < this.decided.codes.size) return undefined;
    return { text, conflicts: result.conflicts + this.#conflicts };
  }

  /** The lines of a map, whose keys are at a column, with what is below a code in its place. */
  #filled(lines: string, key: string, column: number, preferred: Side | undefined): string {
    const codes = this.decided
      .below(key)
      .map((one) => this.#printed(one, key, column + this.#offset, preferred))
      .join('');
    const has = startOfCode(codes) >= 0;
    const at = lines.indexOf(below);
    if (at < 0) return has ? `${lines}${' '.repeat(column)}codes:\n${codes}` : lines + codes;
    const before = lines.slice(0, lines.lastIndexOf('\n', at) + 1);
    const open = [...before.matchAll(/^[ -]*codes:.*\n/gm)].at(-1);
    const opening = open?.[0] ?? '';
    const without =
      key === ''
        ? opening.replace('codes:', 'codes: []')
        : withNotes({ base: '', ours: opening, theirs: '' }, '', column);
    const named = has ? opening.replace(/ ?\[ ?\]/, '') : opening.includes('[') ? opening : without;
    const from = open?.index ?? before.length;
    const head = before.slice(0, from) + named + before.slice(from + opening.length);
    return head + codes + lines.slice(at + below.length);
  }

  /** A code with all below it, its dash at a column, marked where it is to be decided. */
  #printed(key: string, parent: string, column: number, preferred: Side | undefined): string {
    const code = this.decided.codes.get(key);
    if (!code) return '';
    this.#printedKeys.add(key);
    if (code.isGone) return indentLines(code.notes, column);
    const here: Side = code.parent === parent ? (code.only ?? 'ours') : 'theirs';
    const isEither = code.only !== undefined || code.otherwise !== undefined;
    if (!isEither) return this.#entry(code, column, preferred);
    if (preferred) return preferred === here ? this.#entry(code, column, preferred) : '';
    this.#conflicts++;
    const lines = this.#entry(code, column, here);
    return here === 'ours' ? marked(lines, '', this.marks) : marked('', lines, this.marks);
  }

  #entry(code: DecidedCode, column: number, preferred: Side | undefined): string {
    const [mine, yours] = [code.ours ?? code.theirs, code.theirs ?? code.ours];
    if (!mine || !yours) return '';
    const isOne = mine.id === yours.id && ![code.base, mine, yours].some((node) => node?.hasList);
    if (isOne && this.decided.below(code.key).length === 0) {
      const items = { base: code.base?.item, ours: mine.item, theirs: yours.item };
      const settled = oneSided(items, isSameItem)?.merged;
      if (settled) return ended(itemAt(settled, column));
    }
    const own = mine.map();
    const keys = own.column + column - mine.item.column;
    const all = { base: code.base?.map(), ours: own, theirs: yours.map() };
    const merge = (side: Side | undefined): MapParts | undefined => {
      const result = mergeMap(all, codeRules, this.marks, side);
      return result && mapAt(withIds(result.merged, [mine.id, yours.id]), keys);
    };
    const written = (map: MapParts, side: Side | undefined): string =>
      this.#filled(printMap(map), code.key, keys, side);
    const merged = merge(preferred);
    if (merged) return written(merged, preferred);
    const [here, there] = [merge('ours'), merge('theirs')];
    if (!here || !there) {
      this.#printedKeys.delete(code.key);
      return '';
    }
    this.#conflicts++;
    const [head, otherHead] = [here, there].map(withoutCodesAtEnd);
    const codes = here.fields.get('codes');
    if (head && otherHead && codes) {
      // What is below is the same on both sides, and stands behind the marks.
      const both = marked(printMap(head), printMap(otherHead), this.marks);
      return here.above + both + this.#filled(partAt(codes, keys).text, code.key, keys, undefined);
    }
    const [ours, theirs] = [written({ ...here, above: '' }, 'ours'), written({ ...there, above: '' }, 'theirs')];
    return here.above + marked(ours, theirs, this.marks);
  }
}

/** A code without what stands above its dash and without the key of the codes below; undefined where that is not its last key. */
function withoutCodesAtEnd(map: MapParts): MapParts | undefined {
  const fields = [...map.fields];
  return fields.at(-1)?.[0] === 'codes' ? { ...map, above: '', fields: new Map(fields.slice(0, -1)) } : undefined;
}

/** A code with ids that either side calls it by among its aliases, since codings name it so. */
function withIds(map: MapParts, ids: readonly string[]): MapParts {
  if (ids[0] === ids[1]) return map;
  const { column, fields } = map;
  const written = fields.get('aliases');
  const value = valueOf(written);
  const aliases = Array.isArray(value) ? value.map(String) : [];
  const missing = ids.filter((id) => id !== textIn(fields.get('id')) && !aliases.includes(id));
  if (missing.length === 0) return map;
  const pad = ' '.repeat(column);
  const isBlock = written !== undefined && /^ *- /m.test(written.text);
  const text = isBlock
    ? written.text + missing.map((id) => `${pad}  - ${printFlowScalar(id)}\n`).join('')
    : `${pad}aliases: ${printList([...aliases, ...missing])}\n`;
  const rest = [...fields].filter(([key]) => key !== 'codes');
  const codes = fields.get('codes');
  const all = new Map([...rest, ['aliases', { text, column }] as const]);
  return { ...map, fields: codes ? all.set('codes', codes) : all };
}
