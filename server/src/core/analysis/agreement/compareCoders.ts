import type { SegmentEntry } from '../../codings/segment.js';
import type { AgreementConfig } from '../../study/agreementConfig.js';
import { codesOf, currentId, type Study } from '../../study/study.js';
import { remembered } from '../../study/query.js';
import type { Range } from '../../text/range.js';
import { bootstrap, type Interval, type Resamples } from './bootstrap.js';
import {
  codesByUnit,
  presenceByUnit,
  Sets,
  setsByCharacter,
  setsByUnit,
  unitizedBySet,
  type CountedAs,
} from './codeSets.js';
import {
  coefficientsOf,
  coefficientsOfSets,
  nominalScale,
  setScale,
  type CoefficientName,
  type RatedCoefficient,
  type Scale,
} from './coefficients.js';
import { isShared, overBlanks, type ComparedText, type CountedUnit } from './comparedText.js';
import { krippendorffAlpha } from './alpha.js';
import { presenceByCharacter, type MarkedText } from './presence.js';
import type { Coefficient, Ratings } from './ratings.js';
import { coversOf, metOfCovers, unitizingOfCode } from './unitizing/ofCode.js';
import { unitizingOfAll } from './unitizing/ofAll.js';

/** What a row tells the agreement on: each code, each theme with what is below it, or the set of all codes. */
export const comparedBy = ['code', 'theme', 'all'] as const;
export type ComparedBy = (typeof comparedBy)[number];

export interface Comparing {
  readonly by: ComparedBy;
  readonly unit: CountedUnit;
  /** From 0 to 1: how much of a sentence or turn is to be marked, or coders' segments are to share; see {@link codesByUnit}. */
  readonly overlap: number;
}

/** How far coders agree on where one code is, or, where there is no code, on all codes. */
export interface CodeAgreement {
  readonly code?: string;
  /** Units (code points where characters are counted) that each coder gave the code to, in texts that two of them coded. */
  readonly marked: readonly number[];
  readonly coefficients: Readonly<Record<RatedCoefficient, Coefficient>> &
    Readonly<Partial<Record<CoefficientName, Coefficient>>>;
  /** Of Krippendorff's α, where resamples were given and one of them has a number. */
  readonly interval?: Interval;
}

/**
 * Agreement of coders, by codebook order. `resamples` are of the texts that are shared. With `unitizing`, also how far they
 * agree on the bounds of what they marked. Sets of codes are as far apart as MASI says.
 */
export function compareCoders(
  study: Study,
  texts: readonly ComparedText[],
  { by, unit, overlap }: Comparing,
  resamples: Resamples = [],
  unitizing = false,
): readonly CodeAgreement[] {
  const shared = texts.filter(isShared);
  const as = countedAs(study, by);
  if (by === 'all') return shared.length === 0 ? [] : [agreementOnAll(shared, unit, overlap, as, resamples, unitizing)];
  const coefficients = (ratings: Ratings<boolean>): Rated => coefficientsOf(ratings, nominalScale);
  const measure = (code: string, rate: (from: number, to: number) => Ratings<boolean>): CodeAgreement => ({
    code,
    ...measured(rate, shared.length, coefficients, nominalScale, resamples),
  });
  if (unit !== 'character') {
    const units = shared.map((text) => codesByUnit(text, unit, overlap, as));
    const given = new Set(units.flat().flatMap(({ codes }) => codes.flatMap((own) => [...(own ?? [])])));
    return inOrder(study, given).map((code) =>
      measure(code, (from, to) => presenceByUnit(units.slice(from, to).flat(), code)),
    );
  }
  const byCode = markedByCode(shared, as);
  const covers = unitizing ? coversOf(shared.map(anythingMarked)) : [];
  const met = unitizing ? metOfCovers(covers) : 0;
  return inOrder(study, byCode.keys()).map((code) => {
    const ranges = byCode.get(code);
    const marked = shared.map(({ spoken, placed }, text): MarkedText => {
      const inText = ranges?.get(text);
      return {
        length: spoken.length,
        marked: placed.map((segments, coder) => segments && overBlanks(inText?.[coder] ?? [], spoken)),
      };
    });
    const found = measure(code, (from, to) => presenceByCharacter(marked.slice(from, to)));
    if (!unitizing) return found;
    return { ...found, coefficients: { ...found.coefficients, ...unitizingOfCode(marked, covers, met) } };
  });
}

