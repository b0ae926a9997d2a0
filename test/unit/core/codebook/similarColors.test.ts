import assert from 'node:assert/strict';
import { parseCodebook } from '../../../../server/src/core/codebook/parseCodebook.js';
import { similarColors } from '../../../../server/src/core/codebook/similarColors.js';
import { readMarks, writeMarks } from '../../../support/marks.js';

describe('similar colours', () => {
  const check = (what: string, fixture: string, others: readonly string[]): void => {
    it(what, () => {
      const { text } = readMarks(fixture);
      const problems = similarColors(parseCodebook(text).value.codes);
      assert.equal(
        writeMarks(
          text,
          problems.map(({ range }) => range),
        ),
        fixture,
      );
      assert.deepEqual(
        problems.map(({ data }) => data.other),
        others,
      );
    });
  };
  check(
    'are told at the later code’s colour',
    'codes:\n- { id: a, color: "#d1495b" }\n- { id: b, color: ⟦"#d14a60"⟧ }\n',
    ['a'],
  );
  check('are told at the id where no colour is written', 'codes:\n- { id: a, color: "#8c7a1f" }\n- { id: ⟦b⟧ }\n', [
    'a',
  ]);
  check(
    'are looked for among siblings',
    'codes:\n- id: t\n  color: "#b0b0b0"\n  codes:\n  - { id: a, color: blue }\n  - { id: b, color: ⟦blue⟧ }\n- { id: c, color: blue }\n',
    ['a'],
  );
  check(
    'are told once for each code',
    'codes:\n- { id: a, color: blue }\n- { id: b, color: ⟦blue⟧ }\n- { id: c, color: ⟦violet⟧ }\n',
    ['a', 'a'],
  );
  check('leave retired codes out', 'codes:\n- { id: a, color: blue, status: retired }\n- { id: b, color: blue }\n', []);
  check('are none where all can be told apart', 'codes:\n- { id: a, color: crimson }\n- { id: b, color: blue }\n', []);

  it('say who is concerned', () => {
    const { value } = parseCodebook(
      'codes:\n- { id: a, name: Ah, color: blue }\n- { id: b, name: Be, color: violet }\n',
    );
    assert.match(similarColors(value.codes)[0]?.message ?? '', /“Be” .* “Ah” by people who see red and green alike\./);
  });
});
