import { listIn, partsOfFile, type ItemParts, type ListParts, type MapParts } from '../yaml/parts.js';

/** Stands in the lines of a map where the codes below it are; no YAML has this sign. */
export const below = '\u0000below\n';

/** A code as it is written, without the codes below it. */
export interface CodeNode {
  readonly id: string;
  readonly aliases: readonly string[];
  /** Id of the theme that it is in; empty at the top. */
  readonly parent: string;
  /** With the codes below it. */
  readonly item: ItemParts;
  /** Its keys; the sign {@link below} stands for the codes below it, if there is a list of them. */
  readonly map: () => MapParts;
  readonly hasList: boolean;
  /** Ids of the codes below it, in their order. */
  readonly codes: readonly string[];
}

/** A codebook as it is written: its own keys, and its codes by id. */
export interface CodeTree {
  readonly map: MapParts;
  readonly codes: readonly string[];
  readonly nodes: ReadonlyMap<string, CodeNode>;
  /** By how much dashes of codes are indented, from the key that they are below; undefined without codes. */
  readonly offset: number | undefined;
}

/** Reads a codebook; undefined where it has errors, codes are written otherwise than in lines, or an id stands twice. */
export function readCodeTree(text: string): CodeTree | undefined {
  const nodes = new Map<string, CodeNode>();

  /** Reads the codes of a list; their ids. */
  const read = ({ items }: ListParts, parent: string): readonly string[] | undefined => {
    const ids: string[] = [];
    for (const item of items) {
      const [id, aliases] = [item.valueOf('id'), item.valueOf('aliases')];
      if (typeof id !== 'string' || id === '') return undefined;
      const hasList = item.valueOf('codes') !== undefined;
      const keys = hasList ? item.map() : undefined;
      const open = keys && opened(keys);
      const codes = open ? read(open.list, id) : [];
      if (hasList !== (open !== undefined) || !codes || nodes.has(id)) return undefined;
      const node = { id, aliases: Array.isArray(aliases) ? aliases.map(String) : [], parent, item, codes, hasList };
      nodes.set(id, { ...node, map: () => open?.map ?? item.map() ?? none });
      ids.push(id);
    }
    return ids;
  };

  const file = partsOfFile(text);
  const open = file && (file.fields.has('codes') ? opened(file) : { map: file, list: noCodes });
  const codes = open && read(open.list, '');
  if (!open || !codes) return undefined;
  return { map: open.map, codes, nodes, offset: open.list.items[0]?.column };
}

const none: MapParts = { above: '', lead: '', column: 0, fields: new Map() };
const noCodes: ListParts = { opening: '', items: [], closing: '' };

/** A map with the sign in the place of its codes, and those codes. */
function opened(map: MapParts): { readonly map: MapParts; readonly list: ListParts } | undefined {
  const part = map.fields.get('codes');
  const list = part && listIn(part);
  if (!list) return undefined;
  const open = { text: list.opening + below + list.closing, column: part.column };
  return { map: { ...map, fields: new Map([...map.fields, ['codes', open]]) }, list };
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
