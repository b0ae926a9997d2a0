import type { SegmentEntry } from '../../codings/segment.js';
import { codesOf, currentId, type Study } from '../../study/study.js';
import type { Range } from '../../text/range.js';
import { krippendorffAlpha } from './alpha.js';
import { bootstrap, type Interval, type Resamples } from './bootstrap.js';
import { brennanPredigerS, cohenKappa, fleissKappa, gwetAC, percentAgreement } from './kappas.js';
import { nominal } from './metrics.js';
import { presenceByCharacter, type MarkedText } from './presence.js';
import type { Coefficient, Ratings } from './ratings.js';
import { coversOf, metOfCovers, unitizingOfCode } from './unitizing/ofCode.js';

/** A transcript that several coders coded, with where their segments are. */
export interface ComparedText {
  /** In UTF-16 units. */
  readonly length: number;
  /** In the order of the coders compared; undefined for one who did not code the transcript. */
  readonly placed: readonly (readonly { readonly segment: SegmentEntry; readonly range: Range }[] | undefined)[];
}

/** How far coders agree on where one code is. */
export interface CodeAgreement {
  readonly code: string;
  /** UTF-16 units that each coder gave the code to, in the order of the coders, in transcripts that two of them coded. */
  readonly marked: readonly number[];
  readonly coefficients: Readonly<Record<CharacterCoefficient, Coefficient>> &
    Readonly<Partial<Record<CoefficientName, Coefficient>>>;
  /** Of Krippendorff's α, where resamples were given and one of them has a number. */
  readonly interval?: Interval;
}

const coefficients = {
  percent: percentAgreement,
  'cohen-kappa': cohenKappa,
  /** Of two coders this is Scott's π. */
  'fleiss-kappa': fleissKappa,
  'brennan-prediger-s': brennanPredigerS,
  'gwet-ac1': gwetAC,
  'krippendorff-alpha': alpha,
};

function alpha(ratings: Ratings<boolean>): Coefficient {
  return krippendorffAlpha(ratings, nominal);
}

type CharacterCoefficient = keyof typeof coefficients;
export type CoefficientName = CharacterCoefficient | keyof ReturnType<typeof unitizingOfCode>;
/** Those by character, which are always given. */
export const characterCoefficients = Object.keys(coefficients) as readonly CharacterCoefficient[];
/** Of characters first, then of the bounds of units. */
export const coefficientNames: readonly CoefficientName[] = [
  ...characterCoefficients,
  'u-alpha',
  'ku-alpha',
  'alpha-u',
];

/** Whether two of the coders coded the text. */
export const isShared = ({ placed }: ComparedText): boolean => placed.filter((segments) => segments).length > 1;

/**
 * Agreement of coders on each code that one of them gave, character by character, in codebook order. `resamples` are of the
 * texts that are shared. With `units`, also how far they agree on the bounds of what they marked.
 */
export function compareCoders(
  study: Study,
  texts: readonly ComparedText[],
  resamples: Resamples = [],
  units = false,
): readonly CodeAgreement[] {
  const shared = texts.filter(isShared);
  const byCode = new Map<string, Map<number, Range[][]>>();
  shared.forEach(({ placed }, text) => {
    placed.forEach((segments, coder) => {
      for (const { segment, range } of segments ?? []) {
        for (const id of new Set(segment.codes.map(({ code }) => currentId(study, code)))) {
          const ranges = byCode.get(id) ?? new Map<number, Range[][]>();
          byCode.set(id, ranges);
          const inText = ranges.get(text) ?? placed.map((): Range[] => []);
          ranges.set(text, inText);
          inText[coder]?.push(range);
        }
      }
    });
  });
  const covers = units
    ? coversOf(
        shared.map(({ length, placed }) => ({ length, marked: placed.map((own) => own?.map(({ range }) => range)) })),
      )
    : [];
  const met = units ? metOfCovers(covers) : 0;
  const order = new Map(codesOf(study).codes.map(({ code }, i) => [code.id, i]));
  return [...byCode]
    .sort(([a], [b]) => (order.get(a) ?? Infinity) - (order.get(b) ?? Infinity) || (a < b ? -1 : 1))
    .map(([code, ranges]) => {
      const marked = shared.map(({ length, placed }, text): MarkedText => {
        const inText = ranges.get(text);
        return { length, marked: placed.map((segments, coder) => segments && (inText?.[coder] ?? [])) };
      });
      const ratings = presenceByCharacter(marked);
      const byText = resamples.length > 0 ? marked.map((text) => presenceByCharacter([text])) : [];
      const interval = bootstrap(byText, resamples, alpha);
      return {
        code,
        marked: markedBy(ratings),
        coefficients: { ...coefficientsOf(ratings), ...(units && unitizingOfCode(marked, covers, met)) },
        ...(interval && { interval }),
      };
    });
}

const coefficientsOf = (ratings: Ratings<boolean>): Record<CharacterCoefficient, Coefficient> =>
  Object.fromEntries(Object.entries(coefficients).map(([name, of]) => [name, of(ratings)])) as Record<
    keyof typeof coefficients,
    Coefficient
  >;

function markedBy({ patterns }: Ratings<boolean>): readonly number[] {
  const coders = patterns[0]?.values.length ?? 0;
  return Array.from({ length: coders }, (_, coder) =>
    patterns.reduce((all, { values, count }) => all + (values[coder] === 1 ? count : 0), 0),
  );
}
