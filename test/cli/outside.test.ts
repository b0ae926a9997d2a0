import assert from 'node:assert/strict';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { repository } from './support/repository.js';
import { gloss, refused, runCli, troubles, type RunOptions } from './support/runCli.js';

const shared = 'codebook: Shared\ncodes:\n  - id: hope\n    name: Hope\n';
const config = 'codebooks:\n  - codebooks/**/*.codebook.yaml\n  - ../common/**/*.codebook.yaml\n';

describe('codebooks kept outside of the study’s folder', () => {
  let folder: TemporaryStudy;
  let options: RunOptions;
  beforeEach(() => {
    const study = Object.entries({ ...smallStudy, 'gloss.yaml': config });
    folder = temporaryStudy({
      ...Object.fromEntries(study.map(([path, text]) => [`study/${path}`, text])),
      'common/deep/shared.codebook.yaml': shared,
      'common/notes.yaml': 'x: y\n',
      'other/other.codebook.yaml': 'codes:\n  - id: other\n',
    });
    options = { cwd: folder.file('study'), env: { GLOSS_CODER: 'coder1' } };
  });
  afterEach(() => folder.remove());

  it('are read, and their codes are used', async () => {
    assert.match(await gloss(['codes'], options), /^Hope +hope /m);
    assert.doesNotMatch(await gloss(['codes'], options), /other/);
    await gloss(['apply', 'P01.txt', '3:10-3:35', 'hope'], options);
    assert.equal(await troubles(options), '');
    assert.match(await gloss(['segments', '--code', 'hope'], options), /hope/);
  });

  it('are reported with their path from here', async () => {
    folder.write('common/deep/shared.codebook.yaml', shared.replace('hope', 'trust'));
    assert.match(
      (await runCli(['check'], options)).stdout,
      /^codebooks\/main.codebook.yaml:19:9 error duplicate-code /m,
    );
    folder.write('common/deep/shared.codebook.yaml', 'codes: x\n');
    assert.match((await runCli(['check'], options)).stdout, /^\.\.\/common\/deep\/shared\.codebook\.yaml:1:8 error /m);
  });

  it('are never written to', async () => {
    await refused(
      ['codebook', 'pull', folder.file('other'), '--as', '../common/x'],
      /would not be a codebook/,
      options,
    );
    assert.throws(() => folder.read('common/x.codebook.yaml'));
  });

  it('have a history where theirs is', async () => {
    const repo = repository({ 'shared.codebook.yaml': shared });
    repo.write('shared.codebook.yaml', shared.replace('name: Hope', 'name: Great hope'));
    repo.commit('Rename');
    folder.write('study/gloss.yaml', `codebooks: [../../..${repo.folder}/*.codebook.yaml]\n`);
    const out = await gloss(['codebook', 'log', '--format', 'json'], options);
    const entries = JSON.parse(out) as readonly { readonly changes: readonly { readonly description: string }[] }[];
    assert.deepEqual(
      entries.map(({ changes }) => changes.map(({ description }) => description)),
      [['renamed “Great hope” (hope): was “Hope”'], ['added “Hope” (hope)']],
    );
    repo.remove();
  });

  it('may be those of a git submodule in the study', async () => {
    const repo = repository({ 'shared.codebook.yaml': shared });
    const study = repository(smallStudy);
    study.git('submodule', '--quiet', 'add', repo.folder, 'codebooks/shared');
    study.commit('Share');
    assert.match(await gloss(['codes'], { cwd: study.folder }), /^Hope +hope /m);
    assert.match(await gloss(['codebook', 'log'], { cwd: study.folder }), /added “Hope” \(hope\)/);
    repo.remove();
    study.remove();
  });
});
