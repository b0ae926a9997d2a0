import assert from 'node:assert/strict';
import { defaultConfig } from '../../../../server/src/core/study/settings/config.js';
import {
  codingsPath,
  evenGlob,
  kindOfFile,
  mayBeCodingsOf,
  readCodingsPath,
} from '../../../../server/src/core/study/paths.js';

describe('paths of a study', () => {
  const kinds: readonly (readonly [path: string, kind: string | undefined])[] = [
    ['gloss.yaml', 'config'],
    ['sub/gloss.yaml', undefined],
    ['codebooks/main.codebook.yaml', 'codebook'],
    ['codebooks/shared/deep/x.codebook.yaml', 'codebook'],
    ['codebooks/notes.yaml', undefined],
    ['transcripts/P01.txt', 'transcript'],
    ['transcripts/a/b/P01.vtt', 'transcript'],
    ['transcripts/P01.TXT', 'transcript'],
    ['transcripts/a/P01.Srt', 'transcript'],
    ['transcripts/P01.docx', undefined],
    ['P01.txt', undefined],
    ['codings/coder1/P01.txt.codings.yaml', 'codings'],
    ['codings/coder1/a/P01.txt.codings.yaml', 'codings'],
    ['codings/coder1/P01.txt', undefined],
  ];
  for (const [path, kind] of kinds) {
    it(`takes ${path} for ${kind ?? 'nothing of its own'}`, () => assert.equal(kindOfFile(defaultConfig)(path), kind));
  }

  it('follows the globs of gloss.yaml, and never into codings/', () => {
    const kindOf = kindOfFile({
      ...defaultConfig,
      codebooks: ['shared/*.yaml'],
      transcripts: ['**/*.txt', 'interviews/*'],
    });
    assert.equal(kindOf('shared/a.yaml'), 'codebook');
    assert.equal(kindOf('codebooks/main.codebook.yaml'), undefined);
    assert.equal(kindOf('interviews/P01'), 'transcript');
    assert.equal(kindOf('codings/coder1/notes.txt'), undefined);
  });

  it('takes codebooks from beside the study where gloss.yaml names them, and no other files', () => {
    const kindOf = kindOfFile({
      ...defaultConfig,
      codebooks: ['**/*.codebook.yaml', './sub/../../common/*.codebook.yaml'],
      transcripts: ['../texts/*.txt'],
    });
    assert.equal(kindOf('../common/a.codebook.yaml'), 'codebook');
    assert.equal(kindOf('../other/a.codebook.yaml'), undefined);
    assert.equal(kindOf('../texts/P01.txt'), undefined);
    const globs = ['./a//b', 'a/./b/../c', '../a/../b', '../../a', '*/../a', '{a,b}/../c'];
    assert.deepEqual(globs.map(evenGlob), ['a/b', 'a/c', '../b', '../../a', '*/../a', '{a,b}/../c']);
  });

  it('keeps a coder’s codings of a transcript under the coder', () => {
    for (const transcript of ['transcripts/P01.txt', 'transcripts/a/é 1.md']) {
      const path = codingsPath('coder1', transcript);
      assert.ok(path.startsWith('codings/coder1/') && path.endsWith('.codings.yaml'));
      assert.deepEqual(readCodingsPath(path), { coder: 'coder1', transcript });
    }
    assert.equal(codingsPath('c', 'transcripts/a/P.txt'), 'codings/c/a/P.txt.codings.yaml');
  });

  it('knows what may be codings of a transcript by its name', () => {
    const mayBe = mayBeCodingsOf('transcripts/a/P.txt');
    assert.ok(mayBe('codings/c/P.txt.codings.yaml'));
    for (const path of ['codings/c/xP.txt.codings.yaml', 'codings/c/P.txt', 'P.txt.codings.yaml']) {
      assert.ok(!mayBe(path));
    }
  });

  it('reads no path that is not one of codings', () => {
    for (const path of [
      'codings/P01.txt.codings.yaml',
      'codings/c/.codings.yaml',
      'x/codings/c/P.codings.yaml',
      'codings/c/P.yaml',
    ]) {
      assert.equal(readCodingsPath(path), undefined, path);
    }
  });
});
