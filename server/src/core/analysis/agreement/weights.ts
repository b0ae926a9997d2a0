/** How much two categories, by index, agree: 1 where they are the same, 0 where they have nothing in common. */
export type Weight = (a: number, b: number) => number;

export const identity: Weight = (a, b) => (a === b ? 1 : 0);

/** Falls with the difference of two numbers (Cohen, J. (1968). Weighted kappa. Psychological Bulletin 70(4), 213–220). */
export const linear = (categories: readonly number[]): Weight => falling(categories, 1);

/** Falls with the squared difference of two numbers (Fleiss, J. L., Cohen, J. (1973). Educ. Psychol. Meas. 33(3), 613–619). */
export const quadratic = (categories: readonly number[]): Weight => falling(categories, 2);

function falling(categories: readonly number[], power: number): Weight {
  const span = Math.max(...categories) - Math.min(...categories);
  return (a, b) => (span === 0 ? 1 : 1 - (Math.abs((categories[a] ?? NaN) - (categories[b] ?? NaN)) / span) ** power);
}
