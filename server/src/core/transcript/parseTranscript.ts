import { readCues } from './cueReader.js';
import { readProse } from './proseReader.js';
import { guessing, type TranscriptReading } from './transcriptReading.js';
import type { Format, Transcript } from './transcript.js';

/**
 * Reads a transcript as it comes, in linear time. Never throws: what has no structure is paragraphs without speakers.
 * Line ends may be LF, CRLF or CR; a byte order mark is skipped. Who speaks is a judgement, see `chooseNames`, unless the
 * study says it.
 */
export function parseTranscript(text: string, format: Format, reading: TranscriptReading = guessing): Transcript {
  return format === 'webvtt' || format === 'srt' ? readCues(text, format, reading) : readProse(text, format, reading);
}
