import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { parse } from 'papaparse';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, runCli } from './support/runCli.js';

const before = `I: How did it begin?
P: The letter came on a Monday morning, and nobody had told us about it.
I: Was it the same for the others?
P: Yes, I think so.
I: And the ward, did it know?
P: Nobody on the ward had been asked what they thought of the new forms.
I: Would you do it again?
P: We would wait until the autumn before we begin with anything like that.
I: Did the others say so too?
P: Yes, I think so.
`;

/** By the first letter of the id: what is coded, and what has become of it in `after`. */
const coded = [
  { line: 2, from: 4, to: 40, state: 'moved' },
  { line: 4, from: 4, to: 20, state: 'ambiguous' },
  { line: 6, from: 4, to: 73, state: 'changed' },
  { line: 8, from: 4, to: 75, state: 'orphaned' },
] as const;

const after = `Recorded in spring.
I: How did it begin?
P: The letter came on a Monday morning, and nobody had told us about it.
I: Was that so for all of you there?
P: Yes, I think so.
I: And the ward, did it know?
P: Nobody on the ward had been asked what they thought of our new forms.
I: Did they all agree to this?
P: Yes, I think so.
`;

describe('where segments are that are listed and counted', () => {
  let study: TemporaryStudy;
  const run = (...args: readonly string[]): ReturnType<typeof runCli> => runCli(args, { cwd: study.folder });
  beforeEach(async () => {
    study = temporaryStudy({ ...smallStudy, 'transcripts/P01.txt': before });
    for (const { line, from, to } of coded) {
      const at = `${line}:${from}-${line}:${to}`;
      await gloss(['apply', 'P01.txt', at, 'trust', '--coder', 'coder1'], { cwd: study.folder });
    }
  });
  afterEach(() => study.remove());

  interface Row {
    readonly state: string;
    readonly quote: string;
    readonly from: { readonly line: number } | null;
  }

  it('is where they were coded as long as nothing has changed', async () => {
    const { stdout, stderr } = await run('segments', '--format', 'json');
    assert.equal(stderr, '');
    const rows = JSON.parse(stdout) as readonly Row[];
    assert.deepEqual(
      rows.map(({ state, from }) => [state, from?.line]),
      coded.map(({ line }) => ['exact', line]),
    );
  });

  it('is said in each row of each format after a change from outside, and on standard error', async () => {
    study.write('transcripts/P01.txt', after);
    const json = await run('segments', '--format', 'json');
    const states = coded.map(({ state }) => state);
    const rows = JSON.parse(json.stdout) as readonly Row[];
    assert.deepEqual(
      rows.map(({ state }) => state),
      states,
    );
    assert.equal(rows[0]?.from?.line, 3);
    assert.equal(rows[3]?.from, null);
    const note = /^gloss: 2 of 4 segments among these have no certain place \(1 ambiguous, 1 orphaned\)\. .*\n$/;
    assert.match(json.stderr, note);
    const csv = await run('segments', '--format', 'csv');
    const { data } = parse<Record<string, string>>(csv.stdout.trimEnd(), { header: true });
    assert.deepEqual(
      data.map(({ state }) => state),
      states,
    );
    assert.deepEqual([data[0]?.['from'], data[3]?.['from'], data[3]?.['to']], ['3:4', '', '']);
    assert.match(csv.stderr, note);
    for (const format of ['text', 'md']) {
      const { stdout } = await run('segments', '--format', format);
      for (const state of states) assert.equal(stdout.split(state).length, 2, `${format} ${state}`);
    }
  });

  it('counts those without a certain place beside the others', async () => {
    study.write('transcripts/P01.txt', after);
    const { stdout, stderr } = await run('count', '--format', 'json');
    const trust = { code: 'trust', segments: 4, transcripts: 1, coders: 1, uncertain: 2 };
    assert.deepEqual(
      (JSON.parse(stdout) as readonly { code: string }[]).find(({ code }) => code === 'trust'),
      trust,
    );
    assert.match(stderr, /2 of 4 segments among these have no certain place/);
    const byCoder = await run('count', '--by', 'coder', '--format', 'csv');
    assert.match(byCoder.stdout, /^coder,.*,\(uncertain\)\ncoder1,.*,4,2\n/);
    const byWeight = await run('count', '--by', 'weight', '--format', 'csv');
    assert.match(byWeight.stdout, /\ntrust,none,4,2\n/);
  });

  it('leaves out those without a certain place where asked to', async () => {
    study.write('transcripts/P01.txt', after);
    const { stdout, stderr } = await run('segments', '--certain', '--format', 'json');
    assert.deepEqual(
      (JSON.parse(stdout) as readonly Row[]).map(({ state }) => state),
      ['moved', 'changed'],
    );
    assert.match(stderr, /2 of 4 segments left out have no certain place/);
    const counts = await run('count', '--certain', '--format', 'csv');
    assert.match(counts.stdout, /\ntrust,2,1,1,2\n/);
  });

  it('is nowhere for segments of a transcript that is gone', async () => {
    rmSync(study.file('transcripts/P01.txt'));
    const { stdout, stderr } = await run('segments', '--format', 'json');
    assert.deepEqual(
      (JSON.parse(stdout) as readonly Row[]).map(({ state }) => state),
      coded.map(() => 'orphaned'),
    );
    assert.match(stderr, /There is no transcript transcripts\/P01\.txt/);
  });
});
