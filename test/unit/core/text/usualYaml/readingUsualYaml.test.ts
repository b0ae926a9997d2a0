import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { atOnce } from '../../../../../server/src/core/steps.js';
import { composeYaml } from '../../../../../server/src/core/text/composeYaml.js';
import { readingUsualYaml } from '../../../../../server/src/core/text/usualYaml/readingUsualYaml.js';

/** What a node says, and where. */
function described(node: Node | null | undefined): unknown {
  if (!node) return node;
  const [start, end] = node.range ?? [];
  if (isScalar(node)) return { text: node.value, start, end };
  if (isSeq(node)) return { list: node.items.map((item) => described(item as Node)), start, end };
  if (!isMap(node)) return assert.fail('neither text, list nor map');
  const fields = node.items.map(({ key, value }) => [described(key as Node), described(value as Node | null)]);
  return { fields, start, end };
}

/** Whether the fast reader reads a text, and if so, as the YAML library does. */
function isReadAlike(text: string): boolean {
  const usual = atOnce(readingUsualYaml(text));
  if (!usual) return false;
  const errors: string[] = [];
  const { contents } = atOnce(composeYaml(text, ({ message }) => errors.push(message), false));
  assert.deepEqual({ errors, contents: described(usual) }, { errors: [], contents: described(contents) }, text);
  return true;
}

describe('reading usual YAML', () => {
  const check = (what: string, text: string): void => {
    it(`reads ${what} as the library does`, () => assert.equal(isReadAlike(text), true));
  };
  const study = (path: string): string => readFileSync(`test/study/${path}`, 'utf8');
  check('a codebook', study('codebooks/partnership.codebook.yaml'));
  check('gloss.yaml', study('gloss.yaml'));
  check('words', 'a: x y\nb-c: "q: \\"z\\" \\\\"\nd: \'it\'\'s # no\'\n');
  check('words that are followed by a comment', '# one\na: x  # two\n\nb: "y" # three\n# four\n');
  check('lists', 'a:\n  - x\n  - b: y\n    c:\n    - z\n    - z\nd: [p, q r]\ne: []\n');
  check(
    'texts in blocks',
    'a:\n  b: >-\n    one\n    two\n\n    three\n\n\n  c: |\n    one\n     two\n\n    three\nd: x\n',
  );
  check('letters of all scripts', 'a: \u{1f642} é – 山田\nb: [ä, 山]\n');
  check('a text without a last line break', 'a:\n  - b: x');

  const leave = (what: string, ...texts: readonly string[]): void => {
    it(`leaves ${what} to the library`, () => {
      for (const text of texts) assert.equal(isReadAlike(text), false, text);
    });
  };
  leave('what is wrong', 'a: b: c\n', 'a: "x\n', 'a: [x\n', 'a: x\n  b: y\n', 'a:\n  b: x\n c: y\n', 'a: x\na: y\n');
  leave(
    'what is rare',
    'a: x\n  y\n',
    'a: &b x\n',
    'a: *b\n',
    'a: !t x\n',
    '? a\n',
    'a: {b: c}\n',
    'a: x\r\n',
    'a:\tx\n',
  );
  leave(
    'what is too much',
    `a: [${'x,'.repeat(150_000)}x]\n`,
    `a: x\n${'\n'.repeat(5000)}${'# c\n'.repeat(5000)}b: y\n`,
  );
  leave('white space of other kinds in brackets', 'a: [x\u00a0]\n', 'a: [\u3000x, y]\n');
  leave('what says nothing', '', 'a:\n', 'a:\nb: x\n', 'a: ""\n---\n', '- x\n', 'x\n');

  it('reads what is made of usual and unusual pieces as the library does, or not at all', () => {
    let read = 0;
    fc.assert(
      fc.property(maps, fc.array(changes, { maxLength: 1 }), fc.boolean(), (lines, changed, isEnded) => {
        const text = lines.join('\n') + (isEnded ? '\n' : '');
        if (isReadAlike(changed.reduce((now, change) => change(now), text))) read++;
      }),
      { numRuns: 3000 },
    );
    assert.ok(read > 200, `${read} of 3000 were read`);
  });

  it('reads a codebook that was changed in places as the library does, or not at all', () => {
    const whole = study('codebooks/partnership.codebook.yaml');
    const text = whole.slice(0, whole.indexOf('\n      - id', 3000) + 1);
    let read = 0;
    fc.assert(
      fc.property(fc.array(changes, { minLength: 1, maxLength: 2 }), (changed) => {
        if (isReadAlike(changed.reduce((now, change) => change(now), text))) read++;
      }),
      { numRuns: 300 },
    );
    assert.ok(read > 20, `${read} of 300 were read`);
  });
});

