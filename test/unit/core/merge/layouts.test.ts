import assert from 'node:assert/strict';
import { mergeFile } from '../../../../server/src/core/merge/mergeFile.js';

const marks = { size: 7, ours: 'ours', theirs: 'theirs' };
const path = 'codings/coder1/P01.txt.codings.yaml';
const head = 'transcript: transcripts/P01.txt\ncoder: coder1\ntext: sha256-0\n';
const merged = (base: string, ours: string, theirs: string): string | undefined =>
  mergeFile(path, { base: head + base, ours: head + ours, theirs: head + theirs }, marks)?.text.slice(head.length);

describe('Segments that are written otherwise than Gloss writes them', () => {
  it('in one list in brackets are left to git where both sides changed it, and lose nothing', () => {
    const list = (more: string): string => `segments: [{ id: a, at: 1:1-1:5, quote: Words, codes: [x] }${more}]\n`;
    const one = (id: string): string => `, { id: ${id}, at: 2:1-2:5, quote: Words, codes: [x] }`;
    assert.equal(merged(list(''), list(one('b')), list(one('c'))), undefined);
    assert.equal(merged(list(''), list(''), list(one('c'))), list(one('c')));
  });

  it('in braces are merged key by key, and stay in braces', () => {
    const entry = (codes: string, more = ''): string =>
      `segments:\n  - { id: a, at: 1:1-1:5, quote: Words, codes: [${codes}]${more} }\n`;
    assert.equal(merged(entry('x'), entry('x, y'), entry('x', ', memo: Why')), entry('x, y', ', memo: Why'));
  });

  it('with a comment between entries keep it where it stands, when one is removed and one is put in', () => {
    const segment = (id: string, line: number): string =>
      `  - id: ${id}\n    at: ${line}:1-${line}:5\n    quote: Words\n    codes: [x]\n`;
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id, i) => segment(id, i + 1)) as [string, string, string, string];
    const of = (...entries: readonly string[]): string => `segments:\n${entries.join('')}# read by both\n`;
    const note = '\n  # The second part\n\n';
    assert.equal(merged(of(a, b, note, d), of(a, note, d), of(a, b, note, c, d)), of(a, note, c, d));
  });
});
