import assert from 'node:assert/strict';
import { editCodings, type CodingsEdit } from '../../../../server/src/core/codings/editCodings.js';
import { parseCodings } from '../../../../server/src/core/codings/readCodings.js';
import type { Segment } from '../../../../server/src/core/codings/segment.js';

const header = 'transcript: t.txt\ncoder: coder1\ntext: sha256-0\n';
const entry = '  - id: a\n    at: 5:1-5:4\n    quote: the\n    codes: [x]\n';
const added: Segment = {
  id: 'nn',
  from: { line: 2, column: 1 },
  to: { line: 2, column: 3 },
  quote: 'one',
  codes: [{ code: 'yy' }],
};
const printed = '  - id: nn\n    at: 2:1-2:3\n    quote: one\n    codes: [yy]\n';

/** Changes the first segment of a file. */
const changing =
  (change: Partial<Segment>, drop?: keyof Segment) =>
  (first: Segment): CodingsEdit => {
    const changed = { ...first, ...change };
    if (drop) Reflect.deleteProperty(changed, drop);
    return { change: [changed] };
  };

describe('editing codings', () => {
  const check = (
    what: string,
    text: string,
    edit: CodingsEdit | ((first: Segment) => CodingsEdit),
    expected: string,
  ): void => {
    for (const eol of ['\n', '\r\n']) {
      it(`${what}${eol === '\n' ? '' : ', with CRLF'}`, () => {
        const before = text.replaceAll('\n', eol);
        const { value, problems } = parseCodings(before);
        assert.ok(
          problems.every(({ severity }) => severity !== 'error'),
          problems[0]?.message,
        );
        const after = editCodings(before, value, typeof edit === 'function' ? edit(value.segments[0]!) : edit);
        assert.equal(after, expected.replaceAll('\n', eol));
        assert.ok(parseCodings(after).problems.every(({ severity }) => severity !== 'error'));
      });
    }
  };
  const list = `${header}segments:\n`;
  const done = (line: string): string => `${header}${line}segments:\n${entry}`;
  check('says that the coder is done', done(''), { done: '2026-11-24' }, done('done: 2026-11-24\n'));
  check(
    'changes the day',
    done('done: 2026-11-01 # late\n'),
    { done: '2026-11-24' },
    done('done: 2026-11-24 # late\n'),
  );
  check('takes the day back, but not its comment', done('done: 2026-11-01 # late\n'), { done: null }, done('# late\n'));
  check('has nothing to take back', done(''), { done: null }, done(''));
  check('fills in a day that is not written', done('done:\n'), { done: '2026-11-24' }, done('done: 2026-11-24\n'));
  const memo = changing({ memo: 'new' });

  check('adds to an empty list', `${header}segments: []\n`, { add: [added] }, list + printed);
  check(
    'adds to an empty list and keeps its comment',
    `${header}segments: [] # none\n`,
    { add: [added] },
    `${header}segments: # none\n${printed}`,
  );
  check('adds to an empty list without line break', `${header}segments: []`, { add: [added] }, list + printed);
  check('adds to an empty list on the next line', `${header}segments:\n  []\n`, { add: [added] }, list + printed);
  check('adds in text order', list + entry, { add: [added] }, list + printed + entry);
  check(
    'adds after the last, at the file’s own indentation',
    `${list}- id: a\n  at: 1:1-1:4\n  quote: the\n`,
    { add: [added] },
    `${list}- id: a\n  at: 1:1-1:4\n  quote: the\n${printed.replace(/^ {2}/gm, '')}`,
  );
  check(
    'adds to a file without a last line break',
    (list + entry.replace('5:1-5:4', '1:1-1:4')).slice(0, -1),
    { add: [added] },
    list + entry.replace('5:1-5:4', '1:1-1:4') + printed,
  );
  check(
    'removes one and keeps the comments around',
    `${list}  # one\n${entry}  # two\n${printed}# end\n`,
    { remove: ['a'] },
    `${list}  # one\n  # two\n${printed}# end\n`,
  );
  check('removes the last one', list + entry, { remove: ['a'] }, `${header}segments: []\n`);
  check('replaces all there are', list + entry, { remove: ['a'], add: [added] }, list + printed);
  check(
    'changes a field and keeps the comments',
    `${list}${entry.replace('[x]', '[x] # why')}    memo: old # mine\n    own: 1\n`,
    memo,
    `${list}${entry.replace('[x]', '[x] # why')}    memo: new # mine\n    own: 1\n`,
  );
  check(
    'puts a new field where it belongs',
    `${list}${entry}    on: 2026-01-01\n`,
    memo,
    `${list}${entry}    memo: new\n    on: 2026-01-01\n`,
  );
  check('fills a field left empty', `${list}${entry}    memo:\n`, memo, `${list}${entry}    memo: new\n`);
  check(
    'keeps a comment beside what becomes several lines',
    `${list}${entry}    memo: old # mine\n`,
    changing({ memo: 'a\nb' }),
    `${list}${entry}    memo: |- # mine\n      a\n      b\n`,
  );
  check(
    'makes one line of several',
    `${list}${entry}    memo: |-\n      a\n\n      b\n    own: 1\n`,
    memo,
    `${list}${entry}    memo: new\n    own: 1\n`,
  );
  check(
    'indents a block as deep as its entry',
    `${list}- id: a\n  at: 1:1-1:4\n  quote: the\n`,
    changing({ memo: 'a\nb' }),
    `${list}- id: a\n  at: 1:1-1:4\n  quote: the\n  memo: |-\n    a\n    b\n`,
  );
  check(
    'removes a field',
    `${list}${entry}    memo: |-\n      a\n      b\n    own: 1\n`,
    changing({}, 'memo'),
    `${list}${entry}    own: 1\n`,
  );
  check(
    'removes a field that comes first',
    `${list}  - memo: m\n${entry.replace('  - ', '    ')}`,
    changing({}, 'memo'),
    list + entry,
  );
  check(
    'changes codes written as a list of lines',
    `${list}  - id: a\n    at: 1:1-1:4\n    quote: the\n    codes:\n      - x\n      - z # why\n`,
    changing({ codes: [{ code: 'yy' }] }),
    `${list}  - id: a\n    at: 1:1-1:4\n    quote: the\n    codes: [yy]\n    # why\n`,
  );
  check(
    'keeps the comments of a field that it removes, and those around',
    `${list}${entry}    # before\n    memo: |- # mine\n      a # not one\n    # after\n    on: 2026-01-01\n`,
    changing({}, 'memo'),
    `${list}${entry}    # before\n    # mine\n    # after\n    on: 2026-01-01\n`,
  );
  check(
    'keeps the comment of a field of one line that it removes',
    `${list}${entry}    memo: "a # b" # mine\n`,
    changing({}, 'memo'),
    `${list}${entry}    # mine\n`,
  );
  check(
    'keeps the comment of a first field that it removes, before the entry',
    `${list}  - memo: m # mine\n${entry.replace('  - ', '    ')}`,
    changing({}, 'memo'),
    `${list}  # mine\n${entry}`,
  );
  check(
    'keeps the comments in an entry that it removes, before the next',
    `${list}${entry.replace('[x]', '[x] # why')}    # own line\n    memo: |-\n      # not one\n    own: 1\n${printed}`,
    { remove: ['a'] },
    `${list}  # why\n  # own line\n${printed}`,
  );
  check(
    'keeps the comments in the last entry that it removes',
    `${list}  # one\n${entry}    # own line\n    own: 1\n`,
    { remove: ['a'] },
    `${header}segments: []\n  # one\n  # own line\n`,
  );
  check(
    'keeps the comments in an entry that it removes after a block',
    `${list}${printed}    memo: |-\n      a\n${entry}    # own\n    own: 1\n`,
    { remove: ['a'] },
    `${list}${printed}    memo: |-\n      a\n  # own\n`,
  );
  check(
    'changes an entry without a last line break',
    `${list}${entry}    own: 1 # mine`,
    memo,
    `${list}${entry}    memo: new\n    own: 1 # mine\n`,
  );
  check('takes the digest', list + entry, { digest: 'sha256-1' }, list.replace('sha256-0', 'sha256-1') + entry);
  check(
    'takes the digest and keeps its comment',
    `${list.replace('sha256-0', '"sha256-0" # of')}${entry}`,
    { digest: 'sha256-1' },
    `${list.replace('sha256-0', 'sha256-1 # of')}${entry}`,
  );

  it('keeps unknown keys and comments of an entry in one line', () => {
    const text = `${list}  - { id: a, at: 1:1-1:4, quote: the, own: 1 } # said\n${entry.replace('id: a', 'id: b')}`;
    const { value } = parseCodings(text);
    const after = editCodings(text, value, memo(value.segments[0]!));
    assert.match(after, /own: 1/);
    assert.match(after, /# said/);
    assert.deepEqual(
      parseCodings(after).value.segments.map((segment) => segment.memo),
      ['new', undefined],
    );
  });
});
