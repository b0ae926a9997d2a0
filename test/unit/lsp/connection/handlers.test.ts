import assert from 'node:assert/strict';
import { oneAnswer } from '../../../../server/src/lsp/connection/handlers.js';

describe('the answer to a request that several features answer', () => {
  const cases: readonly (readonly [what: string, answers: readonly unknown[], expected: unknown])[] = [
    ['is the one answer', [[1, 2]], [1, 2]],
    ['is nothing where none says something', [null, undefined], null],
    ['joins lists', [[1], null, [2, 3]], [1, 2, 3]],
    ['is the first of what is no list', [null, { a: 1 }, { a: 2 }], { a: 1 }],
  ];
  for (const [what, answers, expected] of cases) {
    it(what, () => {
      assert.deepEqual(oneAnswer(answers), expected);
    });
  }
});
