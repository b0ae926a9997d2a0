import { codesIn, masi, sharedCodes, sumOf, type Scale } from './metrics.js';
import { weighing } from './disagreementWeights.js';

/** Codes of a set up to which its subsets are counted; larger sets are compared one by one. */
const mostCodes = 12;

/** A list of how often categories were given, by index. */
type Given = ArrayLike<number>;

/**
 * Sets of codes by {@link masi}. How alike two sets are depends on their sizes i and j and on how many codes k they share alone, and
 * a pair shares C(k, s) subsets of s codes. So that what all pairs have in common need not be added up pair by pair: it is the sum
 * over subsets, and over the sizes of the sets that hold them, of {@link shareOfSubset} · Nᵢ · Nⱼ.
 */
export function setScale(categories: readonly ReadonlySet<unknown>[]): Scale<ReadonlySet<unknown>> {
  const distance = masi(categories, []);
  const small = countSubsets(categories);
  const large = besideLarge(categories, distance);
  const together = (one: Given, other: Given): number => small(one, other) + large(one, other);
  return {
    weights: weighing((a, b) => 1 - distance(a, b), together),
    metric: () => distance,
    chanceApart: (totals) => sumOf(totals) ** 2 - together(totals, totals),
    decisions: sharedCodes(categories),
    codes: codesIn(categories),
  };
}

/** The sets of one size that hold one subset. */
interface Slot {
  readonly size: number;
  readonly at: number;
}

/** What sets of at most {@link mostCodes} codes have in common. */
function countSubsets(categories: readonly ReadonlySet<unknown>[]): (one: Given, other: Given) => number {
  const numbers = new Map<unknown, number>();
  const numberOf = (code: unknown): number => {
    const known = numbers.get(code) ?? numbers.size;
    numbers.set(code, known);
    return known;
  };
  const subsets = new Map<string, { readonly codes: number; readonly slots: Slot[] }>();
  let slots = 0;
  const slotsOf = categories.map((set): Int32Array => {
    if (set.size > mostCodes) return new Int32Array();
    const codes = Array.from(set, numberOf).sort((a, b) => a - b);
    return Int32Array.from(subsetsOf(codes), (subset) => {
      const key = subset.join();
      const known = subsets.get(key) ?? { codes: subset.length, slots: [] };
      subsets.set(key, known);
      const found = known.slots.find(({ size }) => size === codes.length);
      if (found) return found.at;
      known.slots.push({ size: codes.length, at: slots });
      return slots++;
    });
  });
  const shares = [...subsets.values()].flatMap(({ codes, slots: own }) =>
    own.flatMap((one, i) =>
      own.slice(0, i + 1).map((other) => ({
        one: one.at,
        other: other.at,
        share: shareOfSubset(codes, one.size, other.size),
      })),
    ),
  );
  const ones = Int32Array.from(shares, ({ one }) => one);
  const others = Int32Array.from(shares, ({ other }) => other);
  const weights = Float64Array.from(shares, ({ share }) => share);
  // One array for all, since there are many short ones.
  const all = new Int32Array(slotsOf.reduce((length, own) => length + own.length, 0));
  const ends = new Int32Array(slotsOf.length);
  let end = 0;
  slotsOf.forEach((own, category) => {
    all.set(own, end);
    ends[category] = end += own.length;
  });
  const held = (given: Given): Float64Array => {
    const sums = new Float64Array(slots);
    for (let category = 0, i = 0; category < ends.length; category++) {
      const times = given[category] ?? 0;
      const until = ends[category] ?? 0;
      if (times === 0) i = until;
      for (; i < until; i++) {
        const slot = all[i] ?? 0;
        sums[slot] = (sums[slot] ?? 0) + times;
      }
    }
    return sums;
  };
  return (one, other) => {
    const mine = held(one);
    const yours = one === other ? mine : held(other);
    let sum = 0;
    for (let i = 0; i < weights.length; i++) {
      const a = ones[i] ?? 0;
      const b = others[i] ?? 0;
      const both = (mine[a] ?? 0) * (yours[b] ?? 0);
      sum += (weights[i] ?? 0) * (a === b ? both : both + (mine[b] ?? 0) * (yours[a] ?? 0));
    }
    return sum;
  };
}

/** All of them; of no codes only where there are none, since what else has nothing in common is as far apart as can be. */
function subsetsOf(codes: readonly number[]): readonly (readonly number[])[] {
  if (codes.length === 0) return [[]];
  return Array.from({ length: 2 ** codes.length - 1 }, (_, mask) => codes.filter((__, i) => ((mask + 1) >> i) & 1));
}

/**
 * What a subset of `codes` codes adds to how alike two sets are that hold it: Σₖ (−1)ˢ⁻ᵏ · C(s, k) · likeness of sets that share k
 * codes, by inversion of the number of subsets that they share.
 */
function shareOfSubset(codes: number, one: number, other: number): number {
  if (codes === 0) return 1;
  let [share, choose] = [0, 1];
  for (let k = codes; k >= 1; k--) {
    share += ((codes - k) % 2 === 0 ? 1 : -1) * choose * likeness(k, one, other);
    choose = (choose * k) / (codes - k + 1);
  }
  return share;
}

/** As {@link masi} has it; 0 for more shared codes than the smaller set has, which no pair has. */
function likeness(shared: number, one: number, other: number): number {
  const smaller = Math.min(one, other);
  if (shared > smaller) return 0;
  const monotony = one === other && shared === one ? 1 : shared === smaller ? 2 / 3 : 1 / 3;
  return (shared / (one + other - shared)) * monotony;
}

/** What sets of more codes have in common with all others. */
function besideLarge(
  categories: readonly ReadonlySet<unknown>[],
  distance: (a: number, b: number) => number,
): (one: Given, other: Given) => number {
  const pairs = categories.flatMap((set, a) =>
    set.size <= mostCodes
      ? []
      : categories.flatMap((beside, b) => {
          const isCounted = beside.size > mostCodes && b < a;
          const alike = isCounted ? 0 : 1 - distance(a, b);
          return alike > 0 ? [{ a, b, alike }] : [];
        }),
  );
  return (one, other) =>
    pairs.reduce((sum, { a, b, alike }) => {
      const both = (one[a] ?? 0) * (other[b] ?? 0);
      return sum + alike * (a === b ? both : both + (one[b] ?? 0) * (other[a] ?? 0));
    }, 0);
}
