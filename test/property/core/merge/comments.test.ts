import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeFile } from '../../../../server/src/core/merge/mergeFile.js';
import { decided } from '../../../../server/src/core/text/conflicts.js';
import { areInEachOther } from '../../../unit/core/support/areInEachOther.js';
import { carryOut, history } from '../support/histories.js';
import { bookPath, commonDesk } from '../../../unit/core/support/commonDesk.js';
import { codingsPath } from '../../../unit/core/support/desk.js';

const marks = { size: 7, ours: 'ours', theirs: 'theirs' };
const discussionPath = 'discussions/P01.txt.discussion.yaml';
const discussion = `transcript: transcripts/P01.txt
text: sha256-0000000000000000
threads:
  - id: one
    at: 1:1-1:5
    quote: Words
    resolved: { by: coder1, on: 2026-11-20 }
    comments:
      - id: a
        by: coder1
        on: "2026-11-20T10:00:00Z"
        text: Is this not rather trust?
  - id: two
    comments:
      - id: c
        by: coder1
        on: "2026-11-21T10:00:00Z"
        text: A long interview.
`;

/** Where somebody may note something: above a line of the file or behind it, at a share of its lines. */
const notes = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), behind: fc.boolean() }), {
  minLength: 1,
  maxLength: 6,
});
type Notes = typeof notes extends fc.Arbitrary<infer T> ? T : never;

/** Puts comments at lines that are a key with a plain value, where YAML takes them for comments. */
function noted(text: string, where: Notes, name: string): string {
  const lines = text.split('\n').slice(0, -1);
  const plain = lines.flatMap((line, i) => (/^\s*(?:- )?[\w-]+:(?: [^|>"'#]*)?$/.test(line) ? [i] : []));
  const added = where.map(({ at, behind }, i) => ({
    line: plain[Math.min(plain.length - 1, Math.floor(at * plain.length))] ?? 0,
    behind,
    note: `# ${name}${i}`,
  }));
  return lines
    .flatMap((line, i) => {
      const here = added.filter((one) => one.line === i);
      const indent = /^ */.exec(line)?.[0] ?? '';
      const [first, ...more] = here.filter(({ behind }) => behind);
      const above = [...here.filter(({ behind }) => !behind), ...more].map(({ note }) => `${indent}${note}`);
      return [...above, first ? `${line} ${first.note}` : line];
    })
    .map((line) => `${line}\n`)
    .join('');
}

const notesIn = (text: string): ReadonlySet<string> =>
  new Set(Array.from(text.matchAll(/# ([xy]\d+)$/gm), ([, n = '']) => n));

describe('Comments that both sides wrote into a file', () => {
  const check = (
    path: string,
    ours: string,
    theirs: string,
    base: string,
    [mine, yours]: readonly [Notes, Notes],
  ): void => {
    const merged = mergeFile(path, { base, ours: noted(ours, mine, 'x'), theirs: noted(theirs, yours, 'y') }, marks);
    if (!merged && path === bookPath && areInEachOther(ours, theirs)) return;
    assert.ok(merged, 'can be merged');
    const expected = [...mine.map((_, i) => `x${i}`), ...yours.map((_, i) => `y${i}`)];
    const found = notesIn(merged.text);
    assert.deepEqual(
      expected.filter((note) => !found.has(note)),
      [],
      merged.text,
    );
    // Those that are not in what is to be decided stay however that is decided.
    if (merged.conflicts === 0) return;
    assert.ok(notesIn(decided(merged.text, 'ours')).size >= mine.length, merged.text);
  };

  for (const path of [bookPath, codingsPath]) {
    it(`are all in the merged ${path}, whatever else both did`, () => {
      fc.assert(
        fc.property(history, history, notes, notes, (one, other, mine, yours) => {
          const [base, ours, theirs] = [commonDesk(), commonDesk('ours'), commonDesk('theirs')];
          carryOut(ours, one, 'x');
          carryOut(theirs, other, 'y');
          const [was = '', is = '', also = ''] = [base, ours, theirs].map(({ files }) => files.get(path));
          check(path, is, also, was, [mine, yours]);
        }),
        { numRuns: 100 },
      );
    });
  }

  it('are all in a merged discussion', () => {
    const edited = discussion
      .replace('rather trust', 'rather power')
      .replace('resolved: { by: coder1, on: 2026-11-20 }\n    ', '');
    fc.assert(
      fc.property(notes, notes, (mine, yours) => check(discussionPath, edited, discussion, discussion, [mine, yours])),
    );
  });
});
