import assert from 'node:assert/strict';
import { parseTranscript } from '../../../../server/src/core/transcript/parseTranscript.js';
import { nextSentence, sentenceAt, sentencesOf } from '../../../../server/src/core/transcript/sentences.js';
import { splitClauses } from '../../../../server/src/core/transcript/splitSentences.js';
import type { Format } from '../../../../server/src/core/transcript/transcript.js';
import { readMarks, writeMarks } from '../../../support/marks.js';

describe('sentences', () => {
  /** Marks all sentences of the text. */
  const check = (what: string, fixture: string, format: Format = 'text'): void => {
    it(what, () => {
      const { text } = readMarks(fixture);
      const transcript = parseTranscript(text, format);
      const found = transcript.turns.flatMap((turn) => sentencesOf(text, transcript, turn));
      assert.equal(writeMarks(text, found), fixture);
    });
  };
  const said = (fixture: string): string => `P1: ${fixture}\n\nI: ⟦Yes.⟧\n`;

  check('end at full stops, question and exclamation marks', said('⟦We waited.⟧ ⟦Why?⟧ ⟦Nobody knew!⟧ ⟦So⟧'));
  check('do not end after an abbreviation', said('⟦Dr. Lee and Prof. Berg met, e.g. on Mondays.⟧ ⟦Then they left.⟧'));
  check('end after “I” as in “so did I”', said('⟦So did I.⟧ ⟦Then we left.⟧'));
  check('do not end after an initial', said('⟦I met J. Smith and A. B. Lee.⟧ ⟦They left.⟧'));
  check('do not end within a number', said('⟦It was 3.5 miles at 10.30 p.m. or so.⟧ ⟦Far.⟧'));
  check('may trail off', said('⟦I thought… well, no.⟧ ⟦It was…⟧ ⟦Never mind.⟧ ⟦I… I left.⟧'));
  check('do not end within “no. 5”', said('⟦It was bed no. 5.⟧ ⟦They said no.⟧ ⟦Then we left.⟧'));
  check('may trail off in full stops', said('⟦It was... hard.⟧ ⟦Never mind...⟧ ⟦We went on.⟧'));
  check('take closing quotes with them', said('⟦They said “no.”⟧ ⟦We left.⟧ ⟦“Why?”⟧ ⟦Nobody knew.⟧'));
  check('run on over a line', said('⟦We waited\nfor months.⟧ ⟦Then\nit came.⟧'));
  check('run on over a line that ends in CRLF', 'P1: ⟦We waited\r\nfor months.⟧ ⟦Then.⟧\r\n\r\nI: ⟦Yes.⟧\r\n');
  check('do not run on over paragraphs', said('⟦We waited⟧\n\n⟦for months.⟧'));
  check('run on over a timestamp', said('⟦We waited [00:10] for months.⟧ ⟦Then it came.⟧'));
  check('end before a timestamp where a full stop says so', said('⟦We waited.⟧ [00:10] ⟦Then it came.⟧'));
  check(
    'run on over cues of one turn',
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<v P1>⟦We waited\n\n00:02.000 --> 00:03.000\n<v P1>for months.⟧ ⟦Then\n\n00:03.000 --> 00:04.000\n<v P1>it came.⟧\n\n00:04.000 --> 00:05.000\n<v I>⟦Yes⟧\n\n00:05.000 --> 00:06.000\n<v P1>⟦and so on.⟧\n',
    'webvtt',
  );
  check(
    'do not run on over cues of another speaker',
    '1\n00:00:01,000 --> 00:00:02,000\nP1: ⟦We waited⟧\n\n2\n00:00:02,000 --> 00:00:03,000\nI: ⟦and waited.⟧\n',
    'srt',
  );
  check(
    'end with a cue whose quotation ends there',
    '1\n00:00:01,000 --> 00:00:02,000\nP1: ⟦They said “no.”⟧\n\n2\n00:00:02,000 --> 00:00:03,000\n⟦then we left⟧\n\n3\n00:00:03,000 --> 00:00:04,000\nI: ⟦Oh⟧\n',
    'srt',
  );
  check('are told in scripts of their own', 'P1: ⟦我们等了很久。⟧⟦然后它来了。⟧\n\nI: ⟦为什么？⟧\n');
  check('are told in Devanagari', 'P1: ⟦हम रुके।⟧ ⟦फिर आया।⟧\n\nI: ⟦क्यों?⟧\n');
});

describe('the sentence at a caret', () => {
  const check = (what: string, fixture: string): void => {
    it(what, () => {
      const { text, caret } = readMarks(fixture);
      const found = sentenceAt(text, parseTranscript(text, 'text'), caret);
      assert.equal(writeMarks(text, found ? [found] : []), fixture.replace('‸', ''));
    });
  };
  check('is the one around it', 'P1: One. ⟦Two ‸three.⟧ Four.\n\nI: Five.\n');
  check('is the one that ends there', 'P1: One. ⟦Two three.‸⟧ Four.\n\nI: Five.\n');
  check('is the one that starts there, of two', 'P1: 一。⟦‸二。⟧三。\n\nI: Five.\n');
  check('is none in a label', 'P‸1: One. Two.\n\nI: Five.\n');
  check('is none between turns', 'P1: One. Two.\n‸\nI: Five.\n');

  it('is found in a paragraph of a hundred thousand letters', () => {
    const text = 'This is what I said then. '.repeat(4000);
    const found = sentenceAt(text, parseTranscript(text, 'text'), 26 * 2000 + 3);
    assert.deepEqual(found, { start: 52_000, end: 52_025 });
  });
});

describe('the next and the previous sentence', () => {
  const check = (what: string, direction: 'next' | 'previous', fixture: string): void => {
    it(`${what} (${direction})`, () => {
      const { text, caret } = readMarks(fixture);
      const found = nextSentence(text, parseTranscript(text, 'text'), caret, direction);
      assert.equal(writeMarks(text, found ? [found] : []), fixture.replace('‸', ''));
    });
  };
  check('is beside that at the caret', 'next', 'P1: On‸e. ⟦Two.⟧ Three.\n\nI: Four.\n');
  check('is beside that at the caret', 'previous', 'P1: ⟦One.⟧ Tw‸o. Three.\n\nI: Four.\n');
  check('is in the next turn', 'next', 'P1: One. Tw‸o.\n\nI: ⟦Three.⟧\n');
  check('is in the turn before', 'previous', 'P1: One. ⟦Two.⟧\n\nI: ‸Three.\n');
  check('is the first from the top', 'next', '‸Date: today\n\nP1: ⟦One.⟧\n\nI: Two.\n');
  check('is the next from within a label', 'next', 'P1: One.\n\n‸I: ⟦Two.⟧\n');
  check('is the last from the bottom', 'previous', 'P1: One.\n\nI: ⟦Two.⟧\n\n‸');
  check('is none at the end', 'next', 'P1: One.\n\nI: Tw‸o.\n');
  check('is none at the start', 'previous', 'P1: On‸e.\n\nI: Two.\n');
});

describe('clauses', () => {
  const check = (what: string, fixture: string): void => {
    it(what, () => {
      const { text } = readMarks(fixture);
      assert.equal(writeMarks(text, splitClauses(text)), fixture);
    });
  };
  check('end at commas, semicolons and dashes', '⟦We came,⟧ ⟦we saw;⟧ ⟦we left –⟧ ⟦gladly.⟧');
  check('do not end within a number', '⟦It took 1,000 days and 10:30 hours.⟧');
  check('end at commas of other scripts', '⟦我们等，⟧⟦然后走。⟧');
  check('are one where nothing parts them', '⟦We came.⟧');
});
