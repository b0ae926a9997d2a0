import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode, type YAMLMap } from 'yaml';
import { composeYaml, type YamlError } from './composeYaml.js';
import { findConflicts, withoutTheirs } from '../text/conflicts.js';
import { duplicateKeys } from './duplicateKeys.js';
import { cut, type Problem, type Report } from '../text/problem.js';
import type { Range } from '../text/range.js';
import { atOnce, type Steps } from '../workInSteps.js';
import { readingUsualYaml } from './usualYaml/readingUsualYaml.js';
import { yamlLimits } from './yamlLimits.js';
import { OverLimit } from './yamlTokens.js';
import * as l10n from '../text/l10n.js';

/** A value in a YAML map: its key's place and its node, null where nothing follows the colon. */
export interface Field {
  readonly key: Range;
  readonly node: ParsedNode | null;
}

/** The keys of a map by name, in the order of the file. Of a key that stands twice the last counts. */
export type Fields = ReadonlyMap<string, Field>;

/** Reads YAML without a pause; see {@link readingYaml}. */
export const parseYaml = (text: string, report: Report): ParsedNode | null | undefined =>
  atOnce(readingYaml(text, report));

/**
 * Reads YAML step by step. Every scalar is a string (the failsafe schema): `on: 2026-11-23` and `id: 1e3` stay as written.
 * Aliases are never followed, so that a file cannot grow or loop while it is read. Null where the text says nothing; undefined
 * where it has more of something than Gloss reads (see `yamlLimits`), which is a problem.
 */
export function* readingYaml(text: string, report: Report): Steps<ParsedNode | null | undefined> {
  const isTooLong = text.length > yamlLimits.characters;
  const usual = yield* readingUsualYaml(text);
  if (usual) return usual;
  const conflicts = isTooLong ? [] : findConflicts(text);
  for (const { start, ours } of conflicts) {
    report({
      code: 'merge-conflict',
      severity: 'error',
      message: l10n.t('Both sides of a merge have changed this, each otherwise. Keep ours, theirs, or both.'),
      range: { start, end: ours.start },
    });
  }
  try {
    const document = yield* composeYaml(withoutTheirs(text, conflicts), (error) => report(syntaxProblem(error)), true);
    yield* reportTwice(document.contents, report);
    return document.contents;
  } catch (error) {
    if (!(error instanceof OverLimit)) throw error;
    report(error.problem);
    return undefined;
  }
}

const syntaxProblem = ({ message, range }: YamlError): Problem => ({
  code: 'yaml-syntax',
  severity: 'error',
  message: l10n.t('This is not readable YAML: {why}', { why: firstLine(message) }),
  range,
});

/** Nodes that are looked at between two steps. */
const nodesAtOnce = 5000;

/** Reports keys that stand twice in one map, anywhere in a document. */
function* reportTwice(contents: ParsedNode | null, report: Report): Steps<void> {
  let seen = 0;
  for (const key of duplicateKeys(contents)) {
    if (key) {
      const { start, end } = rangeOf(key);
      report({
        code: 'duplicate-key',
        severity: 'error',
        message: l10n.t('This key stands twice in one entry. Keep one of the two.'),
        range: { start, end: Math.max(end, start + 1) },
      });
    } else if (++seen % nodesAtOnce === 0) yield;
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
    report(wrongType(node, what, l10n.t('{what} should be a map of keys and values.', { what })));
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
      message: l10n.t('Gloss does not know the key “{name}” in {what}. It is kept as it is.', { name, what }),
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
  report(wrongType(node, what, l10n.t('{what} should be a list.', { what }), field.key));
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
  report(wrongType(node, what, l10n.t('{what} should be text.', { what }), at));
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

const isEmpty = (node: Node | null | undefined): boolean =>
  node === null || node === undefined || (isScalar(node) && (node.value === null || node.value === ''));

function wrongType(node: Node | null | undefined, what: string, message: string, fallback?: Range): Problem {
  const range = rangeOf(node, fallback);
  return {
    code: 'wrong-type',
    severity: 'error',
    message: isAlias(node)
      ? l10n.t('{what} is a YAML alias, which Gloss does not follow. Write out what it stands for.', { what })
      : message,
    range: { start: range.start, end: Math.max(range.end, range.start + 1) },
  };
}

const firstLine = (message: string): string => (cut(message).split('\n', 1)[0] ?? '').trimEnd().replace(/[.:]?$/, '.');

/** `{ key: value }`, or nothing where the value is undefined. */
export function optional<K extends string, V>(key: K, value: V | undefined): Readonly<Partial<Record<K, V>>> {
  return (value === undefined ? {} : { [key]: value }) as Readonly<Partial<Record<K, V>>>;
}
