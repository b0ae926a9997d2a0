import assert from 'node:assert/strict';
import { parseCodings } from '../../../../../server/src/core/codings/readCodings.js';
import { anchorOf } from '../../../../../server/src/core/anchor/makeSegment.js';
import { printSegment } from '../../../../../server/src/core/codings/printCodings.js';
import { placeSegments } from '../../../../../server/src/core/anchor/placeSegments.js';
import type { Operation } from '../../../../../server/src/core/edit/operation.js';
import { linesOf } from '../../../../../server/src/core/text/lines.js';
import { readMarks, writeMarks } from '../../../../support/marks.js';
import { codingsFile, codingsPath, deskOf, type Desk } from '../../support/desk.js';

/** A desk whose transcript has the marked segments, each with the code trust and a memo of its own id. */
function deskWith(fixture: string, coder = 'coder1'): Desk {
  const { text, ranges } = readMarks(fixture);
  const entries = ranges.map((range) =>
    printSegment({
      id: range.name,
      ...anchorOf(linesOf(text), range),
      codes: [{ code: range.name.startsWith('o') ? 'clashing-paces' : 'trust' }],
      memo: range.name,
    }),
  );
  return deskOf(text, { [codingsPath]: codingsFile(text, entries.join('')) }, coder);
}

const segmentsOf = (desk: Desk): ReturnType<typeof parseCodings>['value']['segments'] =>
  parseCodings(desk.files.get(codingsPath) ?? '').value.segments;

