import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { listFiles, PackageManager } from '@vscode/vsce';
import { bundles, codeOf } from './bundles.js';
import { manifest } from './manifest.js';

describe('the package', () => {
  let listed: readonly string[] = [];
  before(async () => {
    listed = await listFiles({ packageManager: PackageManager.None });
  });

  const top = ['package.json', 'package.nls.json', 'README.md', 'CHANGELOG.md', 'LICENSE'];
  for (const file of [...top, ...bundles, 'dist/THIRD_PARTY_NOTICES.txt', 'client/l10n/bundle.l10n.json']) {
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
    ['syntaxes', /\.(tmLanguage|injection|language-configuration)\.json$/],
  ];

  it('holds just the folders of what runs', () => {
    assert.deepEqual(
      [...new Set(listed.map(folderOf))].sort(),
      folders.map(([folder]) => folder),
    );
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
      const pictures = [...readFileSync(file, 'utf8').matchAll(/!\[[^\]]*\]\(([^)\s]+)|<img[^>]*src="([^"]+)"/g)];
      // Links into the repository become https on the extension's page; what they lead to must be there.
      for (const [, link, source] of pictures) {
        const picture = (link ?? source)!;
        assert.match(picture, /\.(png|gif|jpe?g)$/);
        assert.ok(picture.startsWith('https://') || existsSync(picture), picture);
      }
    });
  }
});

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
