import { check, entry, pair, refuses } from '../../support/codebookCheck.js';

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
  - id: cc
    at: 1:5-1:14
    quote: |-
      We waited
    codes: [{ code: a, weight: 2.0, sure: no }]
`,
    },
    { op: 'renameCode', code: 'a', id: 'b' },
    {
      codes: '  - { id: b, name: A, aliases: [a] }\n',
      coder1: `  - id: aa
    at: 1:5-1:14
    quote: |-
      We waited
    codes:
      - b # surely
  - id: bb
    at: 1:5-1:14
    quote: "\\n    codes: [a]"
    codes: [b, c]
  - id: cc
    at: 1:5-1:14
    quote: |-
      We waited
    codes: [{ code: b, weight: 2.0, sure: no }]
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
    'keeps the weight that was given for the code that stays, else the other one',
    {
      codes: '  - id: a\n  - id: b\n    scale: [low, high]\n',
      coder1:
        entry('aa', '1:5-1:14', 'We waited', '[{ code: a, weight: 2 }, { code: b, weight: high }]') +
        entry('bb', '1:5-1:14', 'We waited', '[{ code: a, weight: 2 }, b]'),
    },
    { op: 'mergeCodes', code: 'a', into: 'b' },
    {
      codes: '  - id: a\n    status: retired\n    merged-into: b\n  - id: b\n    scale: [low, high]\n',
      coder1:
        entry('aa', '1:5-1:14', 'We waited', '[{ code: b, weight: high }]') +
        entry('bb', '1:5-1:14', 'We waited', '[{ code: b, weight: 2 }]'),
    },
  );
  refuses(
    'to make one of two where that loses a key',
    '  - id: a\n  - id: b\n',
    { op: 'mergeCodes', code: 'a', into: 'b' },
    /Segment aa in codings\/coder1\/P01\.txt\.codings\.yaml has keys beside its codes/,
    entry('aa', '1:5-1:14', 'We waited', '[{ code: a, sure: no }, b]'),
  );
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
    'puts a code that is part of the other one in its place, with what else is below it',
    { codes: '  - id: a\n    codes:\n      - id: b\n      - id: c\n' },
    { op: 'mergeCodes', code: 'a', into: 'b' },
    { codes: '  - id: b\n    codes:\n      - id: c\n  - id: a\n    status: retired\n    merged-into: b\n' },
  );
  check(
    'a theme with a code deep below it leaves nothing under the retired theme',
    {
      codes:
        '  - id: t\n    codes:\n      - id: a\n        codes:\n          - id: m\n            codes:\n              - id: b\n          - id: c\n',
    },
    { op: 'mergeCodes', code: 'a', into: 'b' },
    {
      codes:
        '  - id: t\n    codes:\n      - id: b\n        codes:\n          - id: m\n          - id: c\n      - id: a\n        status: retired\n        merged-into: b\n',
    },
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
