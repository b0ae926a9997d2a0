import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { readSource } from '../../server/src/disk/codebooks/codebookSource.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { repository, type Repository } from './support/repository.js';
import { gloss, refused, runCli, type RunOptions } from './support/runCli.js';

const shared = '# Licence: CC BY.\ncodebook: Shared # by all\nversion: 2.0.0\n\ncodes:\n  - id: hope\n    name: Hope\n';

describe('gloss codebook pull', () => {
  let study: TemporaryStudy;
  let repo: Repository;
  let options: RunOptions;
  let commit: string;
  const day = new Date().toLocaleDateString('sv');
  const pull = (...args: readonly string[]): Promise<string> => gloss(['codebook', 'pull', ...args], options);
  const target = 'codebooks/shared.codebook.yaml';
  const withOrigin = (lines: string): string => shared.replace('version: 2.0.0\n', `version: 2.0.0\norigin:\n${lines}`);

  beforeEach(() => {
    study = temporaryStudy(smallStudy);
    options = { cwd: study.folder };
    repo = repository({ 'books/shared.codebook.yaml': shared, 'notes.md': 'x' });
    commit = repo.git('rev-parse', 'HEAD');
  });
  afterEach(() => {
    study.remove();
    repo.remove();
  });

  it('copies a codebook out of a repository with where it comes from; undo takes it away', async () => {
    assert.equal(await pull(repo.folder), `${target} from ${repo.folder} at ${commit.slice(0, 10)}\n`);
    assert.equal(
      study.read(target).replace(/commit: "(.*)"/, 'commit: $1'),
      withOrigin(`  source: ${repo.folder}\n  path: books/shared.codebook.yaml\n  commit: ${commit}\n  on: "${day}"\n`),
    );
    assert.match(await gloss(['codes'], options), /^Hope +hope /m);
    await gloss(['undo'], options);
    assert.ok(!existsSync(study.file(target)));
  });

  it('fetches from an address, at a branch, and leaves nothing behind', async () => {
    repo.git('checkout', '--quiet', '-b', 'feature/x');
    repo.write('books/shared.codebook.yaml', shared.replace('Hope', 'Great hope'));
    const later = repo.commit('Hope');
    repo.git('checkout', '--quiet', 'main');
    const address = pathToFileURL(repo.folder).href;
    const scratch = temporaryStudy({});
    try {
      options = { ...options, env: { TMPDIR: scratch.folder, TEMP: scratch.folder, TMP: scratch.folder } };
      await pull(`${address}@feature/x`, '--as', 'own');
      assert.deepEqual(readdirSync(scratch.folder), []);
    } finally {
      scratch.remove();
    }
    const text = study.read('codebooks/own.codebook.yaml');
    assert.match(text, /name: Great hope/);
    assert.match(
      text,
      new RegExp(`source: ${address}\n  path: books/shared.codebook.yaml\n  ref: feature/x\n  commit: "?${later}"?\n`),
    );
  });

  it('takes files and folders without git, named from the study', async () => {
    const plain = temporaryStudy({
      'study/gloss.yaml': '',
      'elsewhere/a.codebook.yaml': shared.replaceAll('\n', '\r\n'),
    });
    const cwd = plain.file('study');
    await gloss(['codebook', 'pull', '../elsewhere'], { cwd });
    const text = readFileSync(plain.file('study/codebooks/a.codebook.yaml'), 'utf8');
    assert.equal(
      text,
      withOrigin(`  source: ../elsewhere\n  path: a.codebook.yaml\n  on: "${day}"\n`).replaceAll('\n', '\r\n'),
    );
    await gloss(['undo'], { cwd });
    await gloss(['codebook', 'pull', '../elsewhere/a.codebook.yaml'], { cwd });
    assert.ok(existsSync(plain.file('study/codebooks/a.codebook.yaml')));
    plain.remove();
  });

  it('takes what is committed, and says where there is more', async () => {
    repo.write('books/shared.codebook.yaml', `${shared}  - id: more\n`);
    const { stderr, code } = await runCli(['codebook', 'pull', repo.folder], options);
    assert.deepEqual([code, /has changes in .* that are not committed; they are left out/.test(stderr)], [0, true]);
    assert.doesNotMatch(study.read(target), /more/);
  });

  it('takes the one that is chosen of several', async () => {
    repo.write('other.codebook.yaml', 'codes:\n  - id: fear\n');
    repo.commit('Second');
    await refused(
      ['codebook', 'pull', repo.folder],
      /several codebooks: books\/shared\.codebook\.yaml, other\.codebook\.yaml/,
      options,
    );
    await pull(repo.folder, '--path', 'other.codebook.yaml');
    assert.match(study.read('codebooks/other.codebook.yaml'), /^origin:\n[^]*codes:\n {2}- id: fear\n$/);
  });

  it('refuses, and writes nothing, what would clash, is broken or cannot be asked', async () => {
    const folders = {
      ids: 'codes:\n  - id: confidence\n  - id: trust\n  - id: new\n',
      broken: 'codes:\n  - name: Nameless\n',
      twice: 'codes:\n  - id: n\n  - id: n\n',
      syntax: 'codes: [',
      empty: 'codes: []\n',
    };
    const plain = temporaryStudy(
      Object.fromEntries(Object.entries(folders).map(([name, text]) => [`${name}/x.codebook.yaml`, text])),
    );
    await refused(['codebook', 'pull', '-f'], /unknown option/, options);
    const refusals: readonly (readonly [args: readonly string[], message: RegExp])[] = [
      [[plain.file('ids')], /confidence \(in codebooks\/main\.codebook\.yaml\), trust \(in/],
      [[plain.file('broken')], /cannot be read as a codebook \(line 2: .*needs an “id”/],
      [[plain.file('twice')], /belongs to/],
      [[plain.file('syntax')], /cannot be read/],
      [[plain.file('empty')], /has no codes/],
      [[repo.folder, '--as', 'main'], /main\.codebook\.yaml is there already/],
      [[repo.folder, '--as', '../x'], /would not be a codebook of the study/],
      [[repo.folder, '--as', 'notes.yaml'], /would not be a codebook of the study/],
      [[repo.folder, '--path', 'nowhere.yaml'], /no nowhere\.yaml/],
      [[repo.folder, '--path', 'notes.md', '--as', 'n'], /cannot be read/],
      [[`${repo.folder}@nowhere`], /no commit, tag or branch “nowhere”/],
      [[`${repo.folder}@--upload-pack=touch x`], /cannot be a source/],
      [['--', '-u./x'], /cannot be a source/],
      [['ext::sh -c touch% x'], /There is no ext::/],
      [['http://example.org/x'], /by https, ssh or file/],
      [['https://me:secret@example.org/x'], /holds a user or a password/],
      [['nowhere'], /There is no nowhere/],
      [[`${pathToFileURL(repo.folder).href}x`], /cannot be fetched/],
    ];
    for (const [args, message] of refusals) await refused(['codebook', 'pull', ...args], message, options);
    assert.deepEqual(readdirSync(study.file('codebooks')), ['main.codebook.yaml']);
    plain.remove();
  });

  it('tells a ref from the @ of an address', () => {
    const parted: readonly (readonly [given: string, source: string, ref?: string])[] = [
      ['https://example.org/a.git', 'https://example.org/a.git'],
      ['https://example.org/a.git@v1.2', 'https://example.org/a.git', 'v1.2'],
      ['ssh://git@example.org/a', 'ssh://git@example.org/a'],
      ['git@example.org:a/b', 'git@example.org:a/b'],
      ['git@example.org:a/b@feature/x', 'git@example.org:a/b', 'feature/x'],
      ['../common@main', '../common', 'main'],
      ['/there@all', '/there@all'],
      ['../common@', '../common@'],
    ];
    for (const [given, source, ref] of parted) {
      assert.deepEqual(
        readSource(given, (path) => path === '/there@all'),
        { source, ...(ref !== undefined && { ref }) },
      );
    }
  });
});
