import assert from 'node:assert/strict';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, runCli } from './support/runCli.js';

const text = `I: How did it begin?
Anna: The letter came on a Monday. Nobody had told us.
Ben: We laughed.
`;

describe('gloss find', () => {
  let study: TemporaryStudy;
  const run = (...args: readonly string[]): ReturnType<typeof runCli> => runCli(args, { cwd: study.folder });
  beforeEach(async () => {
    study = temporaryStudy({
      ...smallStudy,
      'transcripts/P01.txt': text,
      'cases.csv': 'case;transcript;speaker;years\nC1;P01.txt;Anna;3\nC2;P01.txt;Ben;10\n',
    });
    for (const [at, coder] of [
      ['2:7-2:35', 'coder1'],
      ['2:23-2:55', 'coder2'],
      ['3:6-3:17', 'coder2'],
    ] as const) {
      await gloss(['apply', 'P01.txt', at, 'trust', '--coder', coder], { cwd: study.folder });
    }
  });
  afterEach(() => study.remove());

  const quotes = async (query: string): Promise<readonly string[]> => {
    const { stdout, stderr, code } = await run('find', query, '--format', 'json');
    assert.deepEqual([stderr, code], ['', 0]);
    return (JSON.parse(stdout) as readonly { readonly quote: string }[]).map(({ quote }) => quote);
  };

  it('prints the passages that are meant', async () => {
    assert.deepEqual(await quotes('code:trust and case:C2'), ['We laughed.']);
    assert.deepEqual(await quotes('years < 5 and coder:coder1'), ['The letter came on a Monday.']);
    assert.deepEqual(await quotes('coder:coder2 overlaps coder:coder1'), ['on a Monday. Nobody had told us.']);
    assert.deepEqual(await quotes('"laughed" near 1 turn coder:coder1'), ['We laughed.']);
    assert.deepEqual(await quotes('coder:coder1 and "laughed"'), []);
  });

  it('prints a table', async () => {
    const { stdout } = await run('find', 'case:C2', '--format', 'csv');
    assert.match(stdout, /^transcript,coder,id,.*\ntranscripts\/P01\.txt,coder2,\w+,3:6,3:17,trust,We laughed\.,/);
  });

  it('says where a query is wrong, and what may have been meant', async () => {
    const { stdout, stderr, code } = await run('find', 'case:C1 and code:trusst');
    assert.deepEqual([stdout, code], ['', 2]);
    assert.equal(
      stderr,
      'gloss: The query cannot be read at character 18. There is no “trusst” in this study. Did you mean trust?\n',
    );
  });
});
