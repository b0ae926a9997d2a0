import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isReadAlike, study } from '../../../../unit/core/yaml/usualYaml/readAlike.js';

describe('reading usual YAML', () => {
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
