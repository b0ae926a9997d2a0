import type { Range } from '../text/range.js';
import { parseTranscript } from './parseTranscript.js';
import { isParted } from './scan.js';
import { formatOf } from './transcript.js';

/**
 * A quote as people read it: of captions, what is said, without cue numbers, timings and tags; where several people speak, a
 * line for each, with the name. Other quotes stay as they are. `path` is that of the quote's transcript.
 */
export function quotedWords(quote: string, path: string): string {
  const format = formatOf(path);
  if ((format !== 'webvtt' && format !== 'srt') || !markup.test(quote)) return quote;
  const text = `${anyTiming}\n${quote}`;
  const { turns } = parseTranscript(text, format);
  const said = turns.flatMap(({ speaker, speech }) => {
    const words = joinPieces(text, speech);
    return words === '' ? [] : [{ speaker, words }];
  });
  const isDialogue = new Set(said.flatMap(({ speaker }) => speaker ?? [])).size > 1;
  return said
    .map(({ speaker, words }) => (isDialogue && speaker !== undefined ? `${speaker}: ${words}` : words))
    .join(isDialogue ? '\n' : ' ');
}

function joinPieces(text: string, pieces: readonly Range[]): string {
  let joined = '';
  let before: number | undefined;
  for (const { start, end } of pieces) {
    if (before !== undefined && isParted(text, before, start)) joined += ' ';
    joined += text.slice(start, end);
    before = end;
  }
  return joined.replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => entities[name] ?? '');
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};
const markup = /-->|<|&/;
/** A quote may begin within a cue. */
const anyTiming = '00:00:00.000 --> 00:00:01.000';
