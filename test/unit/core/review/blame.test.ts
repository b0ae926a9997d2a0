import assert from 'node:assert/strict';
import { followBlame, type BlameStep, type CauseOf, type Commit } from '../../../../server/src/core/review/blame.js';
import { codings } from './support.js';

const commit = (id: string): Commit => ({ id, on: '2026-11-01', author: 'Ann', subject: id });
const causeOf: CauseOf = (_commit, from, to) =>
  from === 'confidence' && to === 'trust' ? { kind: 'merged', reason: 'Too close.' } : undefined;

interface Case {
  readonly what: string;
  /** By commit, the first first; `*` is what is not committed. Several versions before are a merge’s. */
  readonly steps: readonly (readonly [
    commit: string,
    before: readonly (readonly string[])[],
    after: readonly string[],
  ])[];
  readonly told: readonly string[];
}

const a = 'a 1:1-1:6 “We do” trust';
const b = 'b 3:1-3:4 “yes” pace';
const cases: readonly Case[] = [
  {
    what: 'each segment given where it came',
    steps: [
      ['1', [[]], [a]],
      ['2', [[a]], [a, b]],
    ],
    told: ['a given 1, last 1; trust: given 1', 'b given 2, last 2; pace: given 2'],
  },
  {
    what: 'a code given later, one taken off, a weight, bounds and a memo',
    steps: [
      ['1', [[]], [`${a} pace`]],
      ['2', [[`${a} pace`]], ['a 1:1-1:9 “We do so” trust/2 memo: Hm.']],
      ['*', [['a 1:1-1:9 “We do so” trust/2 memo: Hm.']], ['a 1:1-1:9 “We do so” trust/2 pace memo: Hm.']],
    ],
    told: ['a given 1, last *; trust: given 1, weighed 2; pace: given *; bounds,memo 2'],
  },
  {
    what: 'a code that the codebook made another',
    steps: [
      ['1', [[]], ['a 1:1-1:6 “We do” confidence']],
      ['2', [['a 1:1-1:6 “We do” confidence']], [a]],
    ],
    told: ['a given 1, last 2; trust: given 1, merged confidence 2 Too close.'],
  },
  {
    what: 'a code that a person put for another',
    steps: [
      ['1', [[]], [a]],
      ['2', [[a]], [a.replace('trust', 'pace')]],
    ],
    told: ['a given 1, last 2; pace: given 2'],
  },
  {
    what: 'a segment that was taken away and given again',
    steps: [
      ['1', [[]], [a]],
      ['2', [[a]], []],
      ['3', [[]], [a]],
    ],
    told: ['a given 3, last 3; trust: given 3'],
  },
  {
    what: 'of a merge only what is in none of its parents',
    steps: [
      ['1', [[]], [a]],
      ['2', [[]], [b]],
      ['3', [[a], [b]], [`${a} ★`, b, 'c 9:1-9:3 “no” trust']],
    ],
    told: [
      'a given 1, last 3; trust: given 1; exemplar 3',
      'b given 2, last 2; pace: given 2',
      'c given 3, last 3; trust: given 3',
    ],
  },
];

describe('who gave and changed codings', () => {
  for (const { what, steps, told } of cases) {
    it(what, () => {
      const blame = followBlame(
        new Map(),
        steps.map(([id, before, after]): BlameStep => {
          return {
            commit: id === '*' ? undefined : commit(id),
            before: before.map((lines) => codings(lines)),
            after: codings(after),
          };
        }),
        causeOf,
      );
      const found = [...blame].map(([id, { given, last, codes, changes }]) =>
        [
          `${id} given ${given?.id ?? '*'}, last ${last?.id ?? '*'}`,
          ...[...codes].map(([code, deeds]) => {
            const done = deeds.map(({ kind, from, commit: by, reason }) =>
              [kind, from, by?.id ?? '*', reason].filter(Boolean).join(' '),
            );
            return `${code}: ${done.join(', ')}`;
          }),
          ...changes.map(({ parts, commit: by }) => `${parts.join()} ${by?.id ?? '*'}`),
        ].join('; '),
      );
      assert.deepEqual(found, told);
    });
  }
});
