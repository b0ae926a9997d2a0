import { bySegmentOrder, digestFor, printAt, type Coding, type Codings, type Segment } from '../codings/segment.js';
import { segmentOf, type ChangedPart, type SegmentChange } from './review.js';

/** The id under which a code goes today. */
export type CurrentId = (id: string) => string;

/**
 * What differs between two versions of one coder's codings of a transcript, in text order. Segments are matched by id: one
 * that has another id is removed and another added, be it at the same place. A segment that has only followed its
 * transcript is the same, and so is one whose code has another id by now.
 */
export function compareSegments(
  before: Codings | undefined,
  after: Codings | undefined,
  currentId: CurrentId,
): readonly SegmentChange[] {
  const old = new Map((before?.segments ?? []).map((segment) => [segment.id, segment]));
  const changes: SegmentChange[] = [];
  for (const segment of after?.segments ?? []) {
    const was = old.get(segment.id);
    old.delete(segment.id);
    if (was && before && after) {
      const isSameText = digestFor(before, was) === digestFor(after, segment);
      changes.push(...changeOf(was, segment, isSameText, currentId));
    } else changes.push({ kind: 'added', after: named(segment, currentId) });
  }
  for (const was of old.values()) changes.push({ kind: 'removed', before: named(was, currentId) });
  return changes.sort((a, b) => bySegmentOrder(segmentOf(a), segmentOf(b)));
}

/** A change, where there is one. */
export function changeOf(
  before: Segment,
  after: Segment,
  isSameText: boolean,
  currentId: CurrentId,
): readonly SegmentChange[] {
  const [was, is] = [named(before, currentId), named(after, currentId)];
  const parts = [...codeParts(was.codes, is.codes), ...placeParts(was, is, isSameText)];
  if ((was.memo ?? '').trim() !== (is.memo ?? '').trim()) parts.push('memo');
  if ((was.exemplar ?? false) !== (is.exemplar ?? false)) parts.push('exemplar');
  return parts.length > 0 ? [{ kind: 'changed', before: was, after: is, parts }] : [];
}

/** The order of codes says nothing. */
function codeParts(before: readonly Coding[], after: readonly Coding[]): ChangedPart[] {
  const was = new Map(before.map(({ code, weight }) => [code, weight]));
  const is = new Map(after.map(({ code, weight }) => [code, weight]));
  const parts: ChangedPart[] = [];
  if (was.size !== is.size || [...is.keys()].some((code) => !was.has(code))) parts.push('codes');
  if ([...is].some(([code, weight]) => was.has(code) && String(was.get(code)) !== String(weight))) {
    parts.push('weights');
  }
  return parts;
}

/** In another text a segment with the same words has only moved along, and one with other words may have been edited. */
function placeParts(before: Segment, after: Segment, isSameText: boolean): ChangedPart[] {
  const [was, is] = [even(before.quote), even(after.quote)];
  const hadPlace = before.from.line > 0;
  if (hadPlace !== after.from.line > 0) return ['bounds'];
  if (isSameText) return printAt(before.from, before.to) === printAt(after.from, after.to) ? [] : ['bounds'];
  if (was === is) return [];
  return was.includes(is) || is.includes(was) ? ['bounds'] : ['words'];
}

const even = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The segment with its codes as they are called today. */
export function named(segment: Segment, currentId: CurrentId): Segment {
  if (segment.codes.every(({ code }) => currentId(code) === code)) return segment;
  const codes = new Map(segment.codes.map((coding) => [currentId(coding.code), coding]));
  return { ...segment, codes: [...codes].map(([code, coding]) => ({ ...coding, code })) };
}
