import assert from 'node:assert/strict';
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, refused, runCli, type RunOptions } from './support/runCli.js';

const transcript = 'transcripts/P01.txt';

/** Names of files, and why no file may be called so by Gloss. */
const hostile: readonly (readonly [name: string, why: RegExp])[] = [
  ['con.txt', /“con\.txt” is the name of a device on Windows/],
  ['Aux.md', /“Aux\.md” is the name of a device/],
  ['lpt1/P01.txt', /“lpt1” is the name of a device/],
  ['sub./P01.txt', /“sub\.” ends in a full stop or space/],
  ['why?.txt', /“why\?\.txt” has “\?” in it/],
  ['a:b.txt', /“a:b\.txt” has “:” in it/],
  ['txt.\u202e10P.txt', /the invisible character U\+202E/],
  ['\u001b[2J.txt', /has U\+001B in it/],
  ['GIT~1/P01.txt', /“GIT~1” is a folder of git/],
  [`${'a'.repeat(252)}.txt`, /is longer than 255 bytes/],
];

describe('names that not every system can have', () => {
  let study: TemporaryStudy;
  let options: RunOptions;
  const files = (): readonly string[] => readdirSync(study.folder, { recursive: true }).map(String).sort();

  beforeEach(() => {
    study = temporaryStudy(smallStudy);
    options = { cwd: study.folder, env: { GLOSS_CODER: 'coder1' } };
  });
  afterEach(() => study.remove());

  for (const [name, why] of hostile) {
    it(`are given to no transcript by “move”: ${JSON.stringify(name.slice(0, 20))}`, async () => {
      study.write('gloss.yaml', 'transcripts: ["transcripts/**"]\n');
      const before = files();
      await refused(['move', transcript, `transcripts/${name}`], why, options);
      assert.deepEqual(files(), before);
    });
  }

  it('are given to no codebook by “codebook pull”', async () => {
    const outside = temporaryStudy({ 'x.codebook.yaml': 'codebook: X\ncodes:\n  - id: x1\n    name: X1\n' });
    const pull = (name: string): readonly string[] => ['codebook', 'pull', outside.folder, '--as', name];
    try {
      const before = files();
      for (const name of ['con', 'nul.codebook.yaml', 'codebooks/aux/x.codebook.yaml', 'a:b', 'a.\u200b']) {
        await refused(pull(name), /cannot be written: “.*” (?:is|has) .*Choose another name with --as/, options);
      }
      assert.deepEqual(files(), before);
      await gloss(pull('fine'), options);
    } finally {
      outside.remove();
    }
  });

  if (process.platform !== 'win32') {
    it('are read where they are there, and passages in them coded', async () => {
      for (const path of ['transcripts/Interview 3: why?.txt', 'transcripts/sub./P02.txt']) {
        study.write(path, smallStudy[transcript]);
        await gloss(['apply', path, '3:10-3:35', 'trust'], options);
        const codings = path.replace('transcripts/', 'codings/coder1/') + '.codings.yaml';
        assert.ok(existsSync(study.file(codings)), codings);
        assert.match(await gloss(['segments'], options), /trust would not let us in/);
      }
      await gloss(['move', 'transcripts/Interview 3: why?.txt', 'transcripts/P03.txt'], options);
    });
  }
});

describe('coders whose ids are one on some systems', () => {
  let study: TemporaryStudy;
  const apply = (coder: string, at = '3:10-3:35'): readonly string[] => [
    'apply',
    transcript,
    at,
    'trust',
    '--coder',
    coder,
  ];
  const folders = (): readonly string[] => readdirSync(study.file('codings')).sort();

  beforeEach(() => {
    study = temporaryStudy(smallStudy);
  });
  afterEach(() => study.remove());

  it('are one coder: never a second folder for another case', async () => {
    const options = { cwd: study.folder };
    study.write('gloss.yaml', 'coders:\n  - id: anna\n');
    for (const [i, coder] of ['Anna', 'anna', 'ANNA'].entries()) {
      await gloss(apply(coder, `3:${10 + i}-3:${30 + i}`), options);
      assert.deepEqual(folders(), ['anna']);
    }
    study.write('gloss.yaml', 'coders: []\n');
    await gloss(apply('Anna', '3:40-3:50'), options);
    assert.deepEqual(folders(), ['anna']);
  });

  it('a folder in another case than gloss.yaml has it is read, is reported, and gets no second one beside it', async () => {
    const options = { cwd: study.folder };
    await gloss(apply('anna'), options);
    renameSync(study.file('codings/anna'), study.file('codings/Anna'));
    const path = 'codings/Anna/P01.txt.codings.yaml';
    study.write(path, study.read(path).replace('coder: anna', 'coder: Anna'));
    assert.match(await gloss(['segments'], options), /trust would not let us in/);
    await gloss(apply('anna', '5:1-5:4'), options);
    assert.deepEqual(folders(), ['Anna']);
    study.write('gloss.yaml', 'coders:\n  - id: anna\n');
    const before = study.read(path);
    await refused(apply('anna', '7:1-7:4'), /codings\/anna cannot be made beside codings\/Anna: many systems/, options);
    assert.equal(study.read(path), before);
    assert.deepEqual(folders(), ['Anna']);
    assert.match((await runCli(['check'], options)).stdout, /alike-names .*“anna” and “Anna” differ in case/);
  });

  it('an id that names no folder everywhere gets none', async () => {
    study.write('gloss.yaml', 'coders:\n  - id: aux\n  - id: "a."\n');
    const options = { cwd: study.folder };
    for (const [coder, why] of [
      ['aux', /“aux”.*device|aux.*no plain path/],
      ['a.', /“a\.”, since that ends in a full stop/],
      ['Con', /“Con” cannot be a coder’s id, since it names a folder, and “Con” is the name of a device/],
    ] as const) {
      await refused(apply(coder), why, options);
    }
    assert.ok(!existsSync(study.file('codings')));
  });

  it('a transcript is not moved to a name that differs in case from one that is there, or from its own', async () => {
    const options = { cwd: study.folder };
    study.write('transcripts/Sub/P02.txt', 'x');
    const before = readdirSync(study.folder, { recursive: true }).map(String).sort();
    for (const to of ['transcripts/p01.txt', 'transcripts/sub/P01.txt', 'transcripts/SUB/P01.txt']) {
      await refused(
        ['move', transcript, to],
        /cannot be made beside transcripts\/(?:P01\.txt|Sub): many systems/,
        options,
      );
    }
    assert.deepEqual(
      readdirSync(study.folder, { recursive: true })
        .map(String)
        .filter((path) => !path.startsWith('.gloss'))
        .sort(),
      before,
    );
    await gloss(['move', transcript, 'transcripts/Sub/P01.txt'], options);
  });
});
