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

/**
 * Why there is no number: no unit has two coders, nobody could have disagreed by chance, or it is a measure of two coders, or of
 * several codes.
 */
export type Undefined = 'no overlap' | 'no variation' | 'not two coders' | 'of all codes alone';

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

/** How often coders gave each category to one unit; `coders` are those who gave any. */
export interface Given {
  readonly coders: number;
  readonly times: readonly (readonly [category: number, times: number])[];
}

/** Counts the values of one unit, in the order in which they first come; coders who said nothing are left out. */
export function givenIn(values: Pattern['values']): Given {
  const times: [number, number][] = [];
  let coders = 0;
  for (const value of values) {
    if (value === undefined) continue;
    coders++;
    const known = times.find(([category]) => category === value);
    if (known) known[1]++;
    else times.push([value, 1]);
  }
  return { coders, times };
}

/** Patterns of the same values as one. */
export function counted(patterns: Iterable<Pattern>): readonly Pattern[] {
  const found = new Map<string, { values: Pattern['values']; count: number }>();
  for (const { values, count } of patterns) {
    const key = values.join();
    const known = found.get(key);
    if (known) known.count += count;
    else found.set(key, { values, count });
  }
  return [...found.values()];
}

/** The sum of a list; 0 for an empty one. */
export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
