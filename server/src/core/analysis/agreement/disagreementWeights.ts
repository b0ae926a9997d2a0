/** How much two categories, by index, agree: 1 where they are the same, 0 where they have nothing in common. */
export type Weight = (a: number, b: number) => number;

/** Weights, and what two lists of shares of categories agree in by chance. */
export interface Weighing {
  readonly weight: Weight;
  readonly byChance: (one: ArrayLike<number>, other: ArrayLike<number>) => number;
}

/**
 * Weights with the usual chance: every pair of categories, which takes time in the square of their number. `byChance`
 * may know a faster way.
 */
export const weighing = (weight: Weight, byChance: Weighing['byChance'] = allPairs(weight)): Weighing => ({
  weight,
  byChance,
});

const allPairs =
  (weight: Weight): Weighing['byChance'] =>
  (one, other) => {
    let sum = 0;
    for (let a = 0; a < one.length; a++) {
      const share = one[a] ?? 0;
      if (share !== 0) for (let b = 0; b < other.length; b++) sum += share * (other[b] ?? 0) * weight(a, b);
    }
    return sum;
  };

/**
 * No weights: two categories agree where they are the same. By chance that is the sum of the products of their shares.
 */
export const identity: Weighing = {
  weight: (a, b) => (a === b ? 1 : 0),
  byChance: (one, other) => {
    let sum = 0;
    for (let a = 0; a < one.length; a++) sum += (one[a] ?? 0) * (other[a] ?? 0);
    return sum;
  },
};

/** Falls with the difference of two numbers (Cohen, J. (1968). Weighted kappa. Psychological Bulletin 70(4), 213–220). */
export const linear = (categories: readonly number[]): Weighing => falling(categories, 1);

/** Falls with the squared difference of two numbers (Fleiss, J. L., Cohen, J. (1973). Educ. Psychol. Meas. 33(3), 613–619). */
export const quadratic = (categories: readonly number[]): Weighing => falling(categories, 2);

function falling(categories: readonly number[], power: number): Weighing {
  const span = Math.max(...categories) - Math.min(...categories);
  return weighing((a, b) =>
    span === 0 ? 1 : 1 - (Math.abs((categories[a] ?? NaN) - (categories[b] ?? NaN)) / span) ** power,
  );
}
