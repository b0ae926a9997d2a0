import assert from 'node:assert/strict';
import fc from 'fast-check';
import { printCodings } from '../../../../server/src/core/codings/printCodings.js';
import { readCanonical } from '../../../../server/src/core/codings/readCanonical.js';
import { parseCodings, readCodings, rereadCodings } from '../../../../server/src/core/codings/readCodings.js';
import { codings } from '../support/arbitraries.js';

/** Whatever the fast reader accepts, wholly or in part, the YAML reader reads alike, with the same problems. */
function agree(text: string): void {
  const whole = readCodings(text);
  assert.deepEqual(parseCodings(text), whole, text);
  const fast = readCanonical(text);
  if (fast) assert.deepEqual({ value: fast, problems: [] }, whole, text);
}

/** What people put into files by hand. */
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

describe('the fast reader of codings', () => {
  it('agrees with the YAML reader on all that is printed', () => {
    fc.assert(
      fc.property(codings, (value) => agree(printCodings(value))),
      { numRuns: 80 },
    );
  });

  it('agrees with the YAML reader on files with something changed by hand', () => {
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

  it('reads again what changed of a file as if it read the whole', () => {
    let again = 0;
    const check = (before: string, after: string): void => {
      const read = rereadCodings({ text: before, ...parseCodings(before) }, after);
      if (!read) return;
      again++;
      assert.deepEqual(read, readCodings(after), `${before}\n=>\n${after}`);
    };
    const words = fc.constantFrom('words', 'two words', 'a line\nand another', '"quoted"', 'a: b');
    const entry = fc.record({ quote: words, memo: words, code: fc.constantFrom('trust', 'paces') });
    const entries = fc.array(entry, { minLength: 2, maxLength: 6 });
    const where = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    fc.assert(
      fc.property(entries, codings, where, fc.nat(2), fc.constantFrom(...pieces), (all, other, at, cut, piece) => {
        const segments = all.map(({ quote, memo, code }, i) => {
          const place = { from: { line: i + 1, column: 1 }, to: { line: i + 1, column: 9 } };
          return { id: `segment${i}`, ...place, quote, codes: [{ code }], ...(i % 2 === 0 && { memo }) };
        });
        const place = Math.floor(at * segments.length);
        const [first, ...rest] = segments;
        const printed = printCodings({ ...other, segments: rest });
        for (const put of [[], first ? [first] : [], other.segments]) {
          for (const taken of [0, 1, 2]) {
            const now = [...rest.slice(0, place), ...put, ...rest.slice(place + taken)];
            check(printed, printCodings({ ...other, segments: now }));
          }
        }
        const unit = Math.floor(at * printed.length);
        check(printed, printed.slice(0, unit) + piece + printed.slice(unit + cut));
      }),
      { numRuns: 100 },
    );
    assert.ok(again > 100, String(again));
  });
});
