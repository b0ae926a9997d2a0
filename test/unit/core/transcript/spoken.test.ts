import assert from 'node:assert/strict';
import { parseTranscript } from '../../../../server/src/core/transcript/parseTranscript.js';
import { spokenOf } from '../../../../server/src/core/transcript/spoken.js';
import type { Format } from '../../../../server/src/core/transcript/transcript.js';
import { readMarks } from '../../../support/marks.js';

/** What is said in a fixture, with what its marks are of it; written out code point by code point, blanks as `_`. */
function check(fixture: string, expected: string, written: Format = 'text', of?: string): void {
  const { text, ranges } = readMarks(fixture);
  const transcript = parseTranscript(text, written);
  const spoken = spokenOf(text, transcript, of === undefined ? undefined : ({ speaker }) => speaker === of);
  const points = Array.from({ length: spoken.length }, (_, at) => {
    const { start } = spoken.inText({ start: at, end: at + 1 });
    return spoken.isBlank(at) ? '_' : String.fromCodePoint(text.codePointAt(start) ?? 0);
  });
  for (const range of [...ranges].reverse()) {
    const { start, end } = spoken.within(range);
    points[start] = `⟦${points[start] ?? ''}`;
    if (end > start) points[end - 1] = `${points[end - 1] ?? ''}⟧`;
    else points[start] = points[start].replace('⟦', '⟦⟧');
  }
  assert.equal(points.join(''), expected);
}

describe('What is said in a transcript', () => {
  it('has no labels, and each turn follows the one before', () =>
    check('I: Why?\n\nP1: ⟦We waited.⟧\n\nI: And?\n\nP1: No.', 'Why?⟦We_waited.⟧And?No.'));
  it('cuts what is marked to what is said', () =>
    check('I: Why?\n\n⟦P1: We wai⟧ted.\n\nI: So?', 'Why?⟦We_wai⟧ted.So?'));
  it('has nothing of a label that is marked', () =>
    check('I: Why?\n\n⟦P1:⟧ We.\n\nI: So?\n\nP1: No.', 'Why?⟦⟧We.So?No.'));
  it('counts code points', () => check('I: A?\n\nP1: ⟦😀😀 é⟧.\n\nI: So?\n\nP1: No.', 'A?⟦😀😀_é⟧.So?No.'));
  it('counts white space once, however lines are broken', () =>
    check('I: A?\r\n\r\nP1: ⟦We\r\n  waited⟧ on.\r\n\r\nI: B?\r\n\r\nP1: No.\r\n\r\n', 'A?⟦We_waited⟧_on.B?No.'));
  it('goes over a timestamp', () =>
    check('I: A?\n\nP1: ⟦We [00:12] waited⟧.\n\nI: B?\n\nP1: No.', 'A?⟦We_waited⟧.B?No.'));
  it('leaves turns out', () => check('I: ⟦Why?\n\nP1: We.\n\nI: So?⟧\n\nP1: No.', '⟦We.⟧No.', 'text', 'P1'));
  it('has no header, numbers, timings and tags of captions, and an entity is one character', () =>
    check(
      'WEBVTT\n\nNOTE Hello there\n\n1\n00:01.000 --> 00:02.000\n<v P1>⟦We <i>waited</i>,</v>\n\n2\n00:02.000 --> 00:04.000\n<v P1>you⟧ &amp; I.</v>\n\n3\n00:05.000 --> 00:06.000\n<v I>So?</v>\n',
      '⟦We_waited,_you⟧_&_I.So?',
      'webvtt',
    ));
  it('has no marks of emphasis, and no backslash of an escape', () =>
    check(
      '**I:** A?\n\n**P1:** We *⟦really* wai⟧ted, P\\_x.\n\n**I:** So\\_so?\n\n**P1:** No.',
      'A?We_⟦really_wai⟧ted,_P\\x.So\\so?No.',
      'markdown',
    ));
});
