import assert from 'node:assert/strict';
import { quotedWords } from '../../../../server/src/core/transcript/quotedWords.js';

describe('The words of a quote', () => {
  const check = (quote: string, words: string, path = 'transcripts/P03.vtt'): void => {
    assert.equal(quotedWords(quote, path), words);
  };
  it('are what is said in the cues that it goes over', () =>
    check(
      'We <i>waited</i>,</v>\n\n2\n00:00:03.000 --> 00:00:04.000 align:start\n<v P03>you &amp; I,\nand they.',
      'We waited, you & I, and they.',
    ));
  it('have a line for each speaker', () =>
    check('<v I>Why?</v>\n\n00:03.000 --> 00:04.000\n<v P03>We waited.', 'I: Why?\nP03: We waited.'));
  it('have no number of the next cue at the end', () =>
    check('We waited.\n\n2\n00:00:03,000 --> 00:00:04,000\nSo', 'We waited. So', 'transcripts/P04.srt'));
  it('leave out notes', () => check('We.\n\nNOTE unclear\n\n00:03.000 --> 00:04.000\nThey.', 'We. They.'));
  it('stay as they are in text and Markdown', () => {
    check('a --> b <v c>', 'a --> b <v c>', 'transcripts/P01.txt');
    check('a --> b <v c>', 'a --> b <v c>', 'transcripts/P01.md');
  });
  it('stay as they are without any markup', () => check('We\nwaited', 'We\nwaited'));
});
