import type { ParsedNode } from 'yaml';
import type { Parsed, Report } from '../text/problem.js';
import { problemList } from '../yaml/problemList.js';
import type { Range } from '../text/range.js';
import { atOnce, type Steps } from '../workInSteps.js';
import { placeOf } from '../yaml/locate.js';
import { isUsual, readingUsualYaml } from '../yaml/usualYaml/readingUsualYaml.js';
import {
  optional,
  rangeOf,
  readingYaml,
  readList,
  readMap,
  readText,
  readTexts,
  textOf,
  type Fields,
} from '../yaml/yaml.js';
import { emptyCodebook, isCodeId, type Code, type Codebook, type CodeStatus } from './codebook.js';
import { readExample, readHistory, readOrigin } from './parseDetails.js';
import { shiftCode } from './shiftCode.js';
import { colorForId, readColor } from './palette.js';
import * as l10n from '../text/l10n.js';

/** Keys of a codebook file, in canonical order. */
export const codebookKeys = ['codebook', 'version', 'description', 'origin', 'history', 'codes'] as const;

/** Keys of a code, in canonical order. */
export const codeKeys = [
  'id',
  'name',
  'color',
  'brief',
  'definition',
  'include',
  'exclude',
  'examples',
  'differs',
  'excludes',
  'scale',
  'status',
  'merged-into',
  'reason',
  'aliases',
  'revised',
  'codable',
  'codes',
] as const;

const deepest = 32;

/** Reads a codebook. Entries that cannot be read are left out of the value and reported in the problems. */
export const parseCodebook = (text: string): Parsed<Codebook> => atOnce(readingCodebook(text));

/** Reads a codebook step by step. */
export function* readingCodebook(text: string): Steps<Parsed<Codebook>> {
  const { report, all } = problemList();
  const contents = yield* readingYaml(text, report);
  if (!contents) return { value: emptyCodebook, problems: all() };
  const fields = readMap(contents, l10n.t('a codebook'), codebookKeys, report);
  if (!fields) return { value: emptyCodebook, problems: all() };
  if (!fields.has('codes')) {
    report({
      code: 'missing-key',
      severity: 'error',
      message: l10n.t('A codebook needs the key “codes” with a list of codes.'),
      range: rangeOf(contents),
    });
  }
  const codes = yield* readCodes(fields, report, 1);
  const value = {
    name: readText(fields.get('codebook'), '“codebook”', report) ?? '',
    ...optional('version', readText(fields.get('version'), '“version”', report)),
    ...optional('description', readText(fields.get('description'), '“description”', report)),
    ...optional('origin', readOrigin(fields.get('origin'), report)),
    history: readHistory(fields.get('history'), report),
    codes,
    ...placeOf(rangeOf(contents), fields),
  };
  if (isUsual(contents)) usual.add(value);
  return { value, problems: all() };
}

/** Codebooks that were read in the usual way. */
const usual = new WeakSet<Codebook>();

/** Whether a codebook was read without the YAML library, so that its entries can be read one by one. */
export const isUsualBook = (book: Codebook): boolean => usual.has(book);

/** Says that of a codebook which was put together from such entries. */
export function markUsual(book: Codebook): Codebook {
  usual.add(book);
  return book;
}

/**
 * Reads some entries of a list of codes, whole lines, by themselves; offsets are into the lines. `depth` is how many levels down
 * the list is, from 1. Undefined where anything but entries without a fault stands there, or they are not written in the usual way.
 */
export function* readingEntries(lines: string, depth: number): Steps<readonly Code[] | undefined> {
  const contents = yield* readingUsualYaml(`${listKey}${lines}`);
  if (!contents) return undefined;
  const { report, all } = problemList();
  const fields = readMap(contents, l10n.t('a codebook'), codebookKeys, report);
  if (fields?.size !== 1) return undefined;
  const codes = yield* readCodes(fields, report, depth);
  if (all().length > 0) return undefined;
  return codes.map((code) => shiftCode(code, 0, -listKey.length));
}

const listKey = 'codes:\n';

function* readCodes(fields: Fields, report: Report, depth: number): Steps<readonly Code[]> {
  const items = readList(fields.get('codes'), '“codes”', report);
  if (depth > deepest && items.length > 0) {
    report({
      code: 'too-deep',
      severity: 'error',
      message: l10n.t('Codes stand more than {deepest} levels deep here; those below are not read.', { deepest }),
      range: rangeOf(items[0]),
    });
    return [];
  }
  const codes: Code[] = [];
  for (const item of items) {
    const code = yield* readCode(item, report, depth);
    if (code) codes.push(code);
    yield;
  }
  return codes;
}

