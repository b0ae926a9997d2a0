import assert from 'node:assert/strict';
import { smallStudy, temporaryStudy } from '../support/temporaryStudy.js';
import { repository, type Repository } from './support/repository.js';
import { gloss, refused, runCli } from './support/runCli.js';

const book = 'codebooks/main.codebook.yaml';
const text = smallStudy[book];

describe('gloss codebook version', () => {
  let repo: Repository;
  afterEach(() => repo.remove());

  it('proposes one by all that changed since the version was set, says why, and writes it', async () => {
    repo = repository(smallStudy);
    const options = { cwd: repo.folder };
    assert.match(
      (await runCli(['codebook', 'version'], options)).stderr,
      /stays at 1\.0\.0: nothing changed by meaning since/,
    );
    repo.write(book, text.replace('name: Trust', 'name: Reliance'));
    repo.commit('Rename');
    repo.git('mv', book, 'codebooks/first.codebook.yaml');
    repo.commit('Move');
    const path = 'codebooks/first.codebook.yaml';
    const now = `${repo.read(path)}  - id: fear\n    name: Fear\n`;
    repo.write(path, now);
    const dry = await runCli(['codebook', 'version'], options);
    assert.deepEqual(
      [dry.code, dry.stdout, dry.stderr],
      [
        0,
        `${path}: 1.0.0 to 1.1.0 (minor)\n  patch: renamed “Reliance” (trust): was “Trust”\n  minor: added “Fear” (fear)\n`,
        'gloss: Nothing was written; --write writes it.\n',
      ],
    );
    assert.equal(repo.read(path), now);
    assert.equal(await gloss(['codebook', 'version', 'first.codebook.yaml', '--write'], options), dry.stdout);
    assert.equal(repo.read(path), now.replace('1.0.0', '1.1.0'));
    assert.match(
      (await runCli(['codebook', 'version'], options)).stderr,
      /says 1\.1\.0 already, which is not committed yet/,
    );
    await gloss(['undo'], options);
    assert.equal(repo.read(path), now);
    await gloss(['redo'], options);
    repo.commit('Release');
    assert.match((await runCli(['codebook', 'version'], options)).stderr, /stays at 1\.1\.0/);
  });

  it('says where there is nothing to compare with', async () => {
    repo = repository({ 'x.txt': '' });
    for (const [path, content] of Object.entries(smallStudy)) repo.write(path, content);
    assert.match((await runCli(['codebook', 'version'], { cwd: repo.folder })).stderr, /has not been committed/);
    await refused(['codebook', 'version', 'x'], /x is no codebook of this study/, { cwd: repo.folder });
    const plain = temporaryStudy(smallStudy);
    await refused(['codebook', 'version'], /has no git history/, { cwd: plain.folder });
    plain.remove();
  });
});
