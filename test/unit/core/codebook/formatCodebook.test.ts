import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { formatCodebook } from '../../../../server/src/core/codebook/formatCodebook.js';
import { commentsIn } from '../../../../server/src/core/text/comments.js';
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

  it('formats all starter codebooks and the sample', () => {
    const files = ['codebooks', 'test/study/codebooks'].flatMap((folder) =>
      readdirSync(folder).flatMap((name) => (name.endsWith('.yaml') ? [`${folder}/${name}`] : [])),
    );
    assert.ok(files.length >= 4);
    for (const file of files) assert.ok(formatCodebook(readFileSync(file, 'utf8')), file);
  });

  it('loses no value and no comment, and has nothing to do the second time', () => {
    let formatted = 0;
    fc.assert(
      fc.property(codebookText, (text) => {
        const once = formatCodebook(text);
        if (once === undefined) return;
        formatted++;
        assert.deepEqual(parse(once, { schema: 'failsafe' }), parse(text, { schema: 'failsafe' }));
        assert.deepEqual(commentsOf(once), commentsOf(text));
        assert.equal(formatCodebook(once), once);
      }),
      { numRuns: 100 },
    );
    assert.ok(formatted >= 95, `only ${formatted} of 100 could be formatted`);
  });
});

const commentsOf = (text: string): readonly string[] =>
  commentsIn(text)
    .map(({ start, end }) => text.slice(start, end))
    .sort();

const words = fc.array(
  fc.constantFrom('we', 'waited', 'é', '😀', 'for', 'the “trust”', 'it’s', 'a-b', 'x'.repeat(50)),
  {
    minLength: 1,
    maxLength: 30,
  },
);
const value = (indent: string): fc.Arbitrary<string> =>
  fc.oneof(
    words.map((list) => ` ${list.join(' ')}`),
    words.map((list) => ` "${list.join(' ')}"`),
    words.map((list) => ` '${list.join(' ').replaceAll("'", "''")}'`),
    words.map((list) => ` >-\n${indent}  ${list.join(`\n${indent}  `)}`),
    words.map((list) => ` |\n${indent}  ${list.join(`\n\n${indent}  `)}`),
    words.map((list) => ` [${list.join(', ')}]`),
    words.map((list) => `\n${list.map((word) => `${indent}- ${word}`).join('\n')}`),
    words.map((list) => `\n${list.map((word) => `${indent}  - ${word} # of ${word}`).join('\n')}`),
    fc.constant(''),
  );
const comment = fc.option(fc.constantFrom('# why', '#', '# a: b', '#x # y', '# TODO: ask'), { nil: undefined });
const keys = ['id', 'name', 'color', 'brief', 'definition', 'include', 'exclude', 'status', 'zebra', 'note', 'revised'];

const entry = (indent: string, depth: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.shuffledSubarray(keys, { minLength: 1 }),
      fc.array(fc.tuple(value(indent), comment, fc.boolean()), { minLength: keys.length, maxLength: keys.length }),
      depth > 0 ? fc.array(entry(`${indent}    `, depth - 1), { maxLength: 2 }) : fc.constant([]),
      fc.nat(),
    )
    .map(([chosen, values, below, at]) => {
      const lines = chosen.map((key, i) => {
        const [written = '', remark, blank] = values[i] ?? [];
        const above = remark === undefined || i === 0 ? '' : `${blank ? '\n' : ''}${indent}${remark}\n`;
        return `${above}${indent}${key}:${written}`;
      });
      if (below.length > 0) lines.splice(at % (lines.length + 1), 0, `${indent}codes:\n${below.join('\n')}`);
      const text = lines.join('\n');
      return `${indent.slice(2)}- ${text.slice(indent.length)}`;
    });

const codebookText: fc.Arbitrary<string> = fc
  .tuple(fc.array(entry('    ', 2), { maxLength: 3 }), comment, fc.boolean(), fc.constantFrom('\n', '\r\n'))
  .map(([entries, remark, isLast, eol]) => {
    const codes = entries.length === 0 ? 'codes: []' : `codes:\n${entries.join('\n')}`;
    const name = `${remark === undefined ? '' : `${remark}\n`}codebook: x`;
    return `${isLast ? `${codes}\n${name}` : `${name}\n${codes}`}\n`.replaceAll('\n', eol);
  });

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
