import type { Range } from '../text/range.js';
import { isSpace, linesFrom, skipSpace, trimEnd } from './scan.js';
import { millisecondsOf } from './timestamp.js';
import type { Format, Timestamp } from './transcript.js';

/** One caption, with the lines of its text. */
export interface Cue {
  /** UTF-16 offset of its identifier or number, or else of its timing. */
  readonly start: number;
  /** The time at which it starts. */
  readonly timestamp: Timestamp;
  /** When it ends, in milliseconds. */
  readonly endMs: number;
  /** Its lines of text, without the white space around them. */
  readonly lines: readonly Range[];
}

/**
 * The cues of a WebVTT or SRT text, lenient: hours may be missing, comma or point may part milliseconds, blank lines
 * between cues may be missing. Header, NOTE, STYLE and REGION blocks are left out.
 */
export function cuesOf(text: string, format: Format): readonly Cue[] {
  const cues: (Cue & { readonly lines: Range[] })[] = [];
  /** In a block that is no cue, in a cue, or between them with the offset of what may be an identifier. */
  let state: 'block' | 'cue' | 'between' = 'between';
  let identifier: number | undefined;
  for (const line of linesFrom(text, text.charCodeAt(0) === 0xfeff ? 1 : 0)) {
    const start = skipSpace(text, line.start, line.end);
    if (start === line.end) {
      if (format === 'webvtt') state = 'between';
      identifier = undefined;
      continue;
    }
    const end = trimEnd(text, start, line.end);
    const timing = timingAt(text, start, end);
    if (timing) {
      cues.push({ start: identifier ?? start, ...timing, lines: [] });
      state = 'cue';
      identifier = undefined;
    } else if (isNumberOfCue(text, start, end, line.next)) {
      identifier = start;
    } else if (state === 'cue') {
      cues.at(-1)?.lines.push({ start, end });
    } else if (state === 'between') {
      identifier = start;
      if (format === 'webvtt' && isBlock(text, start, end)) state = 'block';
    }
  }
  return cues;
}

function timingAt(text: string, start: number, end: number): Pick<Cue, 'timestamp' | 'endMs'> | undefined {
  const first = text.charCodeAt(start);
  if (first < 48 || first > 57) return undefined;
  timing.lastIndex = start;
  const match = timing.exec(text);
  const [, from, until] = match ?? [];
  if (from === undefined || until === undefined || timing.lastIndex > end) return undefined;
  return {
    timestamp: { range: { start, end: start + from.length }, ms: millisecondsOf(from) },
    endMs: millisecondsOf(until),
  };
}

/** A line of nothing but digits whose next line is a timing. */
function isNumberOfCue(text: string, start: number, end: number, next: number): boolean {
  if (end - start > 9) return false;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) < 48 || text.charCodeAt(at) > 57) return false;
  const from = skipSpace(text, next, Math.min(text.length, next + 20));
  return timingAt(text, from, text.length) !== undefined;
}

function isBlock(text: string, start: number, end: number): boolean {
  const word = /(?:WEBVTT|NOTE|STYLE|REGION)/y;
  word.lastIndex = start;
  return word.test(text) && (word.lastIndex >= end || isSpace(text.charCodeAt(word.lastIndex)));
}

const timing =
  /((?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)[ \t]*-->[ \t]*((?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)(?=\s|$)/y;
