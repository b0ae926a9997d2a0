import assert from 'node:assert/strict';
import { compareSegments } from '../../../../server/src/core/review/compareSegments.js';
import { codings, currentId, told } from './support.js';

interface Case {
  readonly what: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Whether the transcript is another text by now. */
  readonly edited?: true;
  readonly changes: readonly string[];
}

const a = 'a 1:1-1:6 “We do” trust';
const cases: readonly Case[] = [
  { what: 'nothing', before: [a], after: [a], changes: [] },
  { what: 'a segment given', before: [], after: [a], changes: ['+ a 1:1-1:6'] },
  { what: 'a segment taken away', before: [a], after: [], changes: ['- a 1:1-1:6'] },
  {
    what: 'another id at the same place',
    before: [a],
    after: [a.replace('a', 'b')],
    changes: ['+ b 1:1-1:6', '- a 1:1-1:6'],
  },
  { what: 'another code', before: [a], after: [a.replace('trust', 'pace')], changes: ['~ a 1:1-1:6 codes'] },
  { what: 'a further code', before: [a], after: [`${a} pace`], changes: ['~ a 1:1-1:6 codes'] },
  { what: 'another order of codes', before: [`${a} pace`], after: ['a 1:1-1:6 “We do” pace trust'], changes: [] },
  { what: 'a code with another id', before: [a.replace('trust', 'old-trust')], after: [a], changes: [] },
  { what: 'two codes that are one by now', before: [`${a} old-trust`], after: [a], changes: [] },
  { what: 'a weight', before: [a], after: [a.replace('trust', 'trust/2')], changes: ['~ a 1:1-1:6 weights'] },
  { what: 'a memo', before: [a], after: [`${a} memo: Hm.`], changes: ['~ a 1:1-1:6 memo'] },
  { what: 'white space around a memo', before: [`${a} memo: Hm.`], after: [`${a} memo: Hm. `], changes: [] },
  { what: 'an exemplar', before: [a], after: [`${a} ★`], changes: ['~ a 1:1-1:6 exemplar'] },
  {
    what: 'bounds in the same text',
    before: [a],
    after: ['a 1:1-1:9 “We do so” trust'],
    changes: ['~ a 1:1-1:9 bounds'],
  },
  { what: 'a place that followed an edit', before: [a], after: ['a 7:1-7:6 “We do” trust'], edited: true, changes: [] },
  {
    what: 'bounds in an edited text',
    before: [a],
    after: ['a 7:1-7:9 “We do so” trust'],
    edited: true,
    changes: ['~ a 7:1-7:9 bounds'],
  },
  {
    what: 'words that were edited',
    before: [a],
    after: ['a 1:1-1:7 “We did” trust'],
    edited: true,
    changes: ['~ a 1:1-1:7 words'],
  },
  {
    what: 'a passage that was deleted',
    before: [a],
    after: ['a orphaned “We do” trust'],
    edited: true,
    changes: ['~ a orphaned bounds'],
  },
  {
    what: 'several, in text order',
    before: [a, 'b 3:1-3:4 “yes” pace'],
    after: ['c 2:1-2:3 “no” pace', 'b 3:1-3:4 “yes” trust'],
    changes: ['- a 1:1-1:6', '+ c 2:1-2:3', '~ b 3:1-3:4 codes'],
  },
];

describe('comparing the codings of a transcript', () => {
  for (const { what, before, after, edited, changes } of cases) {
    it(what, () => {
      const found = compareSegments(codings(before), codings(after, edited ? 'sha256-2' : 'sha256-1'), currentId);
      assert.deepEqual(found.map(told), changes);
    });
  }

  it('tells all of a file as added where there was none, and as removed where it is gone', () => {
    assert.deepEqual(compareSegments(undefined, codings([a]), currentId).map(told), ['+ a 1:1-1:6']);
    assert.deepEqual(compareSegments(codings([a]), undefined, currentId).map(told), ['- a 1:1-1:6']);
  });
});
