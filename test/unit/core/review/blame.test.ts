import assert from 'node:assert/strict';
import { blameAfter, type BlameSide, type CauseOf, type Commit } from '../../../../server/src/core/review/blame.js';
import { codings } from './support.js';

const commit = (id: string): Commit => ({ id, on: '2026-11-01', author: 'Ann', subject: id });
const causeOf: CauseOf = (_commit, from, to) =>
  from === 'confidence' && to === 'trust' ? { kind: 'merged', reason: 'Too close.' } : undefined;

interface Case {
  readonly what: string;
  /** By commit, parents first; `*` is what is not committed. Several parents are a merge’s. */
  readonly steps: readonly (readonly [commit: string, parents: string, after: readonly string[]])[];
  readonly told: readonly string[];
}

const a = 'a 1:1-1:6 “We do” trust';
const b = 'b 3:1-3:4 “yes” pace';
const cases: readonly Case[] = [
  {
    what: 'each segment given where it came',
    steps: [
      ['1', '', [a]],
      ['2', '1', [a, b]],
    ],
    told: ['a given 1, last 1; trust: given 1', 'b given 2, last 2; pace: given 2'],
  },
  {
    what: 'a code given later, one taken off, a weight, bounds and a memo',
    steps: [
      ['1', '', [`${a} pace`]],
      ['2', '1', ['a 1:1-1:9 “We do so” trust/2 memo: Hm.']],
      ['*', '2', ['a 1:1-1:9 “We do so” trust/2 pace memo: Hm.']],
    ],
    told: ['a given 1, last *; trust: given 1, weighed 2; pace: given *; bounds,memo 2'],
  },
  {
    what: 'a code that the codebook made another',
    steps: [
      ['1', '', ['a 1:1-1:6 “We do” confidence']],
      ['2', '1', [a]],
    ],
    told: ['a given 1, last 2; trust: given 1, merged confidence 2 Too close.'],
  },
  {
    what: 'a code that a person put for another',
    steps: [
      ['1', '', [a]],
      ['2', '1', [a.replace('trust', 'pace')]],
    ],
    told: ['a given 1, last 2; pace: given 2'],
  },
  {
    what: 'a segment that was taken away and given again',
    steps: [
      ['1', '', [a]],
      ['2', '1', []],
      ['3', '2', [a]],
    ],
    told: ['a given 3, last 3; trust: given 3'],
  },
  {
    what: 'of a merge only what is in none of its parents',
    steps: [
      ['1', '', [a]],
      ['2', '', [b]],
      ['3', '1 2', [`${a} ★`, b, 'c 9:1-9:3 “no” trust']],
    ],
    told: [
      'a given 1, last 3; trust: given 1; exemplar 3',
      'b given 2, last 2; pace: given 2',
      'c given 3, last 3; trust: given 3',
    ],
  },
  {
    what: 'of a segment that both sides changed what each did',
    steps: [
      ['1', '', [a]],
      ['2', '1', [`${a} pace`]],
      ['3', '1', ['a 1:1-1:6 “We do” trust/2 memo: Hm.']],
      ['4', '2 3', ['a 1:1-1:6 “We do” trust/2 pace memo: Hm.']],
    ],
    told: ['a given 1, last 2; trust: given 1, weighed 3; pace: given 2; memo 3'],
  },
  {
    what: 'a code that both sides put for one, where it was first',
    steps: [
      ['1', '', ['a 1:1-1:6 “We do” confidence']],
      ['2', '1', [a]],
      ['3', '1', ['a 1:1-1:6 “We do” confidence pace']],
      ['4', '3 2', [`${a} pace`]],
    ],
    told: ['a given 1, last 3; trust: given 1, merged confidence 2 Too close.; pace: given 3'],
  },
];

describe('who gave and changed codings', () => {
  for (const { what, steps, told } of cases) {
    it(what, () => {
      const sides = new Map<string, BlameSide>();
      for (const [id, parents, after] of steps) {
        const before = parents.split(' ').flatMap((parent) => sides.get(parent) ?? []);
        const value = codings(after);
        const by = id === '*' ? undefined : commit(id);
        sides.set(id, { codings: value, blame: blameAfter(by, before, value, causeOf) });
      }
      const { blame } = sides.get(steps.at(-1)?.[0] ?? '') ?? { blame: new Map<never, never>() };
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
      assert.deepEqual(found.sort(), told);
    });
  }
});
