import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { keptStudy } from '../generateStudy.js';
import { repeat, timed } from '../measure.js';
import { atMost, type RowGroup } from '../row.js';
import { distFolder } from '../server.js';
import { middleStudy } from './studies.js';

/** All coefficients of two coders for every code, character by character, on the command line. */
export const agreement: RowGroup = {
  name: 'agreement',
  table: 'against others',
  run: async ({ quick }) => {
    const cwd = keptStudy(middleStudy);
    const command = (): void => {
      const args = [join(distFolder, 'cli.js'), 'compare', '--pairs', '--format', 'json'];
      const { status, stderr } = spawnSync(process.execPath, args, { cwd, maxBuffer: 2 ** 28, encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
    };
    return [
      {
        what: 'agreement of two coders',
        sample: await repeat(quick ? 3 : 15, () => timed(command), 1),
        unit: 'ms',
        aim: atMost(300),
        how: '`gloss compare --pairs`: six coefficients for each code, by character, the whole process',
      },
    ];
  },
};
