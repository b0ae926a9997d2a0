import assert from 'node:assert/strict';
import { countWeights, describeWeights } from '../../../../server/src/core/study/countWeights.js';
import { codesOf } from '../../../../server/src/core/study/study.js';
import { codingsFile, codingsPath, deskOf } from '../support/desk.js';

const text = 'P1: We waited and waited.\n';
const entry = (id: string, codes: string): string =>
  `  - id: ${id}\n    at: 1:5-1:14\n    quote: We waited\n    codes: ${codes}\n`;

describe('weights', () => {
  const check = (what: string, entries: readonly string[], words: string): void => {
    it(what, () => {
      const segments = entries.map((codes, i) => entry(`s${i}`, codes)).join('');
      const { study } = deskOf(text, { [codingsPath]: codingsFile(text, segments) });
      const { code } = codesOf(study).find('trust')!;
      assert.equal(describeWeights(study, code), words);
    });
  };
  check(
    'are counted by step, also under an old id',
    [
      '[{ code: trust, weight: 2 }]',
      '[clashing-paces, { code: confidence, weight: 2 }]',
      '[{ code: trust, weight: 1 }]',
    ],
    'weights 1: 1 · 2: 2 · 3: 0',
  );
  check(
    'off the scale or missing are reported as well',
    ['[trust]', '[{ code: trust, weight: much }]'],
    'weights 1: 0 · 2: 0 · 3: 0 · much: 1 · none: 1',
  );

  it('are nothing for a code without a scale', () => {
    const { study } = deskOf(text);
    const { code } = codesOf(study).find('clashing-paces')!;
    assert.equal(describeWeights(study, code), undefined);
    assert.deepEqual([...countWeights(study, code)], []);
  });
});
