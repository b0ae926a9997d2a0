import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, refused, type RunOptions } from './support/runCli.js';

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
