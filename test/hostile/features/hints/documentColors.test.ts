import assert from 'node:assert/strict';
import { colorsOf } from '../../../../server/src/features/hints/documentColors.js';
import { yamlOf } from '../../../unit/features/support.js';

describe('colours in a codebook', () => {
  it('are found at once in a codebook of 5,000 codes', () => {
    const { yaml } = yamlOf(
      `codes:\n${Array.from({ length: 5000 }, (_, i) => `- { id: c${i}, color: blue }\n`).join('')}`,
    );
    assert.equal(colorsOf(yaml).length, 5000);
  });
});
