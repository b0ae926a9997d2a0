import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { parseCodings } from '../../server/src/core/codings/readCodings.js';
import { readDiscussion } from '../../server/src/core/discussions/readDiscussion.js';
import { setUpGit } from '../../server/src/disk/git/setUpGit.js';
import { bundle } from '../support/publicBundle.js';
import { smallStudy } from '../support/temporaryStudy.js';
import { repository, type Repository } from './support/repository.js';
import { gloss, runCli } from './support/runCli.js';

const codings = 'codings/coder1/P01.txt.codings.yaml';
const entry = (id: string, at: string, quote: string, memo = ''): string =>
  `  - id: ${id}\n    at: ${at}\n    quote: ${quote}\n    codes: [trust]\n${memo === '' ? '' : `    memo: ${memo}\n`}`;
const head = 'transcript: transcripts/P01.txt\ncoder: coder1\ntext: sha256-0000000000000000\nsegments:\n';
const one = (memo: string): string => head + entry('aaaaaaaa', '3:6-3:15', 'The trust', memo);

describe('gloss git-setup', () => {
  let study: Repository;
  afterEach(() => study.remove());
  const config = (key: string): string => study.git('config', '--get', key);

  /** Two branches, `main` and `other`, each with files of its own; undefined stands for a file that is removed. */
  const branches = (path: string, ours: string | undefined, theirs: string | undefined): void => {
    const put = (text: string | undefined, subject: string): void => {
      if (text === undefined) study.git('rm', '--quiet', path);
      else study.write(path, text);
      study.commit(subject);
    };
    study.git('switch', '--quiet', '--create', 'other');
    put(theirs, 'Theirs');
    study.git('switch', '--quiet', 'main');
    put(ours, 'Ours');
  };

  /** Merges as people do, with the environment that git makes; whether nothing was to be decided, and what was said. */
  const merge = (): { readonly isClean: boolean; readonly said: string } => {
    try {
      const args = [
        '-c',
        'user.name=Coder 1',
        '-c',
        'user.email=x@example.org',
        'merge',
        '--quiet',
        '--no-edit',
        'other',
      ];
      execFileSync('git', args, { cwd: study.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
      return { isClean: true, said: '' };
    } catch (error) {
      return { isClean: false, said: String((error as { stderr?: unknown }).stderr) };
    }
  };

  it('says with --check what is missing, and takes all back with --undo', async () => {
    study = repository({ ...smallStudy, '.gitattributes': '*.png binary\n' });
    const check = () => runCli(['git-setup', '--check'], { cwd: study.folder });
    const before = await check();
    assert.equal(before.code, 1);
    assert.match(before.stdout, /\.gitattributes does not name[^]*merge\.gloss\.driver is not set/);
    await gloss(['git-setup'], { cwd: study.folder });
    assert.deepEqual(await check(), { code: 0, stdout: 'git merges this study by meaning.\n', stderr: '' });
    study.git('config', 'merge.gloss.driver', config('merge.gloss.driver').replaceAll(bundle, '/nowhere/cli.js'));
    assert.match((await check()).stdout, /merge\.gloss\.driver names \/nowhere\/cli\.js, which is not there/);
    await gloss(['git-setup', '--undo'], { cwd: study.folder });
    assert.equal(study.read('.gitattributes'), '*.png binary\n');
    assert.throws(() => config('merge.gloss.driver'));
    assert.throws(() => config('diff.gloss.textconv'));
  });

  it('leaves marks, and not our side alone, where the program cannot be started', async () => {
    study = repository({ ...smallStudy, [codings]: one('so') });
    await gloss(['git-setup'], { cwd: study.folder });
    study.commit('Set up');
    for (const [from, to] of [
      [bundle, '/nowhere/cli.js'],
      [process.execPath, '/nowhere/node'],
    ] as const) {
      study.git('config', 'merge.gloss.driver', config('merge.gloss.driver').replaceAll(from, to));
    }
    branches(codings, one('mine'), one('yours'));
    const { isClean, said } = merge();
    assert.equal(isClean, false);
    assert.match(said, /Gloss did not merge this file[^\n]*git-setup --check/);
    assert.match(study.read(codings), /<<<<<<< ours\n {4}memo: mine\n=======\n {4}memo: yours\n>>>>>>> theirs\n/);
    const { code, stdout } = await runCli(['check'], { cwd: study.folder });
    assert.equal(code, 1);
    assert.match(stdout, /P01\.txt\.codings\.yaml:1:1 error unmerged Both sides have changed this file/);
  });

  it('has “gloss check” report a file that one side removed and the other changed', async () => {
    study = repository({ ...smallStudy, [codings]: one('so') });
    await gloss(['git-setup'], { cwd: study.folder });
    study.commit('Set up');
    branches(codings, one('mine'), undefined);
    assert.equal(merge().isClean, false);
    const { stdout } = await runCli(['check'], { cwd: study.folder });
    assert.match(stdout, / error unmerged One side has changed this file, and the other side has removed it/);
  });

  it('calls the sides by their branches in marks', async () => {
    study = repository({ ...smallStudy, [codings]: one('so') });
    await gloss(['git-setup'], { cwd: study.folder });
    study.commit('Set up');
    branches(codings, one('mine'), one('yours'));
    assert.equal(merge().isClean, false);
    assert.match(study.read(codings), /^<<<<<<< (?:main|HEAD)$[^]*^>>>>>>> other$/m);
  });

  it('goes on after an update has put the extension into another folder', async () => {
    study = repository({ ...smallStudy, [codings]: one('so') });
    const folder = (version: string): string => join(study.folder, `.git/extensions/maker's.gloss-${version}`);
    mkdirSync(folder('1.9.0'), { recursive: true });
    cpSync(join(bundle, '..'), join(folder('1.9.0'), 'dist'), { recursive: true });
    await setUpGit(study.folder, join(folder('1.9.0'), 'dist/cli.js'));
    study.commit('Set up');
    renameSync(folder('1.9.0'), folder('1.10.0'));
    branches(codings, one('so').replace('[trust]', '[trust, clashing-paces]'), one('yours'));
    assert.deepEqual(merge(), { isClean: true, said: '' });
    assert.match(study.read(codings), /codes: \[trust, clashing-paces\]\n {4}memo: yours\n/);
  });

  it('merges files that both branches made', async () => {
    study = repository(smallStudy);
    await gloss(['git-setup'], { cwd: study.folder });
    study.commit('Set up');
    const thread = (id: string): string =>
      `  - id: ${id}\n    comments:\n      - id: ${id}1\n        by: coder1\n        on: "2026-11-20T10:00:00Z"\n        text: ${id}?\n`;
    const discussion = 'discussions/P01.txt.discussion.yaml';
    const threads = 'transcript: transcripts/P01.txt\ntext: sha256-0000000000000000\nthreads:\n';
    study.git('switch', '--quiet', '--create', 'other');
    study.write(codings, head + entry('bbbbbbbb', '5:1-5:12', 'INTERVIEWER'));
    study.write(discussion, threads + thread('two'));
    study.commit('Theirs');
    study.git('switch', '--quiet', 'main');
    study.write(codings, one('so'));
    study.write(discussion, threads + thread('one'));
    study.commit('Ours');
    assert.deepEqual(merge(), { isClean: true, said: '' });
    const merged = parseCodings(study.read(codings));
    assert.deepEqual([merged.problems, merged.value.segments.map(({ id }) => id)], [[], ['aaaaaaaa', 'bbbbbbbb']]);
    const discussed = readDiscussion(study.read(discussion));
    assert.deepEqual([discussed.problems, discussed.value.threads.map(({ id }) => id).sort()], [[], ['one', 'two']]);
  });
});
