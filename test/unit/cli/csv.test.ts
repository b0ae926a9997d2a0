import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse, unparse } from 'papaparse';
import { toCsv } from '../../../server/src/cli/csv.js';

describe('CSV', () => {
  const check = (value: string | number, expected: string): void => {
    it(`writes ${JSON.stringify(value)} as ${JSON.stringify(expected)}`, () => {
      assert.equal(toCsv([[value, 'x']]), `${expected},x\n`);
    });
  };
  check('plain words', 'plain words');
  check('', '');
  check(-7.5, '-7.5');
  check('a, b', '"a, b"');
  check('he said "no"', '"he said ""no"""');
  check('two\nlines', '"two\nlines"');
  check(' at the ends ', '" at the ends "');
  check('\ufeffmark', '"\ufeffmark"');
  check('=SUM(A1)', `"'=SUM(A1)"`);
  check('-7', `"'-7"`);
  check('@a', `"'@a"`);
  check('+1\nand more', `"'+1\nand more"`);
  check('\tx', `"'\tx"`);
  check('\n=1', `"'\n=1"`);

  const unit = fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '=', '-', '+', '@', '\t', '\ufeff', "'", '😀', ';');
  const cell = fc.oneof(fc.string({ unit, maxLength: 6 }), fc.integer());
  const tables = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 });

  it('is read back as it was, but for the apostrophe before formulas', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const expected = rows.map((row) =>
          row.map((value) => (typeof value === 'string' && /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : String(value))),
        );
        const { data } = parse<string[]>(`x,x,x\n${toCsv(rows)}`, { newline: '\n', delimiter: ',' });
        assert.deepEqual(data.slice(1, -1), expected);
      }),
    );
  });

  it('is what papaparse writes', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const other = unparse(rows, { newline: '\n', escapeFormulae: /^[=+\-@\t\r\n]/ });
        assert.equal(toCsv(rows), `${other}\n`);
      }),
    );
  });
});
