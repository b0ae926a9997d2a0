/** What each coder said of units that are alike; a value is an index into the categories, undefined where a coder said nothing. */
export interface Pattern {
  readonly values: readonly (number | undefined)[];
  /** How many units have just these values; any positive measure, say a number of characters. */
  readonly count: number;
}

/** What coders said of units, the coders in one order throughout. */
export interface Ratings<T> {
  /** In their order, where they have one; also those that nobody used. */
  readonly categories: readonly T[];
  readonly patterns: readonly Pattern[];
}

/** Why there is no number: no unit has two coders, nobody could have disagreed by chance, or it is a measure of two coders. */
export type Undefined = 'no overlap' | 'no variation' | 'not two coders';

/** A coefficient, with what it is made of: agreement for those of the kappa family, disagreement for those of alpha. */
export type Coefficient =
  { readonly value: number; readonly observed: number; readonly expected: number } | { readonly undefined: Undefined };

/** Ratings from one row a unit and one column a coder; categories in the order of their values. */
export function ratingsOf<T extends string | number>(rows: readonly (readonly (T | undefined)[])[]): Ratings<T> {
  const used = new Set(rows.flat().filter((value) => value !== undefined));
  const categories = [...used].sort((a, b) => (a < b ? -1 : 1));
  const index = new Map(categories.map((category, i) => [category, i]));
  return {
    categories,
    patterns: rows.map((row) => ({
      values: row.map((value) => (value === undefined ? undefined : index.get(value))),
      count: 1,
    })),
  };
}

/** With those categories alone that a coder gave to a unit. */
export function givenAlone<T>({ categories, patterns }: Ratings<T>): Ratings<T> {
  const given = new Set(patterns.flatMap(({ values }) => values));
  const kept = categories.flatMap((_, i) => (given.has(i) ? [i] : []));
  const place = new Map(kept.map((old, i) => [old, i]));
  return {
    categories: categories.filter((_, i) => given.has(i)),
    patterns: patterns.map(({ values, count }) => ({
      values: values.map((value) => (value === undefined ? undefined : place.get(value))),
      count,
    })),
  };
}

/** The values of each two coders, in both orders. */
export function* pairsOf(values: Pattern['values']): Generator<readonly [a: number, b: number]> {
  for (let i = 0; i < values.length; i++) {
    const a = values[i];
    if (a === undefined) continue;
    for (let j = 0; j < values.length; j++) {
      const b = values[j];
      if (b !== undefined && i !== j) yield [a, b];
    }
  }
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
