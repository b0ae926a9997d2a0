import { alphaOf, type AlphaSums } from './alpha.js';
import { quantileOfT } from './studentT.js';

/** Bounds of a coefficient. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
  /** Samples in which there was a number at all; the others do not count. */
  readonly samples: number;
}

/** Why there is no interval: too few transcripts or segments have the code, or samples of them have no number. */
export type NoInterval = 'few transcripts' | 'few segments' | 'no variation';
/** Bounds, or why there are none. */
export type Interval = Bounds | { readonly undefined: NoInterval };

/** Transcripts in which somebody gave the code, and segments with it, below which no interval can be trusted. */
export const [fewestTranscripts, fewestSegments] = [3, 10];

/** How often each text stands in each sample: texts drawn with replacement, as many as there are. */
export type Resamples = readonly Uint16Array[];

/** `random` gives numbers from 0 to below 1. */
export const drawTexts = (texts: number, samples: number, random: () => number): Resamples =>
  Array.from({ length: samples }, () => {
    const times = new Uint16Array(texts);
    for (let i = 0; i < texts; i++) {
      const drawn = Math.floor(random() * texts);
      times[drawn] = (times[drawn] ?? 0) + 1;
    }
    return times;
  });

/** What an interval is of. */
export interface Sampled {
  readonly texts: readonly AlphaSums[];
  readonly categories: number;
  readonly chanceApart: (totals: Float64Array) => number;
  /** Transcripts in which somebody gave the code, and segments with it. */
  readonly transcripts: number;
  readonly segments: number;
}

/**
 * The 95 % interval of α in a population of transcripts: α ± t · s · √(k / (k − 1)), within −1 and 1, where s is the standard
 * deviation of α over samples of whole transcripts, k the transcripts that have the code, and t the quantile of Student's t with
 * k − 1 degrees of freedom. Whole transcripts are drawn, since neighbouring words are not independent of one another. Percentiles
 * of the samples would be too narrow where transcripts are few. Efron, B., Tibshirani, R. J. (1993). An Introduction to the
 * Bootstrap, chs. 6 and 12; Field, C. A., Welsh, A. H. (2007). Bootstrapping clustered data. J. R. Stat. Soc. B 69(3), 369–390;
 * Hesterberg, T. C. (2015). What teachers should know about the bootstrap. American Statistician 69(4), 371–386.
 */
export function intervalOf(
  { texts, categories, chanceApart, transcripts, segments }: Sampled,
  resamples: Resamples,
): Interval {
  if (transcripts < fewestTranscripts) return { undefined: 'few transcripts' };
  if (segments < fewestSegments) return { undefined: 'few segments' };
  const sums = texts.map(({ totals, apart }) => ({
    apart,
    given: Int32Array.from(totals.keys()),
    totals: Float64Array.from(totals.values()),
  }));
  const ofSample = (times: Uint16Array | undefined): number | undefined => {
    const all = new Float64Array(categories);
    let allApart = 0;
    sums.forEach(({ apart, given, totals }, text) => {
      const often = times ? (times[text] ?? 0) : 1;
      if (often === 0) return;
      allApart += often * apart;
      for (let i = 0; i < given.length; i++) {
        const category = given[i] ?? 0;
        all[category] = (all[category] ?? 0) + often * (totals[i] ?? 0);
      }
    });
    const alpha = alphaOf(all, allApart, chanceApart);
    return 'undefined' in alpha ? undefined : alpha.value;
  };
  const alpha = ofSample(undefined);
  const found = resamples.map(ofSample).filter((value) => value !== undefined);
  if (alpha === undefined || found.length < 2) return { undefined: 'no variation' };
  const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
  const variance = found.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (found.length - 1);
  const reach = quantileOfT(transcripts - 1) * Math.sqrt((variance * transcripts) / (transcripts - 1));
  return { low: Math.max(-1, alpha - reach), high: Math.min(1, alpha + reach), samples: found.length };
}
