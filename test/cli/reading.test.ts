import assert from 'node:assert/strict';
import { parse } from 'papaparse';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, refused, runCli } from './support/runCli.js';

const header = (coder: string, transcript = 'P01.txt'): string =>
  `transcript: transcripts/${transcript}\ncoder: ${coder}\ntext: sha256-0000000000000000\nsegments:\n`;

const coded = {
  ...smallStudy,
  'transcripts/P02.txt': '=SUM(1+1) is what he wrote\nون',
  'codings/coder1/P01.txt.codings.yaml': `${header('coder1')}  - id: aaaaaaaa
    at: 3:10-3:35
    quote: trust would not let us in
    codes: [institutional-opposition, { code: trust, weight: 3 }]
    memo: "He said: \\"no\\", twice"
    exemplar: true
    on: 2026-11-20
  - id: bbbbbbbb
    at: 3:36-3:57
    quote: We waited for months.
    codes: [clashing-paces]
`,
  'codings/coder2/P01.txt.codings.yaml': `${header('coder2')}  - id: cccccccc
    at: 3:10-3:35
    quote: trust would not let us in
    codes: [confidence, invented]
`,
  'codings/coder2/P02.txt.codings.yaml': `${header('coder2', 'P02.txt')}  - id: dddddddd
    at: 1:1-2:3
    quote: |-
      =SUM(1+1) is what he wrote
      ون
    codes: [clashing-paces]
    memo: "-2 *stars* <b>"
`,
};

