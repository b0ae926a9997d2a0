import assert from 'node:assert/strict';
import { anchorOf } from '../../../../server/src/core/anchor/makeSegment.js';
import { linesOf } from '../../../../server/src/core/text/lines.js';
import { readMarks } from '../../../support/marks.js';

const anchor = (fixture: string): ReturnType<typeof anchorOf> => {
  const { text, ranges } = readMarks(fixture);
  return anchorOf(linesOf(text), ranges[0]!);
};

describe('the anchor of a passage', () => {
  it('gives lines and columns in code points, and the words with LF', () => {
    assert.deepEqual(anchor('😀\r\n😀 ⟦a😀\r\nb⟧ c'), {
      from: { line: 2, column: 3 },
      to: { line: 3, column: 2 },
      quote: 'a😀\nb',
      before: '😀\n😀 ',
      after: ' c',
    });
  });

  const contexts: readonly (readonly [
    what: string,
    fixture: string,
    before: string | undefined,
    after: string | undefined,
  ])[] = [
    ['none where the words are unique', 'say ⟦nobody trusted us⟧ now', undefined, undefined],
    ['both sides where they are short', 'say ⟦trust⟧ now', 'say ', ' now'],
    ['both sides where they are not', 'a ⟦yes⟧ b yes', 'a ', ' b yes'],
    [
      'both sides where a third of them stands elsewhere too',
      'in ⟦In 12 weeks the ward was full⟧ or In 13 weeks the ward of',
      'in ',
      ' or In 13 weeks the ward of',
    ],
    ['none where less of them does', 'in ⟦In 12 weeks the ward was full⟧ or the ward', undefined, undefined],
    ['one side at the start of the text', '⟦yes⟧ b yes', undefined, ' b yes'],
    ['one side at its end', 'yes a ⟦yes⟧', 'yes a ', undefined],
    ['32 units at most', `yes ${'x'.repeat(40)}⟦yes⟧${'y'.repeat(40)}`, 'x'.repeat(32), 'y'.repeat(32)],
    [
      'more where that tells it from others only with as much again',
      `${'z'.repeat(40)}b${'x'.repeat(30)}⟦yes⟧${'y'.repeat(70)} c${'x'.repeat(30)}yes${'y'.repeat(70)}`,
      `${'z'.repeat(33)}b${'x'.repeat(30)}`,
      'y'.repeat(64),
    ],
    ['no half of a pair', `yes x😀${'x'.repeat(31)}⟦yes⟧${'y'.repeat(31)}😀`, 'x'.repeat(31), 'y'.repeat(31)],
    ['LF line ends', 'yes\r\n⟦yes⟧\r\nno', 'yes\n', '\nno'],
  ];
  for (const [what, fixture, before, after] of contexts) {
    it(`has for context ${what}`, () => {
      const { before: left, after: right } = anchor(fixture);
      assert.deepEqual([left, right], [before, after]);
    });
  }

  it('names its text where no context tells it from others', () => {
    const text = 'Yes. '.repeat(500);
    const range = { start: 1200, end: 1204 };
    assert.equal(anchorOf(linesOf(text), range, 'sha256-1f3c9a7be2d04411').text, 'sha256-1f3c9a7be2d04411');
    assert.equal(anchorOf(linesOf(text), range).text, undefined);
    assert.equal(
      anchorOf(linesOf(`${text}No.`), { start: 2500, end: 2503 }, 'sha256-1f3c9a7be2d04411').text,
      undefined,
    );
  });
});
