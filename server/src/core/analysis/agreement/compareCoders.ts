import type { SegmentEntry } from '../../codings/segment.js';
import { atOnce, type Steps } from '../../steps.js';
import type { AgreementConfig } from '../../study/agreementConfig.js';
import { codesOf, currentId, type Study } from '../../study/study.js';
import { remembered } from '../../study/query.js';
import type { Range } from '../../text/range.js';
import {
  codesByUnit,
  presenceByUnit,
  Sets,
  setsByCharacter,
  setsByUnit,
  unitizedBySet,
  type CountedAs,
  type UnitCodes,
} from './codeSets.js';
import { coefficientsOf, coefficientsOfSets } from './coefficients.js';
import { isShared, overBlanks, type ComparedText, type CountedUnit } from './comparedText.js';
import type { Resamples } from './interval.js';
import { measured, type CodeAgreement, type Kind } from './measured.js';
import { nominalScale, setScale } from './metrics.js';
import { presenceIn, type MarkedText } from './presence.js';
import { sum, type Pattern } from './ratings.js';
import { coversOf, metOfCovers, unitizingOfCode } from './unitizing/ofCode.js';
import { unitizingOfAll } from './unitizing/ofAll.js';
import type { UnitizedText } from './unitizing/units.js';

/** What a row tells the agreement on: each code, each theme with what is below it, or the set of all codes. */
export const comparedBy = ['code', 'theme', 'all'] as const;
export type ComparedBy = (typeof comparedBy)[number];

export interface Comparing {
  readonly by: ComparedBy;
  readonly unit: CountedUnit;
  /** From 0 to 1: how much of a sentence or turn is to be marked, or coders' segments are to share; see {@link codesByUnit}. */
  readonly overlap: number;
}

/**
 * Agreement of coders, by codebook order. `resamples` are of the texts that are shared. With `unitizing`, also how far they
 * agree on the bounds of what they marked. Sets of codes are as far apart as MASI says.
 */
export function* comparing(
  study: Study,
  texts: readonly ComparedText[],
  { by, unit, overlap }: Comparing,
  resamples: Resamples = [],
  unitizing = false,
): Steps<readonly CodeAgreement[]> {
  const shared = texts.filter(isShared);
  if (shared.length === 0) return [];
  const as = countedAs(study, by);
  if (by === 'all') return [yield* comparingAll(shared, unit, overlap, as, resamples, unitizing)];
  const byCode = markedByCode(shared, as);
  const codes = inOrder(study, byCode.keys());
  const rate =
    unit === 'character' ? presenceOfCode(shared, byCode) : yield* presenceInUnits(shared, unit, overlap, as);
  const covers = unitizing ? coversOf(shared.map(anythingMarked)) : [];
  const met = unitizing ? metOfCovers(covers) : 0;
  const found: CodeAgreement[] = [];
  for (const code of codes) {
    const marks = byCode.get(code);
    const backing = {
      transcripts: marks?.size ?? 0,
      segments: sum([...(marks?.values() ?? [])].flatMap(({ marked }) => marked.map((ranges) => ranges.length))),
    };
    const one = { code, ...measured(rate(code), presence, backing, resamples) };
    const unitized = unitizing ? unitizingOfCode(markedTexts(shared, marks), covers, met) : {};
    found.push({ ...one, coefficients: { ...one.coefficients, ...unitized } });
    yield;
  }
  return found;
}

/** The same without a pause. */
export const compareCoders = (...args: Parameters<typeof comparing>): readonly CodeAgreement[] =>
  atOnce(comparing(...args));

const presence: Kind<boolean> = {
  categories: [false, true],
  scale: nominalScale,
  coefficients: (ratings) => coefficientsOf(ratings, nominalScale),
};

type Rate = (code: string) => readonly (readonly Pattern[])[];

const presenceOfCode =
  (texts: readonly ComparedText[], byCode: ReturnType<typeof markedByCode>): Rate =>
  (code) =>
    markedTexts(texts, byCode.get(code)).map(presenceIn);

function* presenceInUnits(
  texts: readonly ComparedText[],
  unit: CountedUnit,
  overlap: number,
  as: CountedAs,
): Steps<Rate> {
  const units: (readonly UnitCodes[])[] = [];
  for (const text of texts) {
    units.push(codesByUnit(text, unit, overlap, as));
    yield;
  }
  return (code) => units.map((own) => presenceByUnit(own, code));
}

