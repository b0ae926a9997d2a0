import assert from 'node:assert/strict';
import {
  codesOf,
  createStudy,
  currentId,
  recordsFor,
  removeFile,
  setFile,
  withFile,
} from '../../../../server/src/core/study/study.js';
import { codingsFile, codingsPath, deskOf, transcriptPath } from '../support/desk.js';

const entry = '  - id: aa\n    at: 1:1-1:4\n    quote: one\n    codes: [trust, clashing-paces, trust]\n';

describe('a study', () => {
  it('takes in each kind of file, and says which it is', () => {
    const study = createStudy('file:///s/');
    assert.equal(study.root, 'file:///s');
    assert.equal(setFile(study, 'gloss.yaml', 'study: Ours\ntranscripts: "*.txt"\n'), 'config');
    assert.equal(study.config.name, 'Ours');
    assert.equal(setFile(study, 'P.txt', 'x'), 'transcript');
    assert.equal(setFile(study, transcriptPath, 'x'), undefined);
    removeFile(study, 'gloss.yaml');
    assert.equal(study.config.name, undefined);
    assert.equal(study.kindOf(transcriptPath), 'transcript');
  });

  it('follows its codebooks', () => {
    const { study } = deskOf('one');
    assert.equal(currentId(study, 'confidence'), 'trust');
    assert.equal(currentId(study, 'nowhere'), 'nowhere');
    setFile(study, 'codebooks/a.codebook.yaml', 'codes:\n  - id: early\n');
    assert.equal(codesOf(study).codes[0]?.code.id, 'early');
    removeFile(study, 'codebooks/main.codebook.yaml');
    assert.deepEqual(
      codesOf(study).codes.map(({ code }) => code.id),
      ['early'],
    );
  });

  it('knows the codings of a transcript, in order of coder, and forgets those of a file that is gone or speaks of another', () => {
    const { study } = deskOf('one');
    const coders = (): readonly string[] => recordsFor(study, transcriptPath).map(({ coder }) => coder);
    const other = codingsPath.replace('coder1', 'a-coder');
    setFile(study, codingsPath, codingsFile('one', entry));
    setFile(study, other, codingsFile('one', '').replace('coder1', 'a-coder'));
    assert.deepEqual(coders(), ['a-coder', 'coder1']);
    setFile(study, other, codingsFile('one', '').replace('P01', 'P02'));
    assert.deepEqual(coders(), ['coder1']);
    removeFile(study, codingsPath);
    assert.deepEqual(coders(), []);
  });

  it('has segments by code, each once', () => {
    const { study } = deskOf('one', { [codingsPath]: codingsFile('one', entry) });
    const byCode = study.records.get(codingsPath)?.byCode;
    assert.deepEqual(
      [...(byCode ?? [])].map(([code, segments]) => [code, segments.map(({ id }) => id)]),
      [
        ['trust', ['aa']],
        ['clashing-paces', ['aa']],
      ],
    );
  });

  it('goes by the path of a codings file that does not say whose it is', () => {
    const { study } = deskOf('one', { [codingsPath]: 'segments: []\n' });
    assert.deepEqual(
      recordsFor(study, transcriptPath).map(({ coder }) => coder),
      ['coder1'],
    );
  });

  it('tries out another text of a codebook and stays as it is', () => {
    const { study } = deskOf('one');
    const next = withFile(study, 'codebooks/main.codebook.yaml', 'codes:\n  - id: other\n');
    assert.equal(codesOf(next).find('trust'), undefined);
    assert.equal(codesOf(next).find('other')?.code.id, 'other');
    assert.equal(codesOf(study).find('other'), undefined);
    assert.equal(codesOf(study).find('trust')?.code.id, 'trust');
  });
});