function agreementOnAll(
  texts: readonly ComparedText[],
  unit: CountedUnit,
  overlap: number,
  as: CountedAs,
  resamples: Resamples,
  unitizing: boolean,
): CodeAgreement {
  const sets = new Sets();
  if (unit !== 'character') {
    const units = texts.map((text) => codesByUnit(text, unit, overlap, as));
    units.flat().forEach(({ codes }) => codes.forEach((own) => own && sets.indexOf(own)));
    const rate = (from: number, to: number): Ratings<ReadonlySet<string>> =>
      setsByUnit(units.slice(from, to).flat(), sets);
    return measured(rate, texts.length, coefficientsOfSets, setScale(sets.all), resamples);
  }
  const pieces = texts.map((text) => unitizedBySet(text, sets, as));
  const scale = setScale(sets.all);
  const rate = (from: number, to: number): Ratings<ReadonlySet<string>> =>
    setsByCharacter(pieces.slice(from, to), sets);
  const found = measured(rate, texts.length, coefficientsOfSets, scale, resamples);
  if (!unitizing) return found;
  const covers = coversOf(texts.map(anythingMarked));
  return { ...found, coefficients: { ...found.coefficients, ...unitizingOfAll(pieces, covers, sets.all, scale) } };
}

type Rated = ReturnType<typeof coefficientsOf>;

/** `rate` gives the ratings of a stretch of texts. */
function measured<T>(
  rate: (from: number, to: number) => Ratings<T>,
  texts: number,
  coefficients: (ratings: Ratings<T>) => Rated,
  { metric }: Scale<T>,
  resamples: Resamples,
): CodeAgreement {
  const ratings = rate(0, texts);
  const byText = resamples.length > 0 ? Array.from({ length: texts }, (_, text) => rate(text, text + 1)) : [];
  const interval = bootstrap(byText, resamples, (sample) => krippendorffAlpha(sample, metric));
  return {
    marked: markedBy(ratings),
    coefficients: coefficients(ratings),
    ...(interval && { interval }),
  };
}

/** Whether the study's coefficient of a code does not reach its threshold; what has no number is not below. */
export function isBelow(
  { coefficients }: CodeAgreement,
  { threshold = -Infinity, coefficient }: Pick<AgreementConfig, 'threshold' | 'coefficient'>,
): boolean {
  const found = coefficients[coefficient];
  return !('undefined' in found) && found.value < threshold;
}

/** Under which ids a code that was given is counted. */
export function countedAs(study: Study, by: ComparedBy): CountedAs {
  if (by !== 'theme') return remembered((code: string) => [currentId(study, code)]);
  return remembered((written: string) => {
    const found = codesOf(study).inUse(written);
    const own = found && found.code.codes.length > 0 ? [found.code] : [];
    return [...(found?.themes ?? []), ...own].map(({ id }) => id);
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

/** By code, text and coder. */
function markedByCode(texts: readonly ComparedText[], as: CountedAs): ReadonlyMap<string, Map<number, Range[][]>> {
  const byCode = new Map<string, Map<number, Range[][]>>();
  texts.forEach(({ placed }, text) => {
    placed.forEach((segments, coder) => {
      for (const { segment, range } of segments ?? []) {
        for (const id of idsOf(segment, as)) {
          const ranges = byCode.get(id) ?? new Map<number, Range[][]>();
          byCode.set(id, ranges);
          const inText = ranges.get(text) ?? placed.map((): Range[] => []);
          ranges.set(text, inText);
          inText[coder]?.push(range);
        }
      }
    });
  });
  return byCode;
}

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

/** The first category is that nothing was given. */
function markedBy({ patterns }: Ratings<unknown>): readonly number[] {
  const coders = patterns[0]?.values.length ?? 0;
  return Array.from({ length: coders }, (_, coder) =>
    patterns.reduce((all, { values, count }) => all + ((values[coder] ?? 0) > 0 ? count : 0), 0),
  );
}
