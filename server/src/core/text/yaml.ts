import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type Node,
  type ParsedNode,
  type YAMLMap,
} from 'yaml';
import type { Problem } from './problem.js';
import type { Range } from './range.js';

/** A value in a YAML map: its key's place and its node, null where nothing follows the colon. */
export interface Field {
  readonly key: Range;
  readonly node: ParsedNode | null;
}

/** Where a key and its value stand, in UTF-16 offsets; a value that is missing is empty, behind its key. */
export interface FieldRange {
  readonly key: Range;
  readonly value: Range;
}

/** Where a map stands, from its first key (or its brace), with all its keys. */
export interface MapPlace {
  readonly range: Range;
  readonly fields: ReadonlyMap<string, FieldRange>;
}

export type Fields = ReadonlyMap<string, Field>;

/** Collects what is wrong while a file is read. */
export type Report = (problem: Problem) => void;

/**
 * Reads YAML in which every scalar is a string (the failsafe schema): `on: 2026-11-23` and `id: 1e3` stay as written.
 * Aliases are never followed, so that a file cannot grow or loop while it is read.
 */
export function parseYaml(text: string, report: Report): Document.Parsed {
  const document = parseDocument(text, {
    schema: 'failsafe',
    prettyErrors: false,
    uniqueKeys: true,
    logLevel: 'silent',
  });
  for (const error of document.errors) {
    const duplicate = error.code === 'DUPLICATE_KEY';
    report({
      code: duplicate ? 'duplicate-key' : 'yaml-syntax',
      severity: 'error',
      message: duplicate
        ? 'This key stands twice in one entry. Keep one of the two.'
        : `This is not readable YAML: ${firstLine(error.message)}`,
      range: { start: error.pos[0], end: Math.max(error.pos[1], error.pos[0] + 1) },
    });
  }
  return document;
}

/** The fields of a map, or undefined (and a problem) where the node is something else. `what` names it for messages. */
export function readMap(
  node: Node | null | undefined,
  what: string,
  known: readonly string[],
  report: Report,
): Fields | undefined {
  if (!isMap(node)) {
    report(wrongType(node, `${what} should be a map of keys and values`));
    return undefined;
  }
  const fields = new Map<string, Field>();
  for (const pair of (node as YAMLMap.Parsed).items) {
    if (!isScalar(pair.key)) continue;
    const name = String(pair.key.value);
    const key = rangeOf(pair.key);
    fields.set(name, { key, node: pair.value });
    if (known.includes(name)) continue;
    report({
      code: 'unknown-key',
      severity: 'warning',
      message: `Gloss does not know the key “${name}” in ${what}. It is kept as it is.`,
      range: key,
      data: { key: name },
    });
  }
  return fields;
}

/** The items of a list; nothing where the field is absent or empty. */
export function readList(field: Field | undefined, what: string, report: Report): readonly ParsedNode[] {
  const node = field?.node;
  if (!field || isEmpty(node)) return [];
  if (isSeq(node)) return node.items;
  report(wrongType(node, `${what} should be a list`, field.key));
  return [];
}

/** The text of a scalar field, or undefined where it is absent or empty. */
export function readText(field: Field | undefined, what: string, report: Report): string | undefined {
  if (!field) return undefined;
  return textOf(field.node, what, report, field.key);
}

/** The text of a scalar node, or undefined (and a problem) where it is a list, a map or an alias. */
export function textOf(node: Node | null | undefined, what: string, report: Report, at?: Range): string | undefined {
  if (isEmpty(node)) return undefined;
  if (isScalar(node)) return String(node.value);
  report(
    wrongType(
      node,
      isAlias(node)
        ? `${what} is a YAML alias, which Gloss does not follow; write the text itself`
        : `${what} should be text`,
      at,
    ),
  );
  return undefined;
}

/** The texts of a list of scalars; a lone scalar counts as a list of one. */
export function readTexts(field: Field | undefined, what: string, report: Report): readonly string[] {
  if (field && isScalar(field.node) && !isEmpty(field.node)) return [String(field.node.value)];
  return readList(field, what, report).flatMap((item) => textOf(item, what, report) ?? []);
}

/** UTF-16 offsets of a node's own text, without what trails it. */
export function rangeOf(node: Node | null | undefined, fallback: Range = { start: 0, end: 0 }): Range {
  return node?.range ? { start: node.range[0], end: node.range[1] } : fallback;
}

/** Where a map that has been read stands. */
export function placeOf(range: Range, fields: Fields): MapPlace {
  const places = [...fields].map(
    ([name, { key, node }]) => [name, { key, value: rangeOf(node, { start: key.end, end: key.end }) }] as const,
  );
  return { range, fields: new Map(places) };
}

const isEmpty = (node: Node | null | undefined): boolean =>
  node === null || node === undefined || (isScalar(node) && (node.value === null || node.value === ''));

function wrongType(node: Node | null | undefined, message: string, fallback?: Range): Problem {
  const range = rangeOf(node, fallback);
  return {
    code: 'wrong-type',
    severity: 'error',
    message: `${message}.`,
    range: { start: range.start, end: Math.max(range.end, range.start + 1) },
  };
}

const firstLine = (message: string): string => (message.split('\n', 1)[0] ?? message).replace(/[.:]?\s*$/, '.');

/** `{ key: value }`, or nothing where the value is undefined. */
export function optional<K extends string, V>(key: K, value: V | undefined): Readonly<Partial<Record<K, V>>> {
  return (value === undefined ? {} : { [key]: value }) as Readonly<Partial<Record<K, V>>>;
}
