import { orphan, type Place } from '../anchor/place.js';
import { placerIn, type KnownTexts } from '../anchor/placeSegments.js';
import { atOnce } from '../workInSteps.js';
import type { Lines } from '../text/lines.js';
import type { Discussion, Thread } from './discussion.js';

/** Where threads are in a text, in their order, as segments would be; those on the whole transcript have no place. */
export function placeThreads(
  lines: Lines,
  threads: readonly Pick<Thread, 'id' | 'at'>[],
  texts: KnownTexts,
): readonly (Place | undefined)[] {
  const anchored = threads.flatMap(({ id, at }) => (at ? [{ id, ...at, codes: [] }] : []));
  const places = atOnce(placerIn(lines).place(anchored, texts));
  const byId = new Map(anchored.map(({ id }, i) => [id, places[i] ?? orphan]));
  return threads.map(({ id, at }) => (at ? byId.get(id) : undefined));
}

/** The digests of all texts that the positions of threads speak of. */
export const digestsOfThreads = ({ text, threads }: Discussion): ReadonlySet<string> =>
  new Set(threads.flatMap(({ at }) => (at ? [at.text ?? text] : [])));
