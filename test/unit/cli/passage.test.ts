import assert from 'node:assert/strict';
import { rangeAt, rangeOfQuote } from '../../../server/src/cli/passage.js';
import { linesOf } from '../../../server/src/core/text/lines.js';
import { guessing } from '../../../server/src/core/transcript/transcriptReading.js';
import { readMarks } from '../../support/marks.js';

const textOf = (fixture: string, path: string) => {
  const { text, ranges } = readMarks(fixture);
  return { file: { path, lines: linesOf(text), digest: '' }, text, range: ranges[0] ?? { start: -1, end: -1 } };
};

describe('A passage by its words', () => {
  const check = (quote: string, fixture: string, path = 'transcripts/P01.txt'): void => {
    const { file, text, range } = textOf(fixture, path);
    const { start, end } = rangeOfQuote(file, quote, guessing);
    assert.equal(text.slice(start, end), text.slice(range.start, range.end));
    assert.equal(start, range.start);
  };
  it('is found as it is written', () => check('We waited', 'P1: ⟦We waited⟧.'));
  it('is found with other apostrophes and quotation marks', () => {
    check("it's", 'P1: ⟦it’s⟧ fine.');
    check('"so"', 'P1: he said ⟦“so”⟧.');
    check('a-b', 'P1: ⟦a–b⟧.');
  });
  it('is found in other Unicode forms', () => {
    check('caf\u00e9', 'P1: the ⟦cafe\u0301⟧ there.');
    check('cafe\u0301', 'P1: the ⟦caf\u00e9⟧ there.');
  });
  it('is found with other spaces and line breaks', () => {
    check('We waited on', 'P1: ⟦We\u00a0waited\n  on⟧.');
    check('We\nwaited on', 'P1: ⟦We waited  on⟧.');
    check('We waited', 'P1: ⟦We\r\nwaited⟧.\r\n');
  });
  it('is found without what is not seen', () => check('waited', 'P1: We ⟦wai\u00adted⟧.'));
  it('is found over cues and tags', () =>
    check(
      'We waited, you and I',
      'WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v P1>⟦We waited,</v>\n\n2\n00:03.000 --> 00:04.000\n<v P1>you <i>and</i> I⟧.</v>\n',
      'transcripts/P03.vtt',
    ));
  it('is found over a time', () => check('We waited on', 'I: Why?\n\nP1: ⟦We waited [00:12] on⟧.\n\nI: So?'));
  it('is refused where it stands twice, with the places', () => {
    const { file } = textOf('P1: it’s late, it’s dark.', 'transcripts/P01.txt');
    assert.throws(() => rangeOfQuote(file, "it's", guessing), /stands in .* 2 times: at 1:5-1:9, 1:16-1:20\./);
  });
  it('is refused where it does not stand, with the nearest words', () => {
    const { file } = textOf('P1: The trust simply would not let us in at all.', 'transcripts/P01.txt');
    assert.throws(
      () => rangeOfQuote(file, 'The trust simple would not let us', guessing),
      /does not stand in transcripts\/P01\.txt\. The nearest words are “The trust simply would not let us”, at 1:5-1:38\./,
    );
    assert.throws(() => rangeOfQuote(file, 'Quite another matter', guessing), /Give the words as they are written/);
    assert.throws(() => rangeOfQuote(file, ' ', guessing), /does not stand/);
  });
});

describe('A passage by its position', () => {
  const check = (at: string, fixture: string): void => {
    const { file, text, range } = textOf(fixture, 'transcripts/P01.txt');
    const { start, end } = rangeAt(file, at);
    assert.equal(text.slice(start, end), text.slice(range.start, range.end));
  };
  it('is taken as it is', () => check('1:5-1:7', 'P1: ⟦We⟧ waited.\n\nI: So?'));
  it('keeps white space at its ends', () => check('1:7-1:16', 'P1: We⟦ waited. ⟧\n\nI: So?'));
  it('has whole characters', () => {
    check('1:9-1:10', 'P1: the ⟦👩🏽‍⚕️⟧ came.\n\nI: So?');
    check('1:8-1:9', 'P1: caf⟦e\u0301⟧ there.\n\nI: So?');
  });
  it('stays empty where it is', () => {
    const { file } = textOf('P1: cafe\u0301 there.', 'transcripts/P01.txt');
    assert.deepEqual(rangeAt(file, '1:9-1:9'), { start: 8, end: 8 });
  });
  it('is refused where there are no words', () => {
    const { file } = textOf('P1: We  waited.', 'transcripts/P01.txt');
    assert.throws(() => rangeAt(file, '1:7-1:9'), /There are no words at 1:7-1:9/);
  });
});
