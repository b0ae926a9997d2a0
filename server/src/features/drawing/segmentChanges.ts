import {
  moved,
  type ChangeSegmentsParams,
  type DoubtfulSegment,
  type LineMove,
  type ListEdit,
  type PublishSegmentsParams,
  type Run,
  type SegmentMark,
} from '#protocol';
import { isSameRange } from '../common/marks.js';

/** What a client has to be told that has one state and is to have another. */
export type SegmentChange = Omit<ChangeSegmentsParams, 'before' | 'state'>;

/**
 * What differs between two states of a document; undefined where so much does that the whole is no longer than the change.
 * Parts of marks and runs count as other ones where they are other objects, as a drawing keeps those that it made.
 */
export function changesBetween(before: PublishSegmentsParams, after: PublishSegmentsParams): SegmentChange | undefined {
  const moves = before.version === after.version ? [] : movesBetween(before.segments, after.segments);
  const segments = editsBetween(moved(before.segments, moves), after.segments, keyOfMark, isSameMark);
  const runs = editsBetween(moved(before.runs, moves), after.runs, keyOfRun, isSameRun);
  if (inserted(segments) + inserted(runs) > (after.segments.length + after.runs.length) / 2 + few) return undefined;
  return { uri: after.uri, version: after.version, moves, segments, runs, ...othersBetween(before, after) };
}

/** So many marks and runs are a short message, of whatever whole. */
const few = 20;

const inserted = (edits: readonly ListEdit<unknown>[]): number =>
  edits.reduce((sum, { insert }) => sum + insert.length, 0);

/** What else is published, as far as it is other than it was. */
function othersBetween(before: PublishSegmentsParams, after: PublishSegmentsParams): Partial<SegmentChange> {
  const { study, coder, coded, doubtful, tints, attention } = after;
  return {
    ...(study !== before.study && { study }),
    ...(coder !== before.coder && { coder }),
    ...(coded !== before.coded && { coded }),
    ...(doubtful !== before.doubtful && { doubtful }),
    ...(!hasSameTints(before.tints, tints) && { tints }),
    ...(!isSameList(before.attention, attention, isSameDoubt) && { attention }),
  };
}

/** A colour is drawn in one way, whenever it is. */
function hasSameTints(a: PublishSegmentsParams['tints'], b: PublishSegmentsParams['tints']): boolean {
  const colors = Object.keys(a);
  return colors.length === Object.keys(b).length && colors.every((color) => color in b);
}

const isSameList = <T>(a: readonly T[], b: readonly T[], isSame: (a: T, b: T) => boolean): boolean =>
  a.length === b.length && a.every((item, i) => b[i] !== undefined && isSame(item, b[i]));

/** How far segments have moved up or down, as far as that goes in one order: the rest is told mark by mark. */
function movesBetween(before: readonly SegmentMark[], after: readonly SegmentMark[]): readonly LineMove[] {
  const isInSameLine = (mark: SegmentMark, i: number): boolean => mark.range.start.line === before[i]?.range.start.line;
  if (after.length === before.length && after.every(isInSameLine)) return [];
  const starts = new Map(before.map((mark) => [keyOfMark(mark), mark.range.start]));
  const moves: LineMove[] = [];
  let [by, last] = [0, -1];
  for (const mark of after) {
    const { start } = mark.range;
    const was = starts.get(keyOfMark(mark));
    if (was?.character !== start.character || was.line <= last) continue;
    if (start.line - was.line !== by) {
      by = start.line - was.line;
      moves.push({ from: was.line, by });
    }
    last = was.line;
  }
  return moves;
}

/**
 * The edits that make one list of another. Entries are told by a key; one that is the same and stands behind those that
 * were kept is kept.
 */
function editsBetween<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (entry: T) => string,
  isSame: (a: T, b: T) => boolean,
): readonly ListEdit<T>[] {
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && isSameAt(before, after, same, same, isSame)) same++;
  const isTail = (tail: number): boolean =>
    isSameAt(before, after, before.length - 1 - tail, after.length - 1 - tail, isSame);
  let tail = 0;
  while (tail < most - same && isTail(tail)) tail++;
  const [was, now] = [before.slice(same, before.length - tail), after.slice(same, after.length - tail)];
  const places = new Map(was.map((entry, i) => [keyOf(entry), i]));
  const edits: ListEdit<T>[] = [];
  let [at, insert]: [number, T[]] = [0, []];
  const keepFrom = (place: number): void => {
    if (place > at || insert.length > 0) edits.push({ start: same + at, deleteCount: place - at, insert });
    [at, insert] = [place + 1, []];
  };
  now.forEach((entry, i) => {
    const place = isSameAt(was, now, at, i, isSame) ? at : (places.get(keyOf(entry)) ?? -1);
    if (place >= at && isSameAt(was, now, place, i, isSame)) keepFrom(place);
    else insert.push(entry);
  });
  keepFrom(was.length);
  return edits;
}

function isSameAt<T>(a: readonly T[], b: readonly T[], i: number, j: number, isSame: (a: T, b: T) => boolean): boolean {
  const [one, other] = [a[i], b[j]];
  return one !== undefined && other !== undefined && (one === other || isSame(one, other));
}

const keyOfMark = ({ coder, id }: SegmentMark): string => `${coder}\0${id}`;

/** Runs are disjoint. */
const keyOfRun = ({ range: { start } }: Run): string => `${start.line}:${start.character}`;

const isSameMark = (a: SegmentMark, b: SegmentMark): boolean =>
  a.id === b.id &&
  a.coder === b.coder &&
  a.state === b.state &&
  a.codes === b.codes &&
  a.memo === b.memo &&
  a.exemplar === b.exemplar &&
  a.on === b.on &&
  a.change === b.change &&
  a.tint === b.tint &&
  a.own === b.own &&
  isSameRange(a.range, b.range);

const isSameRun = (a: Run, b: Run): boolean =>
  a.tint === b.tint && a.lines === b.lines && isSameRange(a.range, b.range);

const isSameDoubt = (a: DoubtfulSegment, b: DoubtfulSegment): boolean =>
  a.id === b.id &&
  a.quote === b.quote &&
  a.state === b.state &&
  (a.range && b.range ? isSameRange(a.range, b.range) : a.range === b.range);
