import assert from 'node:assert/strict';
import fc from 'fast-check';
import { areConfusable } from '../../../../../server/src/core/codebook/distinctColors.js';
import { allCodes } from '../../../../../server/src/core/codebook/codebook.js';
import { deskOf, type Desk } from '../../../../unit/core/support/desk.js';

const book = 'codebooks/main.codebook.yaml';
const deskWith = (text: string): Desk => deskOf('a', { [book]: text });

describe('distinguishable colours for a theme', () => {
  it('change nothing but colours, whatever the codebook looks like', () => {
    const entry = fc.record({
      name: fc.constantFrom('', 'Name', 'A: b'),
      color: fc.constantFrom(undefined, 'blue', '#3b82c4', '#9560c9', '#d1495b'),
      flow: fc.boolean(),
      brief: fc.boolean(),
    });
    const written = fc.array(entry, { minLength: 2, maxLength: 6 }).map((entries) =>
      entries
        .map(({ name, color, flow, brief }, i) => {
          const keys = [
            `id: c${i}`,
            ...(name ? [`name: "${name}"`] : []),
            ...(color ? [`color: "${color}"`] : []),
            ...(brief ? ['brief: why not'] : []),
          ];
          return flow ? `  - { ${keys.join(', ')} }\n` : `  - ${keys.join(' # kept\n    ')}\n`;
        })
        .join(''),
    );
    const without = (text: string): string => text.replace(/\n +color: "[^"]*"(?: # kept)?|(?:, )color: "[^"]*"/g, '');
    fc.assert(
      fc.property(written, (entries) => {
        const before = `codebook: X\ncodes:\n${entries}`;
        const desk = deskWith(before);
        try {
          desk.edit({ op: 'distinguishColors' });
        } catch (error) {
          assert.equal((error as { code?: string }).code, 'nothing-to-do');
          return;
        }
        const after = desk.files.get(book) ?? '';
        assert.equal(without(after), without(before));
        const codes = [...allCodes(desk.study.codebooks.get(book)?.value.codes ?? [])];
        for (const [i, { color }] of codes.entries()) {
          for (const other of codes.slice(i + 1)) assert.ok(!areConfusable(color, other.color));
        }
      }),
      { numRuns: 60 },
    );
  });
});