describe('commands that read', () => {
  let study: TemporaryStudy;
  const run = (...args: readonly string[]): Promise<string> => gloss(args, { cwd: study.folder });
  const ids = async (...args: readonly string[]): Promise<readonly string[]> =>
    (JSON.parse(await run('segments', '--format', 'json', ...args)) as { id: string }[]).map(({ id }) => id[0] ?? '');
  beforeEach(() => (study = temporaryStudy(coded)));
  afterEach(() => study.remove());

  it('codes: shows the tree with counts, and codes that no codebook has', async () => {
    assert.equal(
      await run('codes'),
      `code                        id                        segments  with below  transcripts
Challenges                  challenges                       0           3            0
  Clashing paces            clashing-paces                   2           2            2
  Institutional opposition  institutional-opposition         1           1            1
Trust                       trust                            2           2            1
Old code                    old-code                         0           0            0  retired
invented                    invented                         1           1            1  in no codebook
`,
    );
    const codes = JSON.parse(await run('codes', '--format', 'json')) as {
      id: string;
      segmentsBelow: number;
      codes: { color: string }[];
    }[];
    assert.deepEqual(
      codes.map(({ id, segmentsBelow }) => [id, segmentsBelow]),
      [
        ['challenges', 3],
        ['trust', 2],
        ['old-code', 0],
        ['invented', 1],
      ],
    );
    assert.equal(codes[0]?.codes[0]?.color, '#d1495b');
  });

  it('count: in all, by transcript and by coder', async () => {
    assert.match(
      await run('count'),
      /^code +segments +transcripts +coders +uncertain\nclashing-paces +2 +2 +2 +0\ninstitutional-opposition +1 +1 +1 +0\ntrust +2 +1 +2 +0\ninvented +1 +1 +1 +0\n$/,
    );
    assert.equal(
      await run('count', '--format', 'csv'),
      'code,segments,transcripts,coders,uncertain\nclashing-paces,2,2,2,0\ninstitutional-opposition,1,1,1,0\ntrust,2,1,2,0\ninvented,1,1,1,0\n',
    );
    assert.equal(
      await run('count', '--by', 'transcript', '--format', 'csv'),
      'transcript,clashing-paces,institutional-opposition,trust,invented,(uncertain)\ntranscripts/P01.txt,1,1,2,1,0\ntranscripts/P02.txt,1,0,0,0,0\n',
    );
    assert.equal(
      await run('count', '--by', 'coder'),
      [
        'coder   code                      segments  uncertain',
        'coder1  clashing-paces                   1          0',
        'coder1  institutional-opposition         1          0',
        'coder1  trust                            1          0',
        'coder2  clashing-paces                   1          0',
        'coder2  trust                            1          0',
        'coder2  invented                         1          0',
        '',
      ].join('\n'),
    );
    assert.equal(
      await run('count', '--by', 'weight', '--format', 'csv'),
      'code,weight,segments,uncertain\ntrust,1,0,0\ntrust,2,0,0\ntrust,3,1,0\ntrust,none,1,0\n',
    );
    const byCoder = JSON.parse(await run('count', '--by', 'coder', '--format', 'json')) as unknown[];
    assert.deepEqual(byCoder[0], {
      coder: 'coder1',
      codes: { 'clashing-paces': 1, 'institutional-opposition': 1, trust: 1, invented: 0 },
      uncertain: 0,
    });
  });

  const queries: readonly (readonly [args: readonly string[], ids: string])[] = [
    [[], 'acbd'],
    [['--code', 'trust'], 'ac'],
    [['--code', 'confidence'], 'ac'],
    [['--code', 'challenges'], 'abd'],
    [['--code', 'invented'], 'c'],
    [['--code', 'trust', 'clashing-paces'], 'acbd'],
    [['--code', 'trust', '--code', 'clashing-paces'], 'acbd'],
    [['--coder', 'coder2'], 'cd'],
    [['--coder', 'Coder 1'], 'ab'],
    [['--transcript', 'P02.txt'], 'd'],
    [['--transcript', './transcripts/../transcripts/P01.txt', '--coder', 'coder1', '--code', 'trust'], 'a'],
    [['--code', 'old-code'], 'ac'],
  ];
  for (const [args, expected] of queries) {
    it(`segments ${args.join(' ')}`, async () => assert.equal((await ids(...args)).join(''), expected));
  }

  it('segments: refuses codes, coders and transcripts that are not there, and names the nearest', async () => {
    const refusals: readonly (readonly [readonly string[], RegExp])[] = [
      [['--code', 'clashing-pace'], /no codebook.*“clashing-pace”.*Did you mean clashing-paces\?/i],
      [['--coder', 'coder3'], /no coder “coder3”.*coder1, coder2/],
      [['--transcript', 'P03.txt'], /no transcript P03\.txt/],
      [['--transcript', 'gloss.yaml'], /gloss\.yaml is not a transcript of the study/],
    ];
    for (const [args, message] of refusals) await refused(['segments', ...args], message, { cwd: study.folder });
  });

  it('segments: CSV reads back as it was, and has no formulas', async () => {
    const csv = await run('segments', '--format', 'csv');
    const { data, errors } = parse<Record<string, string>>(csv.trimEnd(), { header: true });
    assert.deepEqual(errors, []);
    assert.deepEqual(data[0], {
      transcript: 'transcripts/P01.txt',
      coder: 'coder1',
      id: 'aaaaaaaa',
      from: '3:10',
      to: '3:35',
      codes: 'institutional-opposition;trust=3',
      quote: 'trust would not let us in',
      memo: 'He said: "no", twice',
      exemplar: 'true',
      on: '2026-11-20',
      state: 'exact',
    });
    assert.equal(data[3]?.['quote'], "'=SUM(1+1) is what he wrote\nون");
    assert.equal(data[3]['memo'], "'-2 *stars* <b>");
  });

  it('segments: as text and as Markdown in which words stay words', async () => {
    assert.match(
      await run('segments', '--transcript', 'P02.txt'),
      /^transcripts\/P02\.txt\n {2}1:1-2:3 {2}exact {2}dddddddd {2}coder2 {2}clashing-paces\n {4}=SUM\(1\+1\) is what he wrote\n {4}ون\n {4}Memo: -2 \*stars\* <b>\n$/,
    );
    const markdown = await run('segments', '--format', 'md', '--transcript', 'P02.txt');
    assert.equal(
      markdown,
      '## transcripts/P02.txt\n\n> \\=SUM(1+1) is what he wrote\n> ون\n\nClashing paces — coder2, 1:1-2:3, exact\n\n\\-2 \\*stars\\* \\<b\\>\n\n',
    );
  });

  it('answers with what can be read, says what is missing, and exits with 1', async () => {
    study.write('codings/coder2/P01.txt.codings.yaml', `${header('coder2')}  - id: "unclosed\n`);
    study.write('codebooks/second.codebook.yaml', 'codebook: Second\ncodes: none\n');
    for (const command of ['codes', 'count', 'segments']) {
      const { code, stdout, stderr } = await runCli([command], { cwd: study.folder });
      assert.equal(code, 1, command);
      assert.match(stdout, /clashing-paces/);
      assert.match(stderr, /^gloss: codings\/coder2\/P01\.txt\.codings\.yaml:\d+:\d+: This is not readable YAML/m);
      assert.match(stderr, /^gloss: codebooks\/second\.codebook\.yaml:2:8: /m);
    }
  });

  it('reads an empty study', async () => {
    const empty = temporaryStudy({ 'gloss.yaml': '' });
    for (const args of [
      ['codes'],
      ['count', '--by', 'coder'],
      ['segments'],
      ['segments', '--format', 'csv'],
      ['segments', '--format', 'md'],
    ]) {
      await gloss(args, { cwd: empty.folder });
    }
    assert.equal(await gloss(['segments', '--format', 'json'], { cwd: empty.folder }), '[]\n');
    empty.remove();
  });
});