function* comparingAll(
  texts: readonly ComparedText[],
  unit: CountedUnit,
  overlap: number,
  as: CountedAs,
  resamples: Resamples,
  unitizing: boolean,
): Steps<CodeAgreement> {
  const sets = new Sets();
  const pieces: UnitizedText[] = [];
  const patterns: (readonly Pattern[])[] = [];
  for (const text of texts) {
    if (unit === 'character') {
      const piece = unitizedBySet(text, sets, as);
      if (unitizing) pieces.push(piece);
      patterns.push(setsByCharacter(piece, text));
    } else patterns.push(setsByUnit(codesByUnit(text, unit, overlap, as), sets));
    yield;
  }
  const scale = setScale(sets.all);
  const segments = texts.map(({ placed }) => sum(placed.map((own) => own?.length ?? 0)));
  const backing = { transcripts: segments.filter((count) => count > 0).length, segments: sum(segments) };
  const kind = { categories: sets.all, scale, coefficients: coefficientsOfSets };
  const found = measured(patterns, kind, backing, resamples);
  if (!unitizing || unit !== 'character') return found;
  const covers = coversOf(texts.map(anythingMarked));
  return { ...found, coefficients: { ...found.coefficients, ...unitizingOfAll(pieces, covers, sets.all, scale) } };
}

/** Whether the study's coefficient of a code does not reach its threshold; what has no number is not below. */
export function isBelow(
  { coefficients }: CodeAgreement,
  { threshold = -Infinity, coefficient }: Pick<AgreementConfig, 'threshold' | 'coefficient'>,
): boolean {
  const found = coefficients[coefficient];
  return !('undefined' in found) && found.value < threshold;
}

/**
 * Under which ids a code that was given is counted. By theme these are the themes above it and, where it has codes below it or
 * is in no theme, the code itself: nothing that was given is passed over.
 */
export function countedAs(study: Study, by: ComparedBy): CountedAs {
  if (by !== 'theme') return remembered((code: string) => [currentId(study, code)]);
  return remembered((written: string) => {
    const found = codesOf(study).inUse(written);
    if (!found) return [written];
    const isTheme = found.code.codes.length > 0 || found.themes.length === 0;
    return [...found.themes, ...(isTheme ? [found.code] : [])].map(({ id }) => id);
  });
}

function inOrder(study: Study, ids: Iterable<string>): readonly string[] {
  const order = new Map(codesOf(study).codes.map(({ code }, i) => [code.id, i]));
  return [...ids].sort(
    (a, b) => (order.get(a) ?? Infinity) - (order.get(b) ?? Infinity) || (a < b ? -1 : Number(a > b)),
  );
}

/** Each once. Most segments have one code, which counts as one. */
function idsOf({ codes }: SegmentEntry, as: CountedAs): Iterable<string> {
  const [first] = codes;
  return codes.length === 1 && first ? as(first.code) : new Set(codes.flatMap(({ code }) => as(code)));
}

/** Where coders gave a code in one text, and where they may have; by coder. */
interface Marks {
  readonly marked: readonly Range[][];
  readonly doubted: readonly Range[][];
}

/** By code and text. */
function markedByCode(texts: readonly ComparedText[], as: CountedAs): ReadonlyMap<string, Map<number, Marks>> {
  const byCode = new Map<string, Map<number, Marks>>();
  const add = (of: keyof Marks, segments: ComparedText['placed'], text: number): void => {
    segments.forEach((own, coder) => {
      for (const { segment, range } of own ?? []) {
        for (const id of idsOf(segment, as)) {
          const ofCode = byCode.get(id) ?? new Map<number, Marks>();
          byCode.set(id, ofCode);
          const marks = ofCode.get(text) ?? { marked: segments.map(() => []), doubted: segments.map(() => []) };
          ofCode.set(text, marks);
          marks[of][coder]?.push(range);
        }
      }
    });
  };
  texts.forEach(({ placed, doubted }, text) => {
    add('marked', placed, text);
    add('doubted', doubted, text);
  });
  return byCode;
}

const markedTexts = (
  texts: readonly ComparedText[],
  marks: ReadonlyMap<number, Marks> | undefined,
): readonly MarkedText[] =>
  texts.map(({ spoken, placed }, text): MarkedText => {
    const { marked, doubted } = marks?.get(text) ?? {};
    return {
      length: spoken.length,
      marked: placed.map((own, coder) => own && overBlanks(marked?.[coder] ?? [], spoken)),
      ...(doubted && { doubted }),
    };
  });

const anythingMarked = ({ spoken, placed }: ComparedText): MarkedText => ({
  length: spoken.length,
  marked: placed.map(
    (own) =>
      own &&
      overBlanks(
        own.map(({ range }) => range),
        spoken,
      ),
  ),
});
