import assert from 'node:assert/strict';
import { recodeList } from '../../../../server/src/features/coding/listSegments.js';
import { bookPath, codebook, viewOf } from '../support.js';

describe('what is to be recoded', () => {
  const revised = `history:\n  - { on: 2026-05-01, code: paces, change: revised, reason: Only of work }\n${codebook.replace(
    '        brief: Different speeds\n',
    '        brief: Different speeds\n        revised: 2026-05-01\n',
  )}`;
  const check = (what: string, fixture: string, on: string, expected: readonly string[], coder = 'me'): void => {
    it(what, () => {
      const { view } = viewOf(
        fixture,
        { paces: { on }, other: { on, codes: [{ code: 'paces' }], coder: 'you' } },
        { files: { [bookPath]: revised } },
      );
      const { total, groups } = recodeList(view.study, { coder });
      const listed = groups.flatMap(({ segments }) =>
        segments.map(
          ({ quote, revised: codes = [] }) => `${quote}: ${codes.map((code) => JSON.stringify(code)).join()}`,
        ),
      );
      assert.equal(total, expected.length);
      assert.deepEqual(listed, expected);
    });
  };
  const why = '{"code":"paces","name":"Clashing paces","on":"2026-05-01","reason":"Only of work"}';
  check(
    'is what was coded before its code was revised, with the day and the reason',
    'P1: ⟦paces|We waited⟧.',
    '2026-04-30',
    [`We waited: ${why}`],
  );
  check('is nothing that was coded on that day or later', 'P1: ⟦paces|We waited⟧.', '2026-05-01', []);
  check('is of the coder alone', 'P1: ⟦paces|We waited⟧ and ⟦other|waited⟧.', '2026-04-30', [`waited: ${why}`], 'you');
  check('is nothing of codes that were not revised', 'P1: ⟦trust|We waited⟧.', '2026-04-30', []);
});
