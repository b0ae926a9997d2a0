import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSegmentId } from '../../server/src/core/codings/segmentId.js';
import { planStep, type Operation } from '../../server/src/core/edit/operation.js';
import type { FileChange, Step } from '../../server/src/core/edit/step.js';
import { commitStep, diskAccess, recover, replayStep } from '../../server/src/disk/journal/commitStep.js';
import { readTranscript } from '../../server/src/disk/files/readTranscript.js';
import { loadFolder } from '../../server/src/disk/study/folderSource.js';
import { inParallel } from '../../server/src/core/inParallel.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import type { Task } from './support/faultChild.js';

const child = join(__dirname, 'support/faultChild.js');
const codingsOf = (coder: string, n: number): string => `codings/${coder}/P0${n}.txt.codings.yaml`;
type Files = ReadonlyMap<string, string>;

/** All files of a study, temporary ones included, without what is this machine's alone. */
function filesOf(folder: string): Files {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => !path.startsWith('.gloss'));
  const files = all.sort().filter((path) => statSync(join(folder, path)).isFile());
  return new Map(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

async function planned(folder: string, operation: Operation): Promise<Step> {
  const context = {
    study: (await loadFolder(folder)).study,
    coder: 'coder1',
    today: '2026-11-23',
    now: '2026-11-23T10:15:00Z',
    newId: () => newSegmentId(Math.random),
  };
  return planStep(context, await readTranscript(folder, 'transcripts/P01.txt'), operation);
}
const apply = (start: number, code = 'trust'): Operation => ({
  op: 'apply',
  range: { start, end: start + 5 },
  codes: [{ code }],
});
const commit = async (folder: string, step: Step): Promise<unknown> => commitStep(folder, diskAccess(folder), step);
const replay = async (folder: string, kind: 'undo' | 'redo'): Promise<unknown> =>
  replayStep(folder, diskAccess(folder), kind);

/** Runs the child; whether it lived. */
function lives(task: Task): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const run = spawn(process.execPath, [child, JSON.stringify(task)], { stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    run.stderr.setEncoding('utf8').on('data', (piece: string) => (errors += piece));
    run.on('close', (code, signal) => {
      if (errors !== '' || (code !== 0 && signal !== 'SIGKILL')) reject(new Error(`the child said: ${errors}`));
      else resolve(code === 0);
    });
  });
}

