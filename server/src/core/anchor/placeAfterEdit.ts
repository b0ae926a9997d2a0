import type { Segment } from '../codings/segment.js';
import type { Steps } from '../workInSteps.js';
import { pointAt, type Lines } from '../text/lines.js';
import { normalizeText } from '../text/newline.js';
import type { TextEdit } from './followEdit.js';
import type { Place, Placer } from './placeSegments.js';

/** UTF-16 units, taken out and put in. */
const much = 100;

/** Whether edits replace so much at once that the words in it were not typed: a pasted text, a formatted or a reloaded file. */
export const isSweeping = ([edit, ...others]: readonly TextEdit[]): boolean =>
  edit !== undefined && others.length === 0 && edit.end - edit.start > much && edit.length > much;

/**
 * Where segments are after a sweeping edit of the text in which they had these places: as after a change by another
 * program whose old text is known, since the edit alone would say that all that was in it is gone.
 */
export function* placeAfterEdit(
  placer: Placer,
  before: Lines,
  segments: readonly Segment[],
  places: readonly Place[],
): Steps<readonly Place[]> {
  const known = segments.map((segment, i): Segment => {
    const place = places[i];
    if (!place || place.state === 'orphaned') return { ...segment, text: 'unknown' };
    const quote = normalizeText(before.text.slice(place.start, place.end));
    const { id, codes } = segment;
    return { id, from: pointAt(before, place.start), to: pointAt(before, place.end), quote, codes };
  });
  const text = normalizeText(before.text);
  const found = yield* placer.place(known, {
    now: '',
    named: 'before',
    old: (digest) => (digest === 'before' ? text : undefined),
  });
  return found.map((place, i) => {
    const was = places[i];
    // What was in doubt or had changed before is so still.
    if (!was || was.state === 'exact' || was.state === 'moved' || was.state === 'orphaned') return place;
    return place.state === 'orphaned' ? place : { ...place, state: was.state };
  });
}
