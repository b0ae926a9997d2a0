import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import {
  armed,
  hooksFolder,
  placements,
  programKeys,
  signedStudy,
  type HostileStudy,
} from '../support/hostileRepository.js';
import { runCli, type Run, type RunOptions } from './support/runCli.js';

const transcript = 'transcripts/P01.txt';

/** Commands that ask git; those in the second list write. */
const reading: readonly (readonly string[])[] = [
  ['blame', transcript],
  ['diff', 'HEAD~2'],
  ['codebook', 'log', '--since', 'HEAD~1'],
  ['codebook', 'version'],
  ['reanchor', '--dry-run'],
  ['check'],
];
const writing: readonly (readonly string[])[] = [
  ['codebook', 'pull', 'vendor.git', '--as', 'vendored', '--path', 'codebooks/main.codebook.yaml'],
  ['codebook', 'update'],
  ['apply', transcript, '1:1-1:5', 'trust'],
  ['git-setup'],
];

type Carelessly = readonly [args: readonly string[], input?: string];

/** How each program is run where git is called without care. Those that are missing need a terminal, or no command gets to them. */
const careless: Readonly<Record<string, Carelessly>> = {
  // Each commit is signed in another way.
  'gpg.program': [['log', '-1', 'HEAD~2']],
  'gpg.openpgp.program': [['log', '-1', 'HEAD~2']],
  'gpg.x509.program': [['log', '-1', 'HEAD~1']],
  'gpg.ssh.program': [['log', '-1', 'HEAD']],
  'gpg.ssh.defaultKeyCommand': [['commit', '--allow-empty', '-S', '-m', 'x']],
  'core.fsmonitor': [['status']],
  'core.sshCommand': [['ls-remote', 'ssh://example.invalid/x']],
  'core.gitProxy': [['ls-remote', 'git://example.invalid/x']],
  'core.askPass': [['credential', 'fill'], 'protocol=https\nhost=example.org\n\n'],
  'core.editor': [['commit', '--allow-empty']],
  'sequence.editor': [['rebase', '-i', '--root']],
  'credential.helper': [['credential', 'fill'], 'protocol=https\nhost=example.org\n\n'],
  'credential.https://example.org.helper': [['credential', 'fill'], 'protocol=https\nhost=example.org\n\n'],
  'diff.external': [['diff', 'HEAD~1', 'HEAD']],
  'diff.evil.command': [['diff', 'HEAD~1', 'HEAD']],
  'diff.evil.textconv': [['diff', 'HEAD~1', 'HEAD']],
  'filter.evil.clean': [['hash-object', '--stdin', '--path=x.txt'], 'x'],
  'filter.evil.smudge': [['cat-file', '--filters', `HEAD:${transcript}`]],
  'filter.slow.process': [['cat-file', '--filters', 'HEAD:gloss.yaml']],
  'merge.evil.driver': [['revert', '--no-edit', 'HEAD~1']],
  'trailer.evil.command': [['interpret-trailers'], 'x\n'],
  'alias.evil': [['evil']],
  'remote.evil.uploadpack': [['fetch', 'evil']],
  'remote.evil.receivepack': [['push', 'evil', 'HEAD:refs/heads/x']],
  'difftool.evil.cmd': [['difftool', '--no-prompt', 'HEAD~1', 'HEAD']],
};

/** Runs all commands; what each said. */
async function runAll(study: HostileStudy, options: RunOptions): Promise<ReadonlyMap<string, Run>> {
  const run = async (args: readonly string[]): Promise<readonly [string, Run]> => [
    args.join(' '),
    await runCli(args, { cwd: study.folder, ...options }),
  ];
  const runs = await Promise.all(reading.map(run));
  assert.deepEqual(study.fired(), []);
  for (const args of writing) {
    runs.push(await run(args));
    assert.deepEqual(study.fired(), [], `gloss ${args.join(' ')}`);
  }
  return new Map(runs);
}

