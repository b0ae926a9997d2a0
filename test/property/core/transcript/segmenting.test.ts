import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sentenceSegments, wordSegments } from '../../../../server/src/core/transcript/segmenting.js';

/** Texts of several windows, of few different pieces each, so that what windows could break comes up often. */
const texts = (pieces: readonly string[]): fc.Arbitrary<string> =>
  fc
    .subarray([...pieces], { minLength: 2, maxLength: 7 })
    .chain((some) => fc.array(fc.constantFrom(...some), { minLength: 1000, maxLength: 2000, size: 'max' }))
    .map((some) => some.join(''));

const ends = ['. ', '.', '? ', '…', '。', '؟ ', 'Dr. ', 'A. ', '2. ', 'e.g. ', '." ', '!) '];
const others = [
  'a',
  'B',
  'é',
  'e\u0301',
  '\u0301',
  ' ',
  '1',
  '3.4',
  '我们',
  'か',
  'ก',
  '😀',
  '\u200d',
  '\u00ad',
  '\ud800',
  ', ',
];
const startsIn = (found: Iterable<{ readonly start: number }>): readonly number[] =>
  Array.from(found, ({ start }) => start);
const whole = (text: string, granularity: 'sentence' | 'word'): readonly number[] =>
  Array.from(new Intl.Segmenter('en', { granularity }).segment(text), ({ index }) => index);

describe('splitting a long text in windows', () => {
  it('finds the sentences of the whole text', () => {
    fc.assert(
      fc.property(texts([...ends, ...others]), (text) => {
        assert.deepEqual(startsIn(sentenceSegments(text)), whole(text, 'sentence'));
      }),
      { seed: 1, numRuns: 8 },
    );
  });
  it('finds the words of the whole text', () => {
    fc.assert(
      fc.property(texts(others.filter((piece) => piece !== ' ')), (text) => {
        const spaced = text.replace(/(.{40})/gsu, '$1 ');
        assert.deepEqual(startsIn(wordSegments(spaced, { start: 0, end: spaced.length })), whole(spaced, 'word'));
      }),
      { seed: 1, numRuns: 8 },
    );
  });
  it('gives a segmenter no more than a window at a time', () => {
    // Each step of a segmenter copies all that it was given, so that a long text given at once takes the square of its length.
    const segment = Object.getOwnPropertyDescriptor(Intl.Segmenter.prototype, 'segment');
    let longest = 0;
    Object.defineProperty(Intl.Segmenter.prototype, 'segment', {
      ...segment,
      value(this: Intl.Segmenter, text: string) {
        longest = Math.max(longest, text.length);
        return (segment?.value as (text: string) => unknown).call(this, text);
      },
    });
    try {
      for (const text of ['Dr. ', 'A. ', 'One two. ', '我们。', 'a'].map((piece) =>
        piece.repeat(100_000 / piece.length),
      )) {
        if (text !== 'a'.repeat(100_000)) Array.from(sentenceSegments(text));
        Array.from(wordSegments(text, { start: 0, end: text.length }));
      }
    } finally {
      if (segment) Object.defineProperty(Intl.Segmenter.prototype, 'segment', segment);
    }
    assert.ok(longest <= 8 * 1024 + 1, `it was given ${longest} units at once`);
  });
});
