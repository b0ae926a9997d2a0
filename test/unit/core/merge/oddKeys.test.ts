import assert from 'node:assert/strict';
import { mergeFile } from '../../../../server/src/core/merge/mergeFile.js';

const marks = { size: 7, ours: 'ours', theirs: 'theirs' };

describe('Two sides of a file with keys that objects have from birth', () => {
  const codings = (more: string): string =>
    `transcript: transcripts/P01.txt\ncoder: coder1\ntext: sha256-0\n${more}segments: []\n`;
  const discussion = (more: string): string => `transcript: transcripts/P01.txt\ntext: sha256-0\n${more}threads: []\n`;
  const codebook = (more: string): string => `codebook: C\n${more}codes:\n  - id: a\n`;

  for (const key of ['constructor', 'toString', 'hasOwnProperty', '__proto__']) {
    it(`lose neither side's “${key}”`, () => {
      for (const [path, file] of [
        ['a.codings.yaml', codings],
        ['a.discussion.yaml', discussion],
        ['a.codebook.yaml', codebook],
      ] as const) {
        const value = (word: string): string => file(`${key}: ${word}\n`);
        const merged = mergeFile(path, { base: value('was'), ours: value('mine'), theirs: value('yours') }, marks);
        // What contradicts itself is left to git, which marks both.
        assert.ok(!merged || (merged.text.includes('mine') && merged.text.includes('yours')), merged?.text);
        const one = mergeFile(path, { base: value('was'), ours: value('mine'), theirs: value('was') }, marks);
        assert.ok(!one || one.text.includes('mine'), one?.text);
      }
    });
  }
});
