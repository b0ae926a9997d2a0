import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addCode, codeIdFrom } from '../../../../server/src/core/codebook/editCodebook.js';
import { allCodes, isCodeId } from '../../../../server/src/core/codebook/codebook.js';
import { parseCodebook } from '../../../../server/src/core/codebook/parseCodebook.js';
import { oddText } from '../support/arbitraries.js';

describe('adding a code to a codebook', () => {
  const a = '  - id: a # one\n    definition: >-\n      What\n      it is.\n';

  it('keeps any name, and every line that was there', () => {
    fc.assert(
      fc.property(oddText, (name) => {
        const text = `codes:\n${a}    own: x # y\n  - id: b\n`;
        const added = addCode(text, { id: 'nn', name }, 'a').text;
        assert.equal([...allCodes(parseCodebook(added).value.codes)].find(({ id }) => id === 'nn')?.name, name);
        const lines = added.split('\n');
        assert.ok(text.split('\n').every((line) => lines.includes(line)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('an id from a name', () => {
  it('is always an id, and never one that is taken', () => {
    const names = fc.oneof(
      oddText,
      fc.string({ unit: fc.constantFrom('a', '\u0308', '-', ' ', '𐐀', '1'), maxLength: 70 }),
    );
    fc.assert(
      fc.property(names, (name) => {
        const id = codeIdFrom(name, () => false);
        assert.ok(isCodeId(id), JSON.stringify(id));
        assert.equal(
          codeIdFrom(name, (candidate) => candidate === id),
          `${id}-2`,
        );
      }),
      { numRuns: 200 },
    );
  });
});
