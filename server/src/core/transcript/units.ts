import type { Range } from '../text/range.js';
import type { Transcript, Turn } from './transcript.js';

/**
 * What a caret at a UTF-16 offset may stand for, from small to large: word, clause, sentence, turn (without its label),
 * exchange (question and answer), section, all. Each strictly contains the one before and touches the offset.
 */
export function unitsAt(text: string, transcript: Transcript, offset: number): readonly Range[] {
  void [text, transcript, offset];
  return [];
}

/** The turn whose range touches the offset (the one that starts there, of two), or undefined between turns. */
export function turnAt(transcript: Transcript, offset: number): Turn | undefined {
  void [transcript, offset];
  return undefined;
}

/** The turn after or before the one at `offset`, or the nearest that way; undefined at the transcript's end. */
export function nextTurn(transcript: Transcript, offset: number, direction: 'next' | 'previous'): Turn | undefined {
  void [transcript, offset, direction];
  return undefined;
}
