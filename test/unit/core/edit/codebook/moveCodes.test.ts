import assert from 'node:assert/strict';
import type { CodebookOperation } from '../../../../../server/src/core/edit/codebook/codebookOperation.js';
import { deskOf } from '../../support/desk.js';
import { check, entry, pair, path, refuses, text } from '../../support/codebookCheck.js';

describe('moving codes', () => {
  const tree = `  # About a.
  - id: a
    codes:
      # About b.
      - id: b
        definition: |-
          One
            two
        # In b.
      - id: c
  # Between.

  - id: d
`;
  const cases: readonly (readonly [
    what: string,
    operation: Omit<Extract<CodebookOperation, { op: 'moveCodes' }>, 'op'>,
    codes: string,
  ])[] = [
    [
      'under another code, with their comments',
      { codes: ['b'], under: 'd' },
      `  # About a.
  - id: a
    codes:
      - id: c
  # Between.

  - id: d
    codes:
      # About b.
      - id: b
        definition: |-
          One
            two
        # In b.
`,
    ],
    [
      'to the top, before another',
      { codes: ['b'], under: null, before: 'd' },
      `  # About a.
  - id: a
    codes:
      - id: c
  # Between.

  # About b.
  - id: b
    definition: |-
      One
        two
    # In b.
  - id: d
`,
    ],
    [
      'among their siblings, several at once',
      { codes: ['c', 'b'], under: 'a' },
      `  # About a.
  - id: a
    codes:
      - id: c
      # About b.
      - id: b
        definition: |-
          One
            two
        # In b.
  # Between.

  - id: d
`,
    ],
    [
      'so that nothing is left of a list that is empty then',
      { codes: ['b', 'c'], under: 'd' },
      `  # About a.
  - id: a
  # Between.

  - id: d
    codes:
      # About b.
      - id: b
        definition: |-
          One
            two
        # In b.
      - id: c
`,
    ],
    [
      'with all that is below them, even where that is named too',
      { codes: ['a', 'b'], under: 'd' },
      `  # Between.

  - id: d
    codes:
      # About a.
      - id: a
        codes:
          # About b.
          - id: b
            definition: |-
              One
                two
            # In b.
          - id: c
`,
    ],
  ];
  for (const [what, operation, codes] of cases) {
    check(`puts them ${what}`, { codes: tree }, { op: 'moveCodes', ...operation }, { codes });
  }

  it('takes them to another codebook', () => {
    const desk = deskOf(text, { [path]: 'codes:\n  - id: a # x\n', 'codebooks/z.codebook.yaml': 'codes:\n- id: z\n' });
    desk.edit({ op: 'moveCodes', codes: ['a'], under: 'z' });
    assert.equal(desk.files.get(path), 'codes: []\n');
    assert.equal(desk.files.get('codebooks/z.codebook.yaml'), 'codes:\n- id: z\n  codes:\n    - id: a # x\n');
    desk.edit({ op: 'moveCodes', codes: ['a'], under: null, book: path });
    assert.equal(desk.files.get(path), 'codes:\n  - id: a # x\n');
  });
  refuses('below themselves', tree, { op: 'moveCodes', codes: ['a'], under: 'b' }, /below itself/);
  refuses('to where they are', tree, { op: 'moveCodes', codes: ['d'], under: null }, /already/);
  refuses(
    'what is written in one line',
    '  - { id: a, codes: [{ id: b }] }\n',
    { op: 'moveCodes', codes: ['b'], under: null },
    /in one line/,
  );
});

describe('a code’s standing', () => {
  const used = entry('aa', '1:5-1:14', 'We waited', '[a]');
  check(
    'is retired, with a reason',
    { codes: '  - id: a # x\n', coder1: used },
    { op: 'retireCode', code: 'a', reason: 'Too wide' },
    {
      codes: '  - id: a # x\n    status: retired\n    reason: Too wide\n',
    },
  );
  check(
    'is restored',
    {
      codes:
        '  - id: a\n    status: retired # y\n    merged-into: b # z\n    reason: >-\n      Long\n      one\n  - id: b\n',
    },
    { op: 'restoreCode', code: 'a' },
    {
      codes: '  - id: a\n    status: active # y\n    # z\n  - id: b\n',
    },
  );
  check(
    'is revised, with a reason',
    { codes: '  - id: a\n', coder1: used },
    { op: 'reviseCode', code: 'a', reason: 'Only at work' },
    {
      codes: '  - id: a\n    revised: 2026-11-23\n',
      history: '  - on: 2026-11-23\n    code: a\n    change: revised\n    reason: Only at work\n',
    },
  );
  check(
    'goes with the code that nothing uses; comments stay',
    { codes: '  # one\n  - id: a # two\n    codes:\n      - id: c\n  - id: b\n' },
    { op: 'deleteCode', code: 'a' },
    {
      codes: '  # one\n  # two\n  - id: b\n',
    },
  );
  refuses(
    'to delete a code that is used',
    '  - id: a\n',
    { op: 'deleteCode', code: 'a' },
    /1 segment in 1 transcript/,
    used,
  );
  refuses(
    'to delete a theme with a code that is used',
    '  - id: t\n    codes:\n      - id: a\n',
    { op: 'deleteCode', code: 't' },
    /1 segment/,
    used,
  );
  refuses('to delete a code that another names', pair, { op: 'deleteCode', code: 'paces' }, /“Trust” names this code/);
  refuses('to retire one that is', '  - id: a\n    status: retired\n', { op: 'retireCode', code: 'a' }, /already/);
  refuses('to restore one that is in use', '  - id: a\n', { op: 'restoreCode', code: 'a' }, /not retired/);
});
