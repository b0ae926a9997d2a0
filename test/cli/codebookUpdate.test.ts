import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { repository, type Repository } from './support/repository.js';
import { gloss, refused, runCli, type Run, type RunOptions } from './support/runCli.js';

const file = 'shared.codebook.yaml';
const target = `codebooks/${file}`;
const shared =
  'codebook: Shared\nversion: 1.0.0\ncodes:\n  - id: hope\n    name: Hope\n    definition: To expect good.\n  - id: fear\n    name: Fear\n';
const theirs =
  shared.replace('1.0.0', '1.1.0').replace('good', 'much good').replace('name: Fear', 'name: Dread') +
  '  - id: doubt\n    name: Doubt\n';

describe('gloss codebook update', () => {
  let study: TemporaryStudy;
  let repo: Repository;
  let options: RunOptions;
  let first: string;
  const update = (...args: readonly string[]): Promise<Run> => runCli(['codebook', 'update', ...args], options);
  const start = async (address: (folder: string) => string): Promise<void> => {
    await gloss(['codebook', 'pull', address(repo.folder)], options);
  };
  beforeEach(() => {
    study = temporaryStudy(smallStudy);
    options = { cwd: study.folder, env: { GLOSS_CODER: 'coder1' } };
    repo = repository({ [file]: shared });
    first = repo.git('rev-parse', 'HEAD');
  });
  afterEach(() => {
    study.remove();
    repo.remove();
  });
  const change = (text: string): string => {
    repo.write(file, text);
    return repo.commit('Change');
  };

  for (const [what, address] of [
    ['a path', (folder: string): string => folder],
    ['an address', (folder: string): string => pathToFileURL(folder).href],
  ] as const) {
    it(`tells what changed at ${what}, and takes it in with --yes as one step`, async () => {
      await start(address);
      const ours =
        study.read(target).replace('name: Hope', 'name: Our hope # by us') + '  - id: mine\n    name: Mine\n';
      study.write(target, ours);
      const second = change(theirs);
      const told = `${target}: ${first.slice(0, 10)} to ${second.slice(0, 10)}
  redefined “Hope” (hope): definition
    definition
    - To expect good.
    + To expect much good.
  renamed “Dread” (fear): was “Fear”
  added “Doubt” (doubt)
`;
      const dry = await update();
      assert.deepEqual([dry.code, dry.stdout], [0, told]);
      assert.match(dry.stderr, /Nothing was written\. To take this in: gloss codebook update --yes/);
      assert.equal(study.read(target), ours);
      const { code, stdout } = await update(file, '--yes');
      assert.deepEqual([code, stdout], [0, `${told}Updated ${target}\n`]);
      assert.equal(
        study.read(target).replace(/"?([\da-f]{40})"?/, '$1'),
        ours
          .replace(new RegExp(`"?${first}"?`), second)
          .replace('1.0.0', '1.1.0')
          .replace('good', 'much good')
          .replace('name: Fear\n', 'name: Dread\n  - id: doubt\n    name: Doubt\n'),
      );
      assert.match((await update()).stderr, /is up to date/);
      await gloss(['undo'], options);
      assert.equal(study.read(target), ours);
    });
  }

  it('keeps what both changed, and what codings use, and says so', async () => {
    await start((folder) => folder);
    study.write(target, study.read(target).replace('expect good', 'trust in good'));
    await gloss(['apply', 'P01.txt', '3:10-3:35', 'fear'], options);
    change(theirs.replace(/ {2}- id: fear\n.*\n/, ''));
    const { stdout } = await update('--yes');
    assert.match(
      stdout,
      /To be decided by hand; what is here stays:\n.*“Hope” \(hope\): definition was changed on both sides\n.*“Fear” \(fear\): was removed there and is used in codings here\n/,
    );
    assert.match(study.read(target), /To trust in good/);
    assert.match(study.read(target), /id: doubt\n[^]*id: fear\n/);
    assert.equal((await runCli(['check'], options)).code, 0);
  });

  it('refuses where it cannot tell what changed', async () => {
    await refused(['codebook', 'update'], /No codebook of this study says where it comes from/, options);
    await start((folder) => folder);
    const pulled = study.read(target);
    const second = change(theirs);
    await refused(
      ['codebook', 'update', 'main.codebook.yaml'],
      /no codebook that was pulled; those are: codebooks\/shared/,
      options,
    );
    study.write(target, pulled.replace(first, '0123456789abcdef0123456789abcdef01234567'));
    await refused(['codebook', 'update', '--yes'], /of the commit 0123456789 any more/, options);
    study.write(target, pulled.replace(/ {2}commit: .*\n/, ''));
    await refused(['codebook', 'update'], /does not say which commit it comes from/, options);
    study.write(target, pulled);
    change('codes: [');
    await refused(['codebook', 'update', '--yes'], /cannot be read as a codebook/, options);
    repo.git('mv', file, 'other.codebook.yaml');
    repo.commit('Rename');
    await refused(['codebook', 'update', '--yes'], /has no shared\.codebook\.yaml any more/, options);
    assert.equal(study.read(target), pulled);
    assert.notEqual(second, first);
  });
});
