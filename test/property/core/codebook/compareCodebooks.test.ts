import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  compareCodebooks,
  describeChange,
  type Codebooks,
} from '../../../../server/src/core/codebook/compareCodebooks.js';
import { parseCodebook } from '../../../../server/src/core/codebook/parseCodebook.js';

/** Files by path; a lone text is one file, given as the lines below `codes:`. */
type Files = string | Readonly<Record<string, string>>;

const books = (files: Files): Codebooks =>
  Object.entries(typeof files === 'string' ? { 'a.yaml': files } : files).map(
    ([path, text]) => [path, parseCodebook(/^codes:/m.test(text) ? text : `codes:\n${text}`).value] as const,
  );
const describeAll = (before: Files, after: Files): readonly string[] =>
  compareCodebooks(books(before), books(after)).map(
    (change) => describeChange(change) + (change.reason === undefined ? '' : ` because ${change.reason}`),
  );

const a = '  - id: a\n    name: A\n    definition: One two.\n';
const b = '  - id: b\n    name: B\n';
const theme = (below: string): string =>
  `  - id: t\n    name: T\n    codes:\n${below.replace(/^/gm, '    ').trimEnd()}\n`;
const history = (entry: string, codes: string): string => `history:\n  - { ${entry} }\ncodes:\n${codes}`;

