import {
  bySegmentOrder,
  comparePoints,
  digestFor,
  type Codings,
  type Segment,
  type SegmentEntry,
} from '../codings/segment.js';
import { byTranscript } from './compareCodings.js';
import { changeOf, named, type CurrentId } from './compareSegments.js';
import { segmentOf, type RecordChanges, type SegmentChange, type TranscriptChanges } from './review.js';

/**
 * What two coders did otherwise, as if `head` had changed the codings of `base`: segments are matched by their very place,
 * else by the first that overlaps. Memos and exemplars are each coder's own and are not compared. Only transcripts that both
 * have coded are looked at.
 */
export function codersSideBySide(
  base: Iterable<Codings>,
  head: Iterable<Codings>,
  currentId: CurrentId,
): readonly TranscriptChanges[] {
  const old = new Map([...base].map((codings) => [codings.transcript, codings]));
  const records = [...head].flatMap((codings): readonly RecordChanges[] => {
    const was = old.get(codings.transcript);
    if (!was) return [];
    const changes = changesBetween(was, codings, currentId);
    return changes.length > 0 ? [{ coder: codings.coder, transcript: codings.transcript, changes }] : [];
  });
  return byTranscript(records);
}

function changesBetween(before: Codings, after: Codings, currentId: CurrentId): readonly SegmentChange[] {
  const left = new Set(before.segments);
  const pairs = new Map<SegmentEntry, SegmentEntry>();
  for (const fits of [isSamePlace, overlaps]) {
    for (const segment of after.segments) {
      const found = pairs.has(segment) ? undefined : [...left].find((was) => fits(was, segment));
      if (!found) continue;
      pairs.set(segment, found);
      left.delete(found);
    }
  }
  const both = after.segments.flatMap((segment): readonly SegmentChange[] => {
    const was = pairs.get(segment);
    return was
      ? changeOf(bare(was), bare(segment), digestFor(before, was) === digestFor(after, segment), currentId)
      : [{ kind: 'added', after: named(bare(segment), currentId) }];
  });
  const gone = [...left].map((was): SegmentChange => ({ kind: 'removed', before: named(bare(was), currentId) }));
  return [...both, ...gone].sort((a, b) => bySegmentOrder(segmentOf(a), segmentOf(b)));
}

const bare = ({ memo: _memo, exemplar: _exemplar, ...segment }: Segment): Segment => segment;

const isSamePlace = (a: Segment, b: Segment): boolean =>
  comparePoints(a.from, b.from) === 0 && comparePoints(a.to, b.to) === 0 && a.quote === b.quote;

const overlaps = (a: Segment, b: Segment): boolean =>
  a.from.line > 0 && b.from.line > 0 && comparePoints(a.from, b.to) < 0 && comparePoints(b.from, a.to) < 0;
