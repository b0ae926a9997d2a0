import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  visit,
  YAMLMap,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import { commentsIn } from './comments.js';
import { newlineOf } from '../text/newline.js';
import { yamlDocument } from './yamlDocument.js';

/** How a map is laid out: its keys in order, and the layout of what stands below them (of a list's items, too). */
export interface Layout {
  readonly keys: readonly string[];
  /** A key before which unknown keys go; without it they go last. */
  readonly last?: string;
  readonly below?: Readonly<Record<string, () => Layout>>;
  /** Keys whose lists are written in one line, `[a, b]`. */
  readonly inLine?: readonly string[];
}

/**
 * A YAML file with its keys in order and its lines indented by two spaces. Values, unknown keys, comments and the style of
 * scalars stay. Undefined where the file has errors or anchors, or could not be laid out without losing something.
 */
export function formatYaml(text: string, layout: Layout, lineWidth: number): string | undefined {
  const plain = text.replaceAll('\r\n', '\n');
  let formatted = formatOnce(plain, layout, lineWidth);
  // A comment between two keys that have changed places may need another go to come to rest.
  for (let goes = 1; goes < mostGoes && formatted !== undefined; goes++) {
    const again = formatOnce(formatted, layout, lineWidth);
    if (again === formatted) return isSame(plain, formatted) ? formatted.replaceAll('\n', newlineOf(text)) : undefined;
    formatted = again;
  }
  return undefined;
}

const mostGoes = 5;

function formatOnce(text: string, layout: Layout, lineWidth: number): string | undefined {
  const { document, isBroken } = yamlDocument(text);
  if (isBroken || !isMap(document.contents) || hasAnchors(document)) return undefined;
  arrange(document.contents, layout, text);
  visit(document, {
    Map: (_, map) => {
      if (map.flow) padded(map);
    },
  });
  try {
    return document.toString({ lineWidth, flowCollectionPadding: false, minContentWidth: 40 });
  } catch {
    return undefined;
  }
}

function hasAnchors(document: Document.Parsed): boolean {
  let found = false;
  visit(document, {
    Node: (_, node) => {
      found = isAlias(node) || node.anchor !== undefined;
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}

function arrange(map: YAMLMap, { keys, last, below = {}, inLine = [] }: Layout, text: string): void {
  returnComments(map, text);
  const first = map.items[0];
  const rank = ({ key }: Pair): number => {
    const known = isScalar(key) ? keys.indexOf(String(key.value)) : -1;
    if (known >= 0) return known;
    return last === undefined ? keys.length : keys.indexOf(last) - 0.5;
  };
  map.items.sort((a, b) => rank(a) - rank(b));
  if (map.items[0] !== first) {
    // A blank line above the first key would stand between it and its dash.
    const key = map.items[0]?.key as Node | undefined;
    if (key) key.spaceBefore = false;
  }
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (inLine.includes(name) && isSeq(value)) value.flow = true;
    const inner = Object.hasOwn(below, name) ? below[name] : undefined;
    if (!inner) continue;
    if (isMap(value)) arrange(value, inner(), text);
    if (!isSeq(value)) continue;
    for (const item of value.items) if (isMap(item)) arrange(item, inner(), text);
  }
}

/** A comment below a list that is not indented belongs to the next key, though the library gives it to the list. */
function returnComments({ items }: YAMLMap, text: string): void {
  const columnOf = (node: unknown): number => {
    const start = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    return start - text.lastIndexOf('\n', start - 1);
  };
  for (const [i, { key, value }] of items.entries()) {
    const next = items[i + 1]?.key;
    if (!isSeq(value) || value.flow || !value.comment || !isNode(next)) continue;
    if (columnOf(value) !== columnOf(key)) continue;
    next.commentBefore = [value.comment, next.commentBefore].filter(Boolean).join('\n');
    value.comment = null;
  }
}

/** `{ a: b }` is written with spaces, `[a, b]` without; the library has one option for both. */
function padded(map: YAMLMap): void {
  map.toString = (context, ...rest) =>
    YAMLMap.prototype.toString.call(map, context && { ...context, flowCollectionPadding: ' ' }, ...rest);
}

function isSame(before: string, after: string): boolean {
  const [a, b] = [yamlDocument(before), yamlDocument(after)];
  return (
    !b.isBroken &&
    commentsOf(before).join('\n') === commentsOf(after).join('\n') &&
    JSON.stringify(valueOf(a.document.contents)) === JSON.stringify(valueOf(b.document.contents))
  );
}

const commentsOf = (text: string): readonly string[] =>
  sorted(commentsIn(text).map(({ start, end }) => text.slice(start, end).trimEnd()));

/** Lists and maps as nested arrays, a map's entries by key. */
function valueOf(node: unknown): unknown {
  if (isMap(node)) {
    return sorted(node.items.map(({ key, value }) => JSON.stringify([valueOf(key), valueOf(value)])));
  }
  if (isCollection(node)) return ['list', ...node.items.map(valueOf)];
  return isScalar(node) ? { text: node.value ?? '' } : null;
}

const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort();