describe('changing segments', () => {
  const check = (what: string, was: string, operation: (caret: number) => Operation, expected: string): void => {
    it(what, () => {
      const desk = deskWith(was);
      desk.edit(operation(readMarks(was).caret));
      const { lines } = desk.transcript();
      const segments = segmentsOf(desk);
      const places = placeSegments(lines, segments, true).map((place, i) => ({
        ...place,
        name: segments[i]?.id ?? '',
      }));
      assert.equal(writeMarks(lines.text, places), expected);
    });
  };
  check(
    'gives one other bounds',
    'a ⟦aa|b⟧ c',
    () => ({ op: 'setBounds', segment: 'aa', range: { start: 0, end: 5 } }),
    '⟦aa|a b c⟧',
  );
  check(
    'splits one, white space at the cut left out',
    'a ⟦aa|b c ‸ d⟧ e',
    (offset) => ({ op: 'split', segment: 'aa', offset }),
    'a ⟦aa|b c⟧  ⟦new1|d⟧ e',
  );
  check(
    'splits one of several lines',
    '⟦aa|😀 a\r\n‸b⟧',
    (offset) => ({ op: 'split', segment: 'aa', offset }),
    '⟦aa|😀 a⟧\r\n⟦new1|b⟧',
  );
  check(
    'merges those that overlap or touch, into the first',
    '⟦aa|a⟧ ⟦bb|b ⟦cc|c⟧ d⟧ e',
    () => ({ op: 'merge', segments: ['cc', 'bb', 'aa'] }),
    '⟦aa|a b c d⟧ e',
  );
  check('takes one off', '⟦aa|a⟧ ⟦bb|b⟧', () => ({ op: 'uncode', segment: 'aa' }), 'a ⟦bb|b⟧');
  check(
    'takes one off with its last code, by an old id of it',
    '⟦aa|a⟧ ⟦bb|b⟧',
    () => ({ op: 'uncode', segment: 'aa', code: 'confidence' }),
    'a ⟦bb|b⟧',
  );

  it('keeps id and memo with the first half, and the codes with both', () => {
    const desk = deskWith('⟦aa|one two⟧');
    desk.edit({ op: 'split', segment: 'aa', offset: 4 });
    assert.deepEqual(
      segmentsOf(desk).map(({ id, memo, quote, codes }) => [id, memo, quote, codes[0]?.code]),
      [
        ['aa', 'aa', 'one', 'trust'],
        ['new1', undefined, 'two', 'trust'],
      ],
    );
  });

  it('joins codes and memos of what it merges', () => {
    const desk = deskWith('⟦aa|a⟧ ⟦bb|b⟧');
    desk.edit({ op: 'apply', range: { start: 2, end: 3 }, codes: [{ code: 'clashing-paces' }] });
    desk.edit({ op: 'setExemplar', segment: 'bb', exemplar: true });
    desk.edit({ op: 'merge', segments: ['aa', 'bb'] });
    const [merged] = segmentsOf(desk);
    assert.deepEqual(
      [merged?.codes.map(({ code }) => code), merged?.memo, merged?.exemplar],
      [['trust', 'clashing-paces'], 'aa\nbb', true],
    );
  });

  it('writes a memo with LF and without white space around, and removes it', () => {
    const desk = deskWith('⟦aa|a⟧');
    desk.edit({ op: 'setMemo', segment: 'aa', memo: ' one\r\n two # x \n' });
    assert.equal(segmentsOf(desk)[0]?.memo, 'one\n two # x');
    assert.equal(desk.edit({ op: 'setMemo', segment: 'aa', memo: ' ' }).step.label, 'Remove memo');
    assert.equal(segmentsOf(desk)[0]?.memo, undefined);
  });

  it('marks an exemplar and takes the mark off', () => {
    const desk = deskWith('⟦aa|a⟧');
    const before = desk.files.get(codingsPath);
    desk.edit({ op: 'setExemplar', segment: 'aa', exemplar: true });
    assert.equal(segmentsOf(desk)[0]?.exemplar, true);
    desk.edit({ op: 'setExemplar', segment: 'aa', exemplar: false });
    assert.equal(desk.files.get(codingsPath), before);
  });

  const refusals: readonly (readonly [what: string, fixture: string, operation: Operation, code: string])[] = [
    ['a segment that is not there', '⟦aa|a⟧', { op: 'uncode', segment: 'zz' }, 'not-found'],
    ['a code that is not on it', '⟦aa|a⟧', { op: 'uncode', segment: 'aa', code: 'clashing-paces' }, 'not-found'],
    ['bounds of nothing', '⟦aa|a⟧', { op: 'setBounds', segment: 'aa', range: { start: 1, end: 1 } }, 'bad-argument'],
    ['the bounds it has', '⟦aa|a⟧', { op: 'setBounds', segment: 'aa', range: { start: 0, end: 1 } }, 'nothing-to-do'],
    ['a split at the start', '⟦aa|a b⟧', { op: 'split', segment: 'aa', offset: 0 }, 'bad-argument'],
    ['a split that leaves nothing but space', '⟦aa|a  ⟧', { op: 'split', segment: 'aa', offset: 2 }, 'bad-argument'],
    ['a split outside', '⟦aa|a⟧ b c', { op: 'split', segment: 'aa', offset: 4 }, 'bad-argument'],
    ['merging one with itself', '⟦aa|a⟧', { op: 'merge', segments: ['aa', 'aa'] }, 'bad-argument'],
    ['merging over words', '⟦aa|a⟧ b ⟦bb|c⟧', { op: 'merge', segments: ['aa', 'bb'] }, 'bad-argument'],
    ['merging without a code in common', '⟦aa|a⟧ ⟦oo|c⟧', { op: 'merge', segments: ['aa', 'oo'] }, 'bad-argument'],
    ['the memo it has', '⟦aa|a⟧', { op: 'setMemo', segment: 'aa', memo: 'aa' }, 'nothing-to-do'],
    [
      'to take off a mark that is not there',
      '⟦aa|a⟧',
      { op: 'setExemplar', segment: 'aa', exemplar: false },
      'nothing-to-do',
    ],
  ];
  for (const [what, fixture, operation, code] of refusals) {
    it(`refuses ${what}`, () => assert.throws(() => deskWith(fixture).edit(operation), { name: 'GlossError', code }));
  }

  it('refuses to split or merge a segment whose place is not certain, and lets its bounds be set', () => {
    const desk = deskWith('⟦aa|yes yes⟧ ⟦bb|b⟧ no');
    desk.write('transcripts/P01.txt', 'b\nyes yes. And yes yes.');
    for (const operation of [
      { op: 'split', segment: 'aa', offset: 6 },
      { op: 'merge', segments: ['bb', 'aa'] },
    ] as const) {
      assert.throws(() => desk.edit(operation), { code: 'bad-argument', message: /several times.*bounds first/ });
    }
    desk.edit({ op: 'setMemo', segment: 'aa', memo: 'still' });
    desk.edit({ op: 'setExemplar', segment: 'aa', exemplar: true });
    const [before] = segmentsOf(desk).filter(({ id }) => id === 'aa');
    assert.deepEqual([before?.memo, before?.exemplar, before?.from.line], ['still', true, 1]);
    desk.edit({ op: 'setBounds', segment: 'aa', range: { start: 15, end: 22 } });
    desk.edit({ op: 'split', segment: 'aa', offset: 19 });
    assert.deepEqual(
      segmentsOf(desk)
        .filter(({ id }) => id !== 'bb')
        .map(({ quote, from }) => [quote, from.line, from.column]),
      [
        ['yes', 2, 14],
        ['yes', 2, 18],
      ],
    );
  });

  it('refuses to merge what has lost its words, and to change what is another coder’s', () => {
    const { text } = readMarks('⟦aa|we waited a while⟧ ⟦bb|lost on the way there⟧');
    const desk = deskWith('⟦aa|we waited a while⟧ ⟦bb|lost on the way there⟧');
    desk.write('transcripts/P01.txt', text.replace('lost on the way there', 'gone'));
    assert.throws(() => desk.edit({ op: 'merge', segments: ['aa', 'bb'] }), {
      code: 'bad-argument',
      message: /are not in the text any more, so it cannot be merged/,
    });
    assert.throws(() => deskWith('⟦aa|a⟧', 'coder2').edit({ op: 'uncode', segment: 'aa' }), {
      code: 'not-yours',
      message: /coder1's/,
    });
  });
});
