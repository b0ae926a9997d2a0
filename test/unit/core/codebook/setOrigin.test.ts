import assert from 'node:assert/strict';
import { parseCodebook } from '../../../../server/src/core/codebook/parseCodebook.js';
import { setOrigin } from '../../../../server/src/core/codebook/setOrigin.js';

const origin = { source: 'https://example.org/a: b', ref: 'v1', commit: '1234567', on: '2026-11-23' };
const written = 'origin:\n  source: "https://example.org/a: b"\n  ref: v1\n  commit: "1234567"\n  on: "2026-11-23"\n';
const codes = 'codes:\n  - id: a # one\n';

describe('the origin of a codebook', () => {
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    [
      'after name and version',
      `# Licence.\ncodebook: C # ours\nversion: 1\n# codes\n${codes}`,
      `# Licence.\ncodebook: C # ours\nversion: 1\n${written}# codes\n${codes}`,
    ],
    [
      'after a description of several lines',
      `description: >-\n  One\n\n  two.\n\n${codes}`,
      `description: >-\n  One\n\n  two.\n${written}\n${codes}`,
    ],
    ['before codes alone', `# Licence.\n${codes}`, `# Licence.\n${written}${codes}`],
    [
      'beside a citation, which stays',
      `origin: >-\n  Smith\n  2020\n${codes}`,
      `# origin: >-\n#   Smith\n#   2020\n${written}${codes}`,
    ],
    [
      'beside that of the source’s own source',
      `origin:\n  source: else\n${codes}`,
      `# origin:\n#   source: else\n${written}${codes}`,
    ],
    [
      'in place of an earlier one',
      `origin:\n  # where\n  commit: 9 # was\n  source: "https://example.org/a: b"\n  ref: v0\n${codes}`,
      `origin:\n  # where\n  commit: "1234567" # was\n  source: "https://example.org/a: b"\n  ref: v1\n  on: "2026-11-23"\n${codes}`,
    ],
    ['in a file without a last line break', 'codebook: C', `codebook: C\n${written}`],
  ];
  for (const eol of ['\n', '\r\n']) {
    for (const [what, before, after] of cases) {
      it(`is written ${what}${eol === '\n' ? '' : ', with CRLF'}`, () => {
        const result = setOrigin(before.replaceAll('\n', eol), origin);
        const expected = after.replaceAll('\n', eol);
        assert.equal(result, before.includes('\n') || eol === '\n' ? expected : after);
        assert.deepEqual(parseCodebook(result).value.origin, origin);
      });
    }
  }

  it('is not put into what cannot be read or stands on one line', () => {
    for (const text of ['codes: [', '', '{ codes: [] }', '- a']) {
      assert.throws(() => setOrigin(text, origin), /Fix it first/);
    }
  });
});
