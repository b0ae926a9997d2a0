// @ts-expect-error TS1479: an ES module, which esbuild bundles and Node from 20.19 on takes by `require`; `node16` knows neither.
import search from 'approx-string-match';
import type { Steps } from '../workInSteps.js';
import type { Range } from '../text/range.js';
import { couldMatch, type CouldMatch } from './couldMatch.js';
import { normalise, normalisedOffset, normaliseSteps, type Normalised } from './normalise.js';
import {
  elsewhere,
  errorShare,
  fewParts,
  leastApproximate,
  leastScore,
  mostApproximate,
  scoreMargin,
} from './scores.js';
import { snapped } from './snap.js';
import { indexText, type TextIndex } from './textIndex.js';

/** Finds passages of a text that are nearly a quote. */
export interface Approximate {
  /** The place, if there is one that is good enough and clearly better than all others; those in `within` count more. */
  readonly find: (quote: string, within: Range, budget: SearchBudget, accept?: Accept) => Steps<Range | undefined>;
  /** The best other place of a quote that was found, not far from there or from where it is expected. */
  readonly near: (quote: string, found: Range, accept?: Accept, around?: Range) => Steps<Range | undefined>;
}

/** UTF-16 units of text in which the short quotes of one file may still be searched. */
export interface SearchBudget {
  left: number;
}

type Accept = (range: Range) => boolean;

interface Match extends Range {
  readonly score: number;
}

/** Windows up to this length are searched as a whole, and short quotes this far around. */
const wide = 6000;

/** Searches with the bounds of `scores.ts`. The text is made ready at the first search, which takes longest. */
export function approximateSearch(text: string): Approximate {
  let kept: Prepared | undefined;

  function* matches(quote: string, windows: readonly Range[], accept: Accept): Steps<readonly Match[]> {
    kept ??= yield* prepare(text);
    const { hay, index } = kept;
    const needle = normalise(quote).text.trim();
    if (needle.length < leastApproximate || needle.length > mostApproximate) return [];
    const errors = Math.floor(needle.length * errorShare);
    const sought = { text: needle, errors, couldMatch: couldMatch(needle, errors) };
    const inHay = ({ start, end }: Range): Range => ({
      start: normalisedOffset(hay, Math.max(0, start)),
      end: normalisedOffset(hay, Math.min(text.length, end)),
    });
    const slack = (needle.length >> 1) + 16;
    const likely = needle.length < fewParts ? [] : index.likely(needle);
    const regions = [
      ...likely.map(({ start }) => ({ start: start - slack, end: start + needle.length + slack })),
      ...windows.filter(({ start, end }) => end - start <= wide || needle.length < fewParts).map(inHay),
    ];
    const found: Match[] = [];
    for (const region of regions) {
      yield;
      for (const { start, end, errors: wrong } of searchRegion(hay.text, sought, region)) {
        const range = { start: hay.at[start] ?? 0, end: hay.at[end] ?? text.length };
        if (found.some((other) => overlap(other, range)) || !accept(range)) continue;
        found.push({ ...snapped(text, range), score: 1 - wrong / needle.length });
      }
    }
    return found;
  }

  return {
    *find(quote, within, budget, accept = () => true) {
      const whole = { start: 0, end: text.length };
      const short = quote.length < fewParts && budget.left >= text.length;
      if (short) budget.left -= text.length;
      const scored = (yield* matches(quote, short ? [within, whole] : [within], accept))
        .map((match) => {
          const inside = match.start >= within.start && match.end <= within.end;
          return { ...match, score: inside ? match.score : match.score - elsewhere };
        })
        .sort((a, b) => b.score - a.score);
      const [best, second] = scored;
      if (!best || best.score < leastScore || (second && best.score - second.score < scoreMargin)) return undefined;
      return { start: best.start, end: best.end };
    },
    *near(quote, found, accept = () => true, around = found) {
      const window = { start: around.start - wide / 4, end: around.end + wide / 4 };
      const others = yield* matches(quote, [window], (range) => !overlap(range, found) && accept(range));
      const [best] = [...others].sort((a, b) => b.score - a.score);
      return best && { start: best.start, end: best.end };
    },
  };
}

interface Prepared {
  readonly hay: Normalised;
  readonly index: TextIndex;
}

function* prepare(text: string): Steps<Prepared> {
  const hay = yield* normaliseSteps(text);
  return { hay, index: yield* indexText(hay.text) };
}

interface Needle {
  readonly text: string;
  readonly errors: number;
  readonly couldMatch: CouldMatch;
}

type Found = Range & { readonly errors: number };

/** The best match of a region, and the best on either side of it. */
function searchRegion(text: string, needle: Needle, { start, end }: Range): readonly Found[] {
  const from = Math.max(0, start);
  const best = bestMatch(text, needle, from, end);
  if (!best) return [];
  const others = [
    bestMatch(text, needle, from, best.start),
    bestMatch(text, needle, best.end, Math.max(best.end, end)),
  ];
  return [best, ...others.flatMap((match) => match ?? [])];
}

/** The first of the matches with the fewest errors. */
export function bestMatch(text: string, needle: Needle, from: number, to: number): Found | undefined {
  if (to - from < needle.text.length - needle.errors) return undefined;
  const exact = text.slice(from, to).indexOf(needle.text);
  if (exact >= 0) return { start: from + exact, end: from + exact + needle.text.length, errors: 0 };
  let best: Found | undefined;
  for (const { start, end } of needle.couldMatch(text, from, to)) {
    const errors = best ? best.errors - 1 : needle.errors;
    best = errors < 1 ? best : (firstMatch(text, needle.text, start, end, errors) ?? best);
  }
  return best;
}

/** `bestMatch`, without ruling anything out first. */
export function firstMatch(text: string, needle: string, from: number, to: number, errors: number): Found | undefined {
  const found = search(text.slice(from, to), needle, errors);
  // Of equally good ones that overlap, the one nearest to the quote's own length.
  const [first] = found;
  const best = found
    .filter((match) => first && match.start < first.end)
    .sort((a, b) => Math.abs(a.end - a.start - needle.length) - Math.abs(b.end - b.start - needle.length))[0];
  return best && { start: best.start + from, end: best.end + from, errors: best.errors };
}

const overlap = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;
