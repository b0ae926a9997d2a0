import {
  plainValue,
  readEntries,
  readFields,
  spacesBefore,
  spacesBeforeDash,
  unindented,
  withoutDash,
  type Text,
} from '../yaml/entries.js';
import { firstValue } from '../yaml/yamlDocument.js';

/** Stands in a code's lines where the codes below it are; no YAML has this sign. */
export const below = '  \u0000below\n';

/** A code as it is written, without the codes below it. */
export interface CodeNode {
  readonly id: string;
  readonly aliases: readonly string[];
  /** Id of the theme that it is in; empty at the top. */
  readonly parent: string;
  /** Comments above its dash, and its keys from the first column on. */
  readonly above: Text;
  readonly lines: Text;
  /** Ids of the codes below it, in their order. */
  readonly codes: readonly string[];
}

/** A codebook as it is written: its own keys, and its codes by id. */
export interface CodeTree {
  readonly lines: Text;
  readonly codes: readonly string[];
  readonly nodes: ReadonlyMap<string, CodeNode>;
  /** By how much dashes of codes are indented, from the key that they are below. */
  readonly offset: number;
}

/** Reads a codebook's lines; undefined where it is written otherwise than in lines, or an id stands twice. */
export function readCodeTree(text: Text): CodeTree | undefined {
  const nodes = new Map<string, CodeNode>();
  let offset: number | undefined;

  /** The lines of a map with its codes taken out, and those codes. */
  const read = (
    lines: Text,
    parent: string,
  ): { readonly lines: Text; readonly codes: readonly string[] } | undefined => {
    const fields = readFields(lines);
    if (!fields) return undefined;
    const list = fields.fields.get('codes');
    if (!list) return { lines, codes: [] };
    const entries = readEntries(list.slice(1));
    if (!entries || !isOpening(list[0] ?? '')) return undefined;
    const column = spacesBefore(list[0]).length;
    const codes: string[] = [];
    for (const entry of entries.entries) {
      const node = readNode(entry, parent);
      if (!node || nodes.has(node.id)) return undefined;
      offset ??= spacesBeforeDash(entry).length - column;
      nodes.set(node.id, node);
      codes.push(node.id);
    }
    const all = new Map([...fields.fields, ['codes', [...list.slice(0, 1), ...entries.before, below]]]);
    return { lines: [...fields.before, ...[...all.values()].flat()], codes };
  };

  const readNode = (entry: Text, parent: string): CodeNode | undefined => {
    const at = entry.findIndex((line) => /^ *-/.test(line));
    const map = withoutDash(entry.slice(at)).map((line) => (line.endsWith('\n') ? line : `${line}\n`));
    const column = spacesBefore(map[0]).length;
    const fields = readFields(map);
    const id = plainValue(fields?.fields.get('id'));
    if (!fields || id === undefined || at < 0) return undefined;
    const own = read(map, id);
    if (!own) return undefined;
    const written = firstValue(fields.fields.get('aliases')?.join('') ?? '');
    return {
      id,
      aliases: Array.isArray(written) ? written.map(String) : [],
      parent,
      above: entry.slice(0, at).map((line) => line.trimStart()),
      lines: own.lines.map((line) => (line === below ? line : unindented(line, column))),
      codes: own.codes,
    };
  };

  const own = read(text, '');
  return own && { ...own, nodes, offset: offset ?? 2 };
}

/** Whether a line opens a list in lines of their own, or an empty one. */
function isOpening(line: string): boolean {
  const behind = line.slice(line.indexOf(':') + 1).trim();
  return /^(?:#.*|\[ ?\](?: *#.*)?)?$/.test(behind);
}

/** By ids of the base, the ids that its codes have in another version, where they are found by id or alias. */
export function matchNodes(base: CodeTree, other: CodeTree): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const id of base.nodes.keys()) if (other.nodes.has(id)) found.set(id, id);
  const taken = new Set(found.values());
  for (const { id, aliases } of other.nodes.values()) {
    if (taken.has(id)) continue;
    const old = aliases.find((alias) => base.nodes.has(alias) && !found.has(alias));
    if (old !== undefined) found.set(old, id);
  }
  return found;
}
