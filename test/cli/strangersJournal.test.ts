import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { forgedStep, stateOf, strangerStudy, type StrangerStudy } from './support/strangerStudy.js';

const journal = 'study/.gloss/journal.jsonl';
const transcript = 'transcripts/P01.txt';
const codings = 'study/codings/coder1/P01.txt.codings.yaml';

/** Paths that a journal may name to get out, or into what is not Gloss's. */
const hostile = [
  '../x',
  '../x.yaml',
  '../home/.bashrc',
  'transcripts/../../x.yaml',
  'transcripts/..\\..\\x.yaml',
  '.git/hooks/post-checkout',
  '.git/config',
  '.GIT/config.yaml',
  'package.json',
  '.vscode/settings.json',
  '.gloss/../../x.yaml',
  '/tmp/gloss-canary/x.yaml',
];
const commands = [
  ['codes'],
  ['check'],
  ['segments'],
  ['count'],
  ['undo'],
  ['redo'],
  ['apply', transcript, '3:10-3:35', 'trust'],
];

describe('a journal that came with a study', () => {
  let study: StrangerStudy;
  beforeEach(() => (study = strangerStudy()));
  afterEach(() => study.remove());

  for (const path of hostile) {
    it(`is not obeyed: ${path}`, async () => {
      study.write(journal, forgedStep(path, 'from the journal\n'));
      const before = study.canary();
      for (const args of commands) {
        const { stderr } = await study.run(args);
        assert.doesNotMatch(stderr, /fault of Gloss|\n {4}at /, args.join(' '));
      }
      assert.deepEqual(study.canary(), before);
    });
  }

  it('is named where a study is opened, and set aside with the first step', async () => {
    study.write(journal, `${forgedStep('codings/coder1/x.codings.yaml', 'x')}{"kind":"written"}\n`);
    const before = study.read(journal);
    const { stderr, code } = await study.run(['codes']);
    assert.equal(
      stderr,
      'gloss: .gloss/journal.jsonl:1 was not written by Gloss on this machine, nor were 1 more of its lines. Gloss sets it aside and does nothing that it says.\n',
    );
    assert.equal(code, 0);
    assert.match((await study.run(['undo'])).stderr, /^gloss: There is no coding step to undo\. .*journal\.jsonl/m);
    assert.equal((await study.run(['apply', transcript, '3:10-3:35', 'trust'])).code, 0);
    assert.equal(study.read('study/.gloss/journal.jsonl.set-aside-1'), before);
    assert.equal((await study.run(['codes'])).stderr, '');
    assert.match((await study.run(['undo'])).stdout, /^Undone: Apply “Trust”/);
    assert.equal(existsSync(study.file(codings)), false);
  });

  it('does not take back what stands in a file, either', async () => {
    study.write('study/.git/config', '[core]\n\tbare = false\n[user]\n\tname = coder1\n');
    const change = {
      path: '.git/config',
      at: 0,
      removed: '[alias]\n',
      inserted: '[core]\n\tbare = false\n',
      left: '',
      right: '',
    };
    const states = [{ before: stateOf('x'), after: stateOf('y') }];
    study.write(journal, `${JSON.stringify({ kind: 'step', step: { label: 'x', changes: [change] }, states })}\n`);
    const before = study.canary();
    for (const args of commands) await study.run(args);
    assert.deepEqual(study.canary(), before);
  });

  it('is not obeyed where this machine wrote it and git has it since', async () => {
    await study.run(['apply', transcript, '3:10-3:35', 'trust']);
    const git = (...args: readonly string[]): unknown => execFileSync('git', args, { cwd: study.file('study') });
    git('init', '--quiet');
    git('add', '--force', '.gloss/journal.jsonl');
    const before = study.read(codings);
    const { stderr } = await study.run(['undo']);
    assert.match(stderr, /journal\.jsonl is tracked by git/);
    assert.equal(study.read(codings), before);
    git('rm', '--quiet', '--cached', '.gloss/journal.jsonl');
    assert.match((await study.run(['undo'])).stdout, /^Undone/);
  });

  it('is believed by the machine that wrote it alone, down to the letter', async () => {
    await study.run(['apply', transcript, '3:10-3:35', 'trust']);
    const written = study.read(journal);
    for (const other of [
      written.replace('Apply', 'Agree'),
      written.replace(/"mac":"."/, '"mac":"0"'),
      written.replaceAll(/"mac":"[\da-f]{32}"/g, `"mac":"${'0'.repeat(32)}"`),
      written.replaceAll(/"by":"[\da-f]{8}"/g, '"by":"00000000"'),
    ].filter((text) => text !== written)) {
      study.write(journal, other);
      assert.match((await study.run(['undo'])).stderr, /There is no coding step to undo/);
    }
    study.write(journal, written);
    const elsewhere = {
      env: { GLOSS_CODER: 'coder1', XDG_STATE_HOME: study.file('home/state') },
      cwd: study.file('study'),
    };
    assert.match((await study.run(['undo'], elsewhere)).stderr, /There is no coding step to undo/);
    assert.match((await study.run(['undo'])).stdout, /^Undone/);
  });

  it('may be a link, a folder, a pipe or garbage: it is set aside, and coding goes on', async function () {
    if (process.platform === 'win32') this.skip();
    const make: Readonly<Record<string, (file: string) => void>> = {
      'a link to a file': (file) => symlinkSync(study.file('home/.bashrc'), file),
      'a link that leads nowhere': (file) => symlinkSync(study.file('home/.profile'), file),
      'a link to a device': (file) => symlinkSync('/dev/zero', file),
      'a folder': (file) => mkdirSync(file),
      'a pipe': (file) => void execFileSync('mkfifo', [file]),
      garbage: (file) => writeFileSync(file, '\0'.repeat(1000)),
      'half a line': (file) => writeFileSync(file, '{"kind":"step"'),
      'one long line': (file) => writeFileSync(file, '{"kind":'.repeat(200_000)),
    };
    for (const [what, one] of Object.entries(make)) {
      study.remove();
      study = strangerStudy();
      mkdirSync(study.file('study/.gloss'));
      one(study.file(journal));
      const before = study.canary();
      const read = await study.run(['codes']);
      assert.deepEqual([read.code, read.stdout.includes('Trust')], [0, true], what);
      assert.equal((await study.run(['apply', transcript, '3:10-3:35', 'trust'])).code, 0, what);
      assert.match((await study.run(['undo'])).stdout, /^Undone/, what);
      assert.deepEqual(study.canary(), before, what);
    }
  });

  for (const [what, lock] of Object.entries({
    'a folder': undefined,
    garbage: 'x',
    'garbage like a name': '{"x":1}',
    'a long one': 'x'.repeat(1e6),
  })) {
    it(`may have a lock beside it that is ${what}`, async () => {
      if (lock === undefined) mkdirSync(study.file('study/.gloss/lock/x'), { recursive: true });
      else study.write('study/.gloss/lock', lock);
      if (lock === undefined) mkdirSync(study.file('study/.gloss/lock.takeover/x'), { recursive: true });
      const { code, stderr } = await study.run(['apply', transcript, '3:10-3:35', 'trust']);
      assert.deepEqual([code, stderr], [0, '']);
      assert.deepEqual(readdirSync(study.file('study/.gloss')).sort(), ['.gitignore', 'journal.jsonl']);
    });
  }
});
