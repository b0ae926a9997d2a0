import { overlaps, type Unit, type UnitizedText } from './codedUnits.js';

/**
 * What the uα family is worked out from, in code points; ℓ and their sums as in Krippendorff et al. (2016), eqs. 1 and 10. A
 * text that m coders coded counts each pair of them 1 ∕ (m − 1) times, so that texts may have different coders.
 */
export interface Coincidences {
  /** ℓ‥: the length of each text times its coders. */
  readonly total: number;
  /** ℓ of gaps with gaps. */
  readonly gaps: number;
  /** By category: the length of its units, and the sum of their squared lengths. */
  readonly marked: Float64Array;
  readonly squares: Float64Array;
  /** By category: how much of its units others marked as anything, and the sum of squares of what each other marked of each. */
  readonly met: Float64Array;
  readonly metSquares: Float64Array;
  /** ℓ of two categories, by `a * categories + b`; only where they met. */
  readonly together: ReadonlyMap<number, number>;
}

/** Goes over the bounds of units; the text's length costs nothing. Texts that fewer than two coders coded do not count. */
export function coincide(texts: readonly UnitizedText[], categories: number): Coincidences {
  const arrays = Array.from({ length: 4 }, () => new Float64Array(categories));
  const [marked, squares, met, metSquares] = arrays as [Float64Array, Float64Array, Float64Array, Float64Array];
  const together = new Map<number, number>();
  let [total, gaps] = [0, 0];
  for (const { length, units } of texts) {
    const coders = units.filter((own) => own !== undefined);
    if (coders.length < 2) continue;
    total += length * coders.length;
    if (coders.every((own) => own.length === 0)) {
      gaps += length * coders.length;
      continue;
    }
    const lengths = coders.map((own) => own.reduce((sum, { start, end }) => sum + end - start, 0));
    for (const { start, end, value } of coders.flat()) {
      add(marked, value, end - start);
      add(squares, value, (end - start) ** 2);
    }
    const share = 1 / (coders.length - 1);
    coders.forEach((one, i) => {
      for (let j = i + 1; j < coders.length; j++) {
        const other = coders[j] ?? [];
        const [ofOne, ofOther] = [new Float64Array(one.length), new Float64Array(other.length)];
        let both = 0;
        for (const { a, b, shared } of overlaps(one, other)) {
          const [left, right] = [one[a]?.value ?? 0, other[b]?.value ?? 0];
          for (const key of [left * categories + right, right * categories + left]) {
            together.set(key, (together.get(key) ?? 0) + shared * share);
          }
          add(ofOne, a, shared);
          add(ofOther, b, shared);
          both += shared;
        }
        meet(one, ofOne, share);
        meet(other, ofOther, share);
        gaps += 2 * share * (length - (lengths[i] ?? 0) - (lengths[j] ?? 0) + both);
      }
    });
  }
  return { total, gaps, marked, squares, met, metSquares, together };

  function meet(units: readonly Unit[], shared: Float64Array, share: number): void {
    units.forEach(({ value }, i) => {
      const length = shared[i] ?? 0;
      add(met, value, length * share);
      add(metSquares, value, length ** 2 * share);
    });
  }
}

const add = (sums: Float64Array, at: number, amount: number): void => void (sums[at] = (sums[at] ?? 0) + amount);
