import assert from 'node:assert/strict';
import { parseCodings } from '../../../../server/src/core/codings/readCodings.js';
import { mergeFile } from '../../../../server/src/core/merge/mergeFile.js';
import { decided } from '../../../../server/src/core/text/conflicts.js';
import type { Operation } from '../../../../server/src/core/edit/operation.js';
import { bookPath } from '../support/commonDesk.js';
import { codingsFile, codingsPath, deskOf, type Desk } from '../support/desk.js';

const marks = { size: 7, ours: 'ours', theirs: 'theirs' };
const text = 'P: One line of words to code.\nP: Another line of them.\n';
const book = `codebook: Small
codes:
${['alpha', 'beta', 'gamma', 'delta'].map((id) => `  - id: ${id}\n    name: ${id}\n    definition: Meaning ${id}.\n`).join('')}`;

const desk = (codes: string): Desk =>
  deskOf(text, {
    [bookPath]: book,
    [codingsPath]: codingsFile(text, `  - id: s1\n    at: 1:4-1:12\n    quote: One line\n    codes: [${codes}]\n`),
  });

const rename = (code: string, id: string): Operation => ({ op: 'renameCode', code, id });
const merge = (code: string, into: string): Operation => ({ op: 'mergeCodes', code, into });
const uncode = (code: string): Operation => ({ op: 'uncode', segment: 's1', code });
const recode = (code: string, to: string): Operation => ({ op: 'replaceCode', segment: 's1', code, to: { code: to } });
const split = (code: string, to: string): Operation => ({ op: 'splitCode', code, to, segments: ['s1'] });

/** Both files merged, as git would do it. */
function merged(codes: string, ours: readonly Operation[], theirs: readonly Operation[]) {
  const [base, mine, yours] = [desk(codes), desk(codes), desk(codes)];
  for (const operation of ours) mine.edit(operation);
  for (const operation of theirs) yours.edit(operation);
  const of = (path: string) => ({
    base: base.files.get(path) ?? '',
    ours: mine.files.get(path) ?? '',
    theirs: yours.files.get(path) ?? '',
  });
  const books = of(bookPath);
  const codebooks = { base: [books.base], ours: [books.ours], theirs: [books.theirs] };
  const codings = mergeFile(codingsPath, of(codingsPath), marks, { texts: new Map(), codebooks });
  const codebook = mergeFile(bookPath, books, marks);
  assert.ok(codings && codebook);
  const segment = parseCodings(decided(codings.text, 'ours')).value.segments[0];
  return { codings, codebook, codes: segment?.codes.map(({ code }) => code).join(' ') ?? 'none' };
}

describe('Codes of a segment, merged by what they stand for', () => {
  for (const [what, codes, ours, theirs, expected] of [
    [
      'taken off, though the other side renamed it',
      'alpha, beta',
      [rename('alpha', 'apple')],
      [uncode('alpha')],
      'beta',
    ],
    ['taken off, though the other side merged it', 'alpha, beta', [merge('alpha', 'gamma')], [uncode('alpha')], 'beta'],
    ['taken off with the segment, though renamed', 'alpha', [rename('alpha', 'apple')], [uncode('alpha')], 'none'],
    ['replaced, though renamed', 'alpha', [rename('alpha', 'apple')], [recode('alpha', 'beta')], 'beta'],
    ['replaced, though merged', 'alpha', [merge('alpha', 'gamma')], [recode('alpha', 'beta')], 'beta'],
    ['split off, though merged', 'alpha', [merge('alpha', 'beta')], [split('alpha', 'delta')], 'delta'],
    [
      'put on, while the other side renamed another',
      'alpha',
      [rename('alpha', 'apple')],
      [{ op: 'apply', range: { start: 3, end: 11 }, codes: [{ code: 'beta' }] }],
      'apple beta',
    ],
    [
      'put on, while the other side merged it',
      'beta',
      [merge('alpha', 'gamma')],
      [{ op: 'apply', range: { start: 3, end: 11 }, codes: [{ code: 'alpha' }] }],
      'beta gamma',
    ],
    [
      'renamed here and another there',
      'alpha, beta',
      [rename('alpha', 'apple')],
      [rename('beta', 'pear')],
      'apple pear',
    ],
    ['merged into what the other side renamed', 'alpha', [merge('alpha', 'beta')], [rename('beta', 'pear')], 'pear'],
  ] as const) {
    it(`${what}: ${expected}`, () => {
      const here = merged(codes, ours, theirs);
      const there = merged(codes, theirs, ours);
      assert.deepEqual([here.codings.conflicts, there.codings.conflicts], [0, 0], here.codings.text);
      const sorted = (list: string): string => list.split(' ').sort().join(' ');
      assert.deepEqual([sorted(here.codes), sorted(there.codes)], [sorted(expected), sorted(expected)]);
    });
  }

  it('replaced by another on each side are to be decided', () => {
    assert.equal(merged('alpha', [recode('alpha', 'beta')], [recode('alpha', 'gamma')]).codings.conflicts, 1);
  });

  for (const [what, ours, theirs] of [
    ['renamed', rename('alpha', 'apple'), rename('alpha', 'pear')],
    ['merged', merge('alpha', 'beta'), merge('alpha', 'gamma')],
  ] as const) {
    it(`${what} otherwise on each side: the codebook alone is to be decided, and decides`, () => {
      const { codings, codebook, codes } = merged('alpha', [ours], [theirs]);
      assert.deepEqual([codings.conflicts, codebook.conflicts, codes], [0, 1, 'alpha']);
      // The marks stand at the code, whose entry is the first.
      assert.ok(codebook.text.indexOf('>>>>>>>') < codebook.text.indexOf('id: beta'), codebook.text);
      for (const side of ['ours', 'theirs'] as const) assert.match(decided(codebook.text, side), /\balpha\b/);
    });
  }

  it('renamed otherwise on each side resolve by either name, whichever is kept', () => {
    const { codebook } = merged('alpha', [rename('alpha', 'apple')], [rename('alpha', 'pear')]);
    assert.match(decided(codebook.text, 'ours'), /id: apple\n.*\n.*\n.*aliases: \[alpha, pear\]/);
    assert.match(decided(codebook.text, 'theirs'), /id: pear\n.*\n.*\n.*aliases: \[alpha, apple\]/);
  });
});
