import assert from 'node:assert/strict';
import { isPlain, isPlainDay, printFlowScalar, printScalar } from '../../../../server/src/core/yaml/scalar.js';

describe('a YAML scalar', () => {
  it('may be a day', () => {
    assert.ok(isPlainDay('2026-11-23'));
    for (const written of ['2026-1-1', '2026-11-23T10:00', '23.11.2026', '']) {
      assert.ok(!isPlainDay(written), written);
    }
  });

  const check = (text: string, printed: string): void => {
    it(`prints ${JSON.stringify(text)} as ${JSON.stringify(printed)}`, () =>
      assert.equal(printScalar(text, 4), printed));
  };
  check('the trust simply would not', 'the trust simply would not');
  check('it’s “so”, she said; P&L a#b a:b', 'it’s “so”, she said; P&L a#b a:b');
  check('שלום 😀', 'שלום 😀');
  check('', '""');
  check('yes', '"yes"');
  check('No', '"No"');
  check('~', '"~"');
  check('1:2', '"1:2"');
  check('2026-11-23', '"2026-11-23"');
  check('- x', '"- x"');
  check('a #b', '"a #b"');
  check('a: b', '"a: b"');
  check('ends:', '"ends:"');
  check('trailing ', '"trailing "');
  check('"said"', '"\\"said\\""');
  check('a\tb', '"a\\tb"');
  check('a\u0085b', '"a\\u0085b"');
  check('\ufeffa', '"\\ufeffa"');
  check('a\ud800', '"a\\ud800"');
  check('one\ntwo', '|-\n    one\n    two');
  check('one\n\n  two', '|-\n    one\n\n      two');
  check('one\n', '"one\\n"');
  check(' one\ntwo', '" one\\ntwo"');
  check('one\r\ntwo', '"one\\r\\ntwo"');

  it('is quoted in a flow list where brackets or a comma would end it', () => {
    assert.equal(printFlowScalar('a, b'), '"a, b"');
    assert.equal(printFlowScalar('a]'), '"a]"');
    assert.equal(printFlowScalar('a.b-c'), 'a.b-c');
    assert.equal(isPlain('a, b'), true);
  });
});
