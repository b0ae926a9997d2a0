import { isNowhere, type Segment } from '../codings/segment.js';
import { atOnce, type Steps } from '../workInSteps.js';
import { linesOf, type Lines } from '../text/lines.js';
import type { Range } from '../text/range.js';
import { searchedText, type DiffOf, type SearchedText } from './compareTexts.js';
import { orphan, type Place } from './place.js';
import { placeAll, type Group } from './placeAll.js';
import { plainText, type PlainText } from './plainText.js';
import { standsAt } from './standsAt.js';
import { rangeOfPoints } from './throughDiff.js';

export type { Place, PlaceState } from './place.js';

/** What is known of the texts that the positions of a codings file speak of. */
export interface KnownTexts {
  /** The digest of the text in which segments are placed. */
  readonly now: string;
  /** The digest that the file names. A segment may name another. */
  readonly named: string;
  /** Texts by digest, with LF line ends, as far as they are known. */
  readonly old?: (digest: string) => string | undefined;
}

/** Places the segments of one codings file after the other in the same text, and works out once what they share. */
export interface Placer {
  /**
   * Places the segments of one codings file, in their order. A position counts only together with the text in which the
   * segment's quote and stored context stand there:
   *
   * 1. In this text, where it is the one that the position is said to speak of: exact.
   * 2. In the old text, where that is known: through the diff, segments that no edit touched keep their words and those
   *    touched are changed.
   * 3. What has no place yet is looked for by its very quote; of several places context and neighbours decide. Neighbours
   *    are those whose positions speak of the same text.
   * 4. What is not found so is looked for by nearly its quote, and is changed.
   *
   * With the old text, steps 3 and 4 look only at what was put in since: words that stood there before were never the
   * segment's.
   */
  readonly place: (segments: readonly Segment[], texts: KnownTexts) => Steps<readonly Place[]>;
}

/**
 * Places the segments of a single codings file in a text that all their positions speak of (`current`), or that none does; then
 * `was` is the one that they speak of, where it is known. See `Placer`.
 */
export const placeSegments = (
  lines: Lines,
  segments: readonly Segment[],
  current: boolean,
  was?: string,
): readonly Place[] =>
  atOnce(placerIn(lines).place(segments, { now: 'now', named: current ? 'now' : '', old: () => was }));

/** `diffOf` gives the difference of two texts, where it may be known already. */
export function placerIn(lines: Lines, diffOf?: DiffOf): Placer {
  const shared: Shared = { lines, diffOf, prepared: undefined };
  // A generator that is made again for each text would keep the text until the next full collection of garbage.
  return { place: (segments, texts) => placing(shared, segments, texts) };
}

/** What the segments of one text share; prepared when the first of them has to be looked for. */
interface Shared {
  readonly lines: Lines;
  readonly diffOf: DiffOf | undefined;
  prepared: Prepared | undefined;
}

interface Prepared {
  readonly plain: PlainText;
  readonly text: SearchedText;
}

function* prepare({ lines, diffOf }: Shared): Steps<Prepared> {
  const plain = plainText(lines.text);
  const isPlain = plain.text.length === lines.text.length && plain.text === lines.text;
  return { plain, text: yield* searchedText(isPlain ? lines : linesOf(plain.text), diffOf) };
}

function* placing(
  shared: Shared,
  segments: readonly Segment[],
  { now, named, old }: KnownTexts,
): Steps<readonly Place[]> {
  const { lines } = shared;
  const ranges = segments.map((segment) => rangeOfPoints(lines, segment));
  const digests = segments.map(({ text = named }) => text);
  const places = segments.map((segment, i): Place | undefined => {
    if (digests[i] !== now) return undefined;
    if (isNowhere(segment)) return deleted;
    const range = ranges[i];
    return range && standsAt(lines.text, range, segment) ? { ...range, state: 'exact' } : undefined;
  });
  if (places.every((place): place is Place => place !== undefined)) return places;
  const { plain, text } = (shared.prepared ??= yield* prepare(shared));
  for (const { members, ...group } of yield* groupsOf(segments, digests, places, now, old)) {
    const plainRanges = members.map((i): Range | undefined => {
      const range = ranges[i];
      return range && { start: plain.toPlain(range.start), end: plain.toPlain(range.end) };
    });
    const found = yield* placeAll(text, { ...group, ranges: plainRanges });
    members.forEach((i, nth) => (places[i] = found[nth]));
  }
  const back = ({ start, end }: Range): Range => ({ start: plain.fromPlain(start), end: plain.fromPlain(end) });
  return places.map((place, i): Place => {
    if (!place || place.state === 'orphaned') return segments[i] && isNowhere(segments[i]) ? deleted : orphan;
    if (digests[i] === now && place.state === 'exact') return place;
    return { ...place, ...back(place), ...(place.candidates && { candidates: place.candidates.map(back) }) };
  });
}

type Members = Omit<Group, 'ranges'> & { readonly members: readonly number[] };

/** Those without a place by the text that their positions speak of; last those of which nobody knows what text that is. */
function* groupsOf(
  segments: readonly Segment[],
  digests: readonly string[],
  places: readonly (Place | undefined)[],
  now: string,
  old: KnownTexts['old'],
): Steps<readonly Members[]> {
  const groups: Members[] = [];
  const lost: number[] = [];
  const left = segments.flatMap((_, i) => (places[i] ? [] : [i]));
  const group = (members: readonly number[], was: string | undefined, isOneText: boolean): void => {
    if (members.length === 0) return;
    groups.push({ members, segments: members.flatMap((i) => segments[i] ?? []), was, isOneText });
  };
  for (const digest of new Set(left.map((i) => digests[i]))) {
    const members = left.filter((i) => digests[i] === digest);
    const was = digest === undefined || digest === now ? undefined : old?.(digest);
    yield;
    if (digest === now) lost.push(...members);
    else if (was === undefined) group(members, undefined, true);
    else {
      const lines = linesOf(was);
      const isTrue = (i: number): boolean => {
        const segment = segments[i];
        const range = segment && rangeOfPoints(lines, segment);
        return segment !== undefined && range !== undefined && standsAt(was, range, segment);
      };
      group(members.filter(isTrue), was, true);
      lost.push(...members.filter((i) => !isTrue(i)));
    }
  }
  group(lost, undefined, false);
  return groups;
}

/** A segment whose file says that it was deleted stays so until its words are back. */
const deleted: Place = { ...orphan, deleted: true };
