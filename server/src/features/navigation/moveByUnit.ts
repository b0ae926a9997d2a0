import type { TranscriptView } from '../../core/study/transcriptView.js';
import { byPosition, type Range } from '../../core/text/range.js';
import { nextSentence, sentenceAt } from '../../core/transcript/sentences.js';
import type { Turn } from '../../core/transcript/transcript.js';
import { nextTurn, turnAt } from '../../core/transcript/turns.js';
import { MoveByUnitRequest, type MoveByUnitParams } from '#protocol';
import { fromLspPosition, toLspRange, type Feature, type Texts } from '../common/workspace.js';

/** The next, previous or current sentence, turn (its speech, without the label) or own segment, seen from an offset. */
export function unitFrom(
  view: TranscriptView,
  offset: number,
  unit: MoveByUnitParams['unit'],
  direction: MoveByUnitParams['direction'],
): Range | undefined {
  const { lines, transcript } = view;
  if (unit === 'sentence') {
    return direction === 'current'
      ? sentenceAt(lines.text, transcript, offset)
      : nextSentence(lines.text, transcript, offset, direction);
  }
  if (unit === 'turn') {
    return speechOf(direction === 'current' ? turnAt(transcript, offset) : nextTurn(transcript, offset, direction));
  }
  const places = view.placed
    .filter(({ place }) => place.state !== 'orphaned')
    .map(({ place }) => place)
    .sort(byPosition);
  if (direction === 'next') return places.find(({ start }) => start > offset);
  if (direction === 'previous') return places.findLast(({ start }) => start < offset);
  return places.findLast(({ start, end }) => start <= offset && offset <= end);
}

function speechOf(turn: Turn | undefined): Range | undefined {
  const [first, last] = [turn?.speech[0], turn?.speech.at(-1)];
  return first && last ? { start: first.start, end: last.end } : turn?.range;
}

/** A person moves through a transcript by sentence, turn or segment. */
export const moveByUnit: Feature = {
  register: (handlers, workspace: Texts) => {
    handlers.on(MoveByUnitRequest.type, async ({ uri, position, unit, direction }) => {
      const view = await workspace.transcript(uri);
      const found = view && unitFrom(view, fromLspPosition(view.lines, position), unit, direction);
      return found ? toLspRange(view.lines, found) : null;
    });
  },
};
