import type { Range } from '../text/range.js';
import { skipSpace, trimEnd } from './scan.js';
import { sentenceSegments } from './segmenting.js';

/**
 * The sentences of a text that is one paragraph, without the white space around them; UTF-16 offsets. Line breaks count as
 * spaces. Boundaries are Unicode's (UAX #29), but none after an abbreviation or an initial, and “…” may end a sentence as
 * “...” may.
 */
export function splitSentences(paragraph: string): readonly Range[] {
  const text = paragraph.replace(/[\r\n\u0085\u2028\u2029]/g, ' ').replaceAll('…', '.');
  const sentences: Range[] = [];
  let start = 0;
  for (const { start: index, end } of sentenceSegments(text)) {
    const segment = text.slice(index, end);
    if (
      end < text.length &&
      (abbreviated.test(segment) ||
        /(?:^|\s)I…\s*$/.test(paragraph.slice(index, end)) ||
        isNumbering(text, segment, end))
    ) {
      continue;
    }
    const from = skipSpace(text, start, end);
    const to = trimEnd(text, from, end);
    if (from < to) sentences.push({ start: from, end: to });
    start = end;
  }
  const from = skipSpace(text, start, text.length);
  if (from < text.length) sentences.push({ start: from, end: trimEnd(text, from, text.length) });
  return sentences;
}

/** Whether a segment ends in what stands before a number: “no. 5”, but not “I said no. Five did.” */
const isNumbering = (text: string, segment: string, end: number): boolean =>
  /\d/.test(text.charAt(end)) && /(?:^|[\s("“])(?:no|vol|Nr)\.\s*$/.test(segment);

/** A stretch of a sentence up to a comma, a dash or the like; the marks belong to what they end. */
export function splitClauses(sentence: string): readonly Range[] {
  const clauses: Range[] = [];
  let start = 0;
  for (const match of sentence.matchAll(clauseEnd)) {
    const end = match.index + match[0].trimEnd().length;
    if (end > start) clauses.push({ start, end });
    start = match.index + match[0].length;
  }
  if (start < sentence.length) clauses.push({ start, end: sentence.length });
  return clauses;
}

/** “I.” ends a sentence: “So did I.”, while “I… I left.” is one. */
const abbreviated =
  /(?:^|[\s("“])(?:(?!I\.)\p{Lu}|Dr|Drs|Mr|Mrs|Ms|Prof|St|Sr|Jr|Rev|Hon|Mx|vs|etc|approx|cf|e\.g|i\.e|dept|bzw|z\.B|d\.h|usw|Hr|Fr)\.\s*$/u;
const clauseEnd = /[,;:،؛]\s+|(?<!\s)\s+[–—-]+\s+|[—，、；：]\s*/gu;
