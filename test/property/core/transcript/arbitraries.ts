import fc from 'fast-check';
import type { Format } from '../../../../server/src/core/transcript/transcript.js';

const breaks = ['\n', '\n\n', '\r\n', '\r\n\r\n', '\r', '\r\r'];
const labels = [
  'P1: ',
  'I: ',
  '**P1:** ',
  '[00:10] ANNA: ',
  'Ann Lee  0:12',
  '[P1] ',
  'P1\t',
  'TOM',
  'Note: ',
  'المحاور: ',
].concat(['<v P1>', '<v //S02>', '- ', '>> ', '<v ', '**', '//']);
const lines = [
  '# One',
  '## Two ##',
  '===',
  '---',
  '--- T ---',
  'PART TWO',
  '<!-- x',
  '-->',
  'Date: today',
  'WEBVTT',
  'NOTE x',
].concat(['1', '00:00:01,000 --> 00:00:02,000', '00:03.000 --> 00:04.000 align:start', '\ufeff']);
const words = [
  'We waited',
  ' ',
  '. ',
  '? ',
  '…',
  ', ',
  ' – ',
  'Dr. ',
  'no. ',
  '“no.” ',
  'https://a.b',
  ':',
  ' [00:20] ',
  '#00:00:10-5#',
].concat([
  'well-known',
  'isn’t',
  'e\u0301',
  '😀',
  '👩🏽‍⚕️',
  'שלום ',
  '我们等。',
  'हम रुके। ',
  '<i>',
  '</v>',
  '\t',
  '\u00a0',
  '\u2028',
  '\ud83d',
  '\u0301',
]);

/** A transcript of any shape, and of none: labels, headings, cues, comments and odd characters in any order. */
export const transcriptText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...words) },
      { weight: 3, arbitrary: fc.constantFrom(...breaks) },
      { weight: 2, arbitrary: fc.constantFrom(...labels) },
      { weight: 1, arbitrary: fc.constantFrom(...lines) },
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

export const format: fc.Arbitrary<Format> = fc.constantFrom('text', 'markdown', 'webvtt', 'srt');
