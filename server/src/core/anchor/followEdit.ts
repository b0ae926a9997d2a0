import type { Place } from './placeSegments.js';

/** An edit of a text: what stood from `start` to `end` (UTF-16 offsets before the edit) is now `length` units long. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/**
 * Where a segment is after an edit. Text typed inside makes it grow, at its edges it does not; what replaces an edge
 * belongs to neither side; when all of it is gone it is orphaned. Places in front of the edit are returned as they are.
 */
export function followEdit(place: Place, { start, end, length }: TextEdit): Place {
  if (place.state === 'orphaned' || place.end <= start) return place;
  const shift = length - (end - start);
  if (place.start >= end) return { ...place, start: place.start + shift, end: place.end + shift };
  if (place.start >= start && place.end <= end) return { start: 0, end: 0, state: 'orphaned' };
  if (start > place.start && end < place.end) return { ...place, end: place.end + shift };
  return start <= place.start ? { ...place, start: start + length, end: place.end + shift } : { ...place, end: start };
}
