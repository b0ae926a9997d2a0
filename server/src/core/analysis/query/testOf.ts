import { compareValues, dayIn, numberIn, type Attribute } from '../../cases/attributes.js';
import { anyOf } from '../../codebook/unknownCode.js';
import { folded } from '../../text/folded.js';
import { differenceOf, nearest } from '../../text/nearest.js';
import type { Problem } from '../../text/problem.js';
import type { Range } from '../../text/range.js';
import * as l10n from '../../text/l10n.js';
import type { CodedMaterial } from '../codedMaterial.js';
import { fields, flags, wordFields, type FieldValue, type Test } from './fields.js';
import type { Comparison, Term } from './querySyntax.js';

/** What a term asks of a segment, or what is wrong with it. */
export type TermTest = { readonly test: Test } | { readonly problem: Problem };

/** Looks a term's field and value up in the study. A word alone is a condition of one word, or a code by its id or name. */
export function testOf(material: CodedMaterial, term: Term): TermTest {
  const { field, value, comparison, fieldRange, valueRange } = term;
  if (comparison === undefined) {
    const flag = field === 'word' && Object.hasOwn(flags, value.toLowerCase()) && flags[value.toLowerCase()];
    if (flag) return { test: flag };
    return field === 'text' ? wordsTest('text', value) : oneOf(material, 'code', value, valueRange);
  }
  const isEven = comparison === '=' || comparison === '!=';
  if (field === 'on') return dayTest(comparison, value, valueRange);
  const isKnown = Object.hasOwn(fields, field) || Object.hasOwn(wordFields, field);
  if (isKnown && !isEven) {
    return wrong(l10n.t('“{field}” is compared with “:”, “=” or “!=”.', { field }), between(fieldRange, valueRange));
  }
  const found = Object.hasOwn(fields, field)
    ? oneOf(material, field, value, valueRange)
    : Object.hasOwn(wordFields, field)
      ? wordsTest(field, value)
      : attributeTest(material, term, isEven ? '=' : comparison);
  return 'test' in found && comparison === '!=' ? { test: (segment) => !found.test(segment) } : found;
}

/** All names that a term may begin with. */
const fieldNames = ({ cases }: CodedMaterial): readonly string[] => [
  ...new Set([...Object.keys(fields), 'text', 'memo', 'on', ...cases.attributes.map(({ name }) => name)]),
];

function oneOf(material: CodedMaterial, name: string, written: string, range: Range): TermTest {
  const field = fields[name];
  const values = [...(field?.values(material) ?? [])];
  const wanted = folded(written);
  const found =
    values.find(({ value }) => value === written) ??
    values.find(({ value, names }) => [value, ...names].some((each) => folded(each) === wanted));
  if (found && field) return { test: field.has(material, found.value) };
  return wrong(noSuch(written, nearestTo(written, values)), range);
}

function wordsTest(field: string, value: string): TermTest {
  const textOf = wordFields[field];
  const words = folded(value.trim());
  return { test: (segment) => textOf !== undefined && words !== '' && folded(textOf(segment)).includes(words) };
}

function dayTest(comparison: Comparison, value: string, range: Range): TermTest {
  const day = dayIn(value);
  if (day === undefined) return wrong(l10n.t('“{value}” is no day. Write it as 2026-11-30.', { value }), range);
  const holds = holding(comparison);
  return { test: ({ segment: { on } }) => on !== undefined && holds(on < day ? -1 : Number(on > day)) };
}

/** An attribute of cases; a segment of several cases meets it where one of them does. */
function attributeTest(material: CodedMaterial, term: Term, comparison: Comparison): TermTest {
  const { field, value, fieldRange, valueRange } = term;
  const { cases, attributes } = material.cases;
  const attribute = attributes.find(({ name }) => folded(name) === folded(field.replace(/^case\./, '')));
  if (!attribute) {
    const names = fieldNames(material).map((name) => ({ value: name, names: [] }));
    return wrong(noSuchField(field, nearestTo(field, names)), fieldRange);
  }
  const problem = whyNotComparable(attribute, comparison, value);
  if (problem !== undefined) return wrong(problem, valueRange);
  const holds = holding(comparison);
  const meets = new Set(
    [...cases.values()].flatMap(({ id, values }) => {
      const own = values.get(attribute.name);
      return own !== undefined && holds(compareValues(attribute.kind, own, value)) ? [id] : [];
    }),
  );
  return { test: (segment) => segment.cases.some((id) => meets.has(id)) };
}

function whyNotComparable(
  { name, kind, values }: Attribute,
  comparison: Comparison,
  value: string,
): string | undefined {
  if (kind === 'number' && numberIn(value) === undefined) {
    return l10n.t('“{name}” is a number, and “{value}” is none.', { name, value });
  }
  if (kind === 'date' && dayIn(value) === undefined) {
    return l10n.t('“{value}” is no day. Write it as 2026-11-30.', { value });
  }
  if (kind === 'number' || kind === 'date') return undefined;
  if (comparison !== '=') {
    return l10n.t('The values of “{name}” have no order. Compare them with “=” or “!=”.', { name });
  }
  if (values.some((one) => compareValues(kind, one, value) === 0)) return undefined;
  return noSuch(
    value,
    nearestTo(
      value,
      values.map((one) => ({ value: one, names: [] })),
    ),
  );
}

const holding = (comparison: Comparison): ((order: number) => boolean) => tests[comparison];

const tests: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

const noSuch = (value: string, near: readonly string[]): string =>
  near.length === 0
    ? l10n.t('There is no “{value}” in this study.', { value })
    : l10n.t('There is no “{value}” in this study. Did you mean {near}?', { value, near: anyOf(near) });

const noSuchField = (field: string, near: readonly string[]): string =>
  near.length === 0
    ? l10n.t('Nothing here is called “{field}”.', { field })
    : l10n.t('Nothing here is called “{field}”. Did you mean {near}?', { field, near: anyOf(near) });

/** At most three, best first, none that differs in more than a third. */
function nearestTo(written: string, values: Iterable<FieldValue>): readonly string[] {
  const wanted = folded(written);
  return nearest(
    values,
    ({ value, names }) => Math.min(...[value, ...names].map((name) => differenceOf(wanted, folded(name)))),
    () => Math.max(1, Math.floor(wanted.length / 3)),
  ).map(({ value }) => value);
}

const wrong = (message: string, range: Range): TermTest => ({
  problem: { code: 'query', severity: 'error', message, range },
});

const between = (first: Range, last: Range): Range => ({ start: first.start, end: last.end });
