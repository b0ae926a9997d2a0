import { ended, partAt } from '../yaml/printParts.js';
import { matchNodes, type CodeNode, type CodeTree } from './codeTree.js';
import { interleaved } from './interleaved.js';
import { withNotes, withoutNotes } from './keptNotes.js';
import type { Side, Versions } from './versions.js';

/** A code in the three versions, and where it is to stand. Codes are known by their ids in the base, new ones by their own. */
export interface DecidedCode extends Versions<CodeNode> {
  readonly key: string;
  /** Key of the theme that it is put in; empty at the top. */
  readonly parent: string;
  /** Where theirs moved it, if ours moved it somewhere else. */
  readonly otherwise: string | undefined;
  /** The side that has it, where the other removed it. */
  readonly only: Side | undefined;
  /** Whether it goes: then only comments are left, which somebody put there since. */
  readonly isGone: boolean;
  readonly notes: string;
}

/** Which codes a merged codebook has, and where. */
export interface DecidedCodes {
  readonly codes: ReadonlyMap<string, DecidedCode>;
  /** Keys of what is below each code and at the top (''), in their order. */
  readonly below: (key: string) => readonly string[];
}

type Version = Side | 'base';
type Trees = Readonly<Record<Version, CodeTree>>;
const versions = ['base', 'ours', 'theirs'] as const;

/** A version of a codebook with its codes by their keys. */
class Keyed {
  readonly nodes: ReadonlyMap<string, CodeNode>;
  readonly #keys: ReadonlyMap<string, string>;

  constructor(
    base: CodeTree,
    readonly tree: CodeTree,
  ) {
    this.#keys = new Map(Array.from(matchNodes(base, tree), ([was, is]) => [is, was]));
    this.nodes = new Map(Array.from(tree.nodes.values(), (node) => [this.#keyOf(node.id), node]));
  }

  readonly #keyOf = (id: string): string => this.#keys.get(id) ?? id;

  parentOf(key: string): string | undefined {
    const node = this.nodes.get(key);
    return node && (node.parent === '' ? '' : this.#keyOf(node.parent));
  }

  below(key: string): readonly string[] {
    return (key === '' ? this.tree.codes : (this.nodes.get(key)?.codes ?? [])).map(this.#keyOf);
  }
}

/** Decides where the codes of three versions go; undefined where moves put two codes below each other. */
export function decideCodes(trees: Trees): DecidedCodes | undefined {
  const [base, ours, theirs] = versions.map((version) => new Keyed(trees.base, trees[version])) as [
    Keyed,
    Keyed,
    Keyed,
  ];
  const codes = new Map<string, DecidedCode>();
  for (const key of new Set([...ours.nodes.keys(), ...theirs.nodes.keys()])) {
    codes.set(key, decide(key, base, ours, theirs));
  }
  const stays = new Set<string>();
  for (const code of codes.values()) {
    const themes = themesAbove(code, codes);
    if (!themes) return undefined;
    // A theme that one side removed stays, to be decided, as long as something is below it that does not go with it.
    if (!code.isGone) for (const theme of themes) stays.add(theme);
  }
  for (const [key, code] of codes) if (code.isGone && stays.has(key)) codes.set(key, { ...code, isGone: false });
  return {
    codes,
    below: (key) =>
      orderBelow(base.below(key), ours.below(key), theirs.below(key)).filter((one) => {
        const code = codes.get(one);
        return code?.parent === key || code?.otherwise === key;
      }),
  };
}

function decide(key: string, base: Keyed, ours: Keyed, theirs: Keyed): DecidedCode {
  const all = [base, ours, theirs] as const;
  const [was, mine, yours] = all.map((version) => version.parentOf(key));
  const code = { base: base.nodes.get(key), ours: ours.nodes.get(key), theirs: theirs.nodes.get(key) };
  const only = code.base && !(code.ours && code.theirs) ? (code.ours ? 'ours' : 'theirs') : undefined;
  const left = only && code[only];
  const isGone = left !== undefined && isAlike(code.base, left) && (mine ?? yours) === was;
  const isBoth = ![mine, yours].some((parent) => parent === undefined || parent === was) && mine !== yours;
  return {
    ...code,
    key,
    parent: (mine === was ? (yours ?? mine) : (mine ?? yours)) ?? '',
    otherwise: isBoth ? yours : undefined,
    only,
    isGone,
    notes: isGone ? notesIn(code) : '',
  };
}

/** The comments that somebody put at a code which goes, or below it. */
const notesIn = ({ base, ours, theirs }: Versions<CodeNode>): string =>
  withNotes({ base: linesOf(base), ours: linesOf(ours), theirs: linesOf(theirs) }, '', 0);

/** All that a code says, its comments included, but for what is below it. */
function linesOf(node: CodeNode | undefined): string | undefined {
  if (!node) return undefined;
  const { above, lead, fields } = node.map();
  return above + ended(lead) + Array.from(fields.values(), ({ text }) => ended(text)).join('');
}

/** Whether a code says the same; what is below it is looked at by itself. */
const isAlike = (a: CodeNode | undefined, b: CodeNode): boolean => saidIn(a) === saidIn(b);

function saidIn(node: CodeNode | undefined): string | undefined {
  const parts = [...(node?.map().fields ?? [])].flatMap(([key, part]) => (key === 'codes' ? [] : [partAt(part, 0)]));
  return node && withoutNotes(parts.map(({ text }) => ended(text)).join(''));
}

/** The themes that a code is put in, the nearest first; undefined where one of them is not there, or it is below itself. */
function themesAbove(code: DecidedCode, codes: ReadonlyMap<string, DecidedCode>): readonly string[] | undefined {
  if (code.otherwise !== undefined && code.otherwise !== '' && !codes.has(code.otherwise)) return undefined;
  const themes = new Set<string>();
  let at = code.parent;
  while (at !== '') {
    const theme = codes.get(at);
    if (!theme || at === code.key || themes.has(at)) return undefined;
    themes.add(at);
    at = theme.parent;
  }
  return [...themes];
}

/** As ours has them, or theirs where only they put them in another order; what the other side has besides goes between. */
function orderBelow(base: readonly string[], ours: readonly string[], theirs: readonly string[]): readonly string[] {
  const [was, yours] = [new Set(base), new Set(theirs)];
  const common = new Set(ours.filter((one) => was.has(one) && yours.has(one)));
  const order = (keys: readonly string[]): string => keys.filter((one) => common.has(one)).join(' ');
  const isOurs = order(base) !== order(ours) || order(base) === order(theirs);
  return isOurs ? interleaved(ours, theirs) : interleaved(theirs, ours);
}
