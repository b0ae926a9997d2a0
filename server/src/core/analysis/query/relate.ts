import type { CodedPlace, CodedSegment } from '../codedMaterial.js';
import type { Related } from './querySyntax.js';

/**
 * Of some segments, those that stand in a relation to one of others in the same transcript. What is in doubt stands nowhere. It
 * takes the logarithm of the others for each.
 */
export function relate(
  left: readonly CodedSegment[],
  right: readonly CodedSegment[],
  { relation, turns }: Pick<Related, 'relation' | 'turns'>,
): readonly CodedSegment[] {
  const others = new Map<string, CodedPlace[]>();
  for (const { record, place } of right) {
    if (!place) continue;
    const here = others.get(record.transcript);
    if (here) here.push(place);
    else others.set(record.transcript, [place]);
  }
  const holdsIn = new Map(Array.from(others, ([path, places]) => [path, relations[relation](places, turns)] as const));
  return left.filter(({ record, place }) => place !== undefined && holdsIn.get(record.transcript)?.(place) === true);
}

/** Whether a place stands so to one of the others. */
type Holds = (place: CodedPlace) => boolean;

const relations: Readonly<Record<Related['relation'], (others: readonly CodedPlace[], turns?: number) => Holds>> = {
  overlaps: (others) => {
    const latestEnd = furthest(others, startOf, endOf, Math.max);
    return ({ range }) => latestEnd.below(range.end) > range.start;
  },
  within: (others) => {
    const latestEnd = furthest(others, startOf, endOf, Math.max);
    return ({ range }) => latestEnd.below(range.start + 1) >= range.end;
  },
  contains: (others) => {
    // From the end: of those that start at the place's start or behind it, the one that ends first.
    const earliestEnd = furthest(others, (one) => -startOf(one), endOf, Math.min);
    return ({ range }) => earliestEnd.below(1 - range.start) <= range.end;
  },
  before: (others, turns = Infinity) => {
    const nextTurn = furthest(
      others,
      (one) => -startOf(one),
      ({ firstTurn }) => firstTurn,
      Math.min,
    );
    return ({ range, lastTurn }) =>
      nextTurn.below(1 - range.end) - lastTurn <= turns && nextTurn.below(1 - range.end) < Infinity;
  },
  after: (others, turns = Infinity) => {
    const turnBefore = furthest(others, endOf, ({ lastTurn }) => lastTurn, Math.max);
    return ({ range, firstTurn }) =>
      firstTurn - turnBefore.below(range.start + 1) <= turns && turnBefore.below(range.start + 1) > -Infinity;
  },
  near: (others, turns = 0) => {
    const latestTurn = furthest(
      others,
      ({ firstTurn }) => firstTurn,
      ({ lastTurn }) => lastTurn,
      Math.max,
    );
    return ({ firstTurn, lastTurn }) => latestTurn.below(lastTurn + turns + 1) >= firstTurn - turns;
  },
  with: () => () => true,
};

const startOf = ({ range }: CodedPlace): number => range.start;
const endOf = ({ range }: CodedPlace): number => range.end;

/** Of all places whose key is below a number, the furthest value; infinitely far off where there is none. */
function furthest(
  places: readonly CodedPlace[],
  keyOf: (place: CodedPlace) => number,
  valueOf: (place: CodedPlace) => number,
  further: (...values: readonly number[]) => number,
): { readonly below: (key: number) => number } {
  const sorted = places.map((place) => ({ key: keyOf(place), value: valueOf(place) })).sort((a, b) => a.key - b.key);
  const none = further();
  const best: number[] = [];
  for (const { value } of sorted) best.push(further(best.at(-1) ?? none, value));
  return {
    below: (key) => {
      let [low, high] = [0, sorted.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sorted[middle]?.key ?? Infinity) < key) low = middle + 1;
        else high = middle;
      }
      return best[low - 1] ?? none;
    },
  };
}
