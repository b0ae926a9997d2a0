import assert from 'node:assert/strict';
import { readCanonical, readingCanonical } from '../../../../server/src/core/codings/readCanonical.js';
import { parseCodings, readCodings } from '../../../../server/src/core/codings/readCodings.js';
import { atOnce } from '../../../../server/src/core/workInSteps.js';

const header = 'transcript: transcripts/P01.txt\ncoder: coder1\ntext: sha256-1f3c9a7be2d04411\n';
const entry =
  '  - id: k3v9x2ma\n    at: 1:1-1:4\n    quote: the\n    codes: [trust]\n    memo: m\n    on: 2026-11-23\n';

/** Whatever the fast reader accepts, wholly or in part, the YAML reader reads alike, with the same problems. */
function agree(text: string): void {
  const whole = readCodings(text);
  assert.deepEqual(parseCodings(text), whole, text);
  const fast = readCanonical(text);
  if (fast) assert.deepEqual({ value: fast, problems: [] }, whole, text);
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

  it('reads canonical entries beside others, which the YAML reader gets alone', () => {
    const [single, odd] = [entry.replace('memo: m', "memo: 'm'"), entry.replace('\n', ' # mine\n')];
    const named = (text: string, id: string): string => text.replace('k3v9x2ma', id);
    const text = `${header}segments:\n${entry}${named(single, 'b')}  # two\n${named(odd, 'c')}${named(entry, 'd')}`;
    const given: string[] = [];
    const value = atOnce(
      readingCanonical(text, function* (entries, offset) {
        given.push(entries);
        assert.equal(text.slice(offset, offset + entries.length), entries);
        yield;
        return [];
      }),
    );
    assert.deepEqual(
      value?.segments.map(({ id }) => id),
      ['k3v9x2ma', 'd'],
    );
    assert.deepEqual(given, [`${named(single, 'b')}  # two\n${named(odd, 'c')}`]);
    agree(text);
  });
});
