import { byNearness } from './usableColors.js';

/** Colours that look for a place among others; all are `#rrggbb`. */
export interface PlaceRequest {
  readonly present: readonly string[];
  readonly fixed: readonly string[];
  /** All colours that may be given, the present ones among them. */
  readonly pool: readonly string[];
  /** Distances from a colour to each of the pool. */
  readonly distances: (color: string) => Float64Array;
}

/** How far apart colours have to be, as CIEDE2000 distances. */
export interface Placing {
  /** Colours at least so far from all others stay. */
  readonly keep: number;
  /** Distances as {@link PlaceRequest.distances}, or less, for those that are changed. */
  readonly spacing: (color: string) => Float64Array;
  /** So far apart by them are those that are changed, from all. */
  readonly distance: number;
  /** Whether colours that would stay may be moved where no other way is found. */
  readonly mayMove: boolean;
}

/** Turns before the search is given up: some for each colour, and some in any case. */
const patience = { each: 12, all: 200 };

/**
 * Colours at the distance wished for, each as near to its present one as can be; undefined where none were found. Keeps as many as it
 * can, gives the others in turn the nearest free colour, and where there is none takes the place that drives out the fewest; what is
 * often driven out weighs more (the breakout method: Morris, AAAI 1993).
 */
export function placeColors(
  { present, fixed, pool, distances }: PlaceRequest,
  wish: Placing,
): readonly string[] | undefined {
  const indexes = new Map(pool.map((color, i) => [color, i]));
  const weights = present.map(() => 1);
  const placed: (number | undefined)[] = present.map(() => undefined);
  const taken = new Float64Array(pool.length);
  const weigh = (color: string, weight: number): void =>
    wish.spacing(color).forEach((distance, i) => {
      if (distance < wish.distance) taken[i] = (taken[i] ?? 0) + weight;
    });
  const colorAt = (option: number): string => pool[option] ?? '';
  const put = (code: number, option: number): void => {
    placed[code] = option;
    weigh(colorAt(option), weights[code] ?? 1);
  };
  const driveOut = (code: number, option: number): void => {
    placed[code] = undefined;
    weigh(colorAt(option), -(weights[code] ?? 1));
    weights[code] = (weights[code] ?? 1) + 1;
  };
  for (const color of fixed) weigh(color, Infinity);
  const waiting = keepMost(present, fixed, wish.keep, distances, indexes, put);
  const choices = new Map<number, readonly number[]>();
  const choicesOf = (code: number): readonly number[] => {
    const known = choices.get(code);
    if (known) return known;
    const sorted = byNearness(pool, present[code] ?? '').map((color) => indexes.get(color) ?? 0);
    choices.set(code, sorted);
    return sorted;
  };
  for (let turns = present.length * patience.each + patience.all; waiting.length > 0; turns--) {
    const code = waiting.shift() ?? 0;
    let best = choicesOf(code)[0] ?? 0;
    for (const option of choicesOf(code)) {
      if ((taken[option] ?? 0) < (taken[best] ?? 0)) best = option;
      if (taken[best] === 0) break;
    }
    if (taken[best] !== 0) {
      if (!wish.mayMove || turns <= 0 || taken[best] === Infinity) return undefined;
      const row = wish.spacing(colorAt(best));
      placed.forEach((option, other) => {
        if (option === undefined || (row[option] ?? 0) >= wish.distance) return;
        driveOut(other, option);
        waiting.push(other);
      });
    }
    put(code, best);
  }
  return placed.map((option, code) => (option === undefined ? (present[code] ?? '') : colorAt(option)));
}

/** Puts the codes that can stay, those in the fewest pairs first, and gives the others. */
function keepMost(
  present: readonly string[],
  fixed: readonly string[],
  least: number,
  distances: (color: string) => Float64Array,
  indexes: ReadonlyMap<string, number>,
  put: (code: number, option: number) => void,
): number[] {
  const near = (a: string, b: string): boolean => (distances(a)[indexes.get(b) ?? 0] ?? 0) < least;
  const pairs = present.map((color, i) => present.filter((other, j) => i !== j && near(color, other)).length);
  const kept: string[] = [];
  const waiting: number[] = [];
  const order = present.map((_, i) => i).sort((a, b) => (pairs[a] ?? 0) - (pairs[b] ?? 0) || a - b);
  for (const code of order) {
    const color = present[code] ?? '';
    if (kept.some((other) => near(other, color)) || fixed.some((other) => near(other, color))) waiting.push(code);
    else {
      kept.push(color);
      put(code, indexes.get(color) ?? 0);
    }
  }
  return waiting.sort((a, b) => a - b);
}
