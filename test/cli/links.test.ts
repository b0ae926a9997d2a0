import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { smallStudy } from '../support/temporaryStudy.js';
import { manyFiles } from '../support/manyFiles.js';
import { strangerStudy, type StrangerStudy } from './support/strangerStudy.js';

const transcript = 'transcripts/P01.txt';
const codings = 'codings/coder1/P01.txt.codings.yaml';

describe('links in a study', () => {
  let study: StrangerStudy;
  before(function () {
    // There they need a right that few have.
    if (process.platform === 'win32') this.skip();
  });
  beforeEach(() => (study = strangerStudy()));
  afterEach(() => study.remove());

  const link = (from: string, to: string): void => {
    const file = study.file(`study/${from}`);
    rmSync(file, { recursive: true, force: true });
    mkdirSync(dirname(file), { recursive: true });
    symlinkSync(study.file(to), file);
  };
  const apply = (): ReturnType<StrangerStudy['run']> => study.run(['apply', transcript, '3:10-3:35', 'trust']);

  const leading: Readonly<Record<string, string>> = {
    '.gloss': 'other',
    codings: 'other',
    'codings/coder1': 'other/codings',
    'codings/coder1/P01.txt.codings.yaml': 'other/codings/x.yaml',
    '.gloss/.gitignore': 'home/.bashrc',
    '.gloss/lock': 'home/.bashrc',
    '.gloss/journal.jsonl': 'home/new',
  };
  for (const [from, to] of Object.entries(leading)) {
    it(`do not take what is written out of it: ${from}`, async () => {
      study.write(
        'other/codings/x.yaml',
        `transcript: ${transcript}\ncoder: coder1\ntext: sha256-0000000000000000\nsegments: []\n`,
      );
      link(from, to);
      const before = study.canary();
      const { code, stderr } = await apply();
      assert.deepEqual(study.canary(), before);
      // What stands in the place of a file of this machine gives way to it.
      if (from.startsWith('.gloss/')) assert.equal(code, 0, stderr);
      else {
        assert.match(
          stderr,
          /^gloss: \S+ is a link that leads outside the study, to \S+: .*linked-folders.*Nothing was written\.\n$/,
        );
      }
    });
  }

  it('do not take it into what is not Gloss’s in the study itself', async () => {
    for (const to of ['.git/hooks', '.git', '.']) {
      link('codings/coder1', `study/${to}`);
      const before = study.canary(/^study\/codings/);
      const { stderr } = await apply();
      assert.match(stderr, /Nothing was written/, to);
      assert.deepEqual(study.canary(/^study\/codings/), before, to);
    }
    link(codings, 'study/.git/config');
    assert.match((await apply()).stderr, /./);
    assert.equal(study.read('study/.git/config'), '[core]\n\tbare = false\n');
  });

  it('are followed to what is elsewhere in the study, on reading and writing', async () => {
    link('codings/coder1', 'study/apart/coder1');
    mkdirSync(study.file('study/apart/coder1'), { recursive: true });
    study.write('study/raw/P02.txt', smallStudy['transcripts/P01.txt']);
    link('transcripts/P02.txt', 'study/raw/P02.txt');
    assert.equal((await apply()).code, 0);
    assert.equal((await study.run(['apply', 'P02.txt', '3:10-3:35', 'trust'])).code, 0);
    assert.deepEqual(readdirSync(study.file('study/apart/coder1')).sort(), [
      'P01.txt.codings.yaml',
      'P02.txt.codings.yaml',
    ]);
    const { stdout, stderr } = await study.run(['segments', '--format', 'csv']);
    assert.equal(stdout.split('\n').filter((line) => line.includes('trust')).length, 2, stdout);
    assert.equal(stderr, '');
    assert.match((await study.run(['undo'])).stdout, /^Undone/);
    assert.ok(lstatSync(study.file('study/codings/coder1')).isSymbolicLink());
  });

  it('to a file are still links after it was written', async () => {
    await apply();
    study.write('study/apart/x.codings.yaml', study.read(`study/${codings}`));
    link(codings, 'study/apart/x.codings.yaml');
    assert.equal((await study.run(['apply', transcript, '3:40-3:45', 'trust'])).code, 0);
    assert.ok(lstatSync(study.file(`study/${codings}`)).isSymbolicLink());
    assert.equal(study.read('study/apart/x.codings.yaml').match(/- id:/g)?.length, 2);
  });

  it('that lead to what is listed anyway do not make it count twice', async () => {
    await apply();
    link('transcripts/latest', 'study/transcripts');
    link('transcripts/again.txt', `study/${transcript}`);
    link('codings/coder3', 'study/codings/coder1');
    const { stdout } = await study.run(['segments', '--format', 'csv']);
    assert.equal(stdout.trim().split('\n').length, 2, stdout);
  });

  it('that lead in circles come to an end', async () => {
    link('transcripts/up', '.');
    link('transcripts/all', 'study');
    link('a/b', 'study/c');
    link('c/d', 'study/a');
    link('other', 'other');
    link('self', 'study/self');
    assert.equal((await study.run(['codes'])).code, 0);
  });

  describe('to folders that are shared on purpose', () => {
    beforeEach(() => {
      study.write('synced/P09.txt', smallStudy['transcripts/P01.txt']);
      mkdirSync(study.file('synced/codings'), { recursive: true });
      link('transcripts/synced', 'synced');
      link('codings/coder1', 'synced/codings');
    });
    const named = (...names: readonly string[]): void =>
      study.write('study/gloss.yaml', `linked-folders: [${names.join(', ')}]\n`);

    it('are read, and check says once that nothing is written there', async () => {
      const { stdout } = await study.run(['check']);
      const lines = stdout.split('\n').filter((line) => line.includes('linked-outside'));
      assert.equal(lines.length, 2, stdout);
      assert.match(
        lines[0] ?? '',
        /^gloss\.yaml:1:1 warning linked-outside codings\/coder1 is a link that leads outside the study, to \S+synced\/codings: Gloss reads what is there and changes nothing\. To let it write there, name codings\/coder1 under “linked-folders” in gloss\.yaml\.$/,
      );
      const { stderr } = await study.run(['apply', 'synced/P09.txt', '3:10-3:35', 'trust']);
      assert.match(stderr, /codings\/coder1 is a link that leads outside/);
      assert.deepEqual(readdirSync(study.file('synced/codings')), []);
    });

    it('are written to where gloss.yaml names them, and what was written is read again', async () => {
      named('codings/coder1');
      assert.equal((await study.run(['apply', 'synced/P09.txt', '3:10-3:35', 'trust'])).code, 0);
      assert.ok(existsSync(study.file('synced/codings/synced/P09.txt.codings.yaml')));
      assert.match((await study.run(['segments'])).stdout, /trust/i);
      const { stdout } = await study.run(['check']);
      assert.deepEqual(stdout.match(/linked-outside \S+/g), ['linked-outside transcripts/synced']);
      assert.match((await study.run(['undo'])).stdout, /^Undone/);
    });

    it('do not lead on to yet another place', async () => {
      named('codings/coder1', 'codings/coder1/synced');
      symlinkSync(study.file('home'), study.file('synced/codings/synced'));
      const before = study.canary();
      assert.match((await study.run(['apply', 'synced/P09.txt', '3:10-3:35', 'trust'])).stderr, /leads outside/);
      assert.deepEqual(study.canary(), before);
    });
  });

  it('that lead to very much are read in part, and check says so', async () => {
    for (let i = 0; i < 300; i++) mkdirSync(study.file(`home/${'d/'.repeat(i % 20)}${i}`), { recursive: true });
    link('transcripts/home', 'home');
    link('transcripts/all', '.');
    link('transcripts/root', '../../../../../../../..');
    const { code, stdout } = await study.run(['check']);
    assert.equal(code, 0);
    assert.match(
      stdout,
      /too-much-outside transcripts\/root leads to \/, where there is more than Gloss looks through/,
    );
  });
});

