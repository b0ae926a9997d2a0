import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { smallStudy } from '../support/temporaryStudy.js';
import { repository, type Repository } from './support/repository.js';
import { gloss, refused, runCli } from './support/runCli.js';

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
      /\| changed \| coder1 \| 3:6 \| “The trust” \| Trust<br>memo: \\<img src=x\\> \\\| @&#8203;team \\\*\\\*x\\\*\\\* \|/,
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
    assert.deepEqual(await json('main...work'), ['coder2 dddddddd added']);
    assert.deepEqual(await json('main...'), ['coder2 dddddddd added']);
    assert.deepEqual(await json('main..work'), ['coder1 bbbbbbbb added', 'coder2 dddddddd added']);
    assert.deepEqual(await json('...main'), ['coder1 bbbbbbbb removed']);
    assert.deepEqual(await json('coder:coder1..coder:coder2'), [
      'coder2 dddddddd changed codes',
      'coder2 bbbbbbbb removed',
    ]);
  });

  it('refuses what git does not know', async () => {
    await refused(['diff', 'nowhere'], /knows no commit, tag or branch “nowhere”/, { cwd: repo.folder });
    await refused(['diff', '--', '--output=x'], /knows no commit/, { cwd: repo.folder });
    await refused(['diff', 'coder:coder1..HEAD'], /compared with each other/, { cwd: repo.folder });
    await refused(['diff', 'coder:coder1...coder:coder2'], /compared with each other/, { cwd: repo.folder });
    await refused(['diff', 'a..b..c'], /“a..b..c” is not a range/, { cwd: repo.folder });
    await refused(['diff', 'main...', '--merge-base', 'main'], /finds the base itself/, { cwd: repo.folder });
  });

  it('says what it cannot read of either side, and where', async () => {
    const whole = repo.read(own);
    repo.write(own, whole.replace('at: 3:37-3:57', 'at: somewhere'));
    writeFileSync(repo.file('codings/coder1/P09.txt.codings.yaml'), Buffer.from('a\xff\xfe', 'latin1'));
    repo.commit('Damage');
    repo.write(own, whole);
    rmSync(repo.file('codings/coder1/P09.txt.codings.yaml'));
    const { stdout, stderr, code } = await runCli(['diff', '--format', 'md'], { cwd: repo.folder });
    assert.equal(code, 1);
    assert.match(stderr, /P09\.txt\.codings\.yaml as of HEAD is left out: .*is not UTF-8 text/);
    assert.match(
      stderr,
      /codings\/coder1\/P01\.txt\.codings\.yaml:\d+:\d+ as of HEAD: .* may be told as added\. Compare with a commit in which that is fixed\./,
    );
    assert.match(stdout, /\*\*Not everything could be read:\*\*\n\n- .*P09/);
    const github = await runCli(['diff', '--format', 'github'], { cwd: repo.folder });
    assert.match(github.stdout, /^::warning title=Not read::.*P09/m);
  });

  it('keeps a comment below what hosts take, folds long lists and counts what is left out', async () => {
    for (let i = 10; i < 40; i++) {
      const segments = Array.from({ length: 30 }, (_, k) =>
        segment(`s${i}x${k}`.padEnd(8, 'a'), `3:${k + 1}-3:${k + 9}`, '"w\u00f6rds <|> @all #1"', 'trust'),
      );
      repo.write(
        `codings/coder1/P${i}.txt.codings.yaml`,
        codings('coder1', 'sha256-0000000000000001', ...segments).replace('P01', `P${i}`),
      );
    }
    const comment = await gloss(['diff', '--format', 'md'], { cwd: repo.folder });
    assert.ok(comment.length < 65_536 && comment.length > 50_000, String(comment.length));
    assert.match(comment, /Segments: 900 added/);
    assert.equal(comment.match(/<details>/g)?.length, comment.match(/<\/details>/g)?.length);
    const rows = comment.match(/^\| added /gm)?.length ?? 0;
    const [, leftInTable = '0'] = /\| and (\d+) more did not fit here/.exec(comment) ?? [];
    const [, leftOut = ''] = /^(\d+) changes in \d+ more transcripts did not fit here/m.exec(comment) ?? [];
    assert.equal(rows + Number(leftInTable) + Number(leftOut), 900);
    assert.doesNotMatch(comment, /@all|[^\\]#1|[^\\]<\|/);
  });

  it('leaves out in a blind study what its coder may not see yet, in every version', async () => {
    repo.write(
      own.replace('coder1', 'coder2'),
      codings('coder2', 'sha256-0000000000000001', segment('dddddddd', '3:6-3:15', 'The trust', 'trust')),
    );
    repo.commit('Second coder');
    repo.write('gloss.yaml', `${repo.read('gloss.yaml')}blind: true\n`);
    repo.commit('Go on blind');
    for (const args of [
      ['diff', 'HEAD~2'],
      ['diff', 'HEAD~2..HEAD', '--format', 'json'],
      ['blame', 'transcripts/P01.txt'],
    ]) {
      const asked = await runCli(args, { cwd: repo.folder, env: { GLOSS_CODER: 'coder1' } });
      assert.match(asked.stderr, /This study is blind/);
      assert.doesNotMatch(asked.stdout, /coder2|dddddddd/);
      const machine = await gloss(args, { cwd: repo.folder });
      assert.match(machine, /coder2/);
    }
  });
});
