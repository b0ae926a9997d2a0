import assert from 'node:assert/strict';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, refused, runCli } from './support/runCli.js';

describe('the command line', () => {
  let study: TemporaryStudy;
  beforeEach(() => (study = temporaryStudy(smallStudy)));
  afterEach(() => study.remove());

  it('lists its commands and prints its version', async () => {
    const help = await gloss(['--help']);
    for (const command of ['init', 'check', 'codes', 'count', 'segments', 'apply', 'uncode', 'undo', 'redo', 'lsp']) {
      assert.match(help, new RegExp(`^  ${command} `, 'm'));
    }
    assert.match(await gloss(['apply', '--help']), /line:column-line:column/);
    assert.match(await gloss(['--version']), /^\d+\.\d+\.\d+\n$/);
  });

  const misuses: readonly (readonly [args: readonly string[], message: RegExp])[] = [
    [['chek'], /unknown command 'chek' \(Did you mean check\?\)/],
    [['codes', '--fromat', 'json'], /unknown option '--fromat' \(Did you mean --format\?\)/],
    [['codes', '--format', 'xml'], /'xml' is invalid.*text, json/],
    [['count', '--by', 'day'], /'day' is invalid.*transcript, coder/],
    [['segments', '--code'], /argument missing/],
    [['apply'], /missing required argument 'transcript'/],
    [['uncode'], /missing required argument 'segment'/],
    [['undo', 'everything'], /too many arguments/],
  ];
  for (const [args, message] of misuses) {
    it(`refuses “gloss ${args.join(' ')}”`, () => refused(args, message, { cwd: study.folder }));
  }

  it('says how it is used where no command is given', async () => {
    const { code, stderr } = await runCli([]);
    assert.equal(code, 2);
    assert.match(stderr, /Usage: gloss/);
  });

  it('finds the study around the current folder, by -C, and says where there is none', async () => {
    const inside = await gloss(['codes'], { cwd: study.file('transcripts') });
    assert.equal(await gloss(['-C', study.folder, 'codes'], { cwd: '/' }), inside);
    assert.equal(await gloss(['codes', '--study', study.file('codebooks')], { cwd: '/' }), inside);
    const other = temporaryStudy({ 'notes.txt': 'Not a study.' });
    for (const args of [
      ['check'],
      ['codes'],
      ['count'],
      ['segments'],
      ['undo'],
      ['apply', 'P01.txt', '1:1-1:2', 'trust'],
      ['uncode', 'x'],
    ]) {
      await refused(args, /There is no study in .*gloss init/, { cwd: other.folder });
    }
    await refused(['check', '/no/such/folder'], /There is no folder \/no\/such\/folder/, { cwd: study.folder });
    other.remove();
  });

  it('ends quietly when nobody reads on', async () => {
    const quote = 'x'.repeat(2000);
    const entry = (i: number): string => `  - id: s${i}\n    at: 1:1-1:2001\n    quote: ${quote}\n    codes: [trust]\n`;
    study.write(
      'codings/coder1/P01.txt.codings.yaml',
      `transcript: transcripts/P01.txt\ncoder: coder1\ntext: sha256-0000000000000000\nsegments:\n${Array.from({ length: 2000 }, (_, i) => entry(i)).join('')}`,
    );
    const { code, stderr } = await runCli(['segments', '--format', 'csv'], { cwd: study.folder, readOnce: true });
    assert.equal(code, 0);
    assert.match(stderr, /^gloss: 2000 of 2000 segments .*\n$/);
  });

  it('shows no control characters of a study to a terminal', async () => {
    const book = smallStudy['codebooks/main.codebook.yaml'].replace('name: Trust', 'name: "Tr\\e[31must\\a"');
    study.write('codebooks/main.codebook.yaml', book);
    const listed = await gloss(['codes'], { cwd: study.folder });
    assert.match(listed, /Tr\ufffd\[31must\ufffd/);
    assert.doesNotMatch(listed, /\p{Cc}(?<!\n)/u);
  });
});
