import type { Range } from '../text/range.js';
import { segmenter } from './segmenters.js';

/**
 * Boundaries of sentences and words (UAX #29) in time that is linear in the text. Each step of a segmenter costs as much as
 * the text that it was given is long, so that a long text is given to it in windows.
 */
const window = 1024;

/** The sentences of a text with the white space behind them; UTF-16 offsets, each beginning where the one before ends. */
export function* sentenceSegments(text: string): Generator<Range, void> {
  let size = window;
  for (let at = 0; at < text.length;) {
    const piece = text.slice(at, wholeCharacter(text, at + size));
    const isLast = at + piece.length >= text.length;
    const settled = isLast ? piece.length : lastDecisive(piece);
    let done = 0;
    for (const { index, segment } of segmenter('sentence').segment(piece)) {
      const end = index + segment.length;
      if (end > settled) break;
      yield { start: at + index, end: at + end };
      done = end;
    }
    at += done;
    size = done > 0 ? window : size * 2;
  }
}

/**
 * Whether a sentence ends depends on what follows up to the next letter or mark that ends sentences, and on nothing before
 * the sentence: boundaries up to the last of those are what they are in the whole text.
 */
function lastDecisive(piece: string): number {
  let at = piece.length - 1;
  while (at >= 0 && !decisive.test(piece.charAt(at))) at--;
  return at;
}

const decisive = /[\p{L}.?!]/u;

/** The words and what stands between them in a range; offsets are the text's. */
export function* wordSegments(
  text: string,
  range: Range,
): Generator<{ readonly start: number; readonly segment: string; readonly isWordLike: boolean }, void> {
  for (let at = range.start; at < range.end;) {
    const end = Math.min(range.end, wordBoundary(text, at + 2 * window, Math.min(range.end, at + 8 * window)));
    for (const { index, segment, isWordLike = false } of segmenter('word').segment(text.slice(at, end))) {
      yield { start: at + index, segment, isWordLike };
    }
    at = end;
  }
}

/** The first offset from `from` on at which a word surely begins; the limit where there is none before it. */
function wordBoundary(text: string, from: number, limit: number): number {
  for (let at = from; at < limit; at++) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at)];
    if ((before === ' ' || before === '\n') && visible.test(after)) return at;
    if (stop.test(before) && ideographic.test(after)) return at;
  }
  return wholeCharacter(text, limit);
}

const visible = /[\p{Lu}\p{Ll}\p{Lo}\p{N}\p{P}]/u;
const stop = /[。、，！？；]/;
const ideographic = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The offset, or the one behind it where it would part a surrogate pair; at most the text's end. */
function wholeCharacter(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff ? at + 1 : at;
}
