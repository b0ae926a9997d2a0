import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openWholeStudy } from '../../../server/src/cli/study.js';
import { findSegments } from '../../../server/src/core/queries/query.js';
import { keptStudy } from '../generateStudy.js';
import { repeat, timed } from '../measure.js';
import { atMost, type Row, type RowGroup } from '../row.js';
import { distFolder } from '../server.js';
import { middleStudy } from './studies.js';

/** All segments of a study as a table, on the command line. */
export const segmentsTable: RowGroup = {
  name: 'segments-csv',
  table: 'against others',
  run: async ({ quick }) => {
    const folder = keptStudy(middleStudy);
    const runs = quick ? 3 : 15;
    const rows: Row[] = [];
    const cli = join(distFolder, 'cli.js');
    const command = (): number =>
      spawnSync(process.execPath, [cli, 'segments', '--format', 'csv'], { cwd: folder, maxBuffer: 2 ** 28 }).status ??
      1;
    if (existsSync(cli) && command() === 0) {
      rows.push({
        what: 'all segments as CSV',
        sample: await repeat(runs, () => timed(command), 1),
        unit: 'ms',
        aim: atMost(150),
        how: '`gloss segments --format csv`, the whole process',
      });
    }
    const bare = await repeat(runs, () => timed(() => spawnSync(process.execPath, ['-e', '0'])), 1);
    rows.push({ what: '  node itself, doing nothing', sample: bare, unit: 'ms', how: 'the whole process' });
    const read = await repeat(runs, () => timed(async () => findSegments((await openWholeStudy(folder)).study, {})), 2);
    rows.push({
      what: '  study read and segments found',
      sample: read,
      unit: 'ms',
      how: 'the same in a warm process, without printing',
    });
    return rows;
  },
};
