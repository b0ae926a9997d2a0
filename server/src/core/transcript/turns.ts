import { lastStarting, type Range } from '../text/range.js';
import { isInterviewersTurn } from './speakers.js';
import type { Transcript, Turn } from './transcript.js';

/** The turn whose range touches the offset (the one that starts there, of two), or undefined between turns. */
export function turnAt({ turns }: Transcript, offset: number): Turn | undefined {
  const turn = turns[turnIndexAt(turns, offset)];
  return turn && offset <= turn.range.end ? turn : undefined;
}

/** The turn after or before the one at `offset`, or the nearest that way; undefined at the transcript's end. */
export function nextTurn({ turns }: Transcript, offset: number, direction: 'next' | 'previous'): Turn | undefined {
  const index = turnIndexAt(turns, offset);
  if (direction === 'next') return turns[index + 1];
  const turn = turns[index];
  return turn && turn.range.end < offset ? turn : turns[index - 1];
}

/** The question and all that answers it, up to the next question, around a turn; undefined where nobody is known to ask. */
export function exchangeAround(transcript: Transcript, turn: Turn): Range | undefined {
  const { turns } = transcript;
  if (transcript.interviewers.length === 0) return undefined;
  const asks = (at: Turn | undefined): boolean => at !== undefined && isInterviewersTurn(transcript, at);
  let first = turns.indexOf(turn);
  let last = first;
  while (first > 0 && !asks(turns[first])) first--;
  while (first > 0 && asks(turns[first]) && asks(turns[first - 1])) first--;
  while (last + 1 < turns.length && asks(turns[last]) && asks(turns[last + 1])) last++;
  while (last + 1 < turns.length && !asks(turns[last + 1])) last++;
  return { start: turns[first]?.range.start ?? turn.range.start, end: turns[last]?.range.end ?? turn.range.end };
}

/** Index of the last turn that starts at or before an offset, or -1. */
export const turnIndexAt = (turns: readonly Turn[], offset: number): number =>
  lastStarting(turns, offset, ({ range }) => range);
