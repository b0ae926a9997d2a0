import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { GlossError } from '../../../../server/src/core/glossError.js';
import { locked, type LockTimes } from '../../../../server/src/disk/journal/studyLock.js';

const compiled = join(__dirname, '../../../../server/src/disk/journal/studyLock.js');
const quick: LockTimes = { beat: 20, silence: 200, patience: 600 };
/** For what comes about without waiting: a wait would outlast the test. */
const patient: LockTimes = { beat: 20, silence: 3_600_000, patience: 3_600_000 };

describe('the lock of a study', () => {
  let folder: string;
  let lock: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gloss-lock-'));
    lock = join(folder, '.gloss/lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs code in a process of its own, with `locked` and `folder`; answers how it ended. */
  const inProcess = (code: string): Promise<number | null> => {
    const whole = `const { locked } = require(${JSON.stringify(compiled)}); const folder = ${JSON.stringify(folder)}; ${code}`;
    const child = spawn(process.execPath, ['-e', whole], { stdio: ['ignore', 'ignore', 'inherit'] });
    return new Promise((resolve) => child.once('exit', resolve));
  };
  const refused = (task: Promise<unknown>): Promise<void> =>
    assert.rejects(task, (error) => error instanceof GlossError && error.code === 'cannot-write');

  it('is there while a task runs, and gone afterwards, also of one that fails', async () => {
    assert.equal(await locked(folder, () => Promise.resolve(existsSync(lock))), true);
    assert.equal(existsSync(lock), false);
    await assert.rejects(
      locked(folder, () => Promise.reject(new Error('on purpose'))),
      /on purpose/,
    );
    assert.equal(existsSync(lock), false);
    assert.equal(await locked(folder, () => Promise.resolve(7)), 7);
  });

  it('lets one task of a process run after the other, in order', async () => {
    const told: string[] = [];
    const task = (name: string) => async (): Promise<void> => {
      told.push(`${name} begins`);
      await wait(5);
      told.push(`${name} ends`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => locked(folder, task(name))));
    assert.deepEqual(
      told,
      ['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]),
    );
  });

  it('lets one process in at a time', async () => {
    const file = join(folder, 'count');
    writeFileSync(file, '0');
    const addTen = `
      const { readFileSync, writeFileSync } = require('node:fs');
      const file = ${JSON.stringify(file)};
      const add = async () => {
        const count = Number(readFileSync(file, 'utf8'));
        await new Promise((done) => setTimeout(done, 1));
        writeFileSync(file, String(count + 1));
      };
      (async () => { for (let i = 0; i < 10; i++) await locked(folder, add, ${JSON.stringify(patient)}); })();`;
    assert.deepEqual(await Promise.all([1, 2, 3, 4].map(() => inProcess(addTen))), [0, 0, 0, 0]);
    assert.equal(readFileSync(file, 'utf8'), '40');
  });

  it('is taken over at once from a process that died', async () => {
    assert.equal(await inProcess('locked(folder, () => process.exit(3));'), 3);
    assert.ok(existsSync(lock));
    // Nobody has to be silent first: that would take longer than the test may.
    await locked(folder, () => Promise.resolve(), patient);
    assert.equal(existsSync(lock), false);
  });

  it('is taken over by one process alone of several that wait', async () => {
    await inProcess('locked(folder, () => process.exit());');
    const file = join(folder, 'inside');
    const alone = `
      const { rmSync, writeFileSync } = require('node:fs');
      locked(folder, async () => {
        writeFileSync(${JSON.stringify(file)}, '', { flag: 'wx' });
        await new Promise((done) => setTimeout(done, 30));
        rmSync(${JSON.stringify(file)});
      }, ${JSON.stringify(patient)});`;
    assert.deepEqual(await Promise.all([1, 2, 3, 4].map(() => inProcess(alone))), [0, 0, 0, 0]);
  });

  it('is taken over once nothing has been heard of a holder that is not known', async () => {
    mkdirSync(join(folder, '.gloss'));
    writeFileSync(lock, '{"pid":1,"machine":"another"}');
    await locked(folder, () => Promise.resolve(), quick);
    assert.equal(existsSync(lock), false);
  });

  it('is not taken from a holder that shows that it lives', async () => {
    mkdirSync(join(folder, '.gloss'));
    writeFileSync(lock, '{"pid":1,"machine":"another"}');
    // Shown by a clock of its own, ahead of every look that the other takes.
    let beats = 0;
    const beating = setInterval(() => {
      utimesSync(lock, 1000, ++beats);
    }, 1);
    await refused(locked(folder, () => Promise.resolve(), quick));
    clearInterval(beating);
    assert.ok(existsSync(lock));
  });

  it('shows that its holder lives for as long as it is held', async () => {
    await locked(
      folder,
      async () => {
        const beats = new Set<number>();
        while (beats.size < 3) {
          beats.add(statSync(lock).mtimeMs);
          await wait(5);
        }
      },
      patient,
    );
  });

  it('is refused at once where no file can be made', async () => {
    writeFileSync(join(folder, '.gloss'), 'a file');
    await refused(locked(folder, () => Promise.resolve(), patient));
  });
});
