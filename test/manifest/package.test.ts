import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { listFiles, PackageManager } from '@vscode/vsce';
import { readmePictures } from '../pictures/names.js';
import { bundles, codeOf } from './bundles.js';
import { manifest } from './manifest.js';

describe('the package', () => {
  let listed: readonly string[] = [];
  before(async () => {
    listed = await listFiles({ packageManager: PackageManager.None });
  });

  const top = ['package.json', 'package.nls.json', 'README.md', 'CHANGELOG.md', 'LICENSE'];
  const tables = ['client', 'server'].flatMap((side) =>
    ['', '.de'].map((language) => `${side}/l10n/bundle.l10n${language}.json`),
  );
  for (const file of [...top, 'package.nls.de.json', ...bundles, 'dist/THIRD_PARTY_NOTICES.txt', ...tables]) {
    it(`holds ${file}`, () => {
      assert.ok(listed.includes(file));
    });
  }

  const folders: readonly (readonly [folder: string, files: RegExp])[] = [
    ['.', new RegExp(`^(${top.join('|')}|package\\.nls\\.[a-z-]+\\.json)$`, 'i')],
    ['client/l10n', /^bundle\.l10n(\.[a-z-]+)?\.json$/],
    ['client/src/media', /\.(svg|png)$/],
    ['codebooks', /\.codebook\.yaml$/],
    ['codebooks/schema', /\.schema\.json$/],
    ['dist', /^((extension|server|cli)\.js|THIRD_PARTY_NOTICES\.txt)$/],
    ['server/l10n', /^bundle\.l10n(\.[a-z-]+)?\.json$/],
    ['syntaxes', /\.(tmLanguage|injection|language-configuration)\.json$/],
  ];

  const inSample = 'dist/sample-study/';
  it('holds just the folders of what runs', () => {
    assert.deepEqual(
      [...new Set(listed.filter((file) => !file.startsWith(inSample)).map(folderOf))].sort(),
      folders.map(([folder]) => folder),
    );
  });

  it('holds the sample study, file by file that of the tests', () => {
    const kept = execFileSync('git', ['ls-files', 'test/study'], { encoding: 'utf8' }).trim().split('\n');
    assert.deepEqual(
      listed.filter((file) => file.startsWith(inSample)).sort(),
      kept.map((file) => file.replace('test/study/', inSample)).sort(),
    );
    for (const file of kept) {
      assert.equal(
        readFileSync(file.replace('test/study/', inSample), 'utf8'),
        readFileSync(file, 'utf8'),
        `${file}: run node esbuild.mjs`,
      );
    }
  });

  for (const [folder, files] of folders) {
    it(`holds in ${folder} only what runs`, () => {
      const names = listed
        .filter((file) => folderOf(file) === folder)
        .map((file) => file.slice(file.lastIndexOf('/') + 1));
      assert.deepEqual(
        names.filter((name) => !files.test(name)),
        [],
      );
    });
  }

  it('starts from a bundle', () => {
    const started = [manifest.main, ...Object.values(manifest.bin)].map((file) => file.replace(/^\.\//, ''));
    assert.deepEqual(
      started.filter((file) => !bundles.some((bundle) => bundle === file)),
      [],
    );
  });

  it('is built for release, with types checked beside it', () => {
    assert.match(manifest.scripts['vscode:prepublish'] ?? '', /--production\b/);
    assert.match(manifest.scripts['check:types'] ?? '', /\btsc -b\b/);
  });

  it('is written against the oldest editor it runs in', () => {
    assert.equal(manifest.engines['vscode'], `^${manifest.devDependencies['@types/vscode']}`);
  });

  it('says what it is', () => {
    assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
    assert.ok(manifest.publisher && existsSync('LICENSE'));
    assert.ok(readFileSync('LICENSE', 'utf8').startsWith(manifest.license));
    assert.match(manifest.repository.url, /^https:\/\/.+\.git$/);
    const categories = ['Education', 'Data Science', 'Programming Languages', 'Visualization', 'Other'];
    assert.deepEqual(
      manifest.categories.filter((category) => !categories.includes(category)),
      [],
    );
    assert.ok(manifest.keywords.length > 0 && manifest.keywords.length <= 30);
  });

  it('has an icon of at least 128 pixels each way', () => {
    const icon = readFileSync(manifest.icon);
    assert.equal(icon.subarray(1, 4).toString('latin1'), 'PNG');
    assert.ok(icon.readUInt32BE(16) >= 128 && icon.readUInt32BE(20) >= 128);
  });

  for (const file of ['README.md', 'CHANGELOG.md']) {
    it(`shows in ${file} only pictures that the extension’s page can show`, () => {
      for (const { picture, words } of picturesIn(file)) {
        assert.match(picture, /\.(png|gif|jpe?g)$/);
        assert.ok(picture.startsWith('https://') || existsSync(picture), picture);
        assert.ok(words.length > 20, `what ${picture} shows, for who does not see it`);
      }
    });
  }

  it('names a repository from which the page can take pictures that are not packed', () => {
    // vsce makes https of links into the repository; it knows how for these hosts alone.
    assert.match(manifest.repository.url, /^https:\/\/(github|gitlab)\.com\//);
    assert.deepEqual(
      picturesIn('README.md').filter(({ picture }) => listed.includes(picture)),
      [],
    );
  });

  it('shows in README.md just the pictures that `npm run pictures` takes, each below 300 kB', () => {
    const folder = 'client/src/media/screenshots';
    const taken = Object.keys(readmePictures).map((name) => `${name}.png`);
    assert.deepEqual(
      picturesIn('README.md').map(({ picture }) => picture),
      taken.map((name) => `${folder}/${name}`),
    );
    assert.deepEqual(readdirSync(folder).sort(), taken.toSorted());
    for (const [name, size] of Object.entries(readmePictures)) {
      const picture = readFileSync(`${folder}/${name}.png`);
      assert.deepEqual({ width: picture.readUInt32BE(16), height: picture.readUInt32BE(20) }, size, name);
      assert.ok(picture.length < 300_000, name);
    }
  });
});

/** The pictures of a Markdown file, in order, with the words that stand for them. */
const picturesIn = (file: string): readonly { readonly picture: string; readonly words: string }[] =>
  [...readFileSync(file, 'utf8').matchAll(/!\[([^\]]*)\]\(([^)\s]+)|<img[^>]*src="([^"]+)"/g)].map(
    ([, words = '', link, source]) => ({ picture: (link ?? source)!, words }),
  );

describe('bundles', () => {
  const builtIn = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
  for (const bundle of bundles) {
    it(`${bundle} needs nothing that is not there when it runs`, () => {
      const required = [...codeOf(bundle).matchAll(/\b(?:require|import)\(\s*(["'`])([^"'`]+)\1\s*\)/g)].map(
        ([, , name = '']) => name,
      );
      const isThere = (name: string): boolean => builtIn.has(name) || (name === 'vscode' && bundle === bundles[0]);
      assert.ok(required.length > 0);
      assert.deepEqual([...new Set(required.filter((name) => !isThere(name)))], []);
    });
  }
});

const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.');