describe('comparing codebooks', () => {
  const cases: readonly (readonly [what: string, before: Files, after: Files, changes: readonly string[]])[] = [
    ['nothing', a, a, []],
    [
      'other line breaks and quotes',
      a,
      a.replace('One two.', '>-\n      One\n      two.').replace('name: A', 'name: "A"'),
      [],
    ],
    ['a code that is new', a, a + b, ['added “B” (b)']],
    ['a code new under a theme', theme(a), theme(a + b), ['added “B” (b) under “T”']],
    ['a code that is gone', a + b, a, ['removed “B” (b)']],
    ['another name', a, a.replace('name: A', 'name: AA'), ['renamed “AA” (a): was “A”']],
    [
      'another id with the old one kept',
      a,
      a.replace('id: a\n', 'id: n\n    aliases: [a]\n'),
      ['renamed “A” (n): id was a'],
    ],
    ['another id without', a, a.replace('id: a\n', 'id: n\n'), ['added “A” (n)', 'removed “A” (a)']],
    [
      'a code merged and kept as retired',
      a + b,
      `${a}    status: retired\n    merged-into: b\n    reason: Too close.\n${b}`,
      ['merged “A” (a) into “b” because Too close.'],
    ],
    ['a code merged and gone', a + b, b.replace('id: b', 'id: b\n    aliases: [a]'), ['merged “A” (a) into “b”']],
    [
      'two codes that became one, the namesake going on',
      a + b,
      '  - id: n\n    name: B\n    aliases: [a, b]\n',
      ['renamed “B” (n): id was b', 'merged “A” (a) into “n”'],
    ],
    [
      'retired and back',
      `${a}    status: retired\n${b}`,
      `${a}${b}    status: retired\n`,
      ['restored “A” (a)', 'retired “B” (b)'],
    ],
    ['a draft that is done', `${a}    status: draft\n`, a, ['status of “A” (a): draft to active']],
    [
      'wording',
      a,
      a.replace('One', 'Two') + '    include: [x]\n    scale: [1, 2]\n',
      ['redefined “A” (a): definition, include, scale'],
    ],
    ['a code put under a theme', a + theme(b), theme(b + a), ['moved “A” (a) from the top to “T”']],
    [
      'a theme renamed and merged',
      theme(a),
      theme(a).replace('id: t\n', 'id: u\n    aliases: [t]\n'),
      ['renamed “T” (u): id was t'],
    ],
    [
      'another file',
      { 'a.yaml': a + b, 'c.yaml': '  []' },
      { 'a.yaml': b, 'c.yaml': a },
      ['moved “A” (a) from a.yaml to c.yaml'],
    ],
    [
      'a theme to another file',
      { 'a.yaml': theme(a) + b },
      { 'a.yaml': b, 'c.yaml': theme(a) },
      ['moved “T” (t) from a.yaml to c.yaml'],
    ],
    ['a file with another name', { 'a.yaml': a + b }, { 'c.yaml': a + b }, []],
    ['another colour', `${a}    color: teal\n`, `${a}    color: "#000"\n`, ['recoloured “A” (a): #1f9e89 to #000000']],
    ['another order, and nothing else', theme(a + b), theme(b + a), ['reordered the codes under “T” (t)']],
    ['another order at the top', a + b, b + a, ['reordered the codes of a.yaml']],
    ['another order beside a change', a + b, b + a.replace('One', 'Two'), ['redefined “A” (a): definition']],
    [
      'a split reported at the code that was split',
      a,
      history('code: a, change: "split into b", reason: Two things.', a + b),
      ['added “B” (b)', 'split “A” (a) into “B” because Two things.'],
    ],
    [
      'a split reported at the new code',
      a,
      history('code: b, change: split from a', a + b),
      ['added “B” (b)', 'split “A” (a) into “B”'],
    ],
    [
      'reasons from the history, each with its change',
      a,
      'history:\n  - { code: a, change: renamed, reason: Plainer. }\n  - { code: a, change: revised, reason: Sharper. }\ncodes:\n' +
        a.replace('name: A', 'name: AA').replace('One', 'Two'),
      ['renamed “AA” (a): was “A” because Plainer.', 'redefined “AA” (a): definition because Sharper.'],
    ],
    [
      'reasons that were told before',
      history('code: a, reason: Old.', a),
      history('code: a, reason: Old.', a.replace('One', 'Two')),
      ['redefined “A” (a): definition'],
    ],
  ];
  for (const [what, before, after, changes] of cases) {
    it(`reports ${what}`, () => assert.deepEqual(describeAll(before, after), changes));
  }

  it('gives the old and the new wording of a field', () => {
    const [change] = compareCodebooks(books(a), books(a.replace('One', 'Two')));
    assert.ok(change?.kind === 'redefined');
    assert.deepEqual(change.fields, [{ field: 'definition', before: 'One two.', after: 'Two two.' }]);
  });

  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const code = fc.record({
    id,
    name: fc.constantFrom('A', 'B'),
    definition: fc.constantFrom('', 'one', 'two'),
    status: fc.constantFrom('active', 'retired', 'draft'),
    alias: fc.option(id),
    below: fc.boolean(),
  });
  /** Codes in a file each, with one level of themes at most. */
  const study = fc.uniqueArray(code, { selector: (one) => one.id, maxLength: 6 }).map((codes) =>
    codes.map(({ id: own, name, definition, status, alias, below }, i): [string, string] => {
      const entry = `  - id: ${own}\n    name: ${name}\n    definition: "${definition}"\n    status: ${status}\n${alias ? `    aliases: [${alias}]\n` : ''}`;
      return [`${i}.yaml`, below ? `  - id: theme-${own}\n    codes:\n${entry.replace(/^(?=.)/gm, '    ')}` : entry];
    }),
  );

  it('finds no difference between equals', () => {
    fc.assert(
      fc.property(study, (files) =>
        assert.deepEqual(describeAll(Object.fromEntries(files), Object.fromEntries(files)), []),
      ),
    );
  });

  it('finds the same in whatever order files are given', () => {
    fc.assert(
      fc.property(study, study, (before, after) => {
        const straight = describeAll(Object.fromEntries(before), Object.fromEntries(after));
        const reversed = describeAll(
          Object.fromEntries([...before].reverse()),
          Object.fromEntries([...after].reverse()),
        );
        assert.deepEqual(straight, reversed);
      }),
    );
  });

  it('finds a way there and a way back, or none', () => {
    fc.assert(
      fc.property(study, study, (before, after) => {
        const [there, back] = [
          describeAll(Object.fromEntries(before), Object.fromEntries(after)),
          describeAll(Object.fromEntries(after), Object.fromEntries(before)),
        ];
        const isAlias = JSON.stringify([before, after]).includes('aliases');
        if (!isAlias) assert.equal(there.length === 0, back.length === 0);
      }),
    );
  });
});
