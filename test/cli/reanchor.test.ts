import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, refused, type Run, runCli, type RunOptions, troubles } from './support/runCli.js';

const transcript = 'transcripts/P01.txt';
const codings = 'codings/coder1/P01.txt.codings.yaml';
const other = 'codings/coder2/P01.txt.codings.yaml';
const discussion = 'discussions/P01.txt.discussion.yaml';
const was = smallStudy[transcript];

interface Answer {
  readonly files: readonly {
    readonly path: string;
    readonly compared: boolean;
    readonly written: boolean;
    readonly counts: Readonly<Record<string, number>>;
    readonly segments: readonly { readonly id: string; readonly state: string }[];
  }[];
  readonly discussions: readonly {
    readonly written: boolean;
    readonly threads: readonly { readonly state: string }[];
  }[];
}

for (const withGit of [true, false]) {
  describe(`gloss reanchor ${withGit ? 'with' : 'without'} git`, () => {
    let study: TemporaryStudy;
    let options: RunOptions;
    const reanchor = (...args: readonly string[]): Promise<Run> => runCli(['reanchor', ...args], options);
    const json = async (...args: readonly string[]): Promise<Answer> =>
      JSON.parse((await reanchor('--format', 'json', ...args)).stdout) as Answer;
    const apply = async (quote: string, coder = 'coder1'): Promise<string> =>
      (await gloss(['apply', transcript, '--quote', quote, 'trust', '--coder', coder], options)).slice(0, 8);
    const how = withGit ? '' : ' (without the text that was coded)';
    beforeEach(() => {
      study = temporaryStudy(smallStudy);
      options = { cwd: study.folder };
      if (!withGit) return;
      const git = (...args: readonly string[]): unknown =>
        execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], {
          cwd: study.folder,
          stdio: 'ignore',
        });
      git('init');
      git('add', '.');
      git('commit', '-m', 'x');
    });
    afterEach(() => study.remove());

    it('has nothing to do where texts are as they were', async () => {
      await apply('The trust would not let us in.');
      const { code, stdout, stderr } = await reanchor();
      assert.deepEqual([code, stdout, stderr], [0, '', 'gloss: All segments and threads are where their files say.\n']);
    });

    it('writes the places of all coders in one step, which undo takes back', async () => {
      await apply('The trust would not let us in.');
      await apply('a nurse opened the door', 'coder2');
      const now = `A line put in before.\n\n${was}`;
      study.write(transcript, now);
      const before = [study.read(codings), study.read(other)];
      const dry = await reanchor('--dry-run');
      assert.deepEqual([dry.code, dry.stdout], [0, `${codings}: 1 moved${how}\n${other}: 1 moved${how}\n`]);
      assert.match(dry.stderr, /Nothing was written \(--dry-run\); it would be 2 files; 0 segments are not certain/);
      assert.deepEqual([study.read(codings), study.read(other)], before);
      const done = await reanchor();
      assert.deepEqual([done.code, done.stdout], [0, dry.stdout]);
      assert.match(done.stderr, /Written: 2 files; 0 segments are not certain/);
      assert.match(study.read(codings), /at: 5:6-5:36\n/);
      assert.match(study.read(other), /at: 5:64-5:87\n/);
      assert.equal(await troubles(options), '');
      assert.equal(study.read(transcript), now);
      await gloss(['undo'], options);
      assert.deepEqual([study.read(codings), study.read(other)], before);
    });

    it('writes the places of threads in the same step', async () => {
      await apply('The trust would not let us in.');
      const discuss = (...args: readonly string[]): Promise<string> =>
        gloss(['discuss', 'start', transcript, '--coder', 'coder2', ...args], options);
      await discuss('Who?', '--quote', 'a nurse opened the door');
      await discuss('A long interview.');
      const before = [study.read(codings), study.read(discussion)];
      study.write(transcript, `A line put in before.\n\n${was}`);
      const dry = await reanchor('--dry-run');
      assert.equal(dry.stdout, `${codings}: 1 moved${how}\n${discussion}: 1 moved${how}\n`);
      assert.deepEqual([study.read(codings), study.read(discussion)], before);
      const { code, stderr } = await reanchor();
      assert.equal(code, 0);
      assert.match(stderr, /Written: 2 files; 0 segments and 0 threads are not certain/);
      assert.match(study.read(codings), /at: 5:6-5:36\n/);
      assert.match(study.read(discussion), /at: 5:64-5:87\n/);
      assert.deepEqual([(await json()).files, (await json()).discussions], [[], []]);
      await gloss(['undo'], options);
      assert.deepEqual([study.read(codings), study.read(discussion)], before);
    });

    it('leaves all threads of a transcript where one is not certain, and says which', async () => {
      const start = (quote: string): Promise<string> =>
        gloss(['discuss', 'start', transcript, 'Who?', '--quote', quote, '--coder', 'coder2'], options);
      await start('a nurse opened the door');
      const gone = /^thread (\w+)$/m.exec(await start('too fast for the researchers'))?.[1] ?? '';
      const before = study.read(discussion);
      study.write(transcript, `Put in before.\n${was.replace('too fast for the researchers ', '')}`);
      const { code, stdout } = await reanchor();
      const line = before.split('\n').findIndex((one) => one.includes(gone)) + 1;
      assert.deepEqual(
        [code, stdout],
        [
          1,
          `${discussion}: 1 moved, 1 orphaned${how}; left as it is until all are certain\n${discussion}:${line}:1 orphaned ${gone} too fast for the researchers\n`,
        ],
      );
      assert.equal(study.read(discussion), before);
      const { files, discussions } = await json('--transcript', 'P01.txt');
      assert.deepEqual(
        [files, discussions[0]?.written, discussions[0]?.threads.map(({ state }) => state)],
        [[], false, ['moved', 'orphaned']],
      );
    });

    it('lists what is not certain, loses nothing, and says the same a second time', async () => {
      const kept = await apply('The trust would not let us in.');
      const changed = await apply('We waited for months. Then a nurse opened the door.');
      const gone = await apply('too fast for the researchers');
      study.write(
        transcript,
        was.replace('months', 'many years').replace('too fast for the researchers ', '').replace('How', 'And how'),
      );
      const before = study.read(codings);
      const answer = await json('--dry-run');
      const [file] = answer.files;
      assert.deepEqual([answer.files.length, file?.compared, file?.written], [1, withGit, false]);
      assert.deepEqual(
        file?.segments.map(({ id, state }) => [id, state]),
        [
          [kept, 'exact'],
          [changed, 'changed'],
          [gone, 'orphaned'],
        ],
      );
      assert.deepEqual(file.counts, { exact: 1, moved: 0, changed: 1, ambiguous: 0, orphaned: 1 });
      assert.equal(study.read(codings), before);
      const { code, stdout } = await reanchor();
      assert.equal(code, 1);
      const lines = stdout.trimEnd().split('\n');
      assert.equal(lines[0], `${codings}: 1 exact, 1 changed, 1 orphaned${how}; left as it is until all are certain`);
      assert.equal(
        lines[1],
        `${transcript}:3:37 changed ${changed} We waited for months. Then a nurse opened the door.`,
      );
      assert.match(
        lines[2] ?? '',
        new RegExp(`^${codings.replaceAll('.', '\\.')}:\\d+:1 orphaned ${gone} too fast for the researchers$`),
      );
      assert.equal(study.read(codings), before);
      assert.equal((await reanchor()).stdout, stdout);
    });

    it('says the same a second time where others have moved', async () => {
      const moved = await apply('The trust would not let us in.');
      const gone = await apply('too fast for the researchers');
      study.write(transcript, `Put in before.\n${was.replace('too fast for the researchers ', '')}`);
      const states = ({ files }: Answer): unknown =>
        files[0]?.segments.map(({ id, state }) => [id, state === 'exact' ? 'moved' : state]);
      const first = await json();
      assert.deepEqual(states(first), [
        [moved, 'moved'],
        [gone, 'orphaned'],
      ]);
      assert.deepEqual(states(await json()), states(first));
      study.write(transcript, was);
      assert.deepEqual((await json()).files, []);
      // What is settled as being without a place does not hold up the others.
      study.write(transcript, `Put in before.\n${was.replace('too fast for the researchers ', '')}`);
      study.write(codings, study.read(codings).replace(/at: 7:\S+/, 'at: orphaned'));
      assert.deepEqual([(await reanchor()).code, (await json()).files], [0, []]);
      assert.match(study.read(codings), /at: 4:6-4:36\n[^]*at: orphaned\n {4}quote: too fast/);
    });

    it('keeps to the transcripts that are named', async () => {
      study.write('transcripts/P02.txt', was);
      await apply('The trust would not let us in.');
      study.write(transcript, `Before.\n${was}`);
      assert.deepEqual((await json('--transcript', 'P02.txt')).files, []);
      assert.equal((await json('--transcript', 'P02.txt', transcript, '--dry-run')).files.length, 1);
      await refused(['reanchor', '--transcript', 'P03.txt'], /There is no transcript P03\.txt/, options);
    });

    it('leaves files with errors alone and reports them', async () => {
      await apply('The trust would not let us in.');
      study.write(transcript, `Before.\n${was}`);
      study.write(codings, study.read(codings).replace(/at: \S+/, 'at: x'));
      const before = study.read(codings);
      const { code, stderr } = await reanchor();
      assert.equal(code, 1);
      assert.match(stderr, /is not a position/);
      assert.equal(study.read(codings), before);
    });
  });
}
