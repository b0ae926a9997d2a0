import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { smallStudy, temporaryStudy } from '../support/temporaryStudy.js';
import { repository, type Repository } from './support/repository.js';
import { gloss, refused, runCli, type RunOptions } from './support/runCli.js';

const transcript = 'transcripts/P01.txt';
const text = smallStudy[transcript];
const files = {
  'gloss.yaml': 'study: Outer\ncodebooks: ["**/*.codebook.yaml"]\ntranscripts: ["**/*.txt"]\n',
  'codebooks/outer.codebook.yaml':
    'codebook: Outer\ncodes:\n  - id: outer-code\n    name: Outer code\n    definition: X.\n',
  [transcript]: text,
  // Without a gloss.yaml of its own this is a part of the study around it.
  'site/codebooks/site.codebook.yaml': 'codebook: Site\ncodes:\n  - id: site-code\n    name: Site code\n',
  'site/transcripts/P02.txt': text,
  'sub/gloss.yaml': 'study: Sub\n',
  'sub/codebooks/sub.codebook.yaml': 'codebook: Sub\ncodes:\n  - id: sub-code\n    name: Sub code\n',
  [`sub/${transcript}`]: text,
  'sub/deep/gloss.yaml': 'study: Deep\n',
  'sub/deep/codebooks/deep.codebook.yaml': 'codebook: Deep\ncodes:\n  - id: deep-code\n    name: Deep code\n',
  [`sub/deep/${transcript}`]: text,
};

describe('a study in the folder of another, on the command line', () => {
  let study: Repository;
  const at = (folder: string): RunOptions => ({ cwd: study.file(folder), env: { GLOSS_CODER: 'coder1' } });
  const codesIn = async (folder: string): Promise<readonly string[]> => {
    const lines = (await gloss(['codes'], at(folder))).trim().split('\n');
    return lines.flatMap((line) => /\S+-code/.exec(line)?.[0] ?? []);
  };
  beforeEach(() => {
    study = repository(files);
  });
  afterEach(() => study.remove());

  const belongings: readonly (readonly [folder: string, codes: readonly string[]])[] = [
    ['.', ['outer-code', 'site-code']],
    ['transcripts', ['outer-code', 'site-code']],
    ['site', ['outer-code', 'site-code']],
    ['site/transcripts', ['outer-code', 'site-code']],
    ['sub', ['sub-code']],
    ['sub/transcripts', ['sub-code']],
    ['sub/deep', ['deep-code']],
    ['sub/deep/codebooks', ['deep-code']],
  ];
  for (const [folder, codes] of belongings) {
    it(`has the codes ${codes.join()} in ${folder}`, async () => assert.deepEqual(await codesIn(folder), codes));
  }

  it('is coded, listed, counted and checked apart', async () => {
    for (const [folder, code] of [
      ['.', 'outer-code'],
      ['sub', 'sub-code'],
      ['sub/deep', 'deep-code'],
    ] as const) {
      await gloss(['apply', transcript, '3:10-3:35', code], at(folder));
      await refused(['apply', transcript, '3:10-3:35', 'no-code'], /No codebook/, at(folder));
    }
    for (const [folder, code] of [
      ['.', 'outer-code'],
      ['sub', 'sub-code'],
      ['sub/deep', 'deep-code'],
    ] as const) {
      const segments = JSON.parse(await gloss(['segments', '--format', 'json'], at(folder))) as object[];
      assert.equal(segments.length, 1, folder);
      assert.match(JSON.stringify(segments), new RegExp(`"${code}"`));
      assert.ok(existsSync(study.file(`${folder}/codings/coder1/P01.txt.codings.yaml`)));
      const { stdout } = await runCli(['check'], at(folder));
      assert.doesNotMatch(stdout, folder === '.' ? /sub/ : /outer|site/);
      const counts = await gloss(['count'], at(folder));
      assert.match(counts, new RegExp(`${code}|${code.replace('-code', ' code')}`, 'i'));
    }
  });

  it('is compared with its past apart', async () => {
    await gloss(['apply', transcript, '3:10-3:35', 'outer-code'], at('.'));
    await gloss(['apply', transcript, '3:10-3:35', 'sub-code'], at('sub'));
    study.commit('Code both');
    study.write('codebooks/outer.codebook.yaml', files['codebooks/outer.codebook.yaml'].replace('X.', 'Y.'));
    study.write('sub/codebooks/sub.codebook.yaml', 'codebook: Sub\ncodes:\n  - id: sub-code\n    name: Other\n');
    const { stdout } = await runCli(['diff', 'HEAD~1'], at('.'));
    assert.match(stdout, /Outer code/);
    assert.doesNotMatch(stdout, /sub-code|Sub code|Other/);
  });

  it('gets no file of the study around it', async () => {
    const before = await codesIn('sub');
    for (const to of ['sub/transcripts/P09.txt', 'sub/P09.txt', 'sub/deep/x/P09.txt']) {
      await refused(['move', transcript, to], /would be in sub(?:\/deep)?, which is a study of its own/, at('.'));
    }
    const other = temporaryStudy({ 'x.codebook.yaml': 'codebook: X\ncodes:\n  - id: x-code\n    name: X\n' });
    try {
      await refused(
        ['codebook', 'pull', other.folder, '--as', 'sub/codebooks/x.codebook.yaml'],
        /would be in sub, which is a study of its own/,
        at('.'),
      );
    } finally {
      other.remove();
    }
    assert.deepEqual(await codesIn('sub'), before);
    assert.equal(study.read(transcript), text);
  });

  it('cannot be in codings or discussions: a gloss.yaml there hides nothing', async () => {
    await gloss(['apply', transcript, '3:10-3:35', 'outer-code'], at('.'));
    study.write('codings/coder1/gloss.yaml', 'study: Trap\n');
    study.write('codings/gloss.yaml', 'study: Trap\n');
    for (const folder of ['.', 'codings', 'codings/coder1']) {
      assert.match(await gloss(['segments'], at(folder)), /outer-code/, folder);
    }
    await gloss(['code', 'rename', 'outer-code', 'new-code'], at('.'));
    assert.match(study.read('codings/coder1/P01.txt.codings.yaml'), /codes: \[new-code\]/);
  });

  it('without any gloss.yaml, folders of the two names below transcripts make none', async () => {
    const plain = repository({
      'codebooks/a.codebook.yaml': 'codebook: A\ncodes:\n  - id: a-code\n    name: A\n',
      'transcripts/codebooks/P01.txt': text,
      'transcripts/transcripts/P02.txt': text,
    });
    try {
      for (const folder of ['.', 'transcripts', 'transcripts/transcripts']) {
        assert.match(await gloss(['codes'], { cwd: plain.file(folder) }), /a-code/, folder);
      }
    } finally {
      plain.remove();
    }
  });
});
