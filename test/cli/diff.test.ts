import assert from 'node:assert/strict';
import { smallStudy } from '../support/temporaryStudy.js';
import { repository, type Repository } from './support/repository.js';
import { gloss, refused } from './support/runCli.js';

const segment = (id: string, at: string, quote: string, codes: string, more = ''): string =>
  `  - id: ${id}\n    at: ${at}\n    quote: ${quote}\n    codes: [${codes}]\n${more}`;
const codings = (coder: string, text: string, ...segments: readonly string[]): string =>
  `transcript: transcripts/P01.txt\ncoder: ${coder}\ntext: ${text}\nsegments:\n${segments.join('')}`;
const own = 'codings/coder1/P01.txt.codings.yaml';
const book = 'codebooks/main.codebook.yaml';

describe('gloss diff', () => {
  let repo: Repository;
  const json = async (...args: readonly string[]): Promise<readonly string[]> => {
    const { transcripts } = JSON.parse(await gloss(['diff', ...args, '--format', 'json'], { cwd: repo.folder })) as {
      readonly transcripts: readonly {
        readonly changes: readonly { coder: string; id: string; kind: string; parts?: readonly string[] }[];
      }[];
    };
    return transcripts.flatMap(({ changes }) =>
      changes.map(({ coder, id, kind, parts = [] }) => [coder, id, kind, ...parts].join(' ')),
    );
  };
  beforeEach(() => {
    repo = repository({
      ...smallStudy,
      [own]: codings(
        'coder1',
        'sha256-0000000000000001',
        segment('aaaaaaaa', '3:6-3:15', 'The trust', 'trust'),
        segment('bbbbbbbb', '3:37-3:57', 'We waited for months', 'clashing-paces'),
      ),
    });
  });
  afterEach(() => repo.remove());

  it('tells by meaning what differs from the latest commit, and between commits', async () => {
    assert.deepEqual(await json(), []);
    repo.write(
      own,
      codings(
        'coder1',
        'sha256-0000000000000001',
        segment('aaaaaaaa', '3:6-3:21', 'The trust would', 'institutional-opposition', '    memo: Hm.\n'),
        segment('cccccccc', '3:37-3:57', 'We waited for months', 'clashing-paces'),
      ),
    );
    const expected = ['coder1 aaaaaaaa changed codes bounds memo', 'coder1 cccccccc added', 'coder1 bbbbbbbb removed'];
    assert.deepEqual((await json()).toSorted(), expected.toSorted());
    repo.commit('Recode');
    assert.deepEqual(await json(), []);
    assert.deepEqual((await json('HEAD~1..HEAD')).toSorted(), expected.toSorted());
    assert.match(
      await gloss(['diff', 'HEAD~1'], { cwd: repo.folder }),
      /^Segments: 1 added, 1 removed, 1 changed, in 1 transcript by coder1\.[^]*Trust → Institutional opposition/,
    );
  });

  it('passes over codings that only followed their transcript, and codes that have another id', async () => {
    repo.write(
      own,
      codings(
        'coder1',
        'sha256-0000000000000002',
        segment('aaaaaaaa', '5:6-5:15', 'The trust', 'reliance'),
        segment('bbbbbbbb', '5:37-5:57', 'We waited for months', 'clashing-paces'),
      ),
    );
    repo.write(
      book,
      repo.read(book).replace('id: trust', 'id: reliance').replace('[confidence]', '[confidence, trust]'),
    );
    assert.deepEqual(await json(), []);
    assert.match(await gloss(['diff'], { cwd: repo.folder }), /renamed “Trust” \(reliance\): id was trust/);
  });

  it('escapes what a study says in a comment for a pull request', async () => {
    repo.write(
      own,
      codings(
        'coder1',
        'sha256-0000000000000001',
        segment('aaaaaaaa', '3:6-3:15', 'The trust', 'trust', '    memo: "<img src=x> | @team **x**"\n'),
        segment('bbbbbbbb', '3:37-3:57', 'We waited for months', 'clashing-paces'),
      ),
    );
    assert.match(
      await gloss(['diff', '--format', 'md'], { cwd: repo.folder }),
      /\| changed \| coder1 \| 3:6 \| “The trust” \| Trust<br>memo: \\<img src=x\\> \\\| &#64;team \\\*\\\*x\\\*\\\* \|/,
    );
    assert.match(
      await gloss(['diff', '--format', 'github'], { cwd: repo.folder }),
      /^::notice file=transcripts\/P01\.txt,line=3,endLine=3,title=coder1%3A changed::“The trust”%0ATrust%0A/,
    );
  });

  it('compares from where a branch went off, and coders with each other', async () => {
    repo.git('checkout', '--quiet', '-b', 'work');
    repo.write(
      own.replace('coder1', 'coder2'),
      codings('coder2', 'sha256-0000000000000001', segment('dddddddd', '3:6-3:15', 'The trust', 'clashing-paces')),
    );
    repo.commit('Second coder');
    repo.git('checkout', '--quiet', 'main');
    repo.write(
      own,
      codings('coder1', 'sha256-0000000000000001', segment('aaaaaaaa', '3:6-3:15', 'The trust', 'trust')),
    );
    repo.commit('Meanwhile');
    repo.git('checkout', '--quiet', 'work');
    assert.deepEqual(await json('--merge-base', 'main'), ['coder2 dddddddd added']);
    assert.deepEqual(await json('coder:coder1..coder:coder2'), [
      'coder2 dddddddd changed codes',
      'coder2 bbbbbbbb removed',
    ]);
  });

  it('refuses what git does not know', async () => {
    await refused(['diff', 'nowhere'], /knows no commit, tag or branch “nowhere”/, { cwd: repo.folder });
    await refused(['diff', '--', '--output=x'], /knows no commit/, { cwd: repo.folder });
    await refused(['diff', 'coder:coder1..HEAD'], /compared with each other/, { cwd: repo.folder });
  });
});
