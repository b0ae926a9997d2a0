import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What the build and the linter read of the project. */
const project = [
  'client',
  'server',
  'test',
  'out',
  'codebooks',
  'syntaxes',
  'manifest.mjs',
  'eslint.config.mjs',
].concat(['package.json', 'package.nls.json', 'tsconfig.json', 'tsconfig.base.json']);

describe('what `npm run new` writes', function () {
  this.timeout(900_000);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gloss-new-')));
  const run = (script: string, ...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stdout + stderr);
    return stdout;
  };
  const made: string[] = [];

  before(() => {
    for (const name of project) cpSync(name, join(folder, name), { recursive: true, preserveTimestamps: true });
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
    for (const [kind, path] of [
      ['feature', 'hints/listOfSpeakers'],
      ['check', 'toBeLookedAt'],
      ['operation', 'markAsExemplar'],
      ['command', 'coding/answerSelectedWords'],
    ] as const) {
      const [files = ''] = run('test/support/new.mjs', kind, path).split('\n\n');
      made.push(...files.trim().split('\n'));
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

  it('is a file, its test, and a line in each list', () => {
    assert.equal(made.length, 14);
    for (const file of made) assert.ok(existsSync(join(folder, file)), file);
  });

  it('compiles, with all that knows it', () => assert.equal(run('node_modules/typescript/bin/tsc', '-b'), ''));

  it('passes lint and is formatted', () => {
    assert.equal(run('node_modules/eslint/bin/eslint.js', ...made.filter((file) => file.endsWith('.ts'))), '');
    run('node_modules/prettier/bin/prettier.cjs', '--check', ...made);
  });

  it('passes its tests', () => {
    const tests = made
      .filter((file) => file.startsWith('test/unit/'))
      .map((file) => `out/${file.replace('.ts', '.js')}`);
    assert.equal(tests.length, 3);
    assert.match(run('node_modules/mocha/bin/mocha.js', ...tests), /[4-9] passed, 0 failed/);
  });

  it('is not written twice, nor where there is no such folder', () => {
    const refused = (kind: string, path: string, says: RegExp): void =>
      assert.throws(() => run('test/support/new.mjs', kind, path), says);
    refused('check', 'toBeLookedAt', /is there already/);
    refused('feature', 'nowhere/other', /There is no folder/);
    refused('thing', 'other', /npm run new/);
  });
});
