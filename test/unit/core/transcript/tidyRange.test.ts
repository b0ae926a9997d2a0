import assert from 'node:assert/strict';
import { parseTranscript } from '../../../../server/src/core/transcript/parseTranscript.js';
import { cutToSpeech, tidyRange, wordAt, wordCount } from '../../../../server/src/core/transcript/tidyRange.js';
import type { Format } from '../../../../server/src/core/transcript/transcript.js';
import { readMarks, writeMarks } from '../../../support/marks.js';

describe('tidying a selection', () => {
  /** `sel` is what is selected, and the mark without a name what it becomes. */
  const check = (what: string, selected: string, expected: string): void => {
    it(`${what}: ${selected}`, () => {
      const { text, ranges } = readMarks(selected);
      assert.equal(readMarks(expected).text, text);
      assert.equal(writeMarks(text, [tidyRange(text, ranges[0]!)]), expected);
    });
  };
  check('grows to whole words', 'the t⟦rust would n⟧ot', 'the ⟦trust would not⟧');
  check('leaves whole words', 'the ⟦trust⟧ would', 'the ⟦trust⟧ would');
  check('leaves out white space', 'the⟦ trust \n⟧would', 'the ⟦trust⟧ \nwould');
  check('keeps punctuation that was selected', 'so ⟦(the trust.⟧ Then', 'so ⟦(the trust.⟧ Then');
  check('does not take punctuation that was not', 'the ⟦tru⟧st. Then', 'the ⟦trust⟧. Then');
  check('takes words with an apostrophe', 'we did⟦n⟧’t go', 'we ⟦didn’t⟧ go');
  check('takes words with a straight apostrophe', "it is⟦n'⟧t so", "it ⟦isn't⟧ so");
  check('takes words with hyphens', 'a well-⟦kn⟧own man', 'a ⟦well-known⟧ man');
  check('takes words with several hyphens', 'the mother-⟦in⟧-law came', 'the ⟦mother-in-law⟧ came');
  check('does not take what a dash parts', 'we wait⟦ed – the⟧n', 'we ⟦waited – then⟧');
  check('never splits an accent from its letter', 'cafe⟦\u0301 a⟧u lait', '⟦cafe\u0301 au⟧ lait');
  check('never splits an emoji', 'so \ud83d⟦\ude00⟧ yes', 'so ⟦😀⟧ yes');
  check('never splits joined emoji', 'so 👩⟦🏽‍⚕️ ye⟧s', 'so ⟦👩🏽‍⚕️ yes⟧');
  check('never splits a family', 'so 👨‍👩⟦‍👧 ⟧yes', 'so ⟦👨‍👩‍👧⟧ yes');
  check('never splits a flag', 'so \ud83c\uddf3⟦\ud83c\uddf4⟧ yes', 'so ⟦🇳🇴⟧ yes');
  check('never splits CRLF', 'one\r⟦\ntwo⟧', 'one\r\n⟦two⟧');
  check('grows in right-to-left text', 'הוא א⟦מר של⟧ום לי', 'הוא ⟦אמר שלום⟧ לי');
  check('grows in Arabic with its vowel signs', 'قا⟦ل مَرْحَ⟧بًا لي', '⟦قال مَرْحَبًا⟧ لي');
  check('takes words of Chinese as dictionaries see them', '我们等了很⟦久⟧。', '我们等了⟦很久⟧。');
  check('takes letters of Hindi with their vowels', 'हम रु⟦क⟧े', 'हम ⟦रुके⟧');
  check('makes nothing of nothing but white space', 'the⟦  ⟧trust', 'the⟦⟧  trust');
  check('makes nothing of a caret', 'the tr⟦⟧ust', 'the tr⟦⟧ust');
  check('moves a caret out of an emoji', 'so \ud83d⟦⟧\ude00 yes', 'so ⟦⟧😀 yes');

  it('moves offsets outside the text to its ends', () => {
    assert.deepEqual(tidyRange('the trust', { start: -5, end: 99 }), { start: 0, end: 9 });
    assert.deepEqual(tidyRange('the trust', { start: 99, end: 120 }), { start: 9, end: 9 });
    assert.deepEqual(tidyRange('the trust', { start: 7, end: 2 }), { start: 7, end: 7 });
  });
});

describe('the word at a caret', () => {
  const check = (what: string, fixture: string): void => {
    it(what, () => {
      const { text, caret } = readMarks(fixture);
      const found = wordAt(text, caret);
      assert.equal(writeMarks(text, found ? [found] : []), fixture.replace('‸', ''));
    });
  };
  check('is the one around it', 'the ⟦tr‸ust⟧ would');
  check('is the one that ends there', 'the ⟦trust‸⟧ would');
  check('is the one that starts there, of two', '很久⟦‸以前⟧');
  check('is whole with hyphen and apostrophe', 'a ⟦mother-in‸-law’s⟧ car');
  check('is none between others', 'the – ‸ – trust');
});

describe('counting words', () => {
  const count = (what: string, text: string, expected: number): void => {
    it(`counts ${what}`, () => assert.equal(wordCount(text, [{ start: 0, end: text.length }]), expected));
  };
  count('those between spaces', 'We waited, for months.', 4);
  count('one with hyphen or apostrophe as one', 'A well-known mother-in-law isn’t here', 5);
  count('numbers', 'It took 10 days', 4);
  count('none in punctuation', '… – !', 0);
  count('those of Chinese as dictionaries see them', '我们等了很久', 4);

  it('counts within the ranges alone', () => {
    assert.equal(
      wordCount('one two three four', [
        { start: 0, end: 7 },
        { start: 14, end: 18 },
      ]),
      3,
    );
  });
});

describe('A selection cut to what is said', () => {
  const check = (fixture: string, format: Format = 'text'): void => {
    const { text, ranges } = readMarks(fixture);
    const [selected, expected] = ranges.toSorted((a, b) => (a.name < b.name ? 1 : -1));
    assert.ok(selected && expected);
    const { start, end } = cutToSpeech(selected, parseTranscript(text, format).speech);
    assert.equal(text.slice(start, end), text.slice(expected.start, expected.end));
  };
  it('leaves out the label at its start', () => check('I: Why?\n\n⟦sel|P1: ⟦is|We waited.⟧⟧\n\nI: So?'));
  it('leaves out half a label', () => check('I: Why?\n\nP⟦sel|1: ⟦is|We wai⟧⟧ted.\n\nI: So?'));
  it('leaves out a time and the next label at its end', () =>
    check('I: Why?\n\nP1: We ⟦sel|⟦is|waited.⟧ [00:12]\n\nI: ⟧So?'));
  it('goes over a label in the middle', () => check('I: ⟦sel|⟦is|Why?\n\nP1: We⟧⟧ waited.\n\nI: So?'));
  it('leaves out cue numbers, timings and voice tags', () =>
    check(
      'WEBVTT\n\n⟦sel|1\n00:01.000 --> 00:02.000\n<v P1>⟦is|We waited.⟧</v>\n\n2\n⟧00:03.000 --> 00:04.000\nSo?\n',
      'webvtt',
    ));
  it('leaves out half a tag', () =>
    check('WEBVTT\n\n00:01.000 --> 00:02.000\n<v P⟦sel|1>⟦is|We waited.⟧</⟧v>\n', 'webvtt'));
  it('keeps what is no speech where nothing else is selected', () =>
    check('⟦sel|⟦is|# A title⟧⟧\n\nI: Why?\n', 'markdown'));
});
