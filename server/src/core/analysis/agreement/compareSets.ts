import { withBelow } from '../../codebook/codeIndex.js';
import type { Coding } from '../../codings/segment.js';
import type { Steps } from '../../workInSteps.js';
import { codesOf, currentId, type Study } from '../../study/study.js';
import { remembered } from '../../queries/query.js';
import { codesByUnit, Sets, setsByCharacter, setsByUnit, unitizedBySet, type CountedAs } from './codeSets.js';
import { coefficientsOf, coefficientsOfSets } from './coefficients.js';
import { overBlanks, type ComparedSegment, type ComparedText } from './comparedText.js';
import { inOrder, type Comparing } from './comparing.js';
import type { Resamples } from './interval.js';
import { measured, type Backing, type CodeAgreement, type Kind } from './measured.js';
import { valueScale, type Scale } from './metrics.js';
import type { MarkedText } from './presence.js';
import { sum, type Pattern } from './ratings.js';
import { metricFor, stepScale } from './stepMetrics.js';
import { coversOf } from './unitizing/ofCode.js';
import { unitizingOfAll } from './unitizing/ofAll.js';
import type { UnitizedText } from './unitizing/codedUnits.js';

/** What of the codes counts, and how far sets of it are apart. */
export interface SetsOf {
  readonly as: CountedAs;
  readonly scaleOf: (categories: readonly ReadonlySet<unknown>[]) => Scale<ReadonlySet<unknown>>;
}

/** Agreement on the sets of codes that coders gave. */
export function* comparingSets(
  texts: readonly ComparedText[],
  comparing: Comparing,
  { as, scaleOf }: SetsOf,
  resamples: Resamples,
  unitizing: boolean,
): Steps<CodeAgreement> {
  const { sets, patterns, pieces } = yield* setsIn(texts, comparing, as);
  const scale = scaleOf(sets.all);
  const own = texts.map((text) => countedIn(text, as));
  const found = measured(
    patterns,
    {
      categories: sets.all,
      scale,
      coefficients: (ratings) => coefficientsOfSets(ratings, scale, scaleOf),
      hasNothing: true,
    },
    backingOf(own),
    resamples,
  );
  if (!unitizing || comparing.unit !== 'character') return found;
  const covers = coversOf(own.map(anythingMarked));
  return { ...found, coefficients: { ...found.coefficients, ...unitizingOfAll(pieces, covers, sets.all, scale) } };
}

/**
 * Each theme as a variable: its values are the codes below it, and that none was given. Two codes on the same words are a value
 * of their own, so that it is meant for codes that exclude each other.
 */
export function* comparingDomains(
  study: Study,
  texts: readonly ComparedText[],
  comparing: Comparing,
  resamples: Resamples,
  unitizing: boolean,
): Steps<readonly CodeAgreement[]> {
  const found: CodeAgreement[] = [];
  for (const { code: theme } of codesOf(study).codes) {
    if (theme.codes.length === 0) continue;
    const below = new Set(withBelow(theme));
    const as = remembered((written: string) => [currentId(study, written)].filter((id) => below.has(id)));
    if (texts.every((text) => isBare(countedIn(text, as)))) continue;
    const sets = { as, scaleOf: valueScale };
    found.push({ code: theme.id, ...(yield* comparingSets(texts, comparing, sets, resamples, unitizing)) });
  }
  return found;
}

/** The weight of each code with a scale, where coders gave it: where one did not, or with two weights, is a missing value. */
export function* comparingWeights(
  study: Study,
  texts: readonly ComparedText[],
  comparing: Comparing,
  resamples: Resamples,
): Steps<readonly CodeAgreement[]> {
  const index = codesOf(study);
  const scales = new Map(index.codes.flatMap(({ code }) => (code.scale ? [[code.id, code.scale] as const] : [])));
  const found: CodeAgreement[] = [];
  for (const code of inOrder(study, scales.keys())) {
    const steps = scales.get(code) ?? [];
    const isWeighed = ({ code: written, weight }: Coding): boolean =>
      weight !== undefined && steps.includes(weight) && index.inUse(written)?.code.id === code;
    const weighed = texts.map((text) => recoded(text, ({ codes }) => codes.filter(isWeighed).map(asStep)));
    if (weighed.every(isBare)) continue;
    const { sets, patterns } = yield* setsIn(weighed, comparing, (step) => [step]);
    const places = sets.all.map((set) =>
      set.size === 1 ? steps.findIndex((step) => set.has(String(step))) : undefined,
    );
    const scale = stepScale(steps, comparing.metric ?? metricFor(steps));
    const kind: Kind<number | string> = {
      categories: steps,
      scale,
      coefficients: (ratings) => coefficientsOf(ratings, scale),
      hasNothing: false,
    };
    const onSteps = patterns.map((own) =>
      own.map(({ values, count }) => ({ values: values.map((set) => (set === undefined ? set : places[set])), count })),
    );
    found.push({ code, ...measured(onSteps, kind, backingOf(weighed), resamples) });
  }
  return found;
}

const asStep = ({ weight }: Coding): Coding => ({ code: String(weight) });

/** The sets that coders gave to the units of each text. */
export function* setsIn(
  texts: readonly ComparedText[],
  { unit, overlap }: Comparing,
  as: CountedAs,
): Steps<{
  readonly sets: Sets;
  readonly patterns: readonly (readonly Pattern[])[];
  readonly pieces: readonly UnitizedText[];
}> {
  const sets = new Sets();
  const pieces: UnitizedText[] = [];
  const patterns: (readonly Pattern[])[] = [];
  for (const text of texts) {
    if (unit === 'character') {
      const own = countedIn(text, as);
      const piece = unitizedBySet(own, sets, as);
      pieces.push(piece);
      patterns.push(setsByCharacter(piece, own));
    } else patterns.push(setsByUnit(codesByUnit(text, unit, overlap, as), sets));
    yield;
  }
  return { sets, patterns, pieces };
}

/** The text with those segments alone that have a code that counts. */
function countedIn(text: ComparedText, as: CountedAs): ComparedText {
  const isCounted = ({ segment }: ComparedSegment): boolean => segment.codes.some(({ code }) => as(code).length > 0);
  return {
    ...text,
    placed: text.placed.map((own) => own?.filter(isCounted)),
    doubted: text.doubted.map((own) => own.filter(isCounted)),
  };
}

/** The text with other codings on its segments; those without any are left out. */
function recoded(
  text: ComparedText,
  codesOfSegment: (segment: ComparedSegment['segment']) => readonly Coding[],
): ComparedText {
  const recode = (own: readonly ComparedSegment[]): readonly ComparedSegment[] =>
    own.flatMap(({ segment, range }) => {
      const codes = codesOfSegment(segment);
      return codes.length > 0 ? [{ segment: { ...segment, codes }, range }] : [];
    });
  return { ...text, placed: text.placed.map((own) => own && recode(own)), doubted: text.doubted.map(recode) };
}

const isBare = ({ placed, doubted }: ComparedText): boolean =>
  placed.every((own) => !own || own.length === 0) && doubted.every((own) => own.length === 0);

function backingOf(texts: readonly ComparedText[]): Backing {
  const segments = texts.map(({ placed }) => sum(placed.map((own) => own?.length ?? 0)));
  return { transcripts: segments.filter((count) => count > 0).length, segments: sum(segments) };
}

/** What each coder marked with whatever code, in code points of what is said; a blank between two marked words is marked too. */
export const anythingMarked = ({ length, placed }: ComparedText): MarkedText => ({
  length,
  marked: placed.map((own) => own && overBlanks(own.map(({ range }) => range))),
});
