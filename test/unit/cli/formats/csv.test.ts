import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse, unparse } from 'papaparse';
import { commandsIn, forbiddenIn, honest, honestMarks, hostile } from '../../../support/hostile.js';
import { toCsv } from '../../../../server/src/cli/formats/csv.js';

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
  check('\ufeff=1', `"'\ufeff=1"`);
  check(' =1', `"' =1"`);
  check('\u200b\u200e@a', `"'\u200b\u200e@a"`);
  check('"+1"', `"'""+1"""`);
  check('＝1+1', `"'＝1+1"`);
  check('﹣1', `"'﹣1"`);
  check('a\r\nb\rc', '"a\nb\nc"');
  check('a\n ::error::b', '"a\n : :error::b"');
  check('::error::b', '"::error::b"');
  check('a ##[b]', 'a # #[b]');
  check('\x1b[2J', '\ufffd[2J');
  check('–5 °C', '–5 °C');

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

  it('is read back to the letter where the text is honest', () => {
    const texts = [...honest, ...honestMarks.map((mark) => `a${mark}b`), 'שלום\u200f! (a)', 'two\nlines, "quoted"'];
    const { data } = parse<string[]>(toCsv([texts]), { delimiter: ',', newline: '\n', skipEmptyLines: true });
    assert.deepEqual(data, [texts]);
  });

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