/** Kills the child at each of its file operations in turn, until it lives, each time on a copy of the study. Answers how often. */
async function atEachOperation(
  study: string,
  does: Task['does'],
  then: (folder: string, where: string) => Promise<void>,
): Promise<number> {
  let deaths = 0;
  for (const half of [false, true]) {
    let hasLived = false;
    const points = Array.from({ length: 500 }, (_, i) => i + 1);
    await inParallel(points, Math.max(2, availableParallelism()), async (at) => {
      if (hasLived) return;
      const folder = mkdtempSync(join(tmpdir(), 'gloss-fault-'));
      try {
        cpSync(study, folder, { recursive: true });
        if (await lives({ folder, death: { at, half }, does })) hasLived = true;
        else deaths++;
        await then(folder, `${half ? 'half way through write' : 'before operation'} ${at}`);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
    assert.ok(hasLived, 'the task comes to its end');
  }
  return deaths;
}

describe('a crash while a step is written', function () {
  this.timeout(180_000);
  let study: TemporaryStudy;
  let scratch: string;
  before(function () {
    // Windows does not end a process at once.
    if (process.platform === 'win32') this.skip();
  });
  beforeEach(async () => {
    scratch = mkdtempSync(join(tmpdir(), 'gloss-steps-'));
    const codings = [1, 2].flatMap((n): (readonly [string, string])[] =>
      ['coder1', 'coder2'].map((coder) => [
        codingsOf(coder, n),
        `# ${coder}’s\r\ntranscript: transcripts/P0${n}.txt\ncoder: ${coder}\ntext: sha256-0000000000000000\nsegments: []\n`,
      ]),
    );
    study = temporaryStudy({ ...smallStudy, 'transcripts/P02.txt': 'P02: No.\n', ...Object.fromEntries(codings) });
    study.write(codingsOf('coder2', 1), `\ufeff${study.read(codingsOf('coder2', 1))}`);
    for (const [coder, n] of [
      ['coder2', 2],
      ['coder3', 3],
    ] as const) {
      const head = `transcript: transcripts/P0${n}.txt\ncoder: ${coder}\ntext: sha256-0000000000000000\nsegments:\n`;
      const entry = `  - id: ${coder}aa\n    at: 1:6-1:8\n    quote: No\n    codes: [trust] # so far\n`;
      study.write(codingsOf(coder, n), head + entry);
    }
    await commit(study.folder, await planned(study.folder, apply(0)));
  });
  afterEach(() => {
    study.remove();
    rmSync(scratch, { recursive: true });
  });

  /** Of six files of three coders: changed, made, and one removed. */
  const manyFiles = async (): Promise<Step> => {
    const changes: FileChange[] = [];
    for (const coder of ['coder1', 'coder2', 'coder3']) {
      for (const n of [1, 2]) {
        const path = codingsOf(coder, n);
        const before = (await diskAccess(study.folder).read(path))?.text;
        const isRemoved = coder === 'coder2' && n === 2;
        changes.push({ path, before, after: isRemoved ? undefined : `${before ?? ''}# changed\n` });
      }
    }
    return { label: 'Rename in six files', changes };
  };
  /** Of a codebook and a file of each of three coders. */
  const renamed = (): Promise<Step> =>
    planned(study.folder, { op: 'renameCode', code: 'trust', id: 'reliance', reason: 'Clearer' });
  const inFile = (step: Step): Task['does'] => {
    const file = join(scratch, 'step.json');
    writeFileSync(file, JSON.stringify(step));
    return { step: file };
  };

  /** Old or new as a whole, no leftovers, and undo and redo go on from there. */
  const isWhole = async (
    folder: string,
    where: string,
    states: readonly [old: Files, now: Files],
  ): Promise<boolean> => {
    const message = await recover(folder);
    assert.equal(message, undefined, where);
    const found = filesOf(folder);
    const [old, now] = states;
    const isNew = found.size === now.size && [...now].every(([path, text]) => found.get(path) === text);
    assert.deepEqual(found, isNew ? now : old, where);
    return isNew;
  };

  type Kind = 'step' | 'undo' | 'redo';
  const check = async (does: Task['does'], kind: Kind, old: Files, now: Files): Promise<void> => {
    const sides = { old: 0, now: 0 };
    const deaths = await atEachOperation(study.folder, does, async (folder, where) => {
      const isNew = await isWhole(folder, where, [old, now]);
      sides[isNew ? 'now' : 'old']++;
      // There and back again.
      const [there, back] = kind === 'undo' ? (['redo', 'undo'] as const) : (['undo', 'redo'] as const);
      if (isNew) {
        await replay(folder, there);
        assert.deepEqual(filesOf(folder), old, `${there} after ${where}`);
        await replay(folder, back);
        assert.deepEqual(filesOf(folder), now, `${back} after ${where}`);
      }
      await commit(folder, await planned(folder, apply(40)));
      await replay(folder, 'undo');
      assert.deepEqual(filesOf(folder), isNew ? now : old, `a step and undo after ${where}`);
      assert.deepEqual(
        readdirSync(join(folder, '.gloss')).sort(),
        ['.gitignore', 'journal.jsonl'],
        `what is left behind after ${where}`,
      );
    });
    console.log(`      ${deaths} crashes; ${sides.old} times the old state was found, ${sides.now} times the new one`);
    assert.ok(sides.old > 0 && sides.now > 0);
  };

  const steps: readonly (readonly [name: string, step: () => Promise<Step>, files: number])[] = [
    ['a code applied', () => planned(study.folder, apply(10)), 1],
    [
      'a new code with a passage',
      () => planned(study.folder, { op: 'newCode', name: 'Doors', range: { start: 3, end: 9 } }),
      2,
    ],
    ['six files of three coders', manyFiles, 6],
    ['a code renamed for three coders', renamed, 4],
  ];
  for (const [name, plan, files] of steps) {
    it(`${name}: is there as a whole or not at all`, async () => {
      const step = await plan();
      assert.equal(step.changes.length, files);
      const old = filesOf(study.folder);
      const copy = join(scratch, 'copy');
      cpSync(study.folder, copy, { recursive: true });
      await commit(copy, step);
      await check(inFile(step), 'step', old, filesOf(copy));
    });

    it(`${name}, undone and redone: is undone and redone as a whole or not at all`, async () => {
      const old = filesOf(study.folder);
      await commit(study.folder, await plan());
      const now = filesOf(study.folder);
      await check('undo', 'undo', now, old);
      await replay(study.folder, 'undo');
      assert.deepEqual(filesOf(study.folder), old);
      await check('redo', 'redo', old, now);
    });
  }

  it('is recovered from as well where the recovery crashes', async () => {
    const step = await manyFiles();
    const old = filesOf(study.folder);
    const copy = join(scratch, 'copy');
    cpSync(study.folder, copy, { recursive: true });
    await commit(copy, step);
    const now = filesOf(copy);
    // Somewhere in the third file.
    assert.equal(await lives({ folder: study.folder, death: { at: 24, half: false }, does: inFile(step) }), false);
    const half = filesOf(study.folder);
    assert.ok([...now].some(([path, text]) => half.get(path) === text && old.get(path) !== text));
    assert.ok([...now].some(([path, text]) => half.get(path) !== text));
    // To die while taking over a lock as well is the lock's own affair.
    rmSync(study.file('.gloss/lock'));
    const deaths = await atEachOperation(study.folder, 'recover', async (folder, where) => {
      assert.equal(await isWhole(folder, where, [old, now]), true, where);
      await replay(folder, 'undo');
      assert.deepEqual(filesOf(folder), old, `undo after ${where}`);
    });
    console.log(`      ${deaths} crashes`);
  });

  it('takes back what was written where another program has changed a file since, and says so', async () => {
    const step = await manyFiles();
    const old = filesOf(study.folder);
    await lives({ folder: study.folder, death: { at: 24, half: false }, does: inFile(step) });
    const last = codingsOf('coder3', 1);
    study.write(last, 'theirs\n');
    const [first] = step.changes;
    study.write(first?.path ?? '', `# theirs\n${first?.after ?? ''}`);
    const message = await recover(study.folder);
    assert.match(
      message ?? '',
      /^“Rename in six files” was cut short .* taken back; see to codings\/coder3\/P01\.txt\.codings\.yaml yourself\.$/,
    );
    const expected = new Map([...old, [last, 'theirs\n'], [first?.path ?? '', `# theirs\n${first?.before ?? ''}`]]);
    assert.deepEqual(filesOf(study.folder), new Map([...expected].sort(([a], [b]) => (a < b ? -1 : 1))));
    assert.equal(await recover(study.folder), undefined);
    await replay(study.folder, 'undo');
  });
});
