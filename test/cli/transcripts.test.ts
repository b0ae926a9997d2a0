import assert from 'node:assert/strict';
import { temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, refused } from './support/runCli.js';

describe('gloss transcripts', () => {
  let study: TemporaryStudy;
  before(() => {
    study = temporaryStudy({
      'gloss.yaml': 'study: Trust\ntranscripts: [transcripts/**/*.txt]\n',
      'transcripts/P01.txt': 'Interview with P01\nDate: 2026-09-04\n\nI: Why?\n\nP01: It was long.\n\nI: And?\n',
      'transcripts/P02.txt': 'Interviewer: Why?\n\nP02: So.\n\nInterviever: And?\n\n'.concat(
        'P02: Yes.\n\nInterviewer: Then?\n\n'.repeat(4),
      ),
      'transcripts/\u001b[31m.txt': '=1+1: Why?\n\n=1+1: So?\n\nP03: No.\n',
    });
  });
  after(() => {
    study.remove();
  });
  const run = (...args: readonly string[]): Promise<string> => gloss(['transcripts', ...args], { cwd: study.folder });

  it('says of each how it was read, what was guessed and what looks odd', async () => {
    const output = await run();
    assert.match(
      output,
      /^transcripts\/P01\.txt\n {2}2 speakers, 3 turns, 5 words\n {2}Plain text with labels as in “Name: …”, no times\n {2}I \(asks\): 2 turns, 2 words\n {2}P01: 1 turn, 3 words\n {2}Guessed: “I” is taken to be asking; gloss\.yaml does not say who does\.\ntranscripts\/P02\.txt\n/m,
    );
    assert.match(output, /^ {2}Odd: “Interviever” is not taken for a speaker and may be a slip of “Interviewer”\.$/m);
    assert.doesNotMatch(output, /\u001b/);
  });

  it('lists only odd ones where that is asked', async () => {
    const output = await run('--odd');
    assert.match(output, /^transcripts\/P02\.txt$/m);
    assert.doesNotMatch(output, /P01/);
  });

  it('gives a row for each speaker as CSV, and all as JSON', async () => {
    const rows = (await run('--format', 'csv')).split('\n');
    assert.equal(rows[0], 'transcript,format,labels,speaker,role,asks,turns,words,times,guessed,odd');
    assert.ok(rows.some((row) => row.startsWith('transcripts/P02.txt,text,colon,P02,,no,5,7,0,')));
    assert.ok(!rows.some((row) => row.includes(',=1+1')));
    const all = JSON.parse(await run('--format', 'json')) as readonly {
      readonly path: string;
      readonly turns: number;
    }[];
    assert.deepEqual(
      all.filter(({ path }) => path.includes('P0')).map(({ path, turns }) => [path, turns]),
      [
        ['transcripts/P01.txt', 3],
        ['transcripts/P02.txt', 10],
      ],
    );
  });

  it('refuses a format that is none', () => refused(['transcripts', '--format', 'x'], /format/, { cwd: study.folder }));
});
