import fc from 'fast-check';
import { parseCodebook } from '../../../../server/src/core/codebook/parseCodebook.js';
import { allCodes, type Codebook } from '../../../../server/src/core/codebook/codebook.js';
import { parseCodings } from '../../../../server/src/core/codings/readCodings.js';
import type { Operation } from '../../../../server/src/core/edit/operation.js';
import { GlossError } from '../../../../server/src/core/glossError.js';
import { codesOf } from '../../../../server/src/core/study/study.js';
import { bookPath } from '../../../unit/core/support/commonDesk.js';
import { codingsPath, type Desk } from '../../../unit/core/support/desk.js';

/** What somebody does, by numbers that choose what it is done to. */
export interface Deed {
  readonly kind: (typeof kinds)[number];
  readonly a: number;
  readonly b: number;
}

const kinds = [
  'code',
  'uncode',
  'bounds',
  'memo',
  'remove',
  'rename',
  'merge',
  'move',
  'redefine',
  'exemplar',
] as const;

export const history: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), a: fc.nat(50), b: fc.nat(50) }),
  { minLength: 1, maxLength: 5 },
);

/** Does it; what is refused, or has nothing to be done to, is left out. */
export function carryOut(desk: Desk, deeds: readonly Deed[], name: string): void {
  deeds.forEach((deed, i) => {
    try {
      if (deed.kind === 'redefine') redefine(desk, deed, name);
      else {
        const operation = operationOf(desk, deed, `${name}${i}`);
        if (operation) desk.edit(operation);
      }
    } catch (error) {
      if (!(error instanceof GlossError)) throw error;
    }
  });
}

function redefine({ files, write }: Desk, { a }: Deed, name: string): void {
  const old = files.get(bookPath) ?? '';
  const words = ['speeds', 'relies', 'decides', 'Waiting', 'Time'];
  const word = words[a % words.length] ?? '';
  if (old.includes(word)) write(bookPath, old.replace(word, `${word}-${name}`));
}

function operationOf(desk: Desk, { kind, a, b }: Deed, name: string): Operation | undefined {
  const segments = parseCodings(desk.files.get(codingsPath) ?? '').value.segments;
  const codes = codesOf(desk.study).codes.map(({ code }) => code.id);
  const segment = segments[a % Math.max(1, segments.length)];
  const code = codes[b % codes.length] ?? '';
  const other = codes[a % codes.length] ?? '';
  const line = a % 14;
  const start = desk.transcript().lines.text.indexOf(`a${line} `);
  if (kind === 'code') return { op: 'apply', range: { start, end: start + 2 + (b % 3) * 3 }, codes: [{ code }] };
  if (kind === 'rename') return { op: 'renameCode', code, id: `${code}-${name}`, name: `Renamed ${name}` };
  if (kind === 'merge') return code === other ? undefined : { op: 'mergeCodes', code, into: other, reason: 'alike' };
  if (kind === 'move') return { op: 'moveCodes', codes: [code], under: a % 2 === 0 ? null : other };
  if (!segment) return undefined;
  const { id } = segment;
  if (kind === 'uncode') {
    return { op: 'uncode', segment: id, code: segment.codes[b % segment.codes.length]?.code ?? '' };
  }
  if (kind === 'remove') return { op: 'uncode', segment: id };
  if (kind === 'memo') return { op: 'setMemo', segment: id, memo: `${segment.memo ?? ''} ${name}`.trim() };
  if (kind === 'exemplar') return { op: 'setExemplar', segment: id, exemplar: !segment.exemplar };
  const at =
    desk
      .transcript()
      .lines.text.split('\n', segment.from.line - 1)
      .join('\n').length + segment.from.column;
  return { op: 'setBounds', segment: id, range: { start: at, end: at + 4 + (b % 4) * 2 } };
}

/** What a file says of each thing in it, field by field, by the id that the thing had at first. */
export type Said = ReadonlyMap<string, Readonly<Record<string, string | readonly string[]>>>;

export function saidInCodings(file: string): Said {
  return new Map(
    parseCodings(file).value.segments.map(({ id, from, to, quote, codes, memo = '', exemplar = false }) => [
      id,
      {
        bounds: JSON.stringify([from, to, quote]),
        codes: codes.map(({ code }) => code),
        memo: memo.split(/\s+/).filter((word) => word !== ''),
        exemplar: String(exemplar),
      },
    ]),
  );
}

export function saidInCodebook(file: string, base: string): Said {
  const before = new Set(Array.from(allCodes(parseCodebook(base).value.codes), ({ id }) => id));
  const found = new Map<string, Readonly<Record<string, string | readonly string[]>>>();
  const first = (id: string, aliases: readonly string[]): string =>
    [id, ...aliases].find((one) => before.has(one)) ?? id;
  const walk = (codes: Codebook['codes'], parent: string): void => {
    for (const { id, name, aliases, definition = '', include, status, codes: below } of codes) {
      found.set(first(id, aliases), {
        id,
        name,
        parent,
        status,
        aliases,
        include,
        definition: definition.split(/\s+/),
      });
      walk(below, first(id, aliases));
    }
  };
  walk(parseCodebook(file).value.codes, '');
  return found;
}

type Value = string | readonly string[];
type Thing = Readonly<Record<string, Value>>;

/** What was lost: changes of one side that the merged file does not have. Sets and words have what either side put in. */
export function lostIn(
  base: Said,
  ours: Said,
  theirs: Said,
  merged: Said,
  marked: ReadonlySet<string>,
): readonly string[] {
  const sides = [
    [ours, theirs],
    [theirs, ours],
  ] as const;
  return sides.flatMap(([side, other]) =>
    [...new Set([...base.keys(), ...side.keys()])]
      .filter((id) => !marked.has(id))
      .flatMap((id) =>
        lostOf(base.get(id), side.get(id), other.get(id), merged.get(id)).map((what) => `${id} ${what}`),
      ),
  );
}

function lostOf(was?: Thing, is?: Thing, also?: Thing, now?: Thing): readonly string[] {
  if (!is) return was && now ? ['was removed'] : [];
  // What one side removed goes although its codes are called otherwise on the other.
  const withoutCodes = (thing: Thing | undefined): string =>
    JSON.stringify({ ...thing, codes: !also && was ? [] : thing?.['codes'] });
  if (!now) return withoutCodes(was) === withoutCodes(is) ? [] : ['is gone'];
  return Object.entries(is).flatMap(([key, value]) => {
    if (typeof value !== 'string') return lostItems(list(was?.[key]), value, list(also?.[key]), list(now[key]), key);
    return was?.[key] === value || now[key] === value ? [] : [`${key}: ${value}, but ${String(now[key])}`];
  });
}

const list = (value: Value | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : [];

function lostItems(
  had: readonly string[],
  is: readonly string[],
  also: readonly string[],
  now: readonly string[],
  key: string,
): readonly string[] {
  const count = (items: readonly string[], item: string): number => items.filter((one) => one === item).length;
  const added = is.filter((item) => !had.includes(item) && !now.includes(item)).map((item) => `${key}: + ${item}`);
  const isBack = (item: string): boolean => count(also, item) > count(had, item);
  const removed = had.filter((item) => !is.includes(item) && now.includes(item) && !isBack(item));
  return [...added, ...removed.map((item) => `${key}: - ${item}`)];
}