function* readCode(node: ParsedNode, report: Report, depth: number): Steps<Code | undefined> {
  const fields = readMap(node, l10n.t('a code'), codeKeys, report);
  if (!fields) return undefined;
  const range = rangeOf(node);
  const written = readText(fields.get('id'), '“id”', report);
  const name = readText(fields.get('name'), '“name”', report);
  if (written === undefined) {
    report({
      code: 'missing-key',
      severity: 'error',
      message: name ? l10n.t('The code “{name}” needs an “id”.', { name }) : l10n.t('The code needs an “id”.'),
      range: firstKey(fields, range),
    });
    return undefined;
  }
  const idRange = rangeOf(fields.get('id')?.node);
  if (!isCodeId(written)) {
    report({
      code: 'bad-id',
      severity: 'error',
      message: l10n.t('“{written}” cannot be an id: use letters, digits, “-”, “_” and “.” only, without spaces.', {
        written,
      }),
      range: idRange,
    });
  }
  const mentions: { code: string; range: Range }[] = [];
  const code: Code = {
    id: written,
    name: name ?? written,
    color: readCodeColor(fields, written, report),
    ...optional('brief', readText(fields.get('brief'), '“brief”', report)),
    ...optional('definition', readText(fields.get('definition'), '“definition”', report)),
    include: readTexts(fields.get('include'), '“include”', report),
    exclude: readTexts(fields.get('exclude'), '“exclude”', report),
    examples: readList(fields.get('examples'), '“examples”', report).flatMap((item) => readExample(item, report) ?? []),
    differs: readList(fields.get('differs'), '“differs”', report).flatMap(
      (item) => readDiffers(item, mentions, report) ?? [],
    ),
    excludes: readExcludes(fields, mentions, report),
    status: readStatus(fields, report),
    ...optional('mergedInto', readMergedInto(fields, mentions, report)),
    ...optional('reason', readText(fields.get('reason'), '“reason”', report)),
    aliases: readTexts(fields.get('aliases'), '“aliases”', report),
    ...optional('revised', readText(fields.get('revised'), '“revised”', report)),
    codable: readText(fields.get('codable'), '“codable”', report) !== 'false',
    ...optional('scale', readScale(fields, report)),
    codes: yield* readCodes(fields, report, depth + 1),
    ...placeOf(range, fields),
    idRange,
    definitionRange: rangeOf(fields.get('definition')?.node ?? fields.get('brief')?.node, idRange),
    mentions,
  };
  return code;
}

function readDiffers(
  node: ParsedNode,
  mentions: { code: string; range: Range }[],
  report: Report,
): { code: string; rule: string } | undefined {
  const fields = readMap(node, l10n.t('an entry of “differs”'), ['code', 'rule'], report);
  const field = fields?.get('code');
  const code = textOf(field?.node, '“code”', report);
  if (!fields || code === undefined) return undefined;
  mentions.push({ code, range: rangeOf(field?.node) });
  return { code, rule: readText(fields.get('rule'), '“rule”', report) ?? '' };
}

function readExcludes(fields: Fields, mentions: { code: string; range: Range }[], report: Report): readonly string[] {
  return readList(fields.get('excludes'), '“excludes”', report).flatMap((item) => {
    const code = textOf(item, '“excludes”', report);
    if (code === undefined) return [];
    mentions.push({ code, range: rangeOf(item) });
    return [code];
  });
}

function readMergedInto(
  fields: Fields,
  mentions: { code: string; range: Range }[],
  report: Report,
): string | undefined {
  const field = fields.get('merged-into');
  const code = readText(field, '“merged-into”', report);
  if (code !== undefined) mentions.push({ code, range: rangeOf(field?.node) });
  return code;
}

function readStatus(fields: Fields, report: Report): CodeStatus {
  const field = fields.get('status');
  const written = readText(field, '“status”', report) ?? 'active';
  if (written === 'draft' || written === 'active' || written === 'retired') return written;
  report({
    code: 'bad-value',
    severity: 'error',
    message: l10n.t('“status” is draft, active or retired, not “{written}”.', { written }),
    range: rangeOf(field?.node),
  });
  return 'active';
}

function readCodeColor(fields: Fields, id: string, report: Report): string {
  const field = fields.get('color');
  const written = readText(field, '“color”', report);
  const color = written === undefined ? undefined : readColor(written);
  if (written !== undefined && color === undefined) {
    report({
      code: 'bad-value',
      severity: 'error',
      message: l10n.t('“{written}” is not a colour. Write a hex such as "#d1495b" or a palette name such as teal.', {
        written,
      }),
      range: rangeOf(field?.node),
    });
  }
  return color ?? colorForId(id);
}

function readScale(fields: Fields, report: Report): readonly (number | string)[] | undefined {
  const steps = readTexts(fields.get('scale'), '“scale”', report);
  return steps.length === 0 ? undefined : steps.map(readWeight);
}

/** A weight as written: a number where it is one, else the step's name. */
export function readWeight(written: string): number | string {
  const number = Number(written);
  return written.trim() !== '' && Number.isFinite(number) ? number : written;
}

const firstKey = (fields: Fields, fallback: Range): Range => [...fields.values()][0]?.key ?? fallback;
