import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, refused, troubles, type RunOptions } from './support/runCli.js';

const book = 'codebooks/main.codebook.yaml';
const codebook = `codebook: Small
codes:
  # About time.
  - id: paces # as one says
    name: Paces
    definition: Speeds differ.
  - id: trust
    name: Trust
    definition: Somebody relies on another.
  - id: themes
    name: Themes
    codable: false
`;
const text = 'P1: We waited.\n\nI: Why?\n\nP1: They trusted us, and we waited again.\n';
const codingsOf = (coder: string, name: string): string => `codings/${coder}/${name}.txt.codings.yaml`;

/** All files below a folder but git's and Gloss's own. */
function filesIn(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => !/^\.(git|gloss)\b/.test(path) && statSync(join(folder, path)).isFile());
  return new Map(files.map((path) => [path, readFileSync(join(folder, path), 'latin1')]));
}

describe('gloss code', () => {
  let study: TemporaryStudy;
  let options: RunOptions;
  const as = (coder: string): RunOptions => ({ ...options, env: { GLOSS_CODER: coder } });
  const code = (...args: readonly string[]): Promise<string> => gloss(['code', ...args], options);
  const apply = (coder: string, name: string, quote: string, ...codes: readonly string[]): Promise<string> =>
    gloss(['apply', `transcripts/${name}.txt`, '--quote', quote, ...codes], as(coder));

  beforeEach(async () => {
    study = temporaryStudy({
      [book]: codebook,
      'cases.csv': 'case,transcript\nC1,transcripts/P01.txt\nC2,transcripts/P02.txt\n',
      'transcripts/P01.txt': text,
      'transcripts/P02.txt': text,
    });
    options = { cwd: study.folder };
    await apply('coder1', 'P01', 'We waited.', 'paces');
    await apply('coder1', 'P02', 'They trusted us', 'trust', 'paces');
    await apply('coder2', 'P01', 'we waited again', 'paces');
  });
  afterEach(() => study.remove());

  it('renames a code for all coders, says what follows, and undo brings back every byte', async () => {
    const before = filesIn(study.folder);
    assert.equal(
      await code('rename', 'paces', '--name', 'Tempo', '--reason', 'Clearer'),
      `Rename “Paces” to “Tempo”: 3 segments of 2 coders in 2 transcripts\n  ${book}\n  ${codingsOf('coder1', 'P01')}\n  ${codingsOf('coder1', 'P02')}\n  ${codingsOf('coder2', 'P01')}\n`,
    );
    assert.match(study.read(book), /# About time\.\n {2}- id: tempo # as one says\n {4}name: Tempo\n/);
    assert.match(study.read(codingsOf('coder1', 'P02')), /codes: \[trust, tempo\]/);
    assert.equal(await troubles(options), '');
    assert.match(await gloss(['undo'], options), /^Undone: Rename “Paces” to “Tempo”/);
    assert.deepEqual(filesIn(study.folder), before);
  });

  it('merges, splits, moves, retires, restores, revises and deletes', async () => {
    assert.match(await code('split', 'paces', 'Waiting', '--case', 'C1', '--reason', 'Two things'), /^Split “Paces”/);
    assert.match(study.read(codingsOf('coder1', 'P01')), /codes: \[waiting\]/);
    assert.match(study.read(codingsOf('coder1', 'P02')), /codes: \[trust, paces\]/);
    await code('merge', 'paces', 'trust', '--reason', 'The same');
    assert.match(study.read(codingsOf('coder1', 'P02')), /codes: \[trust\]/);
    assert.match(study.read(book), /status: retired\n {4}merged-into: trust\n {4}reason: The same\n/);
    await code('move', 'waiting', 'trust', 'themes');
    assert.match(study.read(book), /codable: false\n {4}codes:\n {6}- id: waiting\n/);
    await code('move', '--top', 'trust', '--before', 'themes');
    await code('retire', 'waiting', '--reason', 'Too narrow');
    await code('restore', 'waiting');
    await code('revise', 'waiting', '--reason', 'Only of people');
    assert.match(study.read(book), /change: revised\n {4}reason: Only of people\n/);
    await refused(
      ['code', 'delete', 'waiting'],
      /“Waiting” has 2 segments in 1 transcript\. Retire it, or merge it/,
      options,
    );
    await code('split', 'waiting', 'trust', '--coder', 'coder1', 'coder2');
    assert.match(await code('delete', 'themes'), /^Delete “[^”]+” and what is below it: “Waiting”/);
    assert.doesNotMatch(study.read(book), /id: waiting/);
  });

  for (const [what, args, message] of [
    ['a name for a code that has it', ['rename', 'paces', '--name', 'trust'], /Merge the two/],
    ['an id with a slash', ['rename', 'paces', 'a/b'], /cannot be an id/],
    ['a rename without a name', ['rename', 'paces'], /Give the new id/],
    ['a split of no segments', ['split', 'paces', 'x'], /Say which segments/],
    ['a move without a theme', ['move', 'paces'], /Name the codes/],
    ['a code that is not there', ['retire', 'pace'], /Did you mean paces\?/],
  ] as const) {
    it(`refuses ${what}, and writes nothing`, async () => {
      const before = filesIn(study.folder);
      await refused(['code', ...args], message, options);
      assert.deepEqual(filesIn(study.folder), before);
    });
  }

  it('renames on one branch what is coded under its old id on another; plain git merges them, and all is well', async () => {
    const git = (...args: readonly string[]): string =>
      execFileSync('git', ['-c', 'user.name=coder1', '-c', 'user.email=coder1@example.org', ...args], {
        cwd: study.folder,
        encoding: 'utf8',
        env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
      });
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-qm', 'Start');
    git('checkout', '-qb', 'coding');
    await apply('coder2', 'P02', 'We waited.', 'paces');
    await apply('coder1', 'P01', 'They trusted us', 'paces');
    git('add', '.');
    git('commit', '-qm', 'Code');
    git('checkout', '-q', 'main');
    await code('rename', 'paces', 'tempo');
    git('commit', '-qam', 'Rename');
    git('merge', '-q', '--no-edit', 'coding');
    const told = (await troubles(options)).split('\n').filter((line) => line !== '');
    assert.deepEqual(
      told.map((line) => line.replace(/^\S+ /, '')),
      Array(2).fill('hint old-id “paces” is now called “tempo”.'),
    );
    assert.match(study.read(codingsOf('coder2', 'P02')), /codes: \[paces\]/);
    const counted = JSON.parse(await gloss(['count', '--format', 'json'], options)) as unknown;
    assert.match(JSON.stringify(counted), /"tempo"/);
    assert.equal(
      (await gloss(['segments', '--code', 'tempo', '--format', 'csv'], options)).trim().split('\n').length,
      6,
    );
  });

  it('renames in 300 files of three coders as one step, which one undo takes back', async () => {
    const files: Record<string, string> = {};
    for (let n = 0; n < 100; n++) {
      const name = `I${String(n).padStart(3, '0')}`;
      files[`transcripts/${name}.txt`] = text;
      for (const coder of ['coder1', 'coder2', 'coder3']) {
        files[codingsOf(coder, name)] = study
          .read(codingsOf('coder1', 'P01'))
          .replace('P01', name)
          .replace('coder1', coder)
          .replace(/id: \w+/, `id: ${coder.slice(-1)}${name.toLowerCase()}`);
      }
    }
    for (const [path, content] of Object.entries(files)) study.write(path, content);
    const before = filesIn(study.folder);
    assert.match(await code('rename', 'paces', 'tempo'), /: 303 segments of 3 coders in 102 transcripts\n/);
    const after = [...filesIn(study.folder)].filter(([path]) => path.startsWith('codings/'));
    assert.equal(after.filter(([, content]) => content.includes('[tempo]')).length, 302);
    await gloss(['undo'], options);
    assert.deepEqual(filesIn(study.folder), before);
    await gloss(['redo'], options);
    assert.match(study.read(codingsOf('coder3', 'I099')), /\[tempo\]/);
  });
});
