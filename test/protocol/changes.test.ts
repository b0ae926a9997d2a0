import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { ChangeBasesResult, ChangesBase, ChangesResult } from '#protocol';
import { repository, type Repository } from '../cli/support/repository.js';
import { smallStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const own = 'codings/coder1/P01.txt.codings.yaml';
const entry = (id: string, at: string, quote: string, code: string): string =>
  `  - id: ${id}\n    at: ${at}\n    quote: ${quote}\n    codes: [${code}]\n`;
const codings = (coder: string, ...entries: readonly string[]): string =>
  `transcript: transcripts/P01.txt\ncoder: ${coder}\ntext: sha256-0000000000000001\nsegments:\n${entries.join('')}`;
const trust = entry('aaaaaaaa', '3:6-3:15', 'The trust', 'trust');
const waited = entry('bbbbbbbb', '3:37-3:57', 'We waited for months', 'clashing-paces');

describe('changes since a base', () => {
  let repo: Repository;
  let server: WiredServer;
  const ask = (base: ChangesBase): Promise<ChangesResult> =>
    server.connection.sendRequest('gloss/changes', { study: pathToFileURL(repo.folder).href, base });
  const told = async (base: ChangesBase): Promise<readonly string[]> =>
    (await ask(base)).transcripts.flatMap(({ transcript, inBase, changes }) =>
      changes.map(
        ({ coder, kind, line, column, what }) =>
          `${transcript}${inBase ? '' : ' (new)'} ${line}:${column} ${coder} ${kind}: ${what.join('; ')}`,
      ),
    );
  const begin = async (): Promise<void> => {
    server = await wireServer({ folders: [repo.folder] });
    await server.open(repo.file('transcripts/P01.txt'), repo.read('transcripts/P01.txt'));
  };
  beforeEach(() => {
    repo = repository({ ...smallStudy, [own]: codings('coder1', trust, waited) });
  });
  afterEach(() => {
    server.kill();
    repo.remove();
  });

  it('are told by transcript, for a commit, a branch, a tag and a coder', async () => {
    const first = repo.git('rev-parse', 'HEAD');
    repo.git('tag', 'v1');
    repo.git('checkout', '--quiet', '-b', 'work');
    repo.write(own, codings('coder1', trust.replace('[trust]', '[clashing-paces]')));
    repo.commit('Recode');
    repo.git('checkout', '--quiet', 'main');
    repo.write('gloss.yaml', `${repo.read('gloss.yaml')}# Later\n`);
    repo.commit('Meanwhile');
    repo.git('checkout', '--quiet', 'work');
    repo.write(own.replace('coder1', 'coder2'), codings('coder2', entry('cccccccc', '3:6-3:15', 'The trust', 'trust')));
    repo.write('transcripts/P02.txt', 'P02: Hello.\n');
    repo.write(
      'codings/coder1/P02.txt.codings.yaml',
      codings('coder1', entry('dddddddd', '1:6-1:11', 'Hello', 'trust')).replace('P01', 'P02'),
    );
    await begin();
    const pending = [
      'transcripts/P01.txt 3:6 coder2 added: Trust',
      'transcripts/P02.txt (new) 1:6 coder1 added: Trust',
    ];
    const committed = [
      'transcripts/P01.txt 3:6 coder1 changed: Trust → Clashing paces',
      'transcripts/P01.txt 3:37 coder1 removed: Clashing paces',
    ];
    assert.deepEqual(await told({ ref: 'HEAD' }), pending);
    for (const base of [{ mergeBase: 'main' }, { ref: 'main' }, { ref: 'v1' }]) {
      assert.deepEqual(await told(base), [...committed, ...pending]);
    }
    const { commit, summary, unread, codebook } = await ask({ mergeBase: 'main' });
    assert.deepEqual(
      { commit, summary, unread, codebook },
      {
        commit: first,
        summary: 'Segments: 2 added, 1 removed, 1 changed, in 2 transcripts by coder1, coder2.',
        unread: [],
        codebook: [],
      },
    );
    assert.deepEqual(await told({ coder: 'coder2' }), [
      'transcripts/P01.txt 3:6 coder1 changed: Trust → Clashing paces',
    ]);
    const bases = await server.connection.sendRequest<ChangeBasesResult>('gloss/changeBases', {
      study: pathToFileURL(repo.folder).href,
    });
    assert.deepEqual(
      { ...bases, branches: bases.branches.toSorted() },
      { main: 'main', branches: ['main', 'work'], tags: ['v1'], coders: ['coder2'] },
    );
  });

  it('report the codebook and what cannot be read, and take in what is not saved', async () => {
    writeFileSync(repo.file('codings/coder1/P09.txt.codings.yaml'), Buffer.from([0x61, 0xff, 0xfe]));
    repo.commit('Damage');
    repo.write(
      'codebooks/main.codebook.yaml',
      repo.read('codebooks/main.codebook.yaml').replace('name: Trust', 'name: Faith'),
    );
    await begin();
    await server.open(repo.file(own), codings('coder1', trust), 'yaml');
    const { unread, codebook } = await ask({ ref: 'HEAD' });
    assert.deepEqual(codebook, ['renamed “Faith” (trust): was “Trust”']);
    assert.match(
      unread[0] ?? '',
      /^codings\/coder1\/P09\.txt\.codings\.yaml as of [\da-f]{10} is left out: .*not UTF-8/,
    );
    assert.deepEqual(await told({ ref: 'HEAD' }), ['transcripts/P01.txt 3:37 coder1 removed: Clashing paces']);
  });

  it('are refused where git does not know the base, or there is no git', async () => {
    await begin();
    await assert.rejects(ask({ ref: 'nowhere' }), /knows no commit, tag or branch “nowhere”/);
    await assert.rejects(ask({ ref: '--output=x' }), /knows no commit, tag or branch/);
    await assert.rejects(ask({ coder: 'nobody' }), /“nobody” has coded nothing/);
    repo.write('.git/HEAD', 'nothing');
    await assert.rejects(ask({ ref: 'HEAD' }), /has no git history to compare with/);
  });
});
