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
  // A merge leaves threads whose positions speak of another text than the file's.
  const groups = [anchored.filter(({ text }) => text === undefined), anchored.filter(({ text }) => text !== undefined)];
  const byId = new Map(
    groups.flatMap((group, i) => {
      const places = placeSegments(lines, group, isCurrent && i === 0);
      return group.map(({ id }, j) => [id, places[j] ?? orphan] as const);
    }),
  );
  return threads.map(({ id, at }) => (at ? byId.get(id) : undefined));
}
