import { lastStarting, type Range } from '../text/range.js';
import { isSpace } from './scan.js';
import { splitSentences } from './splitSentences.js';
import type { Transcript, Turn } from './transcript.js';
import { turnIndexAt } from './turns.js';

/**
 * The sentences of one turn, without the white space around them. Where a sentence runs on through cues or around a timestamp
 * its range runs over what stands between. `text` is the text that was parsed; offsets are UTF-16 offsets.
 */
export function sentencesOf(text: string, transcript: Transcript, turn: Turn): readonly Range[] {
  const sentences: Range[] = [];
  for (let i = 0; i < turn.speech.length;) {
    let last = i;
    while (last + 1 < turn.speech.length && runsOn(text, transcript, turn.speech, last)) last++;
    for (const sentence of sentencesIn(text, turn.speech.slice(i, last + 1))) sentences.push(sentence);
    i = last + 1;
  }
  return sentences;
}

/** The sentence at a UTF-16 offset (its end counts, unless the next one starts there), or undefined outside speech. */
export function sentenceAt(text: string, transcript: Transcript, offset: number): Range | undefined {
  const near = sentencesNear(text, transcript, offset);
  return near.findLast(({ start, end }) => start <= offset && offset <= end);
}

/** The sentence after or before the one at `offset`; give a selection's start. Undefined at the transcript's end. */
export function nextSentence(
  text: string,
  transcript: Transcript,
  offset: number,
  direction: 'next' | 'previous',
): Range | undefined {
  const { speech } = transcript;
  const from = (sentenceAt(text, transcript, offset) ?? { start: offset }).start;
  const index = lastStarting(speech, offset);
  const isNext = direction === 'next';
  for (let i = Math.max(0, index); i >= 0 && i < speech.length;) {
    const piece = speech[i];
    if (!piece) break;
    const at = isNext
      ? Math.max(piece.start, Math.min(from, piece.end))
      : Math.max(piece.start, Math.min(from - 1, piece.end));
    const near = sentencesNear(text, transcript, at);
    const found = isNext ? near.find(({ start }) => start > from) : near.findLast(({ start }) => start < from);
    if (found) return found;
    // What has been looked at is not looked at again from each of its pieces.
    i = isNext
      ? Math.max(i + 1, lastStarting(speech, Math.min(from + reach, (near.at(-1)?.end ?? 0) - 1)))
      : Math.min(i - 1, lastStarting(speech, from - 1));
  }
  return undefined;
}

/** The sentences of the stretch of speech around an offset, whole but for those at the edges of a stretch too long to read. */
function sentencesNear(text: string, transcript: Transcript, offset: number): readonly Range[] {
  const { speech } = transcript;
  const index = lastStarting(speech, offset);
  const piece = speech[index];
  if (!piece) return [];
  let first = index;
  while (first > 0 && offset - (speech[first]?.start ?? 0) < reach && runsOn(text, transcript, speech, first - 1)) {
    first--;
  }
  let last = index;
  while (
    last + 1 < speech.length &&
    (speech[last]?.end ?? 0) - offset < reach &&
    runsOn(text, transcript, speech, last)
  ) {
    last++;
  }
  const pieces = speech
    .slice(first, last + 1)
    .map(({ start, end }) => ({ start: cutBefore(text, start, offset), end: cutAfter(text, end, offset) }));
  return sentencesIn(
    text,
    pieces.filter(({ start, end }) => start < end),
  );
}

/** Whether what is said goes on, within one sentence, from one stretch of speech to the next. */
function runsOn(text: string, { format, turns }: Transcript, speech: readonly Range[], index: number): boolean {
  const [piece, next] = [speech[index], speech[index + 1]];
  if (!piece || !next) return false;
  if (turnIndexAt(turns, piece.start) !== turnIndexAt(turns, next.start)) return false;
  const isCue = format === 'webvtt' || format === 'srt';
  if (!isCue && /[\r\n]/.test(text.slice(piece.end, next.start))) return false;
  return !sentenceEnd.test(text.slice(Math.max(piece.start, piece.end - 16), piece.end));
}

/** The sentences of stretches of speech that run on into each other. */
function sentencesIn(text: string, pieces: readonly Range[]): readonly Range[] {
  /** Where each piece stands in what is joined, and in the text. */
  const placed: { readonly joined: number; readonly start: number }[] = [];
  let joined = '';
  for (const { start, end } of pieces) {
    if (joined !== '') joined += ' ';
    placed.push({ joined: joined.length, start });
    joined += text.slice(start, end);
  }
  const toText = (at: number, isEnd: boolean): number => {
    const index = lastStarting(placed, at - (isEnd ? 1 : 0), (piece) => ({ start: piece.joined, end: piece.joined }));
    const piece = placed[Math.max(0, index)];
    return (piece?.start ?? 0) + at - (piece?.joined ?? 0);
  };
  return splitSentences(joined).map(({ start, end }) => ({ start: toText(start, false), end: toText(end, true) }));
}

function cutBefore(text: string, start: number, offset: number): number {
  let at = Math.max(start, offset - reach);
  while (at > start && at < offset && !isSpace(text.charCodeAt(at - 1))) at++;
  return at;
}

function cutAfter(text: string, end: number, offset: number): number {
  let at = Math.min(end, offset + reach);
  while (at < end && at > offset && !isSpace(text.charCodeAt(at))) at--;
  return at;
}

/** How far from an offset, in UTF-16 units, its sentence is looked for. */
const reach = 4000;
/** Closing quotes and brackets may follow. */
const sentenceEnd = /[\p{Sentence_Terminal}…]["'”’»)\]]*$/u;
