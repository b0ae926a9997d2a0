import { readCues } from './cueReader.js';
import { readProse } from './proseReader.js';
import type { Format, Transcript } from './transcript.js';

/**
 * Reads a transcript as it comes, in linear time. Never throws: what has no structure is paragraphs without speakers.
 * Line ends may be LF, CRLF or CR; a byte order mark is skipped. Who speaks is a judgement: see `chooseNames`.
 */
export function parseTranscript(text: string, format: Format): Transcript {
  return format === 'webvtt' || format === 'srt' ? readCues(text, format) : readProse(text, format);
}
