import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { keptStudy, type StudyParameters } from '../generateStudy.js';
import { repeat, timed } from '../measure.js';
import { atMost, type RowGroup } from '../row.js';
import { distFolder } from '../server.js';
import { middleStudy } from './studies.js';

const threeCoders: StudyParameters = { transcripts: 100, size: 40_000, codings: 50, coders: 3 };
const tenCoders: StudyParameters = { transcripts: 200, size: 40_000, codings: 480, coders: 10 };

/** All coefficients of two coders for every code, character by character, and samples of three, on the command line. */
export const agreement: RowGroup = {
  name: 'agreement',
  table: 'against others',
  run: async ({ quick }) => {
    const compare = (study: StudyParameters, ...options: readonly string[]): void => {
      const args = [join(distFolder, 'cli.js'), 'compare', ...options, '--format', 'json'];
      const cwd = keptStudy(study);
      const { status, stderr } = spawnSync(process.execPath, args, { cwd, maxBuffer: 2 ** 28, encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
    };
    const runs = quick ? 3 : 15;
    return [
      {
        what: 'agreement of two coders',
        sample: await repeat(runs, () => timed(() => compare(middleStudy, '--pairs')), 1),
        unit: 'ms',
        aim: atMost(300),
        how: '`gloss compare --pairs`: six coefficients for each code, by character, the whole process',
      },
      {
        what: 'intervals of alpha, three coders',
        sample: await repeat(runs, () => timed(() => compare(threeCoders, '--bootstrap', '1000')), 1),
        unit: 'ms',
        aim: atMost(2000),
        how: '`gloss compare --bootstrap 1000`: each code of 100 transcripts, 5,000 segments, the whole process',
      },
      {
        what: 'intervals of alpha, three coders, all codes together',
        sample: await repeat(runs, () => timed(() => compare(threeCoders, '--by', 'all', '--bootstrap', '1000')), 1),
        unit: 'ms',
        aim: atMost(5000),
        how: '`gloss compare --by all --bootstrap 1000`: sets of codes, by MASI, the whole process',
      },
      {
        what: 'intervals of alpha, ten coders',
        sample: await repeat(3, () => timed(() => compare(tenCoders, '--bootstrap', '1000')), 1),
        unit: 'ms',
        aim: atMost(3000),
        how: '`gloss compare --bootstrap 1000`: each code of 200 transcripts, 96,000 segments, the whole process',
      },
    ];
  },
};
