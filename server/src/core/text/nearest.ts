import { distance } from 'fastest-levenshtein';

/** UTF-16 units of a name beyond which nobody has mistyped it: to compare two takes the product of their lengths. */
const longestCompared = 200;

/** Letters in which two names differ (Levenshtein); infinitely many where one is too long to be compared. */
export const differenceOf = (one: string, other: string): number =>
  Math.max(one.length, other.length) > longestCompared ? Infinity : distance(one, other);

/** The candidates that may have been meant, best first: at most `count`, none that differs in more letters than it may. */
export const nearest = <T>(
  candidates: Iterable<T>,
  differs: (candidate: T) => number,
  mayDiffer: (candidate: T) => number,
  count = 3,
): readonly T[] =>
  Array.from(candidates, (candidate) => ({ candidate, away: differs(candidate) }))
    .filter(({ candidate, away }) => away <= mayDiffer(candidate))
    .sort((a, b) => a.away - b.away)
    .slice(0, count)
    .map(({ candidate }) => candidate);
