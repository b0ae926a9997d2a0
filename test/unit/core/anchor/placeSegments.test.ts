import assert from 'node:assert/strict';
import { anchorOf } from '../../../../server/src/core/anchor/makeSegment.js';
import { occurrences } from '../../../../server/src/core/anchor/occurrences.js';
import {
  placerIn,
  placeSegments,
  type Place,
  type PlaceState,
} from '../../../../server/src/core/anchor/placeSegments.js';
import type { Segment } from '../../../../server/src/core/codings/segment.js';
import { atOnce } from '../../../../server/src/core/workInSteps.js';
import { linesOf } from '../../../../server/src/core/text/lines.js';
import { readMarks, writeMarks } from '../../../support/marks.js';

const segmentAt = (text: string, range: { start: number; end: number }): Segment => ({
  id: 'a',
  ...anchorOf(linesOf(text), range),
  codes: [],
});

describe('placing segments', () => {
  /** Marks what is coded in the text as it was, and where it should be found in the text as it is. */
  const check = (what: string, was: string, is: string, state: PlaceState): void => {
    it(`finds ${what}: ${state}`, () => {
      const before = readMarks(was);
      const after = readMarks(is);
      const segments = before.ranges.map((range) => segmentAt(before.text, range));
      const [place] = placeSegments(linesOf(after.text), segments, false);
      assert.equal(place?.state, state);
      if (state === 'orphaned') assert.deepEqual([place.start, place.end], [0, 0]);
      else assert.equal(writeMarks(after.text, [place]), is);
    });
  };
  check('a passage where it was', 'P1: ⟦the trust⟧ opened', 'P1: ⟦the trust⟧ opened it', 'exact');
  check('one that moved down', 'P1: ⟦the trust⟧ opened', 'New line\nP1: ⟦the trust⟧ opened', 'moved');
  check('one behind an emoji that was put in', '⟦trust⟧ us', '😀 ⟦trust⟧ us', 'moved');
  check('nothing where the words are gone', 'P1: ⟦the trust⟧ opened', 'P1: the hospital opened', 'orphaned');
  check('one of several by its context', 'a yes b\nc ⟦yes⟧ d', 'x\na yes b\nc ⟦yes⟧ d', 'moved');
  check('one of several that had been the only one', 'a ⟦yes⟧ b', 'x\n⟦yes⟧ c yes', 'ambiguous');
  check('one of several whose context changed', 'a yes b\nc ⟦yes⟧ d', 'x\na ⟦yes⟧ b\nq yes q', 'ambiguous');
  check(
    'one whose place another has taken, by its context',
    'a yes b\nc ⟦yes⟧ d',
    'a yes b\na yes b\nc ⟦yes⟧ d',
    'moved',
  );
  check(
    'one of several where it was, with one side of its context, in doubt',
    'a yes b\nc ⟦yes⟧ d',
    'a yes b\nc ⟦yes⟧ q',
    'ambiguous',
  );
  check(
    'one of several with the same context',
    `${'yes '.repeat(30)}⟦yes⟧${' yes'.repeat(30)}`,
    `x ${'yes '.repeat(30)}⟦yes⟧${' yes'.repeat(38)}`,
    'ambiguous',
  );
  check('lines though line ends became CRLF', '⟦one\ntwo⟧ three', 'zero ⟦one\r\ntwo⟧ three', 'moved');
  check('lines though line ends became LF', 'a\r\n⟦one\r\ntwo⟧ three', 'a\n⟦one\ntwo⟧ three', 'exact');
  check('one of more than a hundred', `${'yes '.repeat(100)}b ⟦yes⟧ c`, `x ${'yes '.repeat(100)}b ⟦yes⟧ c`, 'moved');

  it('finds words whose context all stands, beside a question put in with an answer that differs in a number', () => {
    const turn = (week: number): string =>
      `I: How was it then, in q${week}?\nP: In ${week} weeks the ward of ${week} beds was full.\n`;
    const turns = Array.from({ length: 60 }, (_, i) => turn(100 + i));
    const was = turns.join('');
    const is = turns.with(12, `${turn(1114)}${turn(112)}`).join('');
    const coded = 'In 112 weeks the ward of 112 beds was full.';
    const place = (text: string) => ({ start: text.indexOf(coded), end: text.indexOf(coded) + coded.length });
    assert.deepEqual(placeSegments(linesOf(is), [segmentAt(was, place(was))], false, was), [
      { ...place(is), state: 'moved' },
    ]);
  });

  it('finds words with all of their context, though the same words stand where they were, below another question', () => {
    const answers = ['It was fine.', 'Yes, I think so.'];
    const turns = Array.from({ length: 24 }, (_, i) => `I: How was it then, in q${100 + i}?\nP: ${answers[i % 2]}\n`);
    const was = turns.join('');
    const is = `${'I: And who was there?\nP: Nobody.\n'.repeat(2)}${was}`;
    const place = (text: string) => {
      const start = text.indexOf('It was', text.indexOf('q112?'));
      return { start, end: start + 'It was fine.'.length };
    };
    assert.deepEqual(placeSegments(linesOf(is), [segmentAt(was, place(was))], false), [
      { ...place(is), state: 'moved' },
    ]);
  });

  it('takes words that are nearly those of another passage for neither where one side says other things', () => {
    const coded = 'the\nprogramme” – it just\nhappens';
    const twin = `I: Was the centre what you had expected?\nP: You can’t plan for “${coded.replace('\n', ' ')}, and then the driver answered us.\n`;
    const talk = Array.from({ length: 12 }, (_, i) => `I: And on day ${i}?\nP: We saw ward ${i} and the nurse.\n`).join(
      '',
    );
    const last = `You can’t plan for “${coded}... Would you do it again?`;
    const was = `${talk}${twin}${talk}I: And later?\nP: I would. ${last}\n`;
    const start = was.indexOf(coded);
    const segment = segmentAt(was, { start, end: start + coded.length });
    const [place] = placeSegments(linesOf(was.replace(last, '')), [segment], false);
    assert.equal(place?.state, 'ambiguous');
  });

  it('takes a position on trust nowhere: the quote and its context have to stand there', () => {
    const segment = segmentAt('abc abd and so on', { start: 4, end: 17 });
    const placed = (text: string, named: Partial<Segment> = {}) =>
      placeSegments(linesOf(text), [{ ...segment, ...named }], true)[0]?.state;
    assert.equal(placed('abc abd and so on'), 'exact');
    assert.equal(placed('abc other words there'), 'orphaned');
    assert.equal(placed('abc abd and so on', { quote: 'never said here' }), 'orphaned');
    assert.equal(placed('abc abd and so on', { before: 'abc ' }), 'exact');
    assert.notEqual(placed('abc abd and so on', { before: 'xyz ' }), 'exact');
    assert.notEqual(placed('abc abd and so on', { after: ' for ever' }), 'exact');
    assert.equal(
      placed('abc\r\nabd and so on', { from: { line: 2, column: 1 }, to: { line: 2, column: 14 }, before: 'abc\n' }),
      'exact',
    );
  });

  it('places each segment by the text that its own position speaks of', () => {
    const answers = (first: string): string =>
      `${first}I: How was q05?\nP: Yes, I think so.\nI: How was q06?\nP: Yes, I think so.\n`;
    const [was, now] = [answers(''), answers('Page 1\n\n')];
    const inOld = { ...segmentAt(was, { start: 19, end: 35 }), id: 'old' };
    const inNew = { ...segmentAt(now, { start: 27, end: 43 }), id: 'new' };
    assert.deepEqual([inOld.quote, inNew.quote], ['Yes, I think so.', 'Yes, I think so.']);
    const place = (named: string, segments: readonly Segment[], known = true) =>
      atOnce(
        placerIn(linesOf(now)).place(segments, {
          now: 'now',
          named,
          old: (of) => (known && of === 'was' ? was : undefined),
        }),
      );
    const right = { start: 27, end: 43 };
    const shown = (places: readonly Place[]): unknown => places.map(({ start, end, state }) => [state, { start, end }]);
    const both = [
      ['moved', right],
      ['exact', right],
    ];
    assert.deepEqual(shown(place('now', [{ ...inOld, text: 'was' }, inNew])), both);
    assert.deepEqual(shown(place('was', [inOld, { ...inNew, text: 'now' }])), both);
    // A merge of lines may leave any of the two digests.
    for (const named of ['now', 'was']) {
      for (const known of [true, false]) {
        for (const { start, end, state } of place(named, [inOld, inNew], known)) {
          if (state !== 'ambiguous' && state !== 'orphaned') assert.deepEqual({ start, end }, right);
        }
      }
    }
  });

  it('looks for the quote where a position is not in the text at all', () => {
    const segment = {
      ...segmentAt('abc abd', { start: 4, end: 7 }),
      from: { line: 3, column: 5 },
      to: { line: 3, column: 8 },
    };
    assert.deepEqual(placeSegments(linesOf('abc abd'), [segment], true), [{ start: 4, end: 7, state: 'moved' }]);
  });

  it('counts overlapping occurrences', () => {
    assert.deepEqual(occurrences('aaaa', 'aa', 9), [0, 1, 2]);
    assert.deepEqual(occurrences('aaaa', 'aa', 2), [0, 1]);
  });
});
