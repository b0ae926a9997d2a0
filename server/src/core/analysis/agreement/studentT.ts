/** 97.5 % quantiles of Student's t, by degrees of freedom from 1. */
const smallest = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281];

/** 97.5 % quantile of the normal distribution. */
const z = 1.959964;

/**
 * The 97.5 % quantile of Student's t, to three decimals. From 11 degrees of freedom on by expansion about the normal distribution
 * (Abramowitz, M., Stegun, I. A. (1964). Handbook of Mathematical Functions, 26.7.5).
 */
export const quantileOfT = (freedom: number): number =>
  smallest[freedom - 1] ??
  z +
    (z ** 3 + z) / (4 * freedom) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3);
