import { distanceSeen, see, whoConfuses, type Seen } from './colorVision.js';
import { palette } from './palette.js';
import { placeColors, type Placing } from './placeColors.js';
import { usableColors } from './usableColors.js';

/**
 * Colours nearer than this (CIEDE2000) can be taken for one another. Half of the viewers tell patches of a third of a degree apart,
 * the size of a dot in a list, when they differ by 7 in lightness, 10 from green to red or 14 from blue to yellow (Stone, Szafir
 * and Setlur, “An engineering model for color difference as a function of size”, Color and Imaging Conference 2014).
 */
export const leastDistance = 10;

/** Whether some people cannot well tell the two colours (`#rrggbb`) apart. */
export const areConfusable = (a: string, b: string): boolean =>
  whoConfuses(see(a), see(b), leastDistance) !== undefined;

/** All pairs whose colours can be taken for one another, in the order of the codes. */
export function confusablePairs<C extends { readonly color: string }>(
  codes: readonly C[],
): readonly (readonly [C, C])[] {
  const seen = codes.map(({ color }) => see(color));
  return codes.flatMap((code, i) =>
    codes.slice(i + 1).flatMap((other, j) => {
      const [a, b] = [seen[i], seen[i + 1 + j]];
      return a && b && whoConfuses(a, b, leastDistance) ? [[code, other] as const] : [];
    }),
  );
}

/** What colours are wished for, all `#rrggbb`. */
export interface Wanted {
  /** Colours that stand beside those that are asked for, and stay. */
  readonly fixed?: readonly string[];
  /** The present colours, one for each: kept where they can be told apart, else changed as little as goes. */
  readonly near?: readonly string[];
  /** Colours that have another meaning elsewhere: none is changed to one of these. */
  readonly avoid?: readonly string[];
}

/** As many colours as were asked for, and how well they can be told apart. */
export interface Distinguishable {
  /** `#rrggbb`, in the order asked for. */
  readonly colors: readonly string[];
  /** Distance of the two nearest ones; below {@link leastDistance} there are more than can be told apart. */
  readonly least: number;
}

/**
 * How many times {@link leastDistance} colours are put apart for normal vision, so that what most people see is not poorer than it need
 * be, and whether colours that could stay may be moved for that: the first for which there is room.
 */
const wishes = [
  [1.7, false],
  [1.7, true],
  [1.3, false],
  [1.3, true],
  [1, false],
  [1, true],
] as const;
const precision = 0.25;

/** Colours that can be told apart, also with a colour-vision deficiency. The same request always has the same answer. */
export function distinguishableColors(
  count: number,
  { fixed = [], near = [], avoid = [] }: Wanted = {},
): Distinguishable {
  const names = Object.values(palette);
  const present = Array.from({ length: count }, (_, i) => near[i] ?? names[i % names.length] ?? '#6370d6');
  const pool = [...new Set([...usableColors().filter((color) => !avoid.includes(color)), ...present])];
  const least = leastOf(present, fixed);
  if (least >= leastDistance) return { colors: present, least };
  const spaced = distancesIn(pool);
  const distances = spaced(1);
  const request = { present, fixed, pool, distances };
  const attempt = (wish: Placing): Distinguishable | undefined => {
    const colors = placeColors(request, wish);
    return colors && { colors, least: leastOf(colors, fixed) };
  };
  for (const [space, mayMove] of wishes) {
    const found = attempt({ keep: leastDistance, distance: leastDistance, spacing: spaced(space), mayMove });
    if (found) return found;
  }
  let best: Distinguishable = { colors: present, least };
  let [low, high] = [least, leastDistance];
  while (high - low > precision) {
    const distance = (low + high) / 2;
    const found = attempt({ keep: distance, distance, spacing: distances, mayMove: true });
    if (found && found.least > best.least) best = found;
    if (found) low = Math.max(distance, found.least);
    else high = distance;
  }
  return best;
}

type Rows = (color: string) => Float64Array;

/** Distances from a colour to all of the pool, worked out when first asked for; those of normal vision divided by `space`. */
function distancesIn(pool: readonly string[]): (space: number) => Rows {
  const seen = pool.map(see);
  const normal = lasting((color) => rowOf(seen, color, ([own]) => (own ? [own] : [])));
  const deficient = lasting((color) => rowOf(seen, color, ([, ...others]) => others));
  return (space) =>
    lasting((color) => {
      const others = deficient(color);
      return normal(color).map((distance, i) => Math.min(distance / space, others[i] ?? Infinity));
    });
}

function rowOf(pool: readonly Seen[], color: string, part: (seen: Seen) => Seen): Float64Array {
  const own = part(see(color));
  return Float64Array.from(pool, (other) => distanceSeen(own, part(other)));
}

function lasting(make: Rows): Rows {
  const made = new Map<string, Float64Array>();
  return (color) => {
    const known = made.get(color) ?? make(color);
    made.set(color, known);
    return known;
  };
}

/** Distance of the nearest two, or of one to what is fixed; Infinity for fewer than two. */
function leastOf(colors: readonly string[], fixed: readonly string[]): number {
  const around = fixed.map(see);
  let least = Infinity;
  const before: Seen[] = [];
  for (const seen of colors.map(see)) {
    for (const other of [...around, ...before]) least = Math.min(least, distanceSeen(seen, other));
    before.push(seen);
  }
  return least;
}
