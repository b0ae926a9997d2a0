import type { CountedUnit } from '../../study/settings/agreementTerms.js';
import type { Range } from '../../text/range.js';
import { overBlanks, type ComparedSegment, type ComparedText, type SaidRange } from './comparedText.js';
import { stretches } from './presence.js';
import { counted, type Pattern } from './ratings.js';
import { matchRanges } from '../../text/matchRanges.js';
import { joinRanges, overlaps, type Unit, type UnitizedText } from './unitizing/codedUnits.js';

/** The codes that are counted for one that was given, say the themes above it. */
export type CountedAs = (code: string) => readonly string[];

/** What each coder gave to one unit of a text; undefined for one who did not code the text. */
export interface UnitCodes {
  readonly range: Range;
  readonly codes: readonly (ReadonlySet<string> | undefined)[];
  /** Codes that each coder may have given too, since the place of a segment is in doubt; nothing where nobody has. */
  readonly doubted?: readonly ReadonlySet<string>[];
}

/**
 * The codes of each unit of a text. Of sentences and turns a coder has given a code to those of which at least the share
 * `overlap` is marked, and any of it. Segments are one unit where coders' segments match with that share at least; what has
 * been given to the same words counts as one segment.
 */
export function codesByUnit(text: ComparedText, unit: CountedUnit, overlap: number, countedAs: CountedAs): UnitCodes[] {
  const units = unit === 'segment' ? codesByPassage(text, overlap, countedAs) : codesByRange(text, overlap, countedAs);
  if (text.doubted.every((own) => own.length === 0)) return units;
  return units.map((one) => ({ ...one, doubted: text.doubted.map((own) => codesOn(one.range, own, countedAs)) }));
}

const codesOn = (
  { start, end }: Range,
  segments: readonly ComparedSegment[],
  countedAs: CountedAs,
): ReadonlySet<string> =>
  new Set(
    segments
      .filter(({ range }) => range.start < end && start < range.end)
      .flatMap(({ segment }) => segment.codes.flatMap(({ code }) => countedAs(code))),
  );

function codesByRange(text: ComparedText, overlap: number, countedAs: CountedAs): UnitCodes[] {
  const codes = text.units.map(() => text.placed.map((own) => own && new Set<string>()));
  text.placed.forEach((own, coder) => {
    for (const [id, ranges] of rangesByCode(own ?? [], countedAs)) {
      const marked = new Map<number, number>();
      for (const { a, shared } of overlaps(text.units, ranges)) marked.set(a, (marked.get(a) ?? 0) + shared);
      for (const [at, length] of marked) {
        const range = text.units[at];
        if (range && length >= overlap * (range.end - range.start)) codes[at]?.[coder]?.add(id);
      }
    }
  });
  return text.units.map((range, at) => ({ range, codes: codes[at] ?? [] }));
}

function codesByPassage({ placed }: ComparedText, overlap: number, countedAs: CountedAs): UnitCodes[] {
  const marked = placed.flatMap((own, coder) => {
    const byRange = new Map<string, { coder: string; range: Range; codes: Set<string> }>();
    for (const { segment, range } of own ?? []) {
      const key = `${range.start}-${range.end}`;
      const entry = byRange.get(key) ?? { coder: String(coder), range, codes: new Set<string>() };
      byRange.set(key, entry);
      for (const { code } of segment.codes) countedAs(code).forEach((id) => entry.codes.add(id));
    }
    return [...byRange.values()];
  });
  return matchRanges(marked, overlap)
    .map((group) => ({
      range: {
        start: Math.min(...group.map(({ range }) => range.start)),
        end: Math.max(...group.map(({ range }) => range.end)),
      },
      codes: placed.map((own, i) => own && (group.find(({ coder }) => coder === String(i))?.codes ?? none)),
    }))
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** Where a coder gave each code; disjoint and in text order. */
export function rangesByCode(
  segments: readonly ComparedSegment[],
  countedAs: CountedAs,
): ReadonlyMap<string, readonly Range[]> {
  const found = new Map<string, SaidRange[]>();
  for (const { segment, range } of segments) {
    for (const id of new Set(segment.codes.flatMap(({ code }) => countedAs(code)))) {
      const ranges = found.get(id);
      if (ranges) ranges.push(range);
      else found.set(id, [range]);
    }
  }
  return new Map(Array.from(found, ([id, ranges]) => [id, joinRanges(overBlanks(ranges))]));
}

/** Gives each set of codes a number; the empty set is 0. */
export class Sets {
  readonly all: ReadonlySet<string>[] = [new Set()];
  private readonly known = new Map([['', 0]]);

  indexOf(codes: ReadonlySet<string>): number {
    const key = [...codes].sort().join('\n');
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, this.all.length);
    return this.all.push(new Set(codes)) - 1;
  }
}

/** A text cut wherever a coder's set of codes changes, or one of the codes ends where it begins again. */
export function unitizedBySet(text: ComparedText, sets: Sets, countedAs: CountedAs): UnitizedText {
  const { length, placed } = text;
  return {
    length,
    units: placed.map((own) => own && piecesOf(rangesByCode(own, countedAs), sets)),
  };
}

function piecesOf(ranges: ReadonlyMap<string, readonly Range[]>, sets: Sets): readonly Unit[] {
  const bounds = [...ranges]
    .flatMap(([id, list]) =>
      list.flatMap(({ start, end }) => [
        { at: start, id, opens: true },
        { at: end, id, opens: false },
      ]),
    )
    .sort((a, b) => a.at - b.at || Number(a.opens) - Number(b.opens));
  const open = new Set<string>();
  const pieces: Unit[] = [];
  let from = 0;
  for (const { at, id, opens } of bounds) {
    if (at > from && open.size > 0) pieces.push({ start: from, end: at, value: sets.indexOf(open) });
    from = at;
    if (opens) open.add(id);
    else open.delete(id);
  }
  return pieces;
}

/** The set that each coder gave to each character of a text; nothing is said of what is in doubt. */
export const setsByCharacter = ({ length, units }: UnitizedText, { doubted }: ComparedText): readonly Pattern[] => {
  const ranges = doubted.map((own) => own.map(({ range }) => range));
  return counted(stretches(length, units, ({ value }) => value, ranges));
};

/** The set that each coder gave to each unit. */
export const setsByUnit = (units: readonly UnitCodes[], sets: Sets): readonly Pattern[] =>
  counted(
    units.map(({ codes, doubted }) => ({
      values: codes.map((own, coder) => (own && !isOpen(own, doubted?.[coder]) ? sets.indexOf(own) : undefined)),
      count: 1,
    })),
  );

const isOpen = (given: ReadonlySet<string>, doubted: ReadonlySet<string> = none): boolean =>
  [...doubted].some((id) => !given.has(id));

const none: ReadonlySet<string> = new Set();

/** Whether each coder gave one code to each unit. */
export const presenceByUnit = (units: readonly UnitCodes[], id: string): readonly Pattern[] =>
  counted(
    units.map(({ codes, doubted }) => ({
      values: codes.map((own, coder) =>
        own && !(doubted?.[coder]?.has(id) && !own.has(id)) ? Number(own.has(id)) : undefined,
      ),
      count: 1,
    })),
  );
