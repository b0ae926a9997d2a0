import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, refused, runCli, type RunOptions, troubles } from './support/runCli.js';

const transcript = 'transcripts/P01.txt';
const codings = 'codings/coder1/P01.txt.codings.yaml';
const coder1 = { GLOSS_CODER: 'coder1' };

describe('commands that code', () => {
  let study: TemporaryStudy;
  let options: RunOptions;
  const run = (...args: readonly string[]): Promise<string> => gloss(args, options);
  const idOf = (output: string): string => output.slice(0, 8);
  beforeEach(() => {
    study = temporaryStudy(smallStudy);
    options = { cwd: study.folder, env: coder1 };
  });
  afterEach(() => {
    assert.equal(study.read(transcript), smallStudy[transcript], 'a transcript is never changed');
    study.remove();
  });

  it('apply: writes the coder’s codings file and prints the segment', async () => {
    const output = await run(
      'apply',
      transcript,
      '3:10-3:35',
      'institutional-opposition',
      'trust=2',
      '--memo',
      'Twice:\n# yes',
    );
    assert.match(output, /^[0-9a-z]{8} 3:10-3:35 Apply “Institutional opposition”, “Trust”\n$/);
    const now = new Date();
    const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
    assert.equal(
      study.read(codings).replace(/sha256-[\da-f]{16}/, 'sha256-…'),
      `transcript: transcripts/P01.txt
coder: coder1
text: sha256-…
segments:
  - id: ${idOf(output)}
    at: 3:10-3:35
    quote: trust would not let us in
    codes: [institutional-opposition, { code: trust, weight: 2 }]
    memo: |-
      Twice:
      # yes
    on: ${today}
`,
    );
    assert.equal(study.read('.gloss/.gitignore'), '*\n');
    assert.equal(await troubles(options), '');
    assert.equal(
      (await runCli(['check'], options)).stderr,
      'gloss: No errors and no warnings; 1 hint (--hints lists them).\n',
    );
  });

  it('apply: joins codes to the segment with these bounds', async () => {
    const first = await run('apply', transcript, '3:10-3:35', 'trust');
    const second = await run('apply', 'P01.txt', '3:10-3:35', 'clashing-paces');
    assert.equal(idOf(second), idOf(first));
    assert.match(study.read(codings), /codes: \[trust, clashing-paces\]/);
    await refused(['apply', transcript, '3:10-3:35', 'trust'], /on this passage already/, options);
  });

  it('apply: takes words that stand there once', async () => {
    assert.match(await run('apply', transcript, '--quote', 'a nurse opened the door', 'trust'), / 3:64-3:87 Apply/);
    assert.match(await run('apply', '--quote=months.', transcript, 'trust'), / 3:51-3:58 Apply/);
    await refused(
      ['apply', transcript, '--quote', 'fast', 'trust'],
      /“fast” stands in transcripts\/P01\.txt 2 times: at 7:19-7:23, 7:29-7:33\. Give one/,
      options,
    );
    await refused(['apply', transcript, '--quote', 'e', 'trust'], / \d+ times: at 1:\d.*, … Give|…\. Give/, options);
    await refused(['apply', transcript, '--quote', 'nowhere', 'trust'], /“nowhere” does not stand in/, options);
    await refused(['apply', transcript, '--quote', '', 'trust'], /does not stand in/, options);
    await refused(['apply', transcript, '--quote', 'a nurse'], /missing required argument|at least one code/, options);
  });

  const refusals: readonly (readonly [args: readonly string[], message: RegExp])[] = [
    [
      [transcript, '3:10-3:35', 'institutional-oposition'],
      /no codebook.*“institutional-oposition”.*Did you mean institutional-opposition\?/i,
    ],
    [[transcript, '3:10-3:35', 'trust', 'zzzzzzzz'], /no codebook.*“zzzzzzzz”\.\n/i],
    [[transcript, '3:10-3:35', 'old-code'], /“Old code” is retired\. Use “Trust” instead/],
    [[transcript, '3:10-3:35', 'challenges'], /“Challenges” is a theme that only groups codes/],
    [[transcript, '3:10-3:35', 'trust=7'], /“Trust” takes the weights 1, 2, 3, not 7/],
    [[transcript, '3:10-3:35', 'clashing-paces=1'], /has no scale/],
    [[transcript, '3:10-3:35'], /Name at least one code/],
    [[transcript, 'trust'], /Name at least one code/],
    [[transcript, 'line 3', 'trust'], /“line 3” is not a position\. Write line:column-line:column/],
    [[transcript, '0:1-1:2', 'trust'], /is not a position/],
    [[transcript, '3:35-3:10', 'trust'], /is not a position/],
    [[transcript, '3:10-3:10', 'trust'], /Select the words/],
    [[transcript, '3:10-99:1', 'trust'], /has no line 99; its last is 8/],
    [[transcript, '2:1-2:5', 'trust'], /has no column 5 in line 2; the line ends at column 1/],
    [[transcript, '7:1-7:65', 'trust'], /has no column 65 in line 7; the line ends at column 64/],
    [['transcripts/P02.txt', '1:1-1:2', 'trust'], /no transcript transcripts\/P02\.txt in the study/],
    [['codebooks/main.codebook.yaml', '1:1-1:2', 'trust'], /is not a transcript of the study/],
    [['/etc/hostname', '1:1-1:2', 'trust'], /\/etc\/hostname/],
    [[transcript, '3:10-3:35', 'trust', '--coder', '..'], /“\.\.” cannot be a coder’s id/],
  ];
  for (const [args, message] of refusals) {
    it(`apply: refuses ${args.join(' ')}`, async () => {
      await refused(['apply', ...args], message, options);
      assert.ok(!existsSync(study.file('codings')));
    });
  }

  it('apply: codes for the coder of --coder, GLOSS_CODER or git, by id or name', async () => {
    const at = (coder: string): boolean => existsSync(study.file(`codings/${coder}/P01.txt.codings.yaml`));
    await refused(['apply', transcript, '1:1-1:4', 'trust'], /does not know who is coding\. Give --coder/, {
      cwd: study.folder,
    });
    await gloss(['apply', transcript, '1:1-1:4', 'trust', '--coder', 'coder2'], options);
    assert.ok(at('coder2') && !at('coder1'));
    await gloss(['apply', transcript, '1:1-1:4', 'trust'], { ...options, env: { GLOSS_CODER: 'Coder 1' } });
    assert.ok(at('coder1'));
    const git = (...args: readonly string[]): unknown =>
      execFileSync('git', args, { cwd: study.folder, stdio: 'ignore' });
    git('init');
    git('config', 'user.name', 'Zoë B. Müller');
    await gloss(['apply', transcript, '1:1-1:4', 'trust'], { cwd: study.folder });
    assert.ok(at('zoë-b-müller'));
  });

  it('uncode: takes a code off, then the segment', async () => {
    const id = idOf(await run('apply', transcript, '3:10-3:35', 'trust', 'clashing-paces'));
    const other = idOf(await run('apply', transcript, '--quote', 'And then?', 'trust'));
    assert.equal(await run('uncode', id, 'confidence'), `${id} Remove “Trust”\n`);
    assert.match(study.read(codings), /codes: \[clashing-paces\]/);
    await refused(['uncode', id, 'trust'], /“Trust” is not on this segment/, options);
    await run('uncode', id);
    assert.doesNotMatch(study.read(codings), new RegExp(id));
    assert.match(study.read(codings), new RegExp(other));
    await refused(['uncode', id], new RegExp(`no segment “${id}”`), options);
    await refused(['uncode', other], /is coder1's\. You are coding as coder2/, {
      ...options,
      env: { GLOSS_CODER: 'coder2' },
    });
  });

  it('undo and redo: step by step, byte for byte', async () => {
    const files = [codings, 'codings/coder2/P01.txt.codings.yaml'];
    const state = (): readonly (string | undefined)[] =>
      files.map((path) => (existsSync(study.file(path)) ? study.read(path) : undefined));
    await refused(['undo'], /no coding step to undo/, options);
    const states = [state()];
    const id = idOf(await run('apply', transcript, '3:10-3:35', 'trust'));
    states.push(state());
    await run('apply', transcript, '--quote', 'And then?', 'trust', '--memo', 'a memo', '--coder', 'coder2');
    states.push(state());
    await run('apply', transcript, '3:10-3:35', 'clashing-paces');
    states.push(state());
    await run('uncode', id);
    states.push(state());
    for (let i = states.length - 2; i >= 0; i--) {
      assert.match(await run('undo'), /^Undone: (Apply|Remove) .*codings\.yaml\)\n$/);
      assert.deepEqual(state(), states[i]);
    }
    await refused(['undo'], /no coding step to undo/, options);
    for (let i = 1; i < states.length; i++) {
      assert.match(await run('redo'), /^Done again: /);
      assert.deepEqual(state(), states[i]);
    }
    await refused(['redo'], /no coding step to redo/, options);
  });

  it('undo: refuses where the place was changed by hand', async () => {
    await run('apply', transcript, '3:10-3:35', 'trust');
    const changed = 'transcript: transcripts/P01.txt\ncoder: coder1\ntext: sha256-0000000000000000\nsegments: []\n';
    study.write(codings, changed);
    await refused(['undo'], /has changed at that very place since/, options);
    assert.equal(study.read(codings), changed);
  });

  it('apply: twenty at once on one file are all written', async () => {
    const places = Array.from({ length: 20 }, (_, i) => `3:${i + 1}-3:${i + 21}`);
    const outputs = await Promise.all(places.map((at) => run('apply', transcript, at, 'trust')));
    const written = study.read(codings);
    for (const [i, at] of places.entries()) {
      assert.match(written, new RegExp(`id: ${idOf(outputs[i] ?? '')}\n    at: ${at}\n`));
    }
    assert.equal(written.match(/- id: /g)?.length, 20);
    assert.equal(await troubles(options), '');
    while (existsSync(study.file(codings))) await run('undo');
    await refused(['undo'], /no coding step to undo/, options);
  });
});
