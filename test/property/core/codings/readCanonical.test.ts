import assert from 'node:assert/strict';
import fc from 'fast-check';
import { printCodings } from '../../../../server/src/core/codings/printCodings.js';
import { readCanonical } from '../../../../server/src/core/codings/readCanonical.js';
import { parseCodings, readCodings } from '../../../../server/src/core/codings/readCodings.js';
import { codings } from '../support/arbitraries.js';

/** Whatever the fast reader accepts, wholly or in part, the YAML reader reads alike, with the same problems. */
function agree(text: string): void {
  const whole = readCodings(text);
  assert.deepEqual(parseCodings(text), whole, text);
  const fast = readCanonical(text);
  if (fast) assert.deepEqual({ value: fast, problems: [] }, whole, text);
}

describe('the fast reader of codings', () => {
  it('agrees with the YAML reader on all that is printed', () => {
    fc.assert(
      fc.property(codings, (value) => agree(printCodings(value))),
      { numRuns: 80 },
    );
  });

  it('agrees with the YAML reader on files with something changed by hand', () => {
    const pieces = [
      '',
      ' ',
      '  ',
      '\n',
      '\n\n',
      '\t',
      '\r\n',
      '-',
      '- ',
      ':',
      ': ',
      '#',
      ' #',
      ',',
      '[',
      ']',
      '{',
      '}',
      '"',
      '""',
      "'",
      '\\',
      '|-',
      '>',
      '&a ',
      '*a',
      '!',
      '~',
      '0',
      'é',
      '\u0085',
      '\ufeff',
      '\u2028',
      '    ',
      '      x\n',
      '\n# mine\n',
      '\n  # mine\n',
      '\n    # mine\n',
      '\n      # mine\n',
      '\n    own: x\n',
      '\n    memo: "a\n  - b"\n',
      '\n    memo: |+\n      a\n\n',
      '\n    memo: >-\n     a\n',
      '\n  - ',
      '\n  -\n',
      '\n- ',
      '\n...\n',
      '\n---\n',
      '\ndone: 2026-11-23\n',
      '\n  ? ',
    ];
    fc.assert(
      fc.property(
        codings,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(2),
        fc.constantFrom(...pieces),
        (value, where, cut, piece) => {
          const printed = printCodings(value);
          const at = Math.floor(where * printed.length);
          agree(printed.slice(0, at) + piece + printed.slice(at + cut));
        },
      ),
      { numRuns: 250 },
    );
  });
});
