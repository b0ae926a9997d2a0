import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codingsPath, mayBeCodingsOf, readCodingsPath } from '../../../../server/src/core/study/paths.js';

describe('paths of a study', () => {
  it('keeps codings of transcripts in other folders apart', () => {
    assert.equal(codingsPath('c', 'P.txt'), 'codings/c/_/P.txt.codings.yaml');
    assert.equal(codingsPath('c', 'interviews/P.txt'), 'codings/c/_/interviews/P.txt.codings.yaml');
    assert.equal(codingsPath('c', 'transcripts/_/P.txt'), 'codings/c/__/P.txt.codings.yaml');
    const name = fc.constantFrom('transcripts', '_', '__', '___', 'a', '_a', 'P.txt', 'codings');
    const transcripts = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
    fc.assert(
      fc.property(transcripts, (transcript) => {
        assert.deepEqual(readCodingsPath(codingsPath('c', transcript)), { coder: 'c', transcript });
        assert.ok(mayBeCodingsOf(transcript)(codingsPath('c', transcript)));
      }),
    );
    fc.assert(
      fc.property(transcripts, (below) => {
        // Not a path that is ever made: what is below the usual folder is never put elsewhere.
        fc.pre(!below.startsWith('_/transcripts/'));
        const path = `codings/c/${below}.codings.yaml`;
        assert.equal(codingsPath('c', readCodingsPath(path)?.transcript ?? ''), path);
      }),
    );
  });
});
