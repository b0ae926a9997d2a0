import { printFlowScalar, printList } from '../yaml/scalar.js';
import { linesIn, plainValue, readFields, withDash, type Text } from '../yaml/entries.js';
import { below, readCodeTree, type CodeTree } from './codeTree.js';
import { withNotes } from './keptNotes.js';
import type { FileVersions, MergedFile } from './mergeCodings.js';
import { decideCodes, type DecidedCode, type DecidedCodes } from './decideCodes.js';
import { marked, mergeMap, type Marks, type Merged, type Rules } from './mergeMap.js';
import type { Side, Versions } from './versions.js';
import { asText, later, setOfItems, valueOf } from './fieldRules.js';

/**
 * Merges three versions of a codebook by meaning: codes by id wherever they moved, each of their keys by itself, lists as
 * sets and texts word by word. What contradicts itself is marked around its code's own lines. Undefined where a version is
 * not written in lines, or moves put two codes below each other.
 */
export function mergeCodebooks(versions: FileVersions, marks: Marks): MergedFile | undefined {
  const read = (text: string): CodeTree | undefined => readCodeTree(linesIn(text));
  const [base, ours, theirs] = [read(versions.base), read(versions.ours), read(versions.theirs)];
  if (!base || !ours || !theirs) return undefined;
  const trees = { base, ours, theirs };
  const decided = decideCodes(trees);
  return decided && new Printer(trees, decided, marks).print();
}

