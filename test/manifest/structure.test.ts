import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path/posix';

const filesOf = (...folders: readonly string[]): readonly string[] =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...folders], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file.endsWith('.ts') && existsSync(file));

const foldersOf = (files: readonly string[]): readonly string[] =>
  [...new Set(files.map((file) => dirname(file)))].sort();

describe('the map of ARCHITECTURE.md', () => {
  const text = readFileSync('ARCHITECTURE.md', 'utf8');
  const [map = ''] = /^## Folders\n[^]*?(?=^## )/m.exec(text) ?? [];
  /** Indented lines: a folder by itself, or those that stand below it. */
  const named = [...map.matchAll(/^ {4}(\S+)\/ {2,}/gm)].map(([, folder]) => folder ?? '');

  it('lists every folder that has sources, and no other', () => {
    assert.deepEqual([...named].sort(), foldersOf(filesOf('client/src', 'server/src')));
  });
});

/** Suites that mirror the sources. */
const suites = ['unit', 'property', 'hostile'];

describe('tests that stand as the sources do', () => {
  const sources = new Set(foldersOf(filesOf('client/src', 'server/src')));
  /** The folder of what a test in this one is about. */
  const sourceOf = (folder: string): string => {
    const path = folder.replace(/^test\/\w+\//, '');
    return path.startsWith('client') ? path.replace(/^client/, 'client/src') : `server/src/${path}`;
  };

  /** Work is measured in a process of its own. */
  const others = /[wW]ork\.test\.ts$/;
  for (const file of filesOf(...suites.map((suite) => `test/${suite}`)).filter(
    (path) => path.endsWith('.test.ts') && !others.test(path),
  )) {
    it(`${file} stands where the sources stand that it is about`, () => {
      const folder = sourceOf(dirname(file));
      const imported = [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, path]) =>
        normalize(join(dirname(file), path ?? '')),
      );
      const own = imported.filter(
        (path) => dirname(path) === folder || /^test\/(?:unit|property|hostile)\//.test(path),
      );
      assert.ok(sources.has(folder), `There is no folder ${folder}.`);
      assert.notDeepEqual(own, [], `It imports nothing from ${folder}.`);
    });
  }
});

describe('the unit tests', () => {
  const heavy = /from '(?:fast-check|node:child_process)'|\bhostile\b[^']*\} from '.*\/hostile\.js'/;
  for (const file of filesOf('test/unit')) {
    it(`${file} leaves what is drawn at random, hostile texts and programs to the other suites`, () => {
      assert.doesNotMatch(readFileSync(file, 'utf8'), heavy);
    });
  }
});

describe('paths that documents name', () => {
  for (const document of ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'PRIVACY.md', 'EDITORS.md']) {
    it(`are there: ${document}`, () => {
      const named = [...readFileSync(document, 'utf8').matchAll(/`([\w.-]+\/[\w./-]*\.(?:ts|mjs|cjs|lua|sh))`/g)].map(
        ([, path]) => path ?? '',
      );
      const bases = ['', 'server/src/', 'client/src/'];
      assert.deepEqual(
        named.filter((path) => !bases.some((base) => existsSync(base + path))),
        [],
      );
    });
  }
});

describe('names of files', () => {
  const layers = [
    'client/src',
    ...['protocol', 'core', 'features', 'disk', 'lsp', 'cli'].map((layer) => `server/src/${layer}`),
  ];
  /** What two files may be called because their names are not ours: commands are called as they are typed. */
  const given = [['code', 'codes']];
  /** Whether two names are one, or come to one where a letter is added, left out or changed. */
  const isNear = (one: string, other: string): boolean => {
    const [short, long] = one.length <= other.length ? [one, other] : [other, one];
    const at = Array.from(short).findIndex((letter, i) => letter !== long[i]);
    const from = at < 0 ? short.length : at;
    return short.slice(short.length === long.length ? from + 1 : from) === long.slice(from + 1);
  };
  for (const layer of layers) {
    it(`are not alike in ${layer}`, () => {
      const names = filesOf(layer)
        .map((file) => basename(file, '.ts'))
        .filter((name) => name !== 'index');
      const alike = names.flatMap((name, i) =>
        names.slice(i + 1).flatMap((other) => (isNear(name, other) ? [[name, other]] : [])),
      );
      assert.deepEqual(
        alike.filter((pair) => !given.some((one) => one.join() === pair.join())),
        [],
      );
    });
  }

  it('are told apart as people would', () => {
    assert.deepEqual(
      [isNear('code', 'codes'), isNear('draft', 'drift'), isNear('edit', 'edit'), isNear('merge', 'message')],
      [true, true, true, false],
    );
  });
});
