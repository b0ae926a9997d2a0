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
import { findConflicts, withoutTheirs } from './conflicts.js';
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
  const isTooLong = text.length > longest;
  const conflicts = isTooLong ? [] : findConflicts(text);
  // The library's own check for keys that stand twice takes time in the square of a map's keys.
  const document = parseDocument(isTooLong ? '' : withoutTheirs(text, conflicts), {
    schema: 'failsafe',
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  });
  if (isTooLong) {
    report({
      code: 'too-long',
      severity: 'error',
      message: `This file has ${megabytes(text.length)} million characters, and Gloss reads YAML files of up to ${megabytes(longest)} million. Split it into several files.`,
      range: { start: 0, end: 1 },
    });
  }
  for (const { start, ours } of conflicts) {
    report({
      code: 'merge-conflict',
      severity: 'error',
      message: 'Both sides of a merge have changed this, each otherwise. Keep ours, theirs, or both.',
      range: { start, end: ours.start },
    });
  }
  const tooDeep = document.errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  for (const error of tooDeep ? [tooDeep] : document.errors.slice(0, mostErrors)) {
    report({
      code: tooDeep ? 'too-deep' : 'yaml-syntax',
      severity: 'error',
      message: tooDeep
        ? 'Lists and maps stand too deep in one another here to be read. Nothing of this file is used.'
        : `This is not readable YAML: ${firstLine(error.message)}`,
      range: { start: error.pos[0], end: Math.max(error.pos[1], error.pos[0] + 1) },
    });
  }
  if (tooDeep) return parseDocument('');
  reportTwice(document.contents, report);
  return document;
}

/** UTF-16 units of a file beyond which it is not read. */
const longest = 5_000_000;
/** Problems of one file that are told of; what follows them is most often a consequence. */
const mostErrors = 100;

const megabytes = (units: number): string => String(Math.ceil(units / 100_000) / 10);

/** Tells of keys that stand twice in one map, anywhere in a document. */
function reportTwice(contents: ParsedNode | null, report: Report): void {
  const nodes: unknown[] = [contents];
  for (let node = nodes.pop(); nodes.length > 0 || node; node = nodes.pop()) {
    if (isSeq(node)) for (const item of [...node.items].reverse()) nodes.push(item);
    if (!isMap(node)) continue;
    const met = new Set<unknown>();
    for (const { key } of (node as YAMLMap.Parsed).items) {
      if (!isScalar(key)) continue;
      if (met.has(key.value)) {
        report({
          code: 'duplicate-key',
          severity: 'error',
          message: 'This key stands twice in one entry. Keep one of the two.',
          range: rangeOf(key),
        });
      }
      met.add(key.value);
    }
    for (const { value } of [...node.items].reverse()) nodes.push(value);
  }
}

/** The fields of a map, or undefined (and a problem) where the node is something else. `what` names it for messages. */
export function readMap(
  node: Node | null | undefined,
  what: string,
  known: readonly string[],
  report: Report,
): Fields | undefined {
  if (!isMap(node)) {
    report(wrongType(node, what, 'a map of keys and values'));
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
  report(wrongType(node, what, 'a list', field.key));
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
  report(wrongType(node, what, 'text', at));
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

function wrongType(node: Node | null | undefined, what: string, wanted: string, fallback?: Range): Problem {
  const range = rangeOf(node, fallback);
  return {
    code: 'wrong-type',
    severity: 'error',
    message: isAlias(node)
      ? `${what} is a YAML alias, which Gloss does not follow. Write out what it stands for.`
      : `${what} should be ${wanted}.`,
    range: { start: range.start, end: Math.max(range.end, range.start + 1) },
  };
}

const firstLine = (message: string): string => (message.split('\n', 1)[0] ?? message).trimEnd().replace(/[.:]?$/, '.');

/** `{ key: value }`, or nothing where the value is undefined. */
export function optional<K extends string, V>(key: K, value: V | undefined): Readonly<Partial<Record<K, V>>> {
  return (value === undefined ? {} : { [key]: value }) as Readonly<Partial<Record<K, V>>>;
}
