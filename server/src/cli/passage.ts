import * as l10n from '../core/text/l10n.js';
import { approximateSearch } from '../core/anchor/approximate.js';
import { occurrences } from '../core/anchor/occurrences.js';
import { normalise } from '../core/anchor/normalise.js';
import { printAt, readAt } from '../core/codings/segment.js';
import { GlossError } from '../core/glossError.js';
import { atOnce } from '../core/workInSteps.js';
import type { TranscriptText } from '../core/edit/step.js';
import { lineEnd, offsetOfPoint, pointAt, type Lines, type Point } from '../core/text/lines.js';
import type { Range } from '../core/text/range.js';
import { parseTranscript } from '../core/transcript/parseTranscript.js';
import type { TranscriptReading } from '../core/transcript/transcriptReading.js';
import { wholeCharacters } from '../core/transcript/tidyRange.js';
import { formatOf } from '../core/transcript/transcript.js';

/** How many places a message names. */
const mostPlaces = 5;

/** The range of `line:column-line:column` in a transcript, grown to whole characters. Refuses one of white space alone. */
export function rangeAt({ path, lines }: TranscriptText, written: string): Range {
  const at = readAt(written);
  if (!at) {
    throw new GlossError(
      'bad-argument',
      l10n.t(
        '“{written}” is not a position. Write line:column-line:column, from 1, as in 12:5-12:48, or give the words with --quote.',
        { written },
      ),
    );
  }
  const given = { start: offsetIn(path, lines, at.from), end: offsetIn(path, lines, at.to) };
  if (given.start >= given.end) return given;
  const range = wholeCharacters(lines.text, given);
  if (lines.text.slice(range.start, range.end).trim() !== '') return range;
  throw new GlossError('bad-argument', l10n.t('There are no words at {at} of {path}.', { at: written, path }));
}

function offsetIn(path: string, lines: Lines, point: Point): number {
  const offset = offsetOfPoint(lines, point);
  if (offset !== undefined) return offset;
  const count = lines.starts.length;
  throw new GlossError(
    'bad-argument',
    point.line > count
      ? l10n.t('{path} has no line {line}; its last is {last}.', { path, line: point.line, last: count })
      : l10n.t('{path} has no column {column} in line {line}; the line ends at column {last}.', {
          path,
          column: point.column,
          line: point.line,
          last: pointAt(lines, lineEnd(lines, point.line - 1)).column,
        }),
  );
}

/**
 * The range of words that stand in a transcript exactly once: as they are written; else whatever marks of quotation, dashes, white
 * space, line breaks and Unicode forms are used; else as they are said, over labels, times and the markup of captions.
 */
export function rangeOfQuote({ path, lines }: TranscriptText, quote: string, reading: TranscriptReading): Range {
  const { text } = lines;
  const said = (): Joined => joinPieces(text, parseTranscript(text, formatOf(path), reading).speech);
  const found =
    [() => rangesOf(text, quote), () => alike({ text }, quote), () => alike(said(), quote)]
      .map((look) => look())
      .find((ranges) => ranges.length > 0) ?? [];
  const [only] = found;
  if (!only) throw new GlossError('not-found', notFound(path, lines, quote));
  if (found.length === 1) return wholeCharacters(text, only);
  const places = found.slice(0, mostPlaces).map((range) => printRange(lines, range));
  throw new GlossError(
    'bad-argument',
    l10n.t('“{quote}” stands in {path} {times} times: at {places}. Give one of these positions, or more words.', {
      quote,
      path,
      times: found.length,
      places: `${places.join(', ')}${found.length > mostPlaces ? ' …' : ''}`,
    }),
  );
}

function rangesOf(text: string, words: string): readonly Range[] {
  if (words.trim() === '') return [];
  return occurrences(text, words, Infinity).map((start) => ({ start, end: start + words.length }));
}

/** A text, with where each of its units is in the transcript if it was put together from it. */
interface Joined {
  readonly text: string;
  readonly at?: Int32Array;
}

function joinPieces(text: string, pieces: readonly Range[]): Joined {
  const joined = pieces.map(({ start, end }) => text.slice(start, end)).join(' ');
  const at = new Int32Array(joined.length + 1);
  let length = 0;
  for (const { start, end } of pieces) {
    for (let i = start; i <= end && length < at.length; i++) at[length++] = i;
  }
  return { text: joined, at };
}

function alike({ text, at }: Joined, quote: string): readonly Range[] {
  const hay = normalise(text);
  const needle = normalise(quote).text.trim();
  const inTranscript = (unit: number): number => at?.[unit] ?? unit;
  return rangesOf(hay.text, needle).map(({ start, end }) => ({
    start: inTranscript(hay.at[start] ?? 0),
    end: inTranscript((hay.at[end - 1] ?? 0) + widthAt(text, hay.at[end - 1] ?? 0)),
  }));
}

/** UTF-16 units of the character, with its marks, that begins at an offset. */
const widthAt = (text: string, offset: number): number => {
  const width = /.\p{M}*/suy;
  width.lastIndex = offset;
  return width.exec(text)?.[0].length ?? 1;
};

function notFound(path: string, lines: Lines, quote: string): string {
  const whole = { start: 0, end: lines.text.length };
  const near = atOnce(approximateSearch(lines.text).find(quote, whole, { left: 2 * lines.text.length }));
  if (!near) {
    return l10n.t('“{quote}” does not stand in {path}. Give the words as they are written there, or the position.', {
      quote,
      path,
    });
  }
  const words = lines.text.slice(near.start, near.end).replace(/\s+/g, ' ');
  return l10n.t('“{quote}” does not stand in {path}. The nearest words are “{words}”, at {at}.', {
    quote,
    path,
    words,
    at: printRange(lines, near),
  });
}

const printRange = (lines: Lines, { start, end }: Range): string => printAt(pointAt(lines, start), pointAt(lines, end));