/** The place of the codes below is that of ours. */
const ofOurs = ({ ours, theirs }: Versions<Text>): { readonly merged: Text | undefined } => ({
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
  readonly #printedKeys = new Set<string>();

  constructor(
    readonly trees: Readonly<Record<Side | 'base', CodeTree>>,
    readonly decided: DecidedCodes,
    readonly marks: Marks,
  ) {}

  print(): MergedFile | undefined {
    const { base, ours, theirs } = this.trees;
    const merged = mergeMap({ base: base.lines, ours: ours.lines, theirs: theirs.lines }, bookRules, this.marks);
    if (!merged) return undefined;
    const text = this.#filled(merged.lines, '', 0, undefined).join('');
    // Nothing is lost: what found no place is for git to merge.
    if (this.#printedKeys.size < this.decided.codes.size) return undefined;
    return { text, conflicts: merged.conflicts + this.#conflicts };
  }

  /** Lines with what is below a code in its place. */
  #filled(lines: Text, key: string, column: number, preferred: Side | undefined): Text {
    const codes = this.decided
      .below(key)
      .flatMap((one) => this.#printed(one, key, column + this.trees.ours.offset, preferred));
    const at = lines.findIndex((line) => line.endsWith(below));
    const open = lines.findLastIndex((line, i) => i < at && /^\s*codes:/.test(line));
    const has = codes.some((line) => !/^\s*#/.test(line));
    if (at < 0) return !has ? [...lines, ...codes] : [...lines, `${' '.repeat(column)}codes:\n`, ...codes];
    const opening = lines[open] ?? '';
    const isWritten = opening.includes('[');
    const without =
      key === ''
        ? [opening.replace('codes:', 'codes: []')]
        : withNotes({ base: [], ours: [opening], theirs: [] }, [], ' '.repeat(column));
    const named = has ? [opening.replace(/ ?\[ ?\]/, '')] : isWritten ? [opening] : without;
    return [...lines.slice(0, open), ...named, ...lines.slice(open + 1, at), ...codes, ...lines.slice(at + 1)];
  }

  /** A code with all below it, its dash at a column, marked where it is to be decided. */
  #printed(key: string, parent: string, column: number, preferred: Side | undefined): Text {
    const code = this.decided.codes.get(key);
    if (!code) return [];
    this.#printedKeys.add(key);
    if (code.isGone) return code.notes.map((line) => `${' '.repeat(column)}${line}`);
    const here: Side = code.parent === parent ? (code.only ?? 'ours') : 'theirs';
    const isEither = code.only !== undefined || code.otherwise !== undefined;
    if (!isEither) return this.#entry(code, column, preferred);
    if (preferred) return preferred === here ? this.#entry(code, column, preferred) : [];
    this.#conflicts++;
    const lines = this.#entry(code, column, here);
    return here === 'ours' ? marked(lines, [], this.marks) : marked([], lines, this.marks);
  }

  #entry(code: DecidedCode, column: number, preferred: Side | undefined): Text {
    const { base, ours, theirs } = code;
    const mine = ours ?? theirs;
    const yours = theirs ?? ours;
    if (!mine || !yours) return [];
    const indent = ' '.repeat(column);
    const above = withNotes({ base: base?.above ?? [], ours: mine.above, theirs: yours.above }, mine.above, '').map(
      (line) => `${indent}${line}`,
    );
    const ids = [mine.id, yours.id];
    const merge = (side: Side | undefined): Merged | undefined => {
      const all = { base: base?.lines, ours: mine.lines, theirs: yours.lines };
      const result = mergeMap(all, codeRules, this.marks, side);
      return result && { ...result, lines: withIds(result.lines, ids) };
    };
    const written = ({ lines }: Merged, side: Side | undefined): Text =>
      withDash(
        this.#filled(
          lines.map((line) => indented(line, column + 2)),
          code.key,
          column + 2,
          side,
        ),
      );
    const merged = merge(preferred);
    if (merged) return [...above, ...written(merged, preferred)];
    const [own, other] = [merge('ours'), merge('theirs')];
    if (!own || !other) {
      this.#printedKeys.delete(code.key);
      return [];
    }
    this.#conflicts++;
    const [at, otherAt] = [own, other].map(({ lines }) => codesIn(lines)) as [number, number];
    if (at >= 0 && otherAt >= 0) {
      // What is below is the same on both sides, and stands behind the marks.
      const head = (lines: Text): Text => withDash(lines.map((line) => indented(line, column + 2)));
      const tail = own.lines.slice(at).map((line) => indented(line, column + 2));
      const codes = this.#filled(tail, code.key, column + 2, undefined);
      return [
        ...above,
        ...marked(head(own.lines.slice(0, at)), head(other.lines.slice(0, otherAt)), this.marks),
        ...codes,
      ];
    }
    return [...above, ...marked(written(own, 'ours'), written(other, 'theirs'), this.marks)];
  }
}

/** Lines of a code with ids that either side calls it by among its aliases, since codings name it so. */
function withIds(lines: Text, ids: readonly string[]): Text {
  const read = ids[0] === ids[1] ? undefined : readFields(lines);
  if (!read) return lines;
  const written = read.fields.get('aliases');
  const value = valueOf(written);
  const aliases = Array.isArray(value) ? value.map(String) : [];
  const missing = ids.filter((id) => id !== plainValue(read.fields.get('id')) && !aliases.includes(id));
  if (missing.length === 0) return lines;
  const isBlock = (written?.length ?? 0) > 1;
  const added = missing.map((id) => `  - ${printFlowScalar(id)}\n`);
  const own = isBlock ? [...(written ?? []), ...added] : [`aliases: ${printList([...aliases, ...missing])}\n`];
  const codes = read.fields.get('codes') ?? [];
  const rest = [...read.fields].filter(([key]) => key !== 'codes');
  const all = new Map([...rest, ['aliases', own], ['codes', codes]]);
  return [...read.before, ...[...all.values()].flat()];
}

const indented = (line: string, by: number): string =>
  line === below || line === '\n' ? line : `${' '.repeat(by)}${line}`;

/** Where the key of the codes below begins, if it is the last; else -1. */
const codesIn = (lines: Text): number =>
  lines.at(-1) === below ? lines.findLastIndex((line) => line.startsWith('codes:')) : -1;
