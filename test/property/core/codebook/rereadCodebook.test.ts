import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCodebook } from '../../../../server/src/core/codebook/parseCodebook.js';
import { rereadingCodebook, type ReadBook } from '../../../../server/src/core/codebook/rereadCodebook.js';
import { atOnce } from '../../../../server/src/core/workInSteps.js';

const entry = (id: string, pad: string): string =>
  [
    `- id: ${id}`,
    `  name: Code ${id}`,
    '  color: "#d1495b" # red',
    '  definition: |-',
    '    What it means,',
    '',
    '    and what not.',
    '  include:',
    '  - one thing',
    '  differs:',
    '    - code: a1',
    '      rule: not so',
    '  examples:',
    '    - quote: Yes',
    '      segment: abc',
    '  brief: >',
    '    In a line',
    '',
  ]
    .map((line) => (line === '' ? '\n' : `${pad}${line}\n`))
    .join('');
const nested = (pad: string): string =>
  ['a', 'b', 'c']
    .map((theme) => {
      const below = ['1', '2', '3'].map((n) => entry(theme + n, `${pad}    `)).join('');
      return `${entry(theme, pad)}${pad}  codes:\n${below}${theme === 'b' ? `${pad}  reason: none\n` : ''}`;
    })
    .join(`${pad}# between\n\n`);
const books = [
  `codebook: Deep\ncodes:\n${nested('  ')}version: 1\n`,
  `codebook: Flush\ncodes:\n${nested('')}`,
  `codes:\n${entry('a', '  ')}\n${entry('b', '  ')}# end\n`,
];

const snippets = [
  [
    '',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '   \n',
    '\n  \n',
    'x',
    ':',
    '#',
    ' # so',
    '- ',
    '"',
    "'",
    '[a, b]',
    '|',
    '>-',
    '&a ',
    '*a',
  ],
  [
    '\n  - id: new',
    '\n      - id: new\n        name: New',
    '\nversion: 2',
    '\n    brief: again',
    '\n        codes: ',
    '\n---\n',
  ],
  [
    '\n# c\n',
    '\n    # c',
    'é𝒳',
    '\t',
    '\r\n',
    'merged-into: a1\n',
    '\n- id: flush',
    '\n      - id: a9\n        codes:\n          - id: b9',
  ],
].flat();

const edit = fc.record({
  at: fc.nat(),
  length: fc.oneof(fc.constant(0), fc.nat(30)),
  text: fc.constantFrom(...snippets),
});

/** The text with an edit; half of them at the end of a line, where people add. */
function edited(text: string, { at, length, text: words }: { at: number; length: number; text: string }): string {
  const start = at % (text.length + 1);
  const end = text.indexOf('\n', start);
  const from = at % 2 === 0 && end >= 0 ? end : start;
  return text.slice(0, from) + words + text.slice(from + length);
}

describe('reading an edited codebook again', () => {
  it('gives what reading all of it gives, edit after edit', () => {
    let moved = 0;
    fc.assert(
      fc.property(fc.constantFrom(...books), fc.array(edit, { minLength: 1, maxLength: 6 }), (first, edits) => {
        let before: ReadBook = { ...parseCodebook(first), text: first };
        for (const one of edits) {
          const text = edited(before.text, one);
          const now = atOnce(rereadingCodebook(before, text));
          assert.deepEqual(now, parseCodebook(text));
          const codes = new Set(before.value.codes);
          if (text !== before.text && now.value.codes.some((code) => codes.has(code))) moved++;
          // What is broken is not gone on with, so that most edits meet a codebook that is sound.
          if (now.problems.length === 0) before = { ...now, text };
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(moved > 50, `${moved} edits were read alone`);
  });
});
