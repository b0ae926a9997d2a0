import assert from 'node:assert/strict';
import { codersSideBySide } from '../../../../server/src/core/review/codersSideBySide.js';
import { compareCodings } from '../../../../server/src/core/review/compareCodings.js';
import { byCode, countChanges, changesOf } from '../../../../server/src/core/review/review.js';
import type { Codings } from '../../../../server/src/core/codings/segment.js';
import { codings, currentId, toldAll } from './support.js';

const a = 'a 1:1-1:6 “We do” trust';
const b = 'b 3:1-3:4 “yes” pace';
const at = (transcript: string, lines: readonly string[], coder = 'c1'): Codings =>
  codings(lines, 'sha256-1', coder, transcript);

interface Case {
  readonly what: string;
  readonly before: readonly Codings[];
  readonly after: readonly Codings[];
  readonly changes: readonly string[];
}

describe('comparing two versions of a study', () => {
  const cases: readonly Case[] = [
    {
      what: 'each coder by themselves, in order of transcript and coder',
      before: [at('t/P2.txt', [a], 'c2'), at('t/P2.txt', [a])],
      after: [at('t/P2.txt', [], 'c2'), at('t/P2.txt', [a, b]), at('t/P1.txt', [a])],
      changes: ['t/P1.txt c1: + a 1:1-1:6', 't/P2.txt c1: + b 3:1-3:4', 't/P2.txt c2: - a 1:1-1:6'],
    },
    {
      what: 'a transcript that was moved, known by its segments',
      before: [at('t/P1.txt', [a, b])],
      after: [at('u/P1.txt', [a, 'b 3:1-3:4 “yes” trust'])],
      changes: ['u/P1.txt c1: ~ b 3:1-3:4 codes'],
    },
    {
      what: 'another transcript with few of the same segments',
      before: [at('t/P1.txt', [a, b])],
      after: [at('u/P1.txt', [a])],
      changes: ['t/P1.txt c1: - a 1:1-1:6', 't/P1.txt c1: - b 3:1-3:4', 'u/P1.txt c1: + a 1:1-1:6'],
    },
    {
      what: 'another coder’s file with the same segments',
      before: [at('t/P1.txt', [a])],
      after: [at('t/P1.txt', [a], 'c2')],
      changes: ['t/P1.txt c1: - a 1:1-1:6', 't/P1.txt c2: + a 1:1-1:6'],
    },
  ];
  for (const { what, before, after, changes } of cases) {
    it(what, () => assert.deepEqual(toldAll(compareCodings(before, after, currentId)), changes));
  }

  it('counts, and sorts under every code that a segment has or had', () => {
    const transcripts = compareCodings(
      [at('t/P1.txt', [a, b])],
      [at('t/P1.txt', [a.replace('trust', 'pace'), 'c 4:1-4:3 “no” trust'])],
      currentId,
    );
    const review = { transcripts, codebook: [] };
    assert.deepEqual(countChanges([...changesOf(review)].map(({ change }) => change)), {
      added: 1,
      removed: 1,
      changed: 1,
    });
    const ids = [...byCode(review)].map(([code, found]) => `${code}: ${found.map(({ change }) => change.kind).join()}`);
    assert.deepEqual(ids, ['pace: changed,removed', 'trust: changed,added']);
  });
});

describe('comparing two coders', () => {
  const compared = (one: readonly string[], other: readonly string[]): readonly string[] =>
    toldAll(codersSideBySide([at('t/P1.txt', one)], [at('t/P1.txt', other, 'c2')], currentId));
  const cases: readonly (readonly [string, readonly string[], readonly string[], readonly string[]])[] = [
    ['the same under other ids, memos and exemplars', [a], [`${a.replace('a', 'z')} ★ memo: Mine.`], []],
    ['other codes at the same place', [a], ['z 1:1-1:6 “We do” pace'], ['t/P1.txt c2: ~ z 1:1-1:6 codes']],
    ['other bounds', [a], ['z 1:1-1:9 “We do so” trust'], ['t/P1.txt c2: ~ z 1:1-1:9 bounds']],
    [
      'the very place before one that overlaps',
      ['a 1:1-1:9 “We do so” trust', 'b 1:1-1:6 “We do” trust'],
      ['y 1:1-1:6 “We do” trust', 'z 1:1-1:9 “We do so” trust'],
      [],
    ],
    ['what only one has', [a, b], [b.replace('b', 'z')], ['t/P1.txt c2: - a 1:1-1:6']],
    ['old and new ids of a code', [a], ['z 1:1-1:6 “We do” old-trust'], []],
  ];
  for (const [what, one, other, changes] of cases) {
    it(what, () => assert.deepEqual(compared(one, other), changes));
  }

  it('leaves out transcripts that only one has coded', () => {
    assert.deepEqual(toldAll(codersSideBySide([], [at('t/P1.txt', [a], 'c2')], currentId)), []);
  });
});
