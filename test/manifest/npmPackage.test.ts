import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifest } from './manifest.js';

describe('the package of the command line', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'gloss-npm-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const npm = (...args: readonly string[]): string =>
    execFileSync('npm', [...args, '--ignore-scripts', '--offline', '--no-audit', '--no-fund', '--loglevel=error'], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });

  it('installs without the network, and has what its commands need', () => {
    const [packed] = JSON.parse(npm('pack', '--json', '--pack-destination', folder)) as {
      readonly filename: string;
      readonly files: readonly { readonly path: string }[];
    }[];
    assert.ok(packed);
    const unwanted = /^(?:server\/(?!l10n\/)|syntaxes|test|client\/src|dist\/(?!cli\.js$|THIRD_PARTY_NOTICES\.txt$))/;
    assert.deepEqual(
      packed.files.map(({ path }) => path).filter((path) => unwanted.test(path)),
      [],
    );
    npm('install', '--prefix', folder, join(folder, packed.filename));
    const gloss = (...args: readonly string[]): string =>
      execFileSync(process.execPath, [join(folder, 'node_modules/gloss/dist/cli.js'), ...args], { encoding: 'utf8' });
    assert.equal(gloss('--version').trim(), manifest.version);
    const study = join(folder, 'study');
    gloss('init', study, '--codebook', 'collaboration');
    assert.match(gloss('codes', '--study', study), /\n {2}\S+/);
    const german = { ...process.env, GLOSS_LANGUAGE: 'de' };
    const undo = spawnSync(
      process.execPath,
      [join(folder, 'node_modules/gloss/dist/cli.js'), 'undo', '--study', study],
      {
        encoding: 'utf8',
        env: german,
      },
    );
    assert.match(undo.stderr, /Es gibt keinen Schritt des Codierens/);
  });
});
