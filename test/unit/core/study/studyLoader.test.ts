import assert from 'node:assert/strict';
import { loadStudy } from '../../../../server/src/core/study/loadStudy.js';
import { studyLoader, type StudySource } from '../../../../server/src/core/study/studyLoader.js';
import { createStudy, setFile } from '../../../../server/src/core/study/study.js';

const root = 'file:///study';
const codings = 'codings/ann/P01.codings.yaml';
const usual: Readonly<Record<string, string>> = {
  'gloss.yaml': 'study: Small\ncoders: []\n',
  'codebooks/main.codebook.yaml': 'codebook: Main\ncodes:\n  - { id: trust, name: Trust }\n',
  [codings]: 'transcript: transcripts/P01.txt\ncoder: ann\nsegments: []\n',
  'discussions/P01.discussion.yaml': 'transcript: transcripts/P01.txt\nthreads: []\n',
  'transcripts/P01.txt': 'P01: Well.\n',
};

/** Files in memory, with the paths that are read of them, in order. */
function sourceOf(
  files: Record<string, string>,
  more: Partial<StudySource> = {},
): StudySource & { readonly paths: string[] } {
  const paths: string[] = [];
  return {
    paths,
    width: 1,
    list: () => Promise.resolve({ files: Object.keys(files).sort(), outside: [], nested: [] }),
    listShared: () => Promise.resolve({ files: [], outside: [] }),
    read: (path) => {
      paths.push(path);
      return Promise.resolve(files[path] === 'broken' ? { why: 'it is broken' } : { text: files[path] });
    },
    take: (study, path, text) => {
      if (text !== undefined) setFile(study, path, text);
      return Promise.resolve();
    },
    ...more,
  };
}

describe('Loading a study', () => {
  it('reads settings first, each file once, and no text of a transcript', async () => {
    const source = sourceOf(usual);
    const { study, unreadable } = await loadStudy(root, source);
    assert.equal(source.paths[0], 'gloss.yaml');
    assert.deepEqual(
      [...source.paths].sort(),
      Object.keys(usual)
        .filter((path) => !path.endsWith('.txt'))
        .sort(),
    );
    assert.deepEqual([...study.transcripts.keys()], ['transcripts/P01.txt']);
    assert.deepEqual([[...study.records.keys()], study.discussions.size, unreadable.size], [[codings], 1, 0]);
  });

  it('reads those codings alone that are wanted, and no discussions where they are not', async () => {
    const source = sourceOf(usual);
    const { study } = await loadStudy(root, source, { codings: () => () => false, discussions: false });
    assert.deepEqual([study.records.size, study.discussions.size, study.codebooks.size], [0, 0, 1]);
  });

  it('tells why a file cannot be read, and goes on', async () => {
    const { study, unreadable } = await loadStudy(root, sourceOf({ ...usual, [codings]: 'broken' }));
    assert.deepEqual([...unreadable], [[codings, 'it is broken']]);
    assert.equal(study.discussions.size, 1);
  });

  it('fails where the source does', async () => {
    const source = sourceOf(usual, { read: () => Promise.reject(new Error('git is gone')) });
    await assert.rejects(loadStudy(root, source), /git is gone/);
  });

  it('takes out what is not listed any more, but not what stays, and reads it again when it is back', async () => {
    const files: Record<string, string> = { ...usual };
    const source = sourceOf(files, {
      take: (study, path, text) => {
        taken.push([path, text === undefined]);
        if (text !== undefined) setFile(study, path, text);
        return Promise.resolve();
      },
      stays: (path) => path.endsWith('.txt'),
    });
    const taken: (readonly [string, boolean])[] = [];
    const loader = studyLoader(source, createStudy(root));
    loader.takeListing(await loader.list());
    await loader.all([codings, codings]);
    for (const path of [codings, 'transcripts/P01.txt']) Reflect.deleteProperty(files, path);
    loader.takeListing(await loader.list());
    files[codings] = usual[codings] ?? '';
    await loader.once(codings);
    assert.deepEqual(taken, [
      [codings, false],
      [codings, true],
      [codings, false],
    ]);
  });
});
