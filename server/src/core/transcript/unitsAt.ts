import { contains, type Range } from '../text/range.js';
import { sentenceAt } from './sentences.js';
import { splitClauses } from './splitSentences.js';
import { wordAt } from './tidyRange.js';
import type { Transcript } from './transcript.js';
import { exchangeAround, turnAt } from './turns.js';

/**
 * What a caret at a UTF-16 offset may stand for, from small to large: word, clause, sentence, turn (without its label),
 * exchange (question and answer), section, all. Each strictly contains the one before and touches the offset.
 */
export function unitsAt(text: string, transcript: Transcript, offset: number): readonly Range[] {
  const sentence = sentenceAt(text, transcript, offset);
  const turn = turnAt(transcript, offset);
  const first = turn?.speech[0];
  const last = turn?.speech.at(-1);
  const sections = transcript.sections
    .map(({ range }) => range)
    .filter(({ start, end }) => start <= offset && offset <= end);
  const units = [
    wordAt(text, offset),
    sentence && clauseAt(text, sentence, offset),
    sentence,
    first && last && { start: first.start, end: last.end },
    turn?.range,
    turn && exchangeAround(transcript, turn),
    ...sections.reverse(),
    { start: 0, end: text.length },
  ];
  const growing: Range[] = [];
  for (const unit of units) {
    if (!unit || unit.start > offset || unit.end < offset || unit.start === unit.end) continue;
    const before = growing.at(-1);
    if (!before || (contains(unit, before) && (unit.start < before.start || unit.end > before.end))) growing.push(unit);
  }
  return growing;
}

function clauseAt(text: string, sentence: Range, offset: number): Range | undefined {
  const clause = splitClauses(text.slice(sentence.start, sentence.end)).findLast(
    ({ start, end }) => sentence.start + start <= offset && offset <= sentence.start + end,
  );
  return clause && { start: sentence.start + clause.start, end: sentence.start + clause.end };
}
