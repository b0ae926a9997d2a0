import { isMap, isScalar, type ParsedNode } from 'yaml';
import { readWeight } from '../codebook/parseCodebook.js';
import type { Parsed, Report } from '../text/problem.js';
import { problemList } from '../yaml/problemList.js';
import type { Range } from '../text/range.js';
import { atOnce, type Steps } from '../workInSteps.js';
import {
  rangeOf,
  readingYaml,
  readList,
  readMap,
  readText,
  readTexts,
  textOf,
  type Field,
  type Fields,
} from '../yaml/yaml.js';
import { lineFinder, type LineFinder } from '../text/lineFinder.js';
import { yamlLimits } from '../yaml/yamlLimits.js';
import { readingCanonical, rereadCanonical } from './readCanonical.js';
import { codingsKeys, readAt, segmentKeys, type Coding, type Codings, type SegmentEntry } from './segment.js';
import * as l10n from '../text/l10n.js';
import { inQuotes } from '../text/inQuotes.js';

/** Reads a codings file: what is canonical in it fast, anything else through the YAML reader. */
export const parseCodings = (text: string): Parsed<Codings> => atOnce(readingCodings(text));

/** The same step by step. */
export function* readingCodings(text: string): Steps<Parsed<Codings>> {
  const value = text.length > yamlLimits.characters ? undefined : yield* readingCanonical(text, readingEntries);
  return value ? { value, problems: [] } : yield* readingYamlCodings(text);
}

/**
 * Reads a file that differs in some entries from one that has been read: these alone, where both are canonical. Undefined where
 * it has to be read as a whole.
 */
export function rereadCodings(
  before: Parsed<Codings> & { readonly text: string },
  text: string,
): Parsed<Codings> | undefined {
  if (before.problems.length > 0 || text.length > yamlLimits.characters) return undefined;
  const value = rereadCanonical(before.text, before.value, text);
  return value && { value, problems: [] };
}

/** Reads entries that stand at an offset, without the rest of their file; undefined where there is a problem. */
function* readingEntries(entries: string, offset: number): Steps<readonly SegmentEntry[] | undefined> {
  const header = 'segments:\n';
  const { report, all } = problemList();
  const text = header + entries;
  const contents = yield* readingYaml(text, report);
  if (all().length > 0) return undefined;
  const fields = readMap(contents, l10n.t('a codings file'), codingsKeys, report);
  const segments = yield* readingSegments(fields?.get('segments'), text, report);
  if (all().length > 0) return undefined;
  const by = offset - header.length;
  return segments.map((segment) => ({
    ...segment,
    span: { start: segment.span.start + by, end: segment.span.end + by },
  }));
}

/** Reads a codings file as YAML. Entries that cannot be read are left out of the value and reported in the problems. */
export const readCodings = (text: string): Parsed<Codings> => atOnce(readingYamlCodings(text));

function* readingYamlCodings(text: string): Steps<Parsed<Codings>> {
  const { report, all } = problemList();
  const contents = yield* readingYaml(text, report);
  const empty: Codings = { transcript: '', coder: '', text: '', segments: [] };
  const fields = contents === undefined ? undefined : readMap(contents, l10n.t('a codings file'), codingsKeys, report);
  if (!fields) return { value: empty, problems: all() };
  const header = (key: 'transcript' | 'coder' | 'text'): string => {
    const value = readText(fields.get(key), inQuotes(key), report);
    if (value === undefined) {
      report({
        code: 'missing-key',
        severity: 'error',
        message: l10n.t('A codings file needs the key “{key}”.', { key }),
        range: { start: 0, end: 1 },
      });
    }
    return value ?? '';
  };
  const [transcript, coder, digest] = [header('transcript'), header('coder'), header('text')];
  const done = readText(fields.get('done'), '“done”', report);
  const segments = yield* readingSegments(fields.get('segments'), text, report);
  const value = {
    transcript,
    coder,
    text: digest,
    ...(done !== undefined && { done }),
    ...texts(fields, 'dismissed', report),
    segments,
  };
  return { value, problems: all() };
}

function* readingSegments(field: Field | undefined, text: string, report: Report): Steps<readonly SegmentEntry[]> {
  const ids = new Map<string, Range>();
  const segments: SegmentEntry[] = [];
  const lines = lineFinder(text);
  // An entry's range ends behind its last line break.
  const spanOf = ({ start, end }: Range): Range => ({
    start: lines(start).start,
    end: lines(text.charCodeAt(end - 1) === 10 ? end - 1 : end).next,
  });
  for (const [i, item] of readList(field, '“segments”', report).entries()) {
    if (i % segmentsAtOnce === 0) yield;
    const segment = readSegment(item, { lines, spanOf }, report);
    if (!segment) continue;
    const id = idRange(item);
    if (ids.has(segment.id)) {
      report({
        code: 'duplicate-id',
        severity: 'error',
        message: l10n.t('The id “{id}” stands twice in this file. Give one of the two another id.', { id: segment.id }),
        range: id,
      });
    }
    ids.set(segment.id, id);
    segments.push(segment);
  }
  return segments;
}

/** Segments that are read between two steps. */
const segmentsAtOnce = 100;

interface Places {
  readonly lines: LineFinder;
  /** The lines an entry of the list takes, from its dash to its last line's break. */
  readonly spanOf: (entry: Range) => Range;
}

function readSegment(node: ParsedNode, { lines, spanOf }: Places, report: Report): SegmentEntry | undefined {
  const fields = readMap(node, l10n.t('a segment'), segmentKeys, report);
  if (!fields) return undefined;
  const range = rangeOf(node);
  const optional = <K extends string>(key: K): Readonly<Partial<Record<K, string>>> => {
    const value = readText(fields.get(key), inQuotes(key), report);
    return (value === undefined ? {} : { [key]: value }) as Readonly<Partial<Record<K, string>>>;
  };
  const required = (key: string): string | undefined => {
    const value = readText(fields.get(key), inQuotes(key), report);
    if (value === undefined) {
      report({
        code: 'missing-key',
        severity: 'error',
        message: l10n.t('A segment needs the key “{key}”.', { key }),
        range: { start: range.start, end: Math.min(lines(range.start).end, range.end) },
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
      message: l10n.t('“{at}” is not a position. It should read line:column-line:column, from 1, as in 12:5-12:48.', {
        at,
      }),
      range: rangeOf(fields.get('at')?.node),
    });
  }
  if (id === undefined || quote === undefined || !place) return undefined;
  return {
    id,
    ...place,
    ...optional('text'),
    quote,
    ...optional('before'),
    ...optional('after'),
    codes: readCodes(fields, report),
    ...optional('memo'),
    ...readExemplar(fields.get('exemplar'), report),
    ...optional('on'),
    ...optional('reviewed'),
    ...texts(fields, 'sources', report),
    span: spanOf(range),
  };
}

/** A list of texts; absent where it is empty. */
function texts<K extends string>(
  fields: Fields,
  key: K,
  report: Report,
): Readonly<Partial<Record<K, readonly string[]>>> {
  const values = readTexts(fields.get(key), inQuotes(key), report);
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
    const coding = readMap(item, l10n.t('a code with a weight'), ['code', 'weight'], report);
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
    message: l10n.t('“exemplar” is true or false, not “{written}”.', { written }),
    range: rangeOf(field?.node),
  });
  return {};
}

function idRange(node: ParsedNode): Range {
  const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && item.key.value === 'id') : undefined;
  return rangeOf(pair?.value ?? node);
}
