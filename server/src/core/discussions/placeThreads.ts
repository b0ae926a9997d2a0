import { orphan, type Place } from '../anchor/place.js';
import { placeSegments } from '../anchor/placeSegments.js';
import type { Lines } from '../text/lines.js';
import type { Thread } from './discussion.js';

/** Where threads are in a text, in their order, as segments would be; those on the whole transcript have no place. */
export function placeThreads(
  lines: Lines,
  threads: readonly Pick<Thread, 'id' | 'at'>[],
  isCurrent: boolean,
): readonly (Place | undefined)[] {
  const anchored = threads.flatMap(({ id, at }) => (at ? [{ id, ...at, codes: [] }] : []));
  const places = placeSegments(lines, anchored, isCurrent);
  const byId = new Map(anchored.map(({ id }, i) => [id, places[i] ?? orphan]));
  return threads.map(({ id, at }) => (at ? byId.get(id) : undefined));
}
