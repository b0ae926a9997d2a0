import assert from 'node:assert/strict';
import { temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, refused, runCli } from './support/runCli.js';

const text = 'We waited and waited.';
const codings = (coder: string, ...segments: readonly (readonly [at: string, quote: string, code: string])[]): string =>
  [
    'transcript: transcripts/P01.txt',
    `coder: ${coder}`,
    'text: sha256-2a49fac9b32e60f8',
    'segments:',
    ...segments.flatMap(([at, quote, code], i) => [
      `  - id: ${coder}s${i + 1}`,
      `    at: ${at}`,
      `    quote: ${quote}`,
      `    codes: [${code}]`,
    ]),
    '',
  ].join('\n');

const files = {
  'gloss.yaml': 'coders: [{ id: anna }, { id: ben }, { id: lead }]\n',
  'codebooks/main.codebook.yaml':
    'codebook: Small\ncodes:\n  - id: paces\n    name: Paces\n  - id: trust\n    name: Trust\n',
  'transcripts/P01.txt': text,
  'codings/anna/P01.txt.codings.yaml': codings('anna', ['1:1-1:3', 'We', 'trust'], ['1:4-1:10', 'waited', 'paces']),
  'codings/ben/P01.txt.codings.yaml': codings(
    'ben',
    ['1:1-1:3', 'We', 'trust'],
    ['1:4-1:10', 'waited', 'trust'],
    ['1:15-1:21', 'waited', 'paces'],
  ),
};
const consensus = 'codings/consensus/P01.txt.codings.yaml';

interface Listed {
  readonly number: number;
  readonly key: string;
  readonly difference: string;
  readonly from: { readonly line: number; readonly column: number };
  readonly readings: readonly { readonly coder: string; readonly quote: string }[];
  readonly taken: readonly { readonly codes: readonly { readonly code: string }[] }[] | null;
}

describe('gloss reconcile', () => {
  let study: TemporaryStudy;
  const options = (coder = 'lead'): { cwd: string; env: Readonly<Record<string, string>> } => ({
    cwd: study.folder,
    env: { GLOSS_CODER: coder },
  });
  const run = (...args: readonly string[]): Promise<string> => gloss(['reconcile', 'P01.txt', ...args], options());
  const taken = async (): Promise<readonly string[]> => {
    const { passages } = JSON.parse(await run('--format', 'json')) as { readonly passages: readonly Listed[] };
    return passages.map(({ taken: of }) =>
      of ? of.map(({ codes }) => codes.map(({ code }) => code).join('+')).join(' ') || 'none' : 'open',
    );
  };
  beforeEach(() => (study = temporaryStudy(files)));
  afterEach(() => study.remove());

  it('lists passages with what differs and what was decided', async () => {
    await run('--take', 'ben', '--passage', '2');
    await run('--take', 'none', '--passage', 'bens3');
    assert.equal(
      await run(),
      `transcripts/P01.txt  anna, ben: 3 passages, 1 to decide

1  annas1+bens1  agreed
  anna  1:1-1:3  trust
    We
  ben  1:1-1:3  trust
    We
  to decide

2  annas2+bens2  same words, other codes
  anna  1:4-1:10  paces
    waited
  ben  1:4-1:10  trust
    waited
  decided: trust at 1:4-1:10

3  bens3  not coded by all
  ben  1:15-1:21  paces
    waited
  decided: none
`,
    );
    assert.equal(
      await run('--format', 'csv', '--coders', 'ben,anna', '--passage', '3', '2'),
      `number,passage,difference,coder,segment,from,to,codes,quote,memo,decided
3,bens3,missing,ben,bens3,1:15,1:21,paces,waited,,none
2,annas2+bens2,codes,ben,bens2,1:4,1:10,trust,waited,,trust at 1:4-1:10
2,annas2+bens2,codes,anna,annas2,1:4,1:10,paces,waited,,trust at 1:4-1:10
`,
    );
    assert.match(await run('--open'), /\n1 {2}annas1[^]*to decide\n$/);
    assert.doesNotMatch(await run('--open'), /bens2/);
  });

  it('takes what coders agree on, a coder’s readings, all, and takes decisions back', async () => {
    assert.equal(await run('--take', 'agreed'), 'Reconcile\n');
    assert.deepEqual(await taken(), ['trust', 'open', 'open']);
    assert.match(study.read(consensus), /\ncoder: consensus\n[^]*sources: \[annas1, bens1\]\n/);
    await refused(['reconcile', 'P01.txt', '--take', 'agreed'], /open on which anna and ben agree/, options());
    await run('--take', 'anna');
    assert.deepEqual(await taken(), ['trust', 'paces', 'open'], 'where she has none, it stays open');
    await run('--take', 'all', '--passage', '2', '3');
    assert.deepEqual(await taken(), ['trust', 'paces+trust', 'paces']);
    await run('--take', 'open', '--passage', '2');
    assert.deepEqual(await taken(), ['trust', 'open', 'paces']);
    await run('--take', 'open');
    assert.deepEqual(await taken(), ['open', 'open', 'open']);
  });

  it('is one step of undo, and leaves the coders’ own codings alone', async () => {
    assert.equal(await run('--take', 'all'), 'Reconcile 3 passages\n');
    assert.deepEqual(await taken(), ['trust', 'paces+trust', 'paces']);
    await gloss(['undo'], options());
    assert.deepEqual(await taken(), ['open', 'open', 'open']);
    for (const coder of ['anna', 'ben'] as const) {
      const path = `codings/${coder}/P01.txt.codings.yaml` as const;
      assert.equal(study.read(path), files[path]);
    }
  });

  it('refuses what is not there', async () => {
    const refuse = (message: RegExp, ...args: readonly string[]): Promise<void> =>
      refused(['reconcile', 'P01.txt', ...args], message, options());
    await refuse(/no passage “9”. Give a number from 1 to 3/, '--take', 'all', '--passage', '9');
    await refuse(/“carl” cannot be taken. Give anna, ben, all, none, agreed or open/, '--take', 'carl');
    await refuse(
      /no codings of transcripts\/P01.txt by “carl” to be seen. There are those of anna, ben/,
      '--coders',
      'anna,carl',
    );
    await refuse(/two coders are needed/, '--coders', 'anna');
    await refuse(/anna has not coded this passage/, '--take', 'anna', '--passage', '3');
    await refuse(/None of these passages is decided/, '--take', 'open', '--passage', '3');
  });

  it('shows and takes nothing of others in a blind study before the coder is done', async () => {
    study.write(
      'gloss.yaml',
      `blind: true\n${files['gloss.yaml'].replace('{ id: lead }', '{ id: lead, blind: false }')}`,
    );
    for (const args of [[], ['--take', 'all'], ['--take', 'anna', '--passage', '2']]) {
      const { code, stdout, stderr } = await runCli(['reconcile', 'P01.txt', ...args], options('anna'));
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' }, args.join(' '));
      assert.doesNotMatch(stderr, /bens|trust/);
      assert.match(stderr, /blind/);
    }
    await gloss(['done', 'P01.txt'], options('anna'));
    const { code } = await runCli(['reconcile', 'P01.txt', '--take', 'all'], options('anna'));
    assert.equal(code, 0);
    assert.deepEqual(await taken(), ['trust', 'paces+trust', 'paces']);
  });
});
