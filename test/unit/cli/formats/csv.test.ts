import assert from 'node:assert/strict';
import { parse } from 'papaparse';
import { honest, honestMarks } from '../../../support/hostile.js';
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

  it('is read back to the letter where the text is honest', () => {
    const texts = [...honest, ...honestMarks.map((mark) => `a${mark}b`), 'שלום\u200f! (a)', 'two\nlines, "quoted"'];
    const { data } = parse<string[]>(toCsv([texts]), { delimiter: ',', newline: '\n', skipEmptyLines: true });
    assert.deepEqual(data, [texts]);
  });
});
