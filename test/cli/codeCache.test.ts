import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { bundle } from '../support/publicBundle.js';
import { runCli, type Run } from './support/runCli.js';

const codeCache = join(__dirname, '../../server/src/disk/process/codeCache.js');

describe('compiled code', () => {
  let study: TemporaryStudy;
  let place: TemporaryStudy;
  beforeEach(() => {
    study = temporaryStudy(smallStudy);
    place = temporaryStudy({});
  });
  afterEach(() => {
    study.remove();
    place.remove();
  });

  const folder = (): string => place.file('state/gloss/code');
  const files = (): readonly string[] => readdirSync(folder()).sort();
  const only = (): string => {
    const [name = '', ...others] = files();
    assert.deepEqual(others, []);
    return join(folder(), name);
  };
  const env = (): Record<string, string> => ({
    XDG_STATE_HOME: place.file('state'),
    LOCALAPPDATA: place.file('state'),
  });

  /**
   * Runs a program that prints a word of five letters. V8 takes kept code for that of any text of the same length, so what
   * is printed tells whether the program ran from it.
   */
  const print = (word: string, { digest = '1', command = 'check' } = {}): string => {
    const source = `(function (exports) { process.stdout.write('${word}'); exports.commands = process.argv.slice(1); })`;
    const program = JSON.stringify({ name: 'program', source, digest });
    const script = `require(${JSON.stringify(codeCache)}).runProgram(${program}, module, require);`;
    const options = { env: { ...process.env, ...env() }, encoding: 'utf8' } as const;
    return execFileSync(process.execPath, ['-e', script, command], options);
  };

  it('is kept by the first run and used by those that follow', () => {
    assert.equal(print('first'), 'first');
    assert.equal(print('other'), 'first');
    assert.match(only(), /program-1-[\da-f]+$/);
  });

  it('of another text is not used', () => {
    print('first');
    assert.equal(print('other', { digest: '2' }), 'other');
  });

  it('is kept again at the end of the first run of each command', () => {
    print('first');
    const before = readFileSync(only());
    print('first');
    assert.deepEqual(readFileSync(only()), before);
    print('first', { command: 'count' });
    assert.equal(readFileSync(only()).toString('latin1', 32, 44), 'check,count\n');
  });

  it('that is not whole is not used, and made again', () => {
    print('first');
    const whole = readFileSync(only());
    for (const broken of [whole.subarray(0, 0), whole.subarray(0, 40), whole.subarray(0, -1), flipped(whole, 100)]) {
      writeFileSync(only(), broken);
      assert.equal(print('other'), 'other');
      assert.equal(print('third'), 'other');
    }
  });

  const places: readonly (readonly [what: string, make: () => void])[] = [
    ['in a folder to which others may write', () => chmodSync(folder(), 0o777)],
    ['in a file to which others may write', () => chmodSync(only(), 0o666)],
    [
      'behind a link',
      () => {
        const file = only();
        const elsewhere = study.file('codings');
        renameSync(file, elsewhere);
        symlinkSync(elsewhere, file);
      },
    ],
    [
      'in a folder behind a link',
      () => {
        renameSync(folder(), study.file('codings'));
        symlinkSync(study.file('codings'), folder());
      },
    ],
  ];
  for (const [what, make] of places) {
    it(`${what} is not used`, function () {
      if (process.platform === 'win32') this.skip();
      print('first');
      make();
      assert.equal(print('other'), 'other');
    });
  }

  it('does without a folder that can be written', () => {
    writeFileSync(place.file('state'), '');
    assert.equal(print('first'), 'first');
    assert.equal(print('other'), 'other');
  });

  it('of old versions is removed', () => {
    for (const digest of '12345678') print('first', { digest });
    assert.equal(files().length, 6);
    assert.ok(files().some((name) => name.startsWith('program-8-')));
  });

  describe('of the command line', () => {
    const check = (cli = bundle): Promise<Run> => runCli(['check'], { cwd: study.folder, env: env(), cli });

    it('changes nothing that is said, and is kept in one file outside the study', async () => {
      const before = readdirSync(study.folder, { recursive: true });
      const first = await check();
      const [kept] = files();
      assert.match(kept ?? '', /^cli-/);
      assert.deepEqual(await check(), first);
      assert.deepEqual(files(), [kept]);
      assert.deepEqual(readdirSync(study.folder, { recursive: true }), before);
    });

    it('is not used where it is not whole', async () => {
      const first = await check();
      const file = only();
      writeFileSync(file, flipped(readFileSync(file), 100_000));
      assert.deepEqual(await check(), first);
    });

    it('serves a copy of the one file, wherever it stands', async () => {
      const first = await check();
      mkdirSync(place.file('elsewhere/dist'), { recursive: true });
      copyFileSync(bundle, place.file('elsewhere/dist/cli.js'));
      assert.deepEqual(await check(place.file('elsewhere/dist/cli.js')), first);
      only();
    });
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
