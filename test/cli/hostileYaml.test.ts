import assert from 'node:assert/strict';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { runCli, type RunOptions } from './support/runCli.js';

const codings = 'codings/coder1/P01.txt.codings.yaml';
const discussion = 'discussions/P01.txt.discussion.yaml';
const book = 'codebooks/big.codebook.yaml';

/** Files of each kind with too much in them, which are not read. */
const hostile = {
  [codings]: `transcript: transcripts/P01.txt\ncoder: coder1\ntext: sha256-0\nsegments: ${'['.repeat(5_000)}\n`,
  [discussion]: `transcript: transcripts/P01.txt\ntext: sha256-0\nthreads:\n  - ${'- '.repeat(5_000)}x\n`,
  [book]: `codes:\n  - id: big\n    name: ${'x'.repeat(1_000_001)}\n`,
};

describe('a study with YAML that is made to do harm', () => {
  let study: TemporaryStudy;
  let options: RunOptions;
  beforeEach(() => {
    study = temporaryStudy({ ...smallStudy, ...hostile });
    options = { cwd: study.folder, env: { GLOSS_CODER: 'coder1' } };
  });
  afterEach(() => {
    for (const [path, text] of Object.entries(hostile)) assert.ok(study.read(path) === text, `${path} was changed`);
    study.remove();
  });

  it('check: names each file, and where there is too much', async () => {
    const { code, stdout } = await runCli(['check'], options);
    assert.equal(code, 1);
    assert.match(stdout, /^codings\/coder1\/P01\.txt\.codings\.yaml:4:\d+ error too-deep .*leaves it as it is/m);
    assert.match(stdout, /^discussions\/P01\.txt\.discussion\.yaml:4:\d+ error too-deep .*leaves it as it is/m);
    assert.match(stdout, /^codebooks\/big\.codebook\.yaml:3:11 error too-long-value .*leaves it as it is/m);
    assert.ok(stdout.length < 5_000, `${stdout.length} characters`);
  });

  it('codes: tells the codes of the other codebook', async () => {
    const { stdout } = await runCli(['codes'], options);
    assert.match(stdout, /clashing-paces/);
  });

  const refuses = (what: string, ...args: readonly string[]): void => {
    it(`${what}: is refused where it would write such a file`, async () => {
      const { code, stderr } = await runCli(args, options);
      assert.notEqual(code, 0);
      assert.match(stderr, /more than 200 deep.*nothing was (?:written|changed)/i);
    });
  };
  refuses('apply', 'apply', 'transcripts/P01.txt', '3:10-3:35', 'trust');
  refuses('done', 'done', 'transcripts/P01.txt');
  refuses('discuss', 'discuss', 'start', 'transcripts/P01.txt', 'Hello');
});
