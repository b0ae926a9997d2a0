import { isMap, isScalar, type ParsedNode } from 'yaml';
import { readWeight } from '../codebook/parseCodebook.js';
import type { Parsed, Problem } from '../text/problem.js';
import type { Range } from '../text/range.js';
import {
  parseYaml,
  rangeOf,
  readList,
  readMap,
  readText,
  readTexts,
  textOf,
  type Field,
  type Fields,
  type Report,
} from '../text/yaml.js';
import { readCanonical } from './readCanonical.js';
import { codingsKeys, readAt, segmentKeys, type Coding, type Codings, type SegmentEntry } from './segment.js';

/** Reads a codings file: canonical ones fast, any other through the YAML reader. */
export function parseCodings(text: string): Parsed<Codings> {
  const value = readCanonical(text);
  return value ? { value, problems: [] } : readCodings(text);
}

/** Reads a codings file as YAML. Entries that cannot be read are left out of the value and told of in the problems. */
export function readCodings(text: string): Parsed<Codings> {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const document = parseYaml(text, report);
  const empty: Codings = { transcript: '', coder: '', text: '', segments: [] };
  const fields = readMap(document.contents, 'a codings file', codingsKeys, report);
  if (!fields) return { value: empty, problems };
  const header = (key: 'transcript' | 'coder' | 'text'): string => {
    const value = readText(fields.get(key), `“${key}”`, report);
    if (value === undefined) {
      report({
        code: 'missing-key',
        severity: 'error',
        message: `A codings file needs the key “${key}”.`,
        range: { start: 0, end: 1 },
      });
    }
    return value ?? '';
  };
  const [transcript, coder, digest] = [header('transcript'), header('coder'), header('text')];
  const done = readText(fields.get('done'), '“done”', report);
  const ids = new Map<string, Range>();
  const segments = readList(fields.get('segments'), '“segments”', report).flatMap((item) => {
    const segment = readSegment(item, text, report);
    if (!segment) return [];
    const id = idRange(item);
    if (ids.has(segment.id)) {
      report({
        code: 'duplicate-id',
        severity: 'error',
        message: `The id “${segment.id}” stands twice in this file. Give one of the two another id.`,
        range: id,
      });
    }
    ids.set(segment.id, id);
    return [segment];
  });
  const value = {
    transcript,
    coder,
    text: digest,
    ...(done !== undefined && { done }),
    ...texts(fields, 'dismissed', report),
    segments,
  };
  return { value, problems };
}

function readSegment(node: ParsedNode, text: string, report: Report): SegmentEntry | undefined {
  const fields = readMap(node, 'a segment', segmentKeys, report);
  if (!fields) return undefined;
  const range = rangeOf(node);
  const optional = <K extends string>(key: K): Readonly<Partial<Record<K, string>>> => {
    const value = readText(fields.get(key), `“${key}”`, report);
    return (value === undefined ? {} : { [key]: value }) as Readonly<Partial<Record<K, string>>>;
  };
  const required = (key: string): string | undefined => {
    const value = readText(fields.get(key), `“${key}”`, report);
    if (value === undefined) {
      report({
        code: 'missing-key',
        severity: 'error',
        message: `A segment needs the key “${key}”.`,
        range: firstLineOf(text, range),
      });
    }
    return value;
  };
  const [id, at, quote] = [required('id'), required('at'), required('quote')];
  const place = at === undefined ? undefined : readAt(at);
  if (at !== undefined && !place) {
    report({
      code: 'bad-position',
      severity: 'error',
      message: `“${at}” is not a position. It should read line:column-line:column, from 1, as in 12:5-12:48.`,
      range: rangeOf(fields.get('at')?.node),
    });
  }
  if (id === undefined || quote === undefined || !place) return undefined;
  return {
    id,
    ...place,
    quote,
    ...optional('before'),
    ...optional('after'),
    codes: readCodes(fields, report),
    ...optional('memo'),
    ...readExemplar(fields.get('exemplar'), report),
    ...optional('on'),
    ...optional('reviewed'),
    ...texts(fields, 'sources', report),
    span: linesOfEntry(node, text),
  };
}

/** A list of texts; absent where it is empty. */
function texts<K extends string>(
  fields: Fields,
  key: K,
  report: Report,
): Readonly<Partial<Record<K, readonly string[]>>> {
  const values = readTexts(fields.get(key), `“${key}”`, report);
  return (values.length === 0 ? {} : { [key]: values }) as Readonly<Partial<Record<K, readonly string[]>>>;
}

function readCodes(fields: Fields, report: Report): readonly Coding[] {
  const field = fields.get('codes');
  if (field && isScalar(field.node) && field.node.value !== '') return [{ code: String(field.node.value) }];
  return readList(field, '“codes”', report).flatMap((item) => {
    if (!isMap(item)) {
      const code = textOf(item, 'a code', report, rangeOf(item));
      return code === undefined ? [] : [{ code }];
    }
    const coding = readMap(item, 'a code with a weight', ['code', 'weight'], report);
    const code = coding && readText(coding.get('code'), '“code”', report);
    const weight = coding && readText(coding.get('weight'), '“weight”', report);
    return code === undefined ? [] : [{ code, ...(weight !== undefined && { weight: readWeight(weight) }) }];
  });
}

function readExemplar(field: Field | undefined, report: Report): { readonly exemplar?: boolean } {
  const written = readText(field, '“exemplar”', report);
  if (written === undefined || written === 'false') return {};
  if (written === 'true') return { exemplar: true };
  report({
    code: 'bad-value',
    severity: 'error',
    message: `“exemplar” is true or false, not “${written}”.`,
    range: rangeOf(field?.node),
  });
  return {};
}

/** The lines an entry of the list takes, from its dash to its last line's break. */
function linesOfEntry(node: ParsedNode, text: string): Range {
  const range = rangeOf(node);
  const valueEnd = text.charCodeAt(range.end - 1) === 10 ? range.end - 1 : range.end;
  const lineEnd = text.indexOf('\n', valueEnd);
  return { start: text.lastIndexOf('\n', range.start - 1) + 1, end: lineEnd < 0 ? text.length : lineEnd + 1 };
}

function idRange(node: ParsedNode): Range {
  const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && item.key.value === 'id') : undefined;
  return rangeOf(pair?.value ?? node);
}

function firstLineOf(text: string, range: Range): Range {
  const end = text.indexOf('\n', range.start);
  return { start: range.start, end: end < 0 ? range.end : Math.min(end, range.end) };
}
