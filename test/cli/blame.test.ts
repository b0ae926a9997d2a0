import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { smallStudy } from '../support/temporaryStudy.js';
import { repository, type Repository } from './support/repository.js';
import { gloss, refused, runCli } from './support/runCli.js';

interface Commit {
  readonly id: string;
  readonly subject: string;
  readonly author: string;
}
interface Told {
  readonly id: string;
  readonly quote: string;
  readonly coder: string;
  readonly given: Commit | null;
  readonly codes: readonly {
    readonly code: string;
    readonly deeds: readonly {
      readonly kind: string;
      readonly from?: string;
      readonly reason?: string;
      readonly commit: Commit | null;
    }[];
  }[];
  readonly changes: readonly { readonly commit: Commit | null; readonly parts: readonly string[] }[];
}

const transcript = 'transcripts/P01.txt';
/** So many short passages of the interview, one a line. */
const lines = Array.from({ length: 48 }, (_, i) => `P01: This is sentence number ${i + 1}, and it stands alone.`);

describe('gloss blame', () => {
  let repo: Repository;
  const run = (...args: readonly string[]): Promise<string> =>
    gloss(args, { cwd: repo.folder, env: { GLOSS_CODER: 'coder1' } });
  const blame = async (path = transcript): Promise<readonly Told[]> =>
    JSON.parse(await run('blame', path, '--format', 'json')) as readonly Told[];
  const apply = (number: number, code: string): Promise<string> =>
    run('apply', transcript, '--quote', `sentence number ${number},`, code);
  /** Of every segment: `7 trust: given Code 7, renamed (confidence) Rename`. */
  const told = async (path?: string): Promise<readonly string[]> =>
    (await blame(path)).flatMap(({ quote, codes, changes }) => [
      ...codes.map(({ code, deeds }) => {
        const done = deeds.map(({ kind, from, reason, commit }) =>
          [kind, from && `(${from})`, commit?.subject ?? 'not yet', reason && `because ${reason}`]
            .filter(Boolean)
            .join(' '),
        );
        return `${/\d+/.exec(quote)?.[0]} ${code}: ${done.join(', ')}`;
      }),
      ...changes.map(
        ({ parts, commit }) => `${/\d+/.exec(quote)?.[0]} ${parts.join()}: ${commit?.subject ?? 'not yet'}`,
      ),
    ]);

  beforeEach(() => {
    repo = repository({ ...smallStudy, [transcript]: `${lines.join('\n')}\n` });
  });
  afterEach(() => repo.remove());

  it('finds the commit of each coding among fifty', async () => {
    for (let number = 1; number <= 48; number++) {
      await apply(number, number % 2 === 0 ? 'trust' : 'clashing-paces');
      repo.commit(`Code ${number}`);
    }
    await run('uncode', transcript, '--quote', 'sentence number 5,', 'clashing-paces').catch(() => undefined);
    repo.git('checkout', '--quiet', '--', '.');
    await apply(5, 'trust');
    repo.commit('Look again');
    assert.equal(repo.git('rev-list', '--count', 'HEAD'), '50');
    const found = await told();
    assert.equal(found.length, 49);
    assert.deepEqual(found.slice(4, 7), [
      '5 clashing-paces: given Code 5',
      '5 trust: given Look again',
      '6 trust: given Code 6',
    ]);
    for (const line of found.filter((text) => !text.includes('Look again'))) {
      assert.match(line, /^(\d+) \S+: given Code \1$/);
    }
    const [first] = await blame();
    assert.deepEqual(
      [first?.given?.id, first?.given?.author, first?.coder],
      [repo.git('rev-parse', 'HEAD~48'), 'Coder 1', 'coder1'],
    );
  });

  it('gives the reason where the codebook was changed, and tells what is not committed yet', async () => {
    for (const number of [1, 2, 3]) await apply(number, number === 3 ? 'institutional-opposition' : 'trust');
    repo.commit('Code');
    await run('code', 'rename', 'trust', 'reliance', '--reason', 'Plainer.');
    repo.commit('Call it reliance');
    await run('code', 'merge', 'institutional-opposition', 'clashing-paces', '--reason', 'Too close.');
    repo.commit('Merge');
    const [, second] = await blame();
    await run('code', 'split', 'reliance', 'Faith', '--segment', second?.id ?? '', '--reason', 'Two things.');
    repo.commit('Split');
    await apply(4, 'clashing-paces');
    assert.deepEqual(await told(), [
      '1 reliance: given Code, renamed (trust) Call it reliance because Plainer.',
      '2 faith: given Code, renamed (trust) Call it reliance because Plainer., split (reliance) Split because 1 segment to faith: Two things.',
      '3 clashing-paces: given Code, merged (institutional-opposition) Merge because Too close.',
      '4 clashing-paces: given not yet',
    ]);
    const text = await run('blame', transcript);
    assert.match(
      text,
      /Clashing paces: merged from Institutional opposition [\d-]+ by Coder 1 in [\da-f]{10} “Merge”, because Too close\.\n {6}before, given [\d-]+ by Coder 1/,
    );
    assert.match(text, /“sentence number 4,” coder1\n {2}Clashing paces: given, not committed yet/);
  });

  it('credits each side of a merge with its own, also where one of them moved the transcript', async () => {
    const file = 'codings/coder1/P01.txt.codings.yaml';
    for (const number of [1, 2]) await apply(number, 'trust');
    repo.commit('Code');
    repo.git('checkout', '--quiet', '-b', 'other');
    await run('move', transcript, 'transcripts/first.txt');
    await run('apply', 'transcripts/first.txt', '--quote', 'sentence number 1,', 'clashing-paces');
    repo.commit('Move, and see the pace in 1');
    repo.git('checkout', '--quiet', 'main');
    await apply(1, 'institutional-opposition');
    repo.commit('See the institution in 1');
    await apply(40, 'trust');
    repo.commit('Code 40 under the old path');
    const ours = repo.read(file);
    repo.git('merge', '--quiet', '--no-commit', '-s', 'ours', 'other');
    repo.git('rm', '--quiet', '-r', '--cached', '.');
    repo.git('checkout', '--quiet', 'other', '--', '.');
    const moved = 'codings/coder1/first.txt.codings.yaml';
    rmSync(join(repo.folder, file));
    rmSync(join(repo.folder, transcript));
    repo.write(
      moved,
      ours
        .replace(`transcript: ${transcript}`, 'transcript: transcripts/first.txt')
        .replace(
          'codes: [trust, institutional-opposition]',
          'codes: [trust, institutional-opposition, clashing-paces]',
        ),
    );
    repo.commit('Merge');
    assert.deepEqual(await told('transcripts/first.txt'), [
      '1 trust: given Code',
      '1 institutional-opposition: given See the institution in 1',
      '1 clashing-paces: given Move, and see the pace in 1',
      '2 trust: given Code',
      '40 trust: given Code 40 under the old path',
    ]);
  });

  it('follows a transcript that was moved, and both sides of a merge', async () => {
    await apply(1, 'trust');
    repo.commit('Code 1');
    await run('move', transcript, 'transcripts/first.txt');
    repo.commit('Move');
    repo.git('checkout', '--quiet', '-b', 'other');
    await run('apply', 'transcripts/first.txt', '--quote', 'sentence number 40,', 'trust');
    repo.commit('Code 40 elsewhere');
    repo.git('checkout', '--quiet', 'main');
    await run('apply', 'transcripts/first.txt', '--quote', 'sentence number 2,', 'trust');
    repo.commit('Code 2');
    const file = 'codings/coder1/first.txt.codings.yaml';
    const [ours, theirs] = [repo.read(file), repo.git('show', `other:${file}`)];
    try {
      repo.git('merge', '--quiet', '--no-commit', 'other');
    } catch {
      // The lines stand close: git leaves the conflict to the person, who keeps both.
    }
    const [, last = ''] = /( {2}- id: (?:(?! {2}- id: )[^])*)$/.exec(theirs) ?? [];
    repo.write(file, `${ours}${last.trimEnd()}\n`);
    repo.commit('Merge');
    assert.deepEqual(await told('transcripts/first.txt'), [
      '1 trust: given Code 1',
      '2 trust: given Code 2',
      '40 trust: given Code 40 elsewhere',
    ]);
  });

  it('refuses where there is no git, and reports a repository without commits', async () => {
    await apply(1, 'trust');
    repo.git('update-ref', '-d', 'HEAD');
    assert.deepEqual(await told(), ['1 trust: given not yet']);
    const { stderr } = await runCli(['blame', 'nowhere.txt'], { cwd: repo.folder });
    assert.match(stderr, /There is no transcript nowhere\.txt/);
    repo.git('init', '--quiet', '--separate-git-dir', repo.file('.gloss/git'));
    repo.write('.git', 'gitdir: /nowhere\n');
    await refused(['blame', transcript], /has no git history to tell from/, { cwd: repo.folder });
  });
});
