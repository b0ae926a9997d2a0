import assert from 'node:assert/strict';
import fc from 'fast-check';
import { printCodings } from '../../../../server/src/core/codings/printCodings.js';
import { readCanonical } from '../../../../server/src/core/codings/readCanonical.js';
import { readCodings } from '../../../../server/src/core/codings/readCodings.js';
import { codings } from '../support/arbitraries.js';

const header = 'transcript: transcripts/P01.txt\ncoder: coder1\ntext: sha256-1f3c9a7be2d04411\n';
const entry =
  '  - id: k3v9x2ma\n    at: 1:1-1:4\n    quote: the\n    codes: [trust]\n    memo: m\n    on: 2026-11-23\n';

/** What the fast reader accepts the YAML reader reads alike, and finds nothing wrong with. */
function agree(text: string): void {
  const fast = readCanonical(text);
  if (!fast) return;
  const { value, problems } = readCodings(text);
  assert.deepEqual(fast, value, text);
  assert.deepEqual(problems, [], text);
}

describe('the fast reader of codings', () => {
  it('reads what Gloss itself writes', () => {
    assert.equal(readCanonical(`${header}segments:\n${entry}`)?.segments[0]?.on, '2026-11-23');
    assert.deepEqual(readCanonical(`${header}segments: []\n`)?.segments, []);
    const literal = entry.replace('the', '|-\n      one\n\n        two');
    assert.equal(readCanonical(`${header}segments:\n${literal}`)?.segments[0]?.quote, 'one\n\n  two');
    const coded = entry.replace('[trust]', '[a.b, { code: c, weight: 3 }, { code: d, weight: much }]');
    assert.deepEqual(readCanonical(`${header}segments:\n${coded}`)?.segments[0]?.codes, [
      { code: 'a.b' },
      { code: 'c', weight: 3 },
      { code: 'd', weight: 'much' },
    ]);
  });

  const check = (what: string, text: string): void => {
    it(`leaves ${what} to the YAML reader`, () => assert.equal(readCanonical(text), undefined));
  };
  const listed = `${header}segments:\n${entry}`;
  check('an empty file', '');
  check('a comment', listed.replace('segments:', 'segments: # mine'));
  check('an unknown key', `${listed}    own: x\n`);
  check(
    'keys in another order',
    listed.replace('    memo: m\n    on: 2026-11-23\n', '    on: 2026-11-23\n    memo: m\n'),
  );
  check('CRLF', listed.replaceAll('\n', '\r\n'));
  check('a missing last line break', listed.slice(0, -1));
  check('an id that stands twice', `${listed}${entry}`);
  check('another indentation', listed.replaceAll('\n    ', '\n      '));
  check('a position that is none', listed.replace('1:1-1:4', '1:4-1:1'));
  check('an empty memo', listed.replace('memo: m', 'memo: ""'));
  check('an empty quote', listed.replace('quote: the', 'quote: ""'));
  check('a value in single quotes', listed.replace('memo: m', "memo: 'm'"));
  check('a literal block that ends in blank lines', listed.replace('memo: m', 'memo: |-\n      m\n'));

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
