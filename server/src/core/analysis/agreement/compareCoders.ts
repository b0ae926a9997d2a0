import type { CountedUnit } from '../../study/settings/agreementTerms.js';
import type { SegmentEntry } from '../../codings/segment.js';
import { atOnce, type Steps } from '../../workInSteps.js';
import type { AgreementConfig } from '../../study/settings/agreementConfig.js';
import type { Study } from '../../study/study.js';
import { codesByUnit, presenceByUnit, type CountedAs, type UnitCodes } from './codeSets.js';
import { coefficientsOf } from './coefficients.js';
import { isShared, overBlanks, type ComparedText, type SaidRange } from './comparedText.js';
import { anythingMarked, comparingDomains, comparingSets, comparingWeights } from './compareSets.js';
import { countedAs, inOrder, type Comparing } from './comparing.js';
import type { Resamples } from './interval.js';
import { measured, type CodeAgreement, type Kind } from './measured.js';
import { presenceScale } from './metrics.js';
import { presenceIn, type MarkedText } from './presence.js';
import { sum, type Pattern } from './ratings.js';
import { setScale } from './setScale.js';
import { coversOf, metOfCovers, unitizingOfCode } from './unitizing/ofCode.js';

/**
 * Agreement of coders, by codebook order. `resamples` are of the texts that are shared. With `unitizing`, also how far they
 * agree on the bounds of what they marked. Sets of codes are as far apart as MASI says.
 */
export function* comparingCoders(
  study: Study,
  texts: readonly ComparedText[],
  comparing: Comparing,
  resamples: Resamples = [],
  unitizing = false,
): Steps<readonly CodeAgreement[]> {
  const { by } = comparing;
  const shared = texts.filter(isShared);
  if (shared.length === 0) return [];
  if (by === 'all') {
    const sets = { as: countedAs(study, by), scaleOf: setScale };
    return [yield* comparingSets(shared, comparing, sets, resamples, unitizing)];
  }
  if (by === 'domain') return yield* comparingDomains(study, shared, comparing, resamples, unitizing);
  if (by === 'weight') return yield* comparingWeights(study, shared, comparing, resamples);
  const { codes, byCode, rate } = yield* ratingCodes(study, shared, comparing);
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

/** What of each code coders gave to the units of each text, in codebook order. */
export function* ratingCodes(
  study: Study,
  texts: readonly ComparedText[],
  { by, unit, overlap }: Comparing,
): Steps<{ readonly codes: readonly string[]; readonly byCode: ReturnType<typeof markedByCode>; readonly rate: Rate }> {
  const as = countedAs(study, by);
  const byCode = markedByCode(texts, as);
  const rate = unit === 'character' ? presenceOfCode(texts, byCode) : yield* presenceInUnits(texts, unit, overlap, as);
  return { codes: inOrder(study, byCode.keys()), byCode, rate };
}

/** The same without a pause. */
export const compareCoders = (...args: Parameters<typeof comparingCoders>): readonly CodeAgreement[] =>
  atOnce(comparingCoders(...args));

const presence: Kind<boolean> = {
  categories: [false, true],
  scale: presenceScale,
  coefficients: (ratings) => coefficientsOf(ratings, presenceScale),
  hasNothing: true,
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

/** Whether the study's coefficient of a code does not reach its threshold; what has no number is not below. */
export function isBelow(
  { coefficients }: CodeAgreement,
  { threshold = -Infinity, coefficient }: Pick<AgreementConfig, 'threshold' | 'coefficient'>,
): boolean {
  const found = coefficients[coefficient];
  return !('undefined' in found) && found.value < threshold;
}

/** Each once. Most segments have one code, which counts as one. */
function idsOf({ codes }: SegmentEntry, as: CountedAs): Iterable<string> {
  const [first] = codes;
  return codes.length === 1 && first ? as(first.code) : new Set(codes.flatMap(({ code }) => as(code)));
}

/** Where coders gave a code in one text, and where they may have; by coder. */
interface Marks {
  readonly marked: readonly SaidRange[][];
  readonly doubted: readonly SaidRange[][];
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
  texts.map(({ length, placed }, text): MarkedText => {
    const { marked, doubted } = marks?.get(text) ?? {};
    return {
      length,
      marked: placed.map((own, coder) => own && overBlanks(marked?.[coder] ?? [])),
      ...(doubted && { doubted }),
    };
  });
