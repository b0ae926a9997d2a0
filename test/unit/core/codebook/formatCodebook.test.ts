import assert from 'node:assert/strict';
import { formatCodebook } from '../../../../server/src/core/codebook/formatCodebook.js';
import { commentsIn } from '../../../../server/src/core/yaml/comments.js';
import { formatCodings } from '../../../../server/src/core/codings/formatCodings.js';
import { readCodings } from '../../../../server/src/core/codings/readCodings.js';

const inOrder = `codebook: Small
version: 1.0.0
codes:
  - id: a
    name: A
    color: "#d1495b"
    definition: >-
      What it means.
    include: [one, two]
    exclude:
      - three
    examples:
      - quote: We waited
        kind: typical
        note: Why
    status: draft
    mine: kept
    codes:
      - id: b
        name: B
`;

describe('formatting a codebook', () => {
  const check = (what: string, text: string, expected: string | undefined): void => {
    it(what, () => assert.equal(formatCodebook(text), expected));
  };
  check('leaves one that is in order as it is', inOrder, inOrder);
  check(
    'puts keys in order, lists two spaces in, and unknown keys before what is below',
    `codes:
- codes:
  -   name: B
      id: b
  mine: kept
  status: draft
  examples:
  - {note: Why, quote: We waited, kind: typical}
  exclude:
  - three
  include: [ one,two ]
  definition: >-
    What it
    means.
  name: A
  color: "#d1495b"
  id: a
version: 1.0.0
codebook: Small
`,
    inOrder.replace(
      '      - quote: We waited\n        kind: typical\n        note: Why\n',
      '      - { quote: We waited, kind: typical, note: Why }\n',
    ),
  );
  check(
    'moves comments along with their keys',
    'codes:\n  - name: A # shown\n    # never changes\n    id: a\n    # behind\n',
    'codes:\n  # never changes\n  - id: a\n    name: A # shown\n    # behind\n',
  );
  check('keeps Windows line ends', 'codes:\r\n  - name: A\r\n    id: a\r\n', 'codes:\r\n  - id: a\r\n    name: A\r\n');
  check(
    'breaks long prose of a folded block, and nothing of a literal one',
    `codes:\n  - id: a\n    brief: |-\n      ${'x'.repeat(130)} y\n    definition: >-\n      ${'word '.repeat(30)}end\n`,
    `codes:\n  - id: a\n    brief: |-\n      ${'x'.repeat(130)} y\n    definition: >-\n      ${'word '.repeat(22)}word\n      ${'word '.repeat(7)}end\n`,
  );
  check('leaves a file alone that cannot be read', 'codes:\n  - name: [A\n    id: a\n', undefined);
  check('leaves a file alone in which a key stands twice', 'codes:\n  - name: A\n    id: a\n    name: B\n', undefined);
  check('leaves a file alone that has anchors', 'codes:\n  - name: &n A\n    id: a\n    brief: *n\n', undefined);
  check('leaves two documents alone', 'codes: []\n---\ncodes: []\n', undefined);
  check('leaves a list alone', '- a\n', undefined);
});

const commentsOf = (text: string): readonly string[] =>
  commentsIn(text)
    .map(({ start, end }) => text.slice(start, end))
    .sort();

describe('formatting a codings file', () => {
  const canonical =
    'transcript: transcripts/P01.txt\ncoder: me\ntext: sha256-0\nsegments:\n  - id: a\n    at: 1:1-1:3\n    quote: We\n    codes: [trust, { code: paces, weight: 2 }]\n    memo: "a: b"\n';

  it('leaves one that is in order as it is', () => assert.equal(formatCodings(canonical), canonical));
  it('puts keys in order and codes in one line', () => {
    const text =
      'coder: me\ntranscript: transcripts/P01.txt\ntext: sha256-0\nsegments:\n- memo: "a: b"\n  id: a\n  codes:\n  - trust\n  - {weight: 2, code: paces}\n  quote: We\n  at: 1:1-1:3\n';
    assert.equal(formatCodings(text), canonical);
  });
  it('keeps comments, unknown keys, the order of segments and quotes of any length in one line', () => {
    const quote = 'so and so '.repeat(40).trim();
    const text = `# mine\ntranscript: t\ncoder: me\ntext: x\nsegments:\n  - id: b # second\n    quote: ${quote}\n    at: 2:1-2:3\n    mine: yes\n    codes: []\n  - at: 1:1-1:3\n    id: a\n    quote: We\n    codes: [x]\n`;
    const formatted = formatCodings(text) ?? '';
    assert.deepEqual(commentsOf(formatted), ['# mine', '# second']);
    assert.ok(formatted.includes(`    quote: ${quote}\n`));
    assert.ok(formatted.includes('    mine: yes\n'));
    const withoutSpan = (of: string): unknown => readCodings(of).value.segments.map(({ span: _, ...rest }) => rest);
    assert.deepEqual(withoutSpan(formatted), withoutSpan(text));
  });
  it('leaves one alone that cannot be read', () => assert.equal(formatCodings('segments: [\n'), undefined));
});
