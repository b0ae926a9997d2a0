import assert from 'node:assert/strict';
import { parseTranscript } from '../../../../server/src/core/transcript/parseTranscript.js';
import { speakersOf } from '../../../../server/src/core/transcript/speakers.js';
import { exchangeAround, nextTurn, turnAt } from '../../../../server/src/core/transcript/turns.js';
import { unitsAt } from '../../../../server/src/core/transcript/unitsAt.js';
import { readMarks, writeMarks } from '../../../support/marks.js';

describe('units at a caret', () => {
  const check = (what: string, fixture: string): void => {
    it(what, () => {
      const { text, caret } = readMarks(fixture);
      const units = unitsAt(text, parseTranscript(text, 'text'), caret);
      assert.equal(writeMarks(text, units), fixture.replace('‸', ''));
    });
  };
  check(
    'grow from word to clause, sentence, turn, turn with label, exchange, section and all',
    '⟦Some words before.\n\n⟦# Part\n\n⟦I: Why?\n\n⟦P1: ⟦It rained. ⟦⟦So we ⟦wai‸ted⟧,⟧ and left.⟧⟧⟧⟧\n\nI: And?\n\nP1: No.⟧\n⟧',
  );
  check('are no clause where a sentence has just one', '⟦⟦I: Why?\n\n⟦P1: ⟦It ⟦rai‸ned⟧.⟧⟧⟧\n⟧');
  check('are the word, the turn and above in a label', '⟦⟦I: Why?\n\n⟦⟦P‸1⟧: It rained.⟧⟧\n⟧');
  check('are the whole text between turns', '⟦I: Why?\n‸\nP1: It rained.\n⟧');
  check('are nothing in nothing', '‸');
  check('nest sections', '⟦⟦# A\n\n⟦## B\n\n⟦⟦No‸body⟧ asks.⟧⟧⟧\n⟧');
});

describe('turns', () => {
  const text = 'I: One?\n\nP1: Two.\n\n\nI: Three?\n';
  const transcript = parseTranscript(text, 'text');
  const said = (turn: ReturnType<typeof turnAt>): string | undefined =>
    turn && text.slice(turn.range.start, turn.range.end);

  it('are found at a caret, at both their edges, and not between', () => {
    const found = Array.from(text, (_, offset) => said(turnAt(transcript, offset)));
    assert.deepEqual(found.slice(0, 8), Array(8).fill('I: One?'));
    assert.equal(found[8], undefined);
    assert.deepEqual(found.slice(9, 18), Array(9).fill('P1: Two.'));
    assert.equal(found[18], undefined);
  });

  it('follow each other both ways, from within and from between', () => {
    const { caret } = readMarks('I: One?\n\nP1: T‸wo.');
    assert.equal(said(nextTurn(transcript, caret, 'next')), 'I: Three?');
    assert.equal(said(nextTurn(transcript, caret, 'previous')), 'I: One?');
    assert.equal(said(nextTurn(transcript, 8, 'next')), 'P1: Two.');
    assert.equal(said(nextTurn(transcript, 8, 'previous')), 'I: One?');
    assert.equal(nextTurn(transcript, 0, 'previous'), undefined);
    assert.equal(nextTurn(transcript, text.length - 2, 'next'), undefined);
  });
});

describe('an exchange', () => {
  const check = (what: string, fixture: string): void => {
    it(what, () => {
      const { text, caret } = readMarks(fixture);
      const transcript = parseTranscript(text, 'text');
      const turn = turnAt(transcript, caret);
      assert.ok(turn);
      const found = exchangeAround(transcript, turn);
      assert.equal(writeMarks(text, found ? [found] : []), fixture.replace('‸', ''));
    });
  };
  check('is a question and its answers', '⟦I: a\n\nI: b\n\nP1: c‸\n\nP2: d⟧\n\nI: e\n\nP1: f\n');
  check('is the same from its question', 'P1: x\n\n⟦I: b‸\n\nP1: c⟧\n\nI: e\n\nP1: f\n');
  check(
    'is all questions that follow each other, with what answers them',
    '⟦I: a\n\nI2: b\n\nI: c‸\n\nP1: d\n\nP2: e⟧\n\nI: f\n\nP1: g\n',
  );
  check('begins with the text where nobody has asked yet', '⟦P1: ‸x⟧\n\nI: b\n\nP1: c\n');
  check('takes every interviewer for one who asks', 'I1: a\n\nP1: b\n\n⟦I2: c\n\nP1: d‸⟧\n\nI1: e\n\nP1: f\n');
  check('is none where nobody is known to ask', 'P1: a\n\nP2: b‸\n\nP1: c\n');
});

describe('speakers', () => {
  it('are counted with their turns and words', () => {
    const text =
      'I: How did it begin?\n\nP1: Well-known, isn’t it. [00:10] Yes!\n\n他：我们等了很久。\n\nI: And?\n\n他：然后。\n\n';
    assert.deepEqual(speakersOf(text, parseTranscript(text, 'text')), [
      { name: 'I', turns: 2, words: 5 },
      { name: 'P1', turns: 1, words: 4 },
      { name: '他', turns: 2, words: 5 },
    ]);
  });

  const asks = (what: string, names: readonly string[], expected: readonly string[]): void => {
    it(`are told apart by who asks: ${what}`, () => {
      const text = [...names, ...names, ...names].map((name) => `${name}: Words.\n\n`).join('');
      const transcript = parseTranscript(text, 'text');
      assert.deepEqual(transcript.speakers, names);
      assert.deepEqual(transcript.interviewers, expected);
    });
  };
  asks('an interviewer', ['P1', 'Interviewer'], ['Interviewer']);
  asks('I', ['P02', 'I'], ['I']);
  asks('in German', ['Befragte', 'Moderatorin'], ['Moderatorin']);
  asks('in Chinese', ['受访者', '访谈者'], ['访谈者']);
  asks('by the role in brackets', ['Ann Lee', 'Bo Berg (moderator)'], ['Bo Berg (moderator)']);
  asks('R beside P', ['R', 'P'], ['R']);
  asks('Q beside A', ['A', 'Q'], ['Q']);
  asks('nobody, of two names', ['Ann', 'Bo'], []);
  asks('nobody, of R alone', ['R', 'Ann'], []);
});
