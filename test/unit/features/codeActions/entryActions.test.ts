import assert from 'node:assert/strict';
import { entryActions } from '../../../../server/src/features/codeActions/entryActions.js';
import { codesOf } from '../../../../server/src/core/study/study.js';
import { bookPath, root, viewOf } from '../support.js';

const uri = `${root}/${bookPath}`;

describe('actions on a code’s entry', () => {
  const check = (
    what: string,
    id: string,
    pickers: boolean,
    expected: readonly (readonly [string, unknown])[],
  ): void => {
    it(what, () => {
      const { study } = viewOf('P1: ⟦paces|We waited⟧.').view;
      const actions = entryActions(study, codesOf(study).find(id)!, uri, pickers);
      assert.deepEqual(
        actions.map(({ title, command }) => [title, command?.arguments?.[0] as unknown]),
        expected.map(([title, argument]) => [title, { uri, ...(argument as object) }]),
      );
    });
  };
  const paces = { code: 'paces' };
  check('lead to pickers where there are some', 'paces', true, [
    ['Move “Clashing paces” under…', paces],
    ['Merge “Clashing paces” into…', paces],
    ['Split “Clashing paces”…', paces],
    ['Mark “Clashing paces” as revised today…', paces],
    ['Retire “Clashing paces”…', paces],
    ['Collect examples of “Clashing paces”', { op: 'collectExamples', ...paces }],
  ]);
  check('name themes to any other client, and never the theme it is in', 'paces', false, [
    ['Move “Clashing paces” to the top', { op: 'moveCodes', codes: ['paces'], under: null }],
    ['Mark “Clashing paces” as revised today', { op: 'reviseCode', ...paces }],
    ['Retire “Clashing paces”', { op: 'retireCode', ...paces }],
    ['Collect examples of “Clashing paces”', { op: 'collectExamples', ...paces }],
  ]);
  check('put a retired code into use again', 'old', false, [
    ['Move “Old code” under “Challenges”', { op: 'moveCodes', codes: ['old'], under: 'challenges' }],
    ['Mark “Old code” as revised today', { op: 'reviseCode', code: 'old' }],
    ['Restore “Old code”', { op: 'restoreCode', code: 'old' }],
  ]);
});