describe('a study from a stranger', () => {
  let study: HostileStudy;
  beforeEach(() => {
    study = signedStudy();
  });
  afterEach(() => study.remove());

  for (const where of ['a .git folder', 'a bare repository in the study’s folder'] as const) {
    it(`runs no program that it names in ${where}`, async () => {
      placements[where](study);
      const runs = await runAll(study, {});
      const { stdout, stderr } = runs.get(`blame ${transcript}`)!;
      if (where.startsWith('a bare')) assert.match(stderr, /made like a bare repository/);
      else assert.match(stdout, /Trust: given 2023-11-14 by Coder 1/);
      assert.deepEqual(
        [...runs].filter(([, run]) => run.stderr.includes('a fault of Gloss')),
        [],
      );
    });
  }

  it('would run them, were git called without care', () => {
    const settings = new Map(armed(study));
    for (const [key, [args, input]] of Object.entries(careless)) {
      const one = signedStudy();
      try {
        const [, value = '%'] = programKeys.find(([name]) => name === key) ?? assert.fail(key);
        const others = [...settings].filter(([name]) => !programKeys.some(([program]) => program === name));
        const isFree = ([name]: readonly [string, string]): boolean =>
          !/^(?:core\.hooksPath|core\.repositoryFormatVersion|extensions\.partialClone|remote\.evil\.promisor)$/.test(
            name,
          );
        one.set('.git/config', [...others.filter(isFree), [key, value.replace('%', one.program(key))]]);
        if (!key.startsWith('gpg.')) one.set('.git/config', [['log.showSignature', 'false']]);
        writeFileSync(
          one.file('.gitattributes'),
          '*.txt filter=evil diff=evil merge=evil\n*.yaml filter=slow diff=evil merge=evil\n',
        );
        one.carelessly(args, input);
        assert.deepEqual(one.fired(), [key.replaceAll('/', '-')], `git ${args.join(' ')}`);
      } finally {
        one.remove();
      }
    }
  });

  it('would run hooks, and fetch what is missing, were git called without care', () => {
    study.set('.git/config', [['core.hooksPath', hooksFolder(study)]]);
    study.carelessly(['commit', '--allow-empty', '-m', 'x']);
    assert.ok(study.fired().includes('hook post-commit'), study.fired().join());
    const other = signedStudy();
    placements['a partial clone that lacks objects'](other);
    other.carelessly(['cat-file', '-p', `HEAD:${transcript}`]);
    assert.deepEqual(other.fired(), ['remote.evil.uploadpack']);
    other.remove();
  });

  it('runs nothing by what git and the shell say around it', async () => {
    const program = study.program('environment');
    const names = ['GIT_EXTERNAL_DIFF', 'GIT_SSH_COMMAND', 'GIT_SSH', 'GIT_PAGER', 'GIT_EDITOR', 'GIT_SEQUENCE_EDITOR'];
    const others = ['GIT_ASKPASS', 'GIT_PROXY_COMMAND', 'PAGER', 'EDITOR', 'VISUAL'];
    const env = {
      ...Object.fromEntries([...names, ...others].map((name) => [name, program])),
      GIT_CONFIG_COUNT: '2',
      GIT_CONFIG_KEY_0: 'log.showSignature',
      GIT_CONFIG_VALUE_0: 'true',
      GIT_CONFIG_KEY_1: 'gpg.program',
      GIT_CONFIG_VALUE_1: program,
      GIT_CONFIG_PARAMETERS: `'log.showSignature'='true' 'gpg.program'='${program}'`,
      GIT_DIR: '/nowhere',
      GIT_WORK_TREE: '/nowhere',
      GIT_INDEX_FILE: '/nowhere',
      GIT_OBJECT_DIRECTORY: '/nowhere',
      GIT_EXEC_PATH: '/nowhere',
      GIT_TRACE: study.file('trace'),
    };
    const runs = await runAll(study, { env });
    assert.match(runs.get(`blame ${transcript}`)!.stdout, /Trust: given 2023-11-14 by Coder 1/);
    assert.ok(!existsSync(study.file('trace')));
  });

  it('runs no git of its own', async () => {
    for (const folder of ['.', 'codebooks', 'bin']) {
      mkdirSync(study.file(folder), { recursive: true });
      for (const name of ['git', 'git.exe']) copyFileSync(study.program('own git'), study.file(`${folder}/${name}`));
      chmodSync(study.file(`${folder}/git`), 0o755);
    }
    const path = ['.', '', 'bin', './bin', process.env['PATH'] ?? ''].join(delimiter);
    await runAll(study, { env: { PATH: path } });
  });

  it('cannot have what it names taken for an option', async () => {
    const file = study.file('written');
    const program = study.program('option');
    const all = [
      ['diff', '--', `--output=${file}`],
      ['diff', '--', `--output=${file}..HEAD`],
      ['diff', `--merge-base=--exec=${program}`],
      ['codebook', 'log', `--since=--output=${file}`],
      ['codebook', 'pull', '--as', 'x', '--', `.@--upload-pack=${program}`],
    ];
    for (const args of all) {
      const { code } = await runCli(args, { cwd: study.folder });
      assert.equal(code, 2, args.join(' '));
    }
    assert.deepEqual(study.fired(), []);
    assert.ok(!existsSync(file));
  });

  it('cannot have another program set up for git than Gloss', async () => {
    const key = 'merge.gloss.driver';
    const setUp = (): Promise<Run> => runCli(['git-setup'], { cwd: study.folder });
    study.set('.git/config', [
      [key, study.program('one')],
      [key, study.program('other')],
    ]);
    assert.match((await setUp()).stdout, /Set up/);
    assert.match(readFileSync(study.file('.git/config'), 'utf8'), /driver = .*cli.*merge-driver %O %A %B %L %P/);
    study.set('.git/config', [
      ['core.repositoryFormatVersion', '1'],
      ['extensions.worktreeConfig', 'true'],
    ]);
    study.set('.git/config.worktree', [[key, study.program('third')]]);
    const { code, stderr } = await setUp();
    assert.deepEqual([code, /does not take .*since .*config\.worktree sets/.test(stderr)], [2, true], stderr);
  });
});
