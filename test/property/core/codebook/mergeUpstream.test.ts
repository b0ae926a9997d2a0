import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareCodebooks, describeChange } from '../../../../server/src/core/codebook/compareCodebooks.js';
import { mergeUpstream } from '../../../../server/src/core/codebook/mergeUpstream.js';
import { parseCodebook } from '../../../../server/src/core/codebook/parseCodebook.js';

const free = { isTaken: (id: string): boolean => id === 'taken', isUsed: (id: string): boolean => id === 'used' };
const head = '# Ours.\ncodebook: C\nversion: 1.0.0\ncodes:\n';
const a = '  - id: a\n    name: A # ours\n    definition: One two.\n    status: active\n';
const b = '  - id: b\n    name: B\n';
const t = '  - id: t\n    name: T\n';
const inTheme = (below: string): string => `${t}    codes:\n${below.replace(/^(?=.)/gm, '    ')}`;

const merged = (base: string, ours: string, theirs: string): { text: string; conflicts: readonly string[] } => {
  const { text, conflicts } = mergeUpstream(base, ours, theirs, free);
  return { text, conflicts: conflicts.map(({ code, what }) => `${code} ${what}`) };
};

describe('taking in what changed in a codebook elsewhere', () => {
  const cases: readonly (readonly [
    what: string,
    base: string,
    ours: string,
    theirs: string,
    result: string,
    conflicts?: readonly string[],
  ])[] = [
    ['a wording', a, a, a.replace('One', 'Two'), a.replace('One', 'Two')],
    [
      'a wording of several lines',
      a,
      a,
      a.replace('One two.', '>-\n      One\n      two three.'),
      a.replace('One two.', '>-\n      One\n      two three.'),
    ],
    [
      'a wording of several lines where we have a comment',
      a,
      a.replace('two.', 'two. # why'),
      a.replace('One two.', '|-\n      One\n      three.'),
      a.replace('definition: One two.', '# why\n    definition: |-\n      One\n      three.'),
    ],
    [
      'a list, with our comments in it',
      `${a}    include:\n      - x\n`,
      `${a}    include:\n      - x # mine\n`,
      `${a}    include: [x, y]\n`,
      `${a}    # mine\n    include: [x, y]\n`,
    ],
    ['only the layout', a, a, a.replace('One two.', '"One two."'), a],
    [
      'a field that is new',
      a,
      a,
      a.replace('    status', '    include: [x]\n    status'),
      a.replace('    status', '    include: [x]\n    status'),
    ],
    [
      'a field that is gone',
      a,
      a,
      a.replace('    definition: One two.\n', ''),
      a.replace('    definition: One two.\n', ''),
    ],
    [
      'another field than ours',
      a,
      a.replace('name: A', 'name: Mine'),
      a.replace('One', 'Two'),
      a.replace('name: A', 'name: Mine').replace('One', 'Two'),
    ],
    ['the same as ours', a, a.replace('One', 'Two'), a.replace('One', 'Two'), a.replace('One', 'Two')],
    [
      'nothing, where both changed it',
      a,
      a.replace('One', 'Three'),
      a.replace('One', 'Two'),
      a.replace('One', 'Three'),
      ['a definition was changed on both sides'],
    ],
    [
      'a new code behind its sibling',
      a + b,
      a + b,
      `${a}  - id: n # new\n    name: N\n${b}`,
      `${a}  - id: n # new\n    name: N\n${b}`,
    ],
    ['a new code beside ours', a, `${a}  - id: mine\n`, a + b, `${a}${b}  - id: mine\n`],
    ['a new theme with a code', a, `${a}# end\n`, a + inTheme(b), `${a}${inTheme(b)}# end\n`],
    ['a code below one that had none', t, t, inTheme(b), inTheme(b)],
    [
      'a code with an id that is ours already',
      a,
      `${a}${b}`,
      `${a}${b.replace('name: B', 'name: Other')}`,
      a + b,
      ['b was added there with an id that is here already'],
    ],
    [
      'a code with an id of another codebook',
      a,
      a,
      `${a}  - id: taken\n`,
      a,
      ['taken was added there with an id that another codebook has'],
    ],
    [
      'a code under a theme that is gone here',
      t + a,
      a,
      inTheme(b) + a,
      a,
      ['b was added there and cannot be put in here'],
    ],
    ['a code that is gone', a + b, a + b, a, a],
    [
      'a code that is gone there and changed here',
      a + b,
      a + b.replace('B', 'Mine'),
      a,
      a + b.replace('B', 'Mine'),
      ['b was removed there and changed here'],
    ],
    [
      'a code that is gone there and has a comment here',
      a + b,
      `${a}${b}    # keep\n    brief: x\n`,
      a,
      `${a}${b}    # keep\n    brief: x\n`,
      ['b was removed there and changed here'],
    ],
    [
      'a code that is gone there and used here',
      `${a}  - id: used\n`,
      `${a}  - id: used\n`,
      a,
      `${a}  - id: used\n`,
      ['used was removed there and is used in codings here'],
    ],
    [
      'a theme that is gone there and has our codes',
      t + a,
      inTheme(b) + a,
      a,
      inTheme(b) + a,
      ['t was removed there and has codes below it here'],
    ],
    [
      'a theme that is gone there with its codes, where our comment is in its list',
      inTheme(b) + a,
      inTheme(`# why\n${b}`) + a,
      a,
      `${t}    codes: []\n    # why\n${a}`,
      ['t was removed there and changed here'],
    ],
    ['a change of a code that is gone here', a + b, b, a.replace('One', 'Two') + b, b, ['a changed there, gone here']],
    ['a move, with our comments', t + a, `${t}${a}`, inTheme(a), inTheme(a)],
    [
      'a move of the only code of a list with our comment in it, which no text above takes in',
      t + inTheme(a).replace('name: T\n', 'name: |\n      T\n').replace('id: t', 'id: u'),
      t + inTheme(`${a}  # mine\n`).replace('name: T\n', 'name: |\n      T\n').replace('id: t', 'id: u'),
      `${t}  - id: u\n    name: |\n      T\n${a}`,
      `${t}  - id: u\n    name: |\n      T\n    codes: []\n      # mine\n${a}`,
    ],
    ['a move from under a theme', inTheme(a + b), inTheme(a + b), inTheme(b) + a, inTheme(b) + a],
    [
      'a move of what we moved elsewhere',
      t + a + b,
      `${t}${b}    codes:\n${a.replace(/^(?=.)/gm, '    ')}`,
      inTheme(a) + b,
      `${t}${b}    codes:\n${a.replace(/^(?=.)/gm, '    ')}`,
      ['a was moved there and stays where it is here'],
    ],
    [
      'another id',
      a,
      a,
      a.replace('id: a\n', 'id: n\n').replace('    status', '    aliases: [a]\n    status'),
      a.replace('id: a\n', 'id: n\n').replace('    status', '    aliases: [a]\n    status'),
    ],
    [
      'another id that another code has',
      a,
      a,
      a.replace('id: a\n', 'id: taken\n    aliases: [a]\n'),
      a.replace('id: a\n', 'id: a\n    aliases: [a]\n'),
      ['taken its id is taken there, which another code has here'],
    ],
    [
      'two codes that became one',
      a + b,
      a + b,
      b.replace('id: b\n', 'id: b\n    aliases: [a]\n'),
      b.replace('id: b\n', 'id: b\n    aliases: [a]\n'),
    ],
  ];
  for (const [what, base, ours, theirs, result, conflicts = []] of cases) {
    it(`takes ${what}`, () => {
      const answer = merged(head + base, head + ours, (head + theirs).replace('# Ours.\n', '').replace(' # ours', ''));
      assert.equal(answer.text, head + result);
      assert.deepEqual(answer.conflicts, conflicts);
    });
    it(`takes ${what}, with CRLF`, () => {
      const crlf = (text: string): string => (head + text).replaceAll('\n', '\r\n');
      assert.equal(merged(head + base, crlf(ours), head + theirs).text, crlf(result));
    });
  }

  it('takes the version and what is new in the history', () => {
    const base = 'version: 1\nhistory:\n- code: x\n  reason: old\n- note\ncodes:\n  - id: x\n';
    const theirs = base.replace('version: 1', 'version: 2').replace('- code', '- { code: x, reason: new }\n- code');
    const ours = base.replace('- code', '- code: x\n  reason: mine\n- code');
    assert.deepEqual(merged(base, ours, theirs), {
      text: ours
        .replace('version: 1', 'version: 2')
        .replace('- code: x\n  reason: mine', '- { code: x, reason: new }\n- code: x\n  reason: mine'),
      conflicts: [],
    });
    const none = 'version: 1\ncodes:\n  - id: x\n';
    assert.equal(merged(none, none, theirs).text, theirs);
  });

  const code = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    definition: fc.constantFrom(
      '',
      '    definition: one\n',
      '    definition: >-\n      one\n\n      two\n',
      '    include:\n      - x\n      - y\n',
    ),
    name: fc.constantFrom('', '    name: N # said\n', '    name: "M"\n'),
    parent: fc.nat(4),
  });
  /** Codes with two levels at most. */
  const book = fc.uniqueArray(code, { selector: ({ id }) => id, maxLength: 5 }).map((codes) => {
    const top = codes.filter(({ parent }, i) => parent >= i || i === 0);
    const entry = ({ id, name, definition }: (typeof codes)[number]): string => `  - id: ${id}\n${name}${definition}`;
    const text = top.map((one, i) => {
      const below = codes
        .filter((other) => !top.includes(other) && other.parent % top.length === i)
        .map(entry)
        .join('');
      return entry(one) + (below === '' ? '' : `    codes:\n${below.replace(/^(?=.)/gm, '    ')}`);
    });
    return `codebook: C\ncodes:${text.length === 0 ? ' []' : ''}\n${text.join('')}`;
  });
  const differences = (before: string, after: string): readonly string[] =>
    compareCodebooks([['', parseCodebook(before).value]], [['', parseCodebook(after).value]])
      .filter(({ kind }) => kind !== 'reordered')
      .map(describeChange);

  it('takes all where we changed nothing, and leaves ours as it is where they changed nothing', () => {
    fc.assert(
      fc.property(book, book, (one, other) => {
        const taken = merged(one, one, other);
        if (taken.conflicts.length === 0) assert.deepEqual(differences(taken.text, other), []);
        assert.deepEqual(merged(one, other, one), { text: other, conflicts: [] });
        assert.deepEqual(merged(one, other, other), { text: other, conflicts: [] });
      }),
    );
  });

  it('never gives what cannot be read, and keeps our codes', () => {
    fc.assert(
      fc.property(book, book, book, (base, ours, theirs) => {
        const { text } = merged(base, `${ours}# end\n`, theirs);
        assert.ok(text.endsWith('# end\n'));
        assert.deepEqual(
          parseCodebook(text).problems.filter(({ severity }) => severity === 'error'),
          [],
        );
      }),
    );
  });
});
