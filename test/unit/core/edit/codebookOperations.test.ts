import assert from 'node:assert/strict';
import type { CodebookOperation } from '../../../../server/src/core/edit/codebookOperation.js';
import { codingsFile, deskOf, transcriptPath } from '../support/desk.js';

const path = 'codebooks/main.codebook.yaml';
const text = 'P1: We waited and waited. Then we trusted them.\n';
const head = 'codebook: Small\nversion: 1.0.0 # of May\n';
const entry = (id: string, at: string, quote: string, codes: string): string =>
  `  - id: ${id}\n    at: ${at}\n    quote: ${quote}\n    codes: ${codes}\n    on: 2026-05-01\n`;
const others = 'codings/coder2/P01.txt.codings.yaml';

interface Given {
  readonly codes: string;
  readonly coder1?: string;
  readonly coder2?: string;
}

/** The codebook, and codings of two coders, after an operation; a text is what a file is to be, `same` that it stays. */
function check(
  what: string,
  { codes, coder1 = '', coder2 = '' }: Given,
  operation: CodebookOperation,
  expected: Partial<Given> & { readonly label?: string; readonly history?: string },
): void {
  it(what, () => {
    const mine = codingsFile(text, coder1);
    const theirs = codingsFile(text, coder2).replace('coder: coder1', 'coder: coder2');
    const desk = deskOf(text, {
      [path]: `${head}codes:\n${codes}`,
      'codings/coder1/P01.txt.codings.yaml': mine,
      [others]: theirs,
    });
    const { step } = desk.edit(operation);
    const history = expected.history === undefined ? '' : `history:\n${expected.history}`;
    assert.equal(desk.files.get(path), `${head}${history}codes:\n${expected.codes ?? codes}`);
    assert.equal(desk.files.get('codings/coder1/P01.txt.codings.yaml'), codingsFile(text, expected.coder1 ?? coder1));
    assert.equal(
      desk.files.get(others),
      codingsFile(text, expected.coder2 ?? coder2).replace('coder: coder1', 'coder: coder2'),
    );
    if (expected.label !== undefined) assert.equal(step.label, expected.label);
    assert.ok(desk.files.get(transcriptPath) === text);
  });
}

function refuses(what: string, codes: string, operation: CodebookOperation, message: RegExp, coder1 = ''): void {
  it(`refuses ${what}`, () => {
    const desk = deskOf(text, {
      [path]: `${head}codes:\n${codes}`,
      'codings/coder1/P01.txt.codings.yaml': codingsFile(text, coder1),
    });
    assert.throws(() => desk.edit(operation), { name: 'GlossError', message });
  });
}

const pair = `  # On time.
  - id: paces # old one
    name: Paces
    own: kept
  - id: trust
    name: Trust
    differs:
      - { code: paces, rule: Ask. }
    excludes: [paces] # both
`;

describe('renaming a code', () => {
  check(
    'changes its id in the codebook and in the codings of all coders, and keeps the old one as an alias',
    {
      codes: pair,
      coder1: entry('aa', '1:5-1:14', 'We waited', '[paces, trust]') + entry('bb', '1:30-1:34', 'them', '[trust]'),
      coder2: entry('cc', '1:5-1:14', 'We waited', '[{ code: paces, weight: 2 }]'),
    },
    { op: 'renameCode', code: 'paces', id: 'tempo' },
    {
      codes: `  # On time.
  - id: tempo # old one
    name: Paces
    aliases: [paces]
    own: kept
  - id: trust
    name: Trust
    differs:
      - { code: tempo, rule: Ask. }
    excludes: [tempo] # both
`,
      coder1: entry('aa', '1:5-1:14', 'We waited', '[tempo, trust]') + entry('bb', '1:30-1:34', 'them', '[trust]'),
      coder2: entry('cc', '1:5-1:14', 'We waited', '[{ code: tempo, weight: 2 }]'),
      label: 'Rename “paces” to “tempo”',
    },
  );
  check(
    'changes its name alone',
    { codes: pair, coder1: entry('aa', '1:5-1:14', 'We waited', '[paces]') },
    { op: 'renameCode', code: 'paces', name: 'Tempo: of work', reason: 'Paces  was\nmisread.' },
    {
      codes: pair.replace('name: Paces', 'name: "Tempo: of work"'),
      history: '  - on: 2026-11-23\n    code: paces\n    change: renamed\n    reason: Paces was misread.\n',
    },
  );
  check(
    'to an id that it once had leaves no alias that is its own id, and no code twice on a segment',
    { codes: '  - id: b\n    aliases:\n      - a # first\n', coder1: entry('aa', '1:5-1:14', 'We waited', '[b, a]') },
    { op: 'renameCode', code: 'a', id: 'a' },
    { codes: '  - id: a\n    aliases: [b]\n    # first\n', coder1: entry('aa', '1:5-1:14', 'We waited', '[a]') },
  );
  check(
    'finds codings that are written in another way than Gloss writes them',
    {
      codes: '  - { id: a, name: A }\n',
      coder1: `  - id: aa
    at: 1:5-1:14
    quote: |-
      We waited
    codes:
      - a # surely
  - id: bb
    at: 1:5-1:14
    quote: "\\n    codes: [a]"
    codes: ["a", c]
`,
    },
    { op: 'renameCode', code: 'a', id: 'b' },
    {
      codes: '  - { id: b, name: A, aliases: [a] }\n',
      coder1: `  - id: aa
    at: 1:5-1:14
    quote: |-
      We waited
    codes: [b]
    # surely
  - id: bb
    at: 1:5-1:14
    quote: "\\n    codes: [a]"
    codes: [b, c]
`,
    },
  );
  refuses('an id with a space', pair, { op: 'renameCode', code: 'paces', id: 'a b' }, /cannot be an id/);
  refuses('an id with a slash', pair, { op: 'renameCode', code: 'paces', id: 'a/b' }, /cannot be an id/);
  refuses('an id that is taken', pair, { op: 'renameCode', code: 'paces', id: 'trust' }, /Merge the two/);
  refuses('a name that is taken', pair, { op: 'renameCode', code: 'paces', name: 'TRUST' }, /Merge the two/);
  refuses('a name without letters', pair, { op: 'renameCode', code: 'paces', name: ' ' }, /needs a name/);
  refuses('no change', pair, { op: 'renameCode', code: 'paces', id: 'paces' }, /already/);
  refuses('a code that is not there', pair, { op: 'renameCode', code: 'pace', id: 'x' }, /Did you mean paces\?/);
  refuses('a codebook with an error', `${pair}  - name: x\n`, { op: 'renameCode', code: 'paces', id: 'x' }, /in line/);
  refuses(
    'where a coder’s file that names it cannot be read',
    pair,
    { op: 'renameCode', code: 'paces', id: 'x' },
    /has an error in line/,
    '  - id: aa\n    codes: [paces]\n',
  );
});