/** What may be put anywhere into a text, in place of some units. */
const changes = fc
  .tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(0, 0, 0, 1, 2, 5),
    fc.constantFrom(
      ...[
        '',
        '',
        ' ',
        '  ',
        '\n',
        '\n\n',
        '\n ',
        '\n  ',
        '# c',
        ' # c',
        '\n# c\n',
        '\n  # c\n',
        '\n    # c\n',
        '- ',
        ': ',
        '"',
        "'",
      ],
      ...[
        '>',
        '|',
        'x: ',
        '[',
        ']',
        ',',
        '\\',
        '#',
        '&a ',
        '\u00a0',
        '\u3000',
        '*a',
        '!',
        '\n---\n',
        '\n...\n',
        '{',
        '\t',
        '\r',
        '?',
        '? ',
        '-',
        '%',
      ],
    ),
  )
  .map(([share, removed, put]) => (text: string): string => {
    const at = Math.floor(share * (text.length + 1));
    return text.slice(0, at) + put + text.slice(at + removed);
  });

type Lines = readonly string[];

const indented = (lines: Lines, by: string): Lines => lines.map((line) => (line === '' ? line : by + line));

/** Values on the line of their key or dash, with further lines of theirs. */
const values: fc.Arbitrary<Lines> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(
        'x',
        'y z',
        'x # c',
        'a:b',
        'x#y',
        '"q"',
        '"q\\"r" # c',
        "'s''t'",
        '[x, y z]',
        '[ x ] # c',
        '7',
        '=',
      )
      .map((value) => [value]),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('-x', '[]', '[x,"y"]', '~', '"a" b', '', '"x', '{}', 'a: b').map((value) => [value]),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('>-', '|', '|-', '>', '>-', '|', '|+', '>2'),
        fc.array(fc.constantFrom('  two three ', '  # no', '', '   more', '  a: b', '  - x'), { maxLength: 3 }),
      )
      .map(([header, lines]) => [header, '  one', ...lines]),
  },
);

/** Maps and lists in one another, as lines. */
const { maps } = fc.letrec<{ maps: Lines; lists: Lines }>((tie) => {
  const between = fc.constantFrom<Lines>([], [], [], [], [], [''], ['# c'], ['  # c'], ['', '# c', '']);
  const nested = fc.tuple(
    fc.constantFrom('', ' # c'),
    fc.constantFrom('  ', '  ', ''),
    fc.oneof(tie('maps'), tie('lists')),
  );
  return {
    maps: fc
      .array(fc.tuple(fc.oneof({ maxDepth: 3 }, values, nested), between), { minLength: 1, maxLength: 4 })
      .map((entries) =>
        entries.flatMap(([value, comments], i) => {
          const key = `${String.fromCharCode(97 + i)}:`;
          const [first = '', ...rest] = value as readonly (string | Lines)[];
          const lines =
            Array.isArray(rest[1]) && typeof rest[0] === 'string'
              ? [key + String(first), ...indented(rest[1] as Lines, rest[0])]
              : [`${key} ${String(first)}`, ...(rest as Lines)];
          return [...lines, ...comments];
        }),
      ),
    lists: fc
      .array(fc.tuple(fc.oneof({ maxDepth: 3 }, values, tie('maps')), between), { minLength: 1, maxLength: 4 })
      .map((items) =>
        items.flatMap(([[first = '', ...rest], comments]) => [`- ${first}`, ...indented(rest, '  '), ...comments]),
      ),
  };
});