describe('what a study names and is no plain file', () => {
  let study: StrangerStudy;
  beforeEach(() => (study = strangerStudy()));
  afterEach(() => study.remove());
  const places = [
    'gloss.yaml',
    'cases.csv',
    'codebooks/x.codebook.yaml',
    codings,
    transcript,
    'discussions/P01.txt.discussion.yaml',
  ];
  for (const place of places) {
    for (const what of ['a device', 'a pipe', 'a folder', 'too large'] as const) {
      it(`is refused before it is read: ${place}, ${what}`, async function () {
        if (process.platform === 'win32') this.skip();
        const file = study.file(`study/${place}`);
        rmSync(file, { force: true });
        mkdirSync(dirname(file), { recursive: true });
        if (what === 'a device') symlinkSync('/dev/zero', file);
        else if (what === 'a pipe') execFileSync('mkfifo', [file]);
        else if (what === 'a folder') mkdirSync(file);
        else execFileSync('truncate', ['--size=30G', file]);
        for (const args of [['check'], ['codes'], ['segments'], ['move', transcript, 'transcripts/P02.txt']]) {
          const { stderr } = await study.run(args);
          assert.doesNotMatch(stderr, /fault of Gloss|unknown (?:option|command)/, args.join(' '));
        }
      });
    }
  }

  for (const cases of ['transcripts/../../x.csv', '../x.csv', '/etc/hosts', '..', '.']) {
    it(`is no cases file elsewhere: ${cases}`, async () => {
      study.write('study/gloss.yaml', `cases: ${JSON.stringify(cases)}\n`);
      const before = study.canary();
      assert.equal((await study.run(['move', transcript, 'transcripts/P02.txt'])).code, 0);
      assert.deepEqual(study.canary(), before);
      assert.match((await study.run(['check'])).stdout, /^gloss\.yaml:1:8 error \S+ .*cases/m);
    });
  }

  it('is no transcript, coder or codebook elsewhere', async () => {
    const head = (coder: string, path: string): string =>
      `transcript: ${path}\ncoder: ${coder}\ntext: sha256-0000000000000000\nsegments:\n  - id: aaaaaaaa\n    at: 1:1-1:5\n    quote: case\n    codes: [trust]\n`;
    study.write('study/codings/a/x.codings.yaml', head('../../..', '../x.csv'));
    study.write('study/codings/b/x.codings.yaml', head('b', 'transcripts/../../x.csv'));
    study.write('study/codings/c/x.codings.yaml', head('c', study.file('x.csv')));
    study.write('study/gloss.yaml', 'codebooks: [codebooks/*.yaml, ../*.csv, /etc/*.conf]\n');
    const before = study.canary();
    for (const args of [
      ['check'],
      ['segments'],
      ['count'],
      ['reanchor'],
      ['move', '../x.csv', 'transcripts/y.txt'],
      ['code', 'rename', 'trust', 'reliance'],
    ]) {
      const { stderr } = await study.run(args);
      assert.doesNotMatch(stderr, /fault of Gloss|unknown (?:option|command)/, args.join(' '));
    }
    assert.deepEqual(study.canary(), before);
  });

  it('is no folder without bounds', async () => {
    manyFiles(study.file('big'));
    study.write('common/a.codebook.yaml', 'codebook: Common\ncodes:\n  - id: hope\n    name: Hope\n');
    study.write(
      'study/gloss.yaml',
      'codebooks: ["codebooks/*.codebook.yaml", "../**/*.codebook.yaml", "../common/*.codebook.yaml"]\n',
    );
    const { stdout, code } = await study.run(['check']);
    assert.equal(code, 0);
    assert.match(stdout, /^gloss\.yaml:1:1 warning too-much-outside /m);
    assert.equal(stdout.match(/too-much-outside/g)?.length, 1);
    assert.match((await study.run(['codes'])).stdout, /hope/, 'what another glob names is found nevertheless');
  });
});