describe('merging codes', () => {
  check(
    'retires the one and gives its codings to the other, once on each segment',
    {
      codes: `  - id: a
    aliases: [old]
    codes:
      - id: c # below
  - id: b
    scale: [1, 2]
`,
      coder1:
        entry('aa', '1:5-1:14', 'We waited', '[{ code: a, weight: 2 }, b]') + entry('bb', '1:30-1:34', 'them', '[c]'),
      coder2: entry('cc', '1:5-1:14', 'We waited', '[old]'),
    },
    { op: 'mergeCodes', code: 'a', into: 'b', reason: 'Nobody could tell them apart' },
    {
      codes: `  - id: a
    status: retired
    merged-into: b
    reason: Nobody could tell them apart
    aliases: [old]
  - id: b
    scale: [1, 2]
    codes:
      - id: c # below
`,
      coder1:
        entry('aa', '1:5-1:14', 'We waited', '[{ code: b, weight: 2 }]') + entry('bb', '1:30-1:34', 'them', '[c]'),
      coder2: entry('cc', '1:5-1:14', 'We waited', '[b]'),
      label: 'Merge “a” into “b”',
    },
  );
  check(
    'leaves what is below a code there if the other is part of it',
    { codes: '  - id: a\n    codes:\n      - id: b\n      - id: c\n' },
    { op: 'mergeCodes', code: 'a', into: 'b' },
    { codes: '  - id: a\n    status: retired\n    merged-into: b\n    codes:\n      - id: b\n      - id: c\n' },
  );
  refuses('a code with itself', pair, { op: 'mergeCodes', code: 'trust', into: 'trust' }, /with itself/);
  refuses(
    'into a theme that only groups',
    '  - id: a\n  - id: b\n    codable: false\n',
    { op: 'mergeCodes', code: 'a', into: 'b' },
    /only groups/,
  );
  refuses(
    'into a retired code',
    '  - id: a\n  - id: b\n    status: retired\n',
    { op: 'mergeCodes', code: 'a', into: 'b' },
    /retired/,
  );
});

describe('splitting a code', () => {
  check(
    'gives the chosen segments of all coders to a new code behind it',
    {
      codes: '  - id: a\n    name: A\n  - id: z\n',
      coder1: entry('aa', '1:5-1:14', 'We waited', '[a]') + entry('bb', '1:30-1:34', 'them', '[a, z]'),
      coder2: entry('cc', '1:5-1:14', 'We waited', '[a]'),
    },
    { op: 'splitCode', code: 'a', to: 'Being late', segments: ['bb', 'cc'], reason: 'Two things' },
    {
      codes:
        '  - id: a\n    name: A\n  - id: being-late\n    name: Being late\n    definition: >-\n      \n    status: draft\n  - id: z\n',
      coder1: entry('aa', '1:5-1:14', 'We waited', '[a]') + entry('bb', '1:30-1:34', 'them', '[being-late, z]'),
      coder2: entry('cc', '1:5-1:14', 'We waited', '[being-late]'),
      history:
        '  - on: 2026-11-23\n    code: a\n    change: split\n    reason: "2 segments to being-late: Two things"\n',
      label: 'Split “A” into “Being late”',
    },
  );
  check(
    'gives them to a code that is there',
    { codes: '  - id: a\n  - id: z\n', coder1: entry('bb', '1:30-1:34', 'them', '[a, z]') },
    { op: 'splitCode', code: 'a', to: 'z', segments: ['bb'] },
    {
      coder1: entry('bb', '1:30-1:34', 'them', '[z]'),
      history: '  - on: 2026-11-23\n    code: a\n    change: split\n    reason: 1 segment to z\n',
    },
  );
  refuses('without segments', pair, { op: 'splitCode', code: 'paces', to: 'x', segments: [] }, /None of these/);
  refuses('into itself', pair, { op: 'splitCode', code: 'paces', to: 'Paces', segments: [] }, /another code/);
});

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
  for (const [what, operation, codes] of cases)
    check(`puts them ${what}`, { codes: tree }, { op: 'moveCodes', ...operation }, { codes });

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
