import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { smallStudy, temporaryStudy } from '../support/temporaryStudy.js';
import { repository, type Repository } from './support/repository.js';
import { gloss, refused, runCli } from './support/runCli.js';

const book = 'codebooks/main.codebook.yaml';
const text = smallStudy[book];

interface Entry {
  readonly commit: string | null;
  readonly changes: readonly { readonly description: string; readonly reason?: string }[];
  readonly versions: readonly object[];
}

describe('gloss codebook log', () => {
  let repo: Repository;
  afterEach(() => repo.remove());
  const log = async (cwd = repo.folder, ...args: readonly string[]): Promise<readonly Entry[]> =>
    JSON.parse(await gloss(['codebook', 'log', '--format', 'json', ...args], { cwd })) as readonly Entry[];
  const told = (entries: readonly Entry[]): readonly (readonly string[])[] =>
    entries.map(({ commit, changes }) => [
      commit?.slice(0, 10) ?? 'pending',
      ...changes.map(({ description }) => description),
    ]);

  it('reports commits, the newest first, after what is not committed yet, in words', async () => {
    repo = repository(smallStudy);
    const renamed = text.replace('name: Trust', 'name: "Trust \\e[31m*"').replace('version: 1.0.0', 'version: 1.1.0');
    repo.write(book, renamed);
    const id = repo.commit('Sharper names');
    repo.write(
      book,
      renamed
        .replace('different speeds.\n        include', 'very different speeds.\n        include')
        .replace('codes:', 'history:\n  - { code: clashing-paces, reason: Two of us read it otherwise. }\ncodes:'),
    );
    const out = await gloss(['codebook', 'log', '--since', 'HEAD~1'], { cwd: repo.folder });
    const day = repo.git('log', '-1', '--format=%as');
    assert.equal(
      out,
      `not committed yet
  redefined “Clashing paces” (clashing-paces): definition
    because Two of us read it otherwise.
    definition
    - Work is held up or hurried because partners move at different speeds.
    + Work is held up or hurried because partners move at very different speeds.

${id.slice(0, 10)} ${day} Coder 1: Sharper names
  renamed “Trust \ufffd[31m*” (trust): was “Trust”
  version of ${book}: 1.0.0 to 1.1.0
`,
    );
    const markdown = await gloss(['codebook', 'log', '--format', 'md'], { cwd: repo.folder });
    assert.match(markdown, /^ {2}- definition: Work .* partners move at \*\*very\*\* different speeds\.$/m);
    assert.match(markdown, /^- renamed “Trust \ufffd\\\[31m\\\*” \(trust\): was “Trust”$/m);
    assert.match(markdown, /^- added “Clashing paces” \(clashing-paces\) under “Challenges”$/m);
  });

  it('follows codes between files, files that are renamed, and studies below the top', async () => {
    repo = repository(
      Object.fromEntries(Object.entries(smallStudy).map(([path, content]) => [`work/study/${path}`, content])),
    );
    const cwd = repo.file('work/study');
    const [trust = ''] = /  - id: trust\n[^]*?(?=  - id: old)/.exec(text) ?? [];
    repo.write(`work/study/${book}`, text.replace(trust, ''));
    repo.write('work/study/codebooks/second.codebook.yaml', `codes:\n${trust}`);
    const moved = repo.commit('Move');
    mkdirSync(repo.file('work/study/codebooks/own'));
    repo.git('mv', `work/study/${book}`, 'work/study/codebooks/own/first.codebook.yaml');
    repo.commit('Only a name');
    repo.write('work/study/transcripts/P01.txt', 'Other.');
    repo.commit('No codebook');
    const entries = await log(cwd);
    assert.deepEqual(told(entries).slice(0, 1), [
      [moved.slice(0, 10), `moved “Trust” (trust) from ${book} to codebooks/second.codebook.yaml`],
    ]);
    assert.equal(entries.length, 2);
    assert.deepEqual(entries[1]?.changes.length, 5);
  });

  it('lists what two branches did once, and of their merge only what neither did', async () => {
    repo = repository(smallStudy);
    repo.git('checkout', '--quiet', '-b', 'other');
    repo.write(book, text.replace('name: Trust', 'name: Reliance'));
    const other = repo.commit('Rename');
    repo.git('checkout', '--quiet', 'main');
    repo.write(book, text.replace('name: Challenges', 'name: Hardships'));
    const own = repo.commit('Rename too');
    repo.git('merge', '--quiet', '--no-commit', 'other');
    repo.write(book, repo.read(book).replace('name: Old code', 'name: Older code'));
    const merge = repo.commit('Merge');
    assert.deepEqual(
      new Set(told(await log(repo.folder, '--since', 'HEAD~1^')).map((entry) => entry.join(' '))),
      new Set([
        `${merge.slice(0, 10)} renamed “Older code” (old-code): was “Old code”`,
        `${own.slice(0, 10)} renamed “Hardships” (challenges): was “Challenges”`,
        `${other.slice(0, 10)} renamed “Reliance” (trust): was “Trust”`,
      ]),
    );
  });

  it('reports codebooks before the first commit, and says where there is no git or no such commit', async () => {
    repo = repository({ 'x.txt': '' });
    for (const [path, content] of Object.entries(smallStudy)) repo.write(path, content);
    assert.deepEqual(
      (await log()).map(({ commit, changes }) => [commit, changes.length]),
      [[null, 5]],
    );
    assert.deepEqual(await log(repo.folder, '--since', '2199-01-01'), await log());
    for (const since of ['nowhere', '--output=x', '-x']) {
      await refused(['codebook', 'log', `--since=${since}`], /knows no commit, tag or branch/, { cwd: repo.folder });
    }
    const plain = temporaryStudy(smallStudy);
    await refused(['codebook', 'log'], /has no git history.*git init/, { cwd: plain.folder });
    plain.remove();
  });

  it('says that nothing changed', async () => {
    repo = repository(smallStudy);
    repo.write(book, `# A comment.\n${text}`);
    repo.commit('Comment');
    const { code, stdout, stderr } = await runCli(['codebook', 'log', '--since', 'HEAD~1'], { cwd: repo.folder });
    assert.deepEqual([code, stdout, stderr], [0, '', 'gloss: No commit changed the meaning of a code.\n']);
  });
});
