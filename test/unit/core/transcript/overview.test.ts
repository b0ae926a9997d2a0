import assert from 'node:assert/strict';
import { linesOf } from '../../../../server/src/core/text/lines.js';
import { overviewOf, type Overview } from '../../../../server/src/core/transcript/overview.js';
import { detailsInWords, summaryInWords } from '../../../../server/src/core/transcript/overviewInWords.js';
import { parseTranscript } from '../../../../server/src/core/transcript/parseTranscript.js';
import { guessing, type TranscriptReading } from '../../../../server/src/core/transcript/transcriptReading.js';
import type { Format } from '../../../../server/src/core/transcript/transcript.js';

const overview = (text: string, format: Format = 'text', reading: TranscriptReading = guessing): Overview =>
  overviewOf(linesOf(text), parseTranscript(text, format, reading), reading);

/** A talk of questions and answers, with the speaker of the last answer as given. */
const talk = (last: string): string =>
  `${'Interviewer: Why?\n\nBauer: Since it was long.\n\n'.repeat(5)}${last}: And cold.\n`;

describe('An overview of a transcript', () => {
  it('counts speakers, turns, words and times', () => {
    const found = overview('[0:05] I: Why do you ask?\n\n[1:02:09] P1: I wonder.\n');
    assert.equal(summaryInWords(found), '2 speakers, 2 turns, 6 words');
    assert.deepEqual(detailsInWords(found), [
      'Plain text with labels as in “Name: …”, 2 times up to 1:02:09',
      'I (asks): 1 turn, 4 words',
      'P1: 1 turn, 2 words',
      'Guessed: “I” is taken to be asking; gloss.yaml does not say who does.',
    ]);
  });

  it('says what the study says of speakers, and guesses nothing then', () => {
    const speakers = [
      { name: 'Bauer', aliases: ['B'], role: 'participant' },
      { name: 'Kern', aliases: [], role: 'interviewer' },
    ];
    const found = overview('Kern: Why?\n\nB: So.\n\nKern: And?\n', 'text', { speakers, labels: [] });
    assert.deepEqual(detailsInWords(found), [
      'Plain text with labels as in “Name: …”, no times',
      'Kern (interviewer): 2 turns, 2 words',
      'Bauer (participant): 1 turn, 1 word',
    ]);
  });

  const odd: readonly (readonly [what: string, text: string, oddity: RegExp | undefined, format?: Format])[] = [
    ['a clean talk', talk('Bauer'), undefined],
    ['a label with a slip', talk('Baeur'), /^“Baeur” at line 21 may be a slip of “Bauer”\.$/],
    ['names that differ in a number', talk('Bauer 2'), undefined],
    ['ids that differ in a digit', 'I: Why?\n\nP1: So.\n\n'.repeat(5) + 'P2: No.\n', undefined],
    [
      'a turn without a speaker',
      `It was a cold and rainy day.\n\n${talk('Bauer')}`,
      /^The turn at line 1 has no speaker\.$/,
    ],
    ['nobody who asks', 'Ada: Why?\n\nBen: So.\n\n'.repeat(3), /^Nobody is known to ask\./],
    ['one who speaks alone', 'P1: So.\n\nP1: No.\n\nP1: Yes.\n', /^Only “P1” speaks\.$/],
    [
      'times that go back',
      '[0:09] I: Why?\n\n[0:03] P1: So.\n',
      /^The time at line 3 is earlier than the one before it\.$/,
    ],
    [
      'a question that is longer than all answers',
      `I: ${'why '.repeat(300)}\n\nP1: So.\n`,
      /^“I” is taken to be asking and/,
    ],
    ['nothing', '\n', /^Nothing is said in it\.$/],
    [
      'directions in brackets',
      '[laughs] He said so.\n\n'.concat(talk('Bauer')),
      /^The turn at line 1 has no speaker\.$/,
    ],
  ];
  for (const [what, text, oddity, format] of odd) {
    it(`${oddity ? 'finds' : 'finds nothing odd in'} ${what}`, () => {
      const { oddities } = overview(text, format);
      assert.equal(oddities.length, oddity ? 1 : 0, oddities.join(' '));
      if (oddity) assert.match(oddities[0] ?? '', oddity);
    });
  }

  it('names speakers whom the study does not', () => {
    const speakers = [{ name: 'Kern', aliases: ['K'], role: 'interviewer' }];
    const { oddities } = overview('K: Why?\n\nP1: So.\n\nK: And?\n', 'text', { speakers, labels: [] });
    assert.deepEqual(oddities, ['Not among the speakers in gloss.yaml: “P1”.']);
  });

  it('says how turns were made where nobody is named', () => {
    assert.deepEqual(overview('So it was.\n\nAnd then not.\n').guesses, ['Nobody is named: each paragraph is a turn.']);
  });
});
