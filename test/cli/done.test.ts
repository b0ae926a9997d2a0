import assert from 'node:assert/strict';
import { temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, refused, runCli } from './support/runCli.js';

const codings = (coder: string): string => `transcript: transcripts/P01.txt
coder: ${coder}
text: sha256-72399361da6a7754
segments:
  - id: ${coder}aa
    at: 1:1-1:6
    quote: abcde
    codes: [paces]
`;

const files = {
  'gloss.yaml': 'blind: true\ncoders: [{ id: coder1 }, { id: coder2 }, { id: lead, blind: false }]\n',
  'codebooks/main.codebook.yaml': 'codebook: Small\ncodes:\n  - id: paces\n    name: Paces\n',
  'transcripts/P01.txt': 'abcdefghij',
  'transcripts/P02.txt': 'abcdefghij',
  'codings/coder1/P01.txt.codings.yaml': codings('coder1'),
  'codings/coder2/P01.txt.codings.yaml': codings('coder2'),
};

describe('gloss done', () => {
  let study: TemporaryStudy;
  const as = (coder: string, ...args: readonly string[]): Promise<string> =>
    gloss(args, { cwd: study.folder, env: { GLOSS_CODER: coder } });
  beforeEach(() => (study = temporaryStudy(files)));
  afterEach(() => study.remove());

  it('lets a coder see others’ codings in a blind study, until it is taken back', async () => {
    const seen = async (): Promise<readonly boolean[]> => {
      const asked = [
        ['segments'],
        ['count', '--format', 'json'],
        ['compare'],
        ['check'],
        ['codes', '--format', 'json'],
      ];
      const told = await Promise.all(
        asked.map((args) => runCli(args, { cwd: study.folder, env: { GLOSS_CODER: 'coder1' } })),
      );
      return told.map(({ stdout }) => /coder2|"segments": ?2/.test(stdout));
    };
    const before = await seen();
    assert.deepEqual(before.slice(0, 2), [false, false]);
    assert.ok(!before.includes(true), String(before));
    assert.equal(await as('coder1', 'done', 'P01.txt'), 'P01.txt: Declare done\n');
    assert.match(study.read('codings/coder1/P01.txt.codings.yaml'), /\ndone: \d{4}-\d\d-\d\d\nsegments:/);
    assert.equal((await seen())[0], true);
    await as('coder1', 'done', 'P01.txt', '--undo');
    assert.equal(study.read('codings/coder1/P01.txt.codings.yaml'), files['codings/coder1/P01.txt.codings.yaml']);
    assert.deepEqual(await seen(), before);
  });

  it('shows all to those who do not code', async () =>
    assert.match(await as('lead', 'segments'), /coder1aa[^]*coder2aa/));

  it('is said of a transcript in which the coder coded nothing, and lists what is done', async () => {
    await as('coder1', 'done', 'transcripts/P02.txt');
    assert.match(
      await as('coder1', 'done'),
      /^ {10} {2}transcripts\/P01.txt\n\d{4}-\d\d-\d\d {2}transcripts\/P02.txt\n$/,
    );
    assert.match(study.read('codings/coder1/P02.txt.codings.yaml'), /done: .*\nsegments: \[\]\n$/);
    await refused(['done', 'P02.txt'], /is done already/, { cwd: study.folder, env: { GLOSS_CODER: 'coder1' } });
  });
});
