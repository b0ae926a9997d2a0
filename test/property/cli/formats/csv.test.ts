import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse, unparse } from 'papaparse';
import { commandsIn, forbiddenIn, honestMarks, hostile } from '../../../support/hostile.js';
import { toCsv } from '../../../../server/src/cli/formats/csv.js';

describe('CSV', () => {
  for (const [what, text] of hostile) {
    it(`is one table, with ${what}`, () => {
      const csv = toCsv([
        [text, -1.5, text],
        ['x', text, 2],
      ]);
      assert.deepEqual(forbiddenIn(csv, honestMarks), []);
      assert.deepEqual(commandsIn(csv), []);
      const { data, errors } = parse<string[]>(csv, { delimiter: ',', newline: '\n', skipEmptyLines: true });
      assert.deepEqual(errors, []);
      assert.deepEqual(
        data.map((row) => row.length),
        [3, 3],
      );
      assert.deepEqual([data[0]?.[1], data[1]?.[0], data[1]?.[2]], ['-1.5', 'x', '2']);
      // As a spreadsheet looks for formulas: without what it leaves out, and with full width as half.
      for (const cell of [data[0]?.[0], data[0]?.[2], data[1]?.[1]]) {
        assert.doesNotMatch((cell ?? '').normalize('NFKC').replace(/^[\s\p{C}"]+/u, ''), /^[=+\-@]/);
      }
    });
  }

  const unit = fc.constantFrom('a', '"', ',', '\n', ' ', '=', '-', '+', '@', '\t', '\ufeff', "'", '😀', ';');
  const cell = fc.oneof(fc.string({ unit, maxLength: 6 }), fc.integer());
  const tables = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 });

  const formula = /^[\t\n]|^[\s\ufeff"']*[=+\-@]/;
  it('is read back as it was, but for the apostrophe before formulas', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const expected = rows.map((row) =>
          row.map((value) => (typeof value === 'string' && formula.test(value) ? `'${value}` : String(value))),
        );
        const { data } = parse<string[]>(`x,x,x\n${toCsv(rows)}`, { newline: '\n', delimiter: ',' });
        assert.deepEqual(data.slice(1, -1), expected);
      }),
    );
  });

  it('is what papaparse writes', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const other = unparse(rows, { newline: '\n', escapeFormulae: formula });
        assert.equal(toCsv(rows), `${other}\n`);
      }),
    );
  });
});
