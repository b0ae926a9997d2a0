import assert from 'node:assert/strict';
import type { Range as LspRange, SelectionRange } from 'vscode-languageserver-types';
import { moveByUnit, unitFrom } from '../../../../server/src/features/navigation/moveByUnit.js';
import { passageOf } from '../../../../server/src/features/common/passageOf.js';
import { selectionAt, selectionRanges } from '../../../../server/src/features/navigation/selectionRanges.js';
import type { MoveByUnitParams } from '#protocol';
import { readMarks, writeMarks } from '../../../support/marks.js';
import { ask, markRanges, serving, transcriptUri, viewOf, wordsAt, type Coded } from '../support.js';

describe('moving by unit', () => {
  /** From the caret to the mark without a name. */
  const check = (
    what: string,
    unit: MoveByUnitParams['unit'],
    direction: MoveByUnitParams['direction'],
    fixture: string,
    coded: Readonly<Record<string, Coded>> = {},
  ): void => {
    it(`goes ${what}: ${direction} ${unit}`, () => {
      const { caret, text, ranges } = readMarks(fixture);
      const found = unitFrom(viewOf(fixture, coded).view, caret, unit, direction);
      assert.equal(
        writeMarks(text, found ? [{ start: found.start, end: found.end }] : []),
        writeMarks(
          text,
          ranges.filter(({ name }) => name === '').map(({ start, end }) => ({ start, end })),
        ),
      );
    });
  };
  check('on', 'sentence', 'next', 'P1: On‸e. ⟦Two.⟧ Three.');
  check('back', 'sentence', 'previous', 'P1: ⟦One.⟧ Two.‸ Three.');
  check('nowhere', 'sentence', 'current', 'P1: One. ⟦Tw‸o.⟧ Three.');
  check('to another turn', 'sentence', 'next', 'P1: On‸e.\n\nI: ⟦Two.⟧');
  check('to what the next turn says', 'turn', 'next', 'P1: On‸e.\n\nI: ⟦Two.\n\nThree.⟧\n\nP1: Four.');
  check('to what the turn before says', 'turn', 'previous', 'P1: ⟦One.⟧\n\nI: Two.\n\nThr‸ee.');
  check('to what is said, from the label', 'turn', 'current', 'P1: One.\n\nI‸: ⟦Two. Three.⟧');
  check('nowhere from the last', 'turn', 'next', 'P1: One.\n\nI: Tw‸o.');
  check('on', 'segment', 'next', 'P1: ⟦trust|W‸e⟧ waited ⟦⟦paces|long⟧⟧ ⟦trust|so⟧.');
  check('into', 'segment', 'next', 'P1: ⟦trust|W‸e ⟦⟦paces|waited⟧⟧ long⟧.');
  check('back', 'segment', 'previous', 'P1: ⟦trust|We⟧ ⟦⟦paces|waited⟧⟧ long‸.');
  check('to the innermost', 'segment', 'current', 'P1: ⟦trust|We ⟦⟦paces|wai‸ted⟧⟧ long⟧.');
  check('past what has no place', 'segment', 'next', 'P1: ‸⟦x|We⟧ waited.', { x: { state: 'orphaned' } });
  check('on from where one starts', 'segment', 'next', 'P1: ⟦trust|‸We⟧ ⟦⟦paces|long⟧⟧.');
  check('to the one that begins there', 'segment', 'current', 'P1: ⟦trust|We⟧ ⟦⟦paces|‸long⟧⟧.');
  check('nowhere from bare text', 'segment', 'current', 'P1: ⟦trust|We⟧ wai‸ted.');

  it('is answered with a range, or null', async () => {
    const { view, caret, text } = viewOf('P1: On‸e. Two.');
    const go = (direction: string): Promise<LspRange | null> =>
      ask(moveByUnit, serving(view), 'gloss/moveByUnit', {
        uri: transcriptUri,
        position: caret,
        unit: 'sentence',
        direction,
      });
    assert.equal(wordsAt(text, (await go('next'))!), 'Two.');
    assert.equal(await go('previous'), null);
    assert.equal(await ask(moveByUnit, {}, 'gloss/moveByUnit', { uri: transcriptUri, position: caret }), null);
  });
});

describe('growing a selection', () => {
  const grow = (found: SelectionRange): readonly LspRange[] => [
    found.range,
    ...(found.parent ? grow(found.parent) : []),
  ];

  it('goes from word to clause, sentence, turn, exchange, section and all', () => {
    const { view, caret, text } = viewOf(
      'Before.\n\n# Part\n\nI: Why?\n\nP1: It rained. So we wai‸ted, and left.\n\nI: And?\n',
    );
    assert.equal(
      markRanges(text, grow(selectionAt(view, caret))),
      '⟦Before.\n\n⟦# Part\n\n⟦I: Why?\n\n⟦P1: ⟦It rained. ⟦⟦So we ⟦waited⟧,⟧ and left.⟧⟧⟧⟧\n\nI: And?⟧\n⟧',
    );
  });

  it('is nothing in nothing', () => {
    const { view, caret } = viewOf('‸');
    assert.deepEqual(selectionAt(view, caret), { range: { start: caret, end: caret } });
  });

  it('is answered for each position, and for transcripts alone', async () => {
    const { view, caret } = viewOf('P1: O‸ne.');
    const params = { textDocument: { uri: transcriptUri }, positions: [caret, caret] };
    assert.equal(
      (await ask<unknown[]>(selectionRanges, serving(view), 'textDocument/selectionRange', params)).length,
      2,
    );
    assert.equal(await ask(selectionRanges, {}, 'textDocument/selectionRange', params), null);
  });
});

describe('the passage that a selection means', () => {
  const turns = { files: { 'gloss.yaml': 'unit: turn\n' } };
  /** `sel` is what is selected, where there is no caret; the mark without a name what it means. */
  const check = (
    what: string,
    selected: string,
    expected: string,
    tidy = true,
    options: Parameters<typeof viewOf>[2] = {},
  ): void => {
    it(`is ${what}`, () => {
      const { text, caret, ranges } = readMarks(selected);
      const found = passageOf(viewOf(text, {}, options).view, ranges[0] ?? { start: caret, end: caret }, tidy);
      assert.equal(writeMarks(text, [{ start: found.start, end: found.end }]), expected);
    });
  };
  check('whole words', 'P1: We w⟦aited lo⟧ng.', 'P1: We ⟦waited long⟧.');
  check('just what is selected where the coder wants that', 'P1: We w⟦aited lo⟧ng.', 'P1: We w⟦aited lo⟧ng.', false);
  check('the sentence at a caret', 'P1: One. We wai‸ted.', 'P1: One. ⟦We waited.⟧');
  check('the sentence at a caret, tidied or not', 'P1: One. We wai‸ted.', 'P1: One. ⟦We waited.⟧', false);
  check(
    'what the turn says at a caret, where the study codes turns',
    'P1: One.\n\nTw‸o.\n\nI: b',
    'P1: ⟦One.\n\nTwo.⟧\n\nI: b',
    true,
    turns,
  );
  check('a selection, where the study codes turns', 'P1: One. ⟦Tw⟧o.', 'P1: One. ⟦Two⟧.', true, turns);
  check('nothing where nobody speaks', 'P1: One.\n‸\nI: Two.', 'P1: One.\n⟦⟧\nI: Two.');
  check(
    'nothing where nobody speaks and the study codes turns',
    'P1: One.\n‸\nI: Two.',
    'P1: One.\n⟦⟧\nI: Two.',
    true,
    turns,
  );
});
