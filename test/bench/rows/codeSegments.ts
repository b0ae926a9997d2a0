import { pathToFileURL } from 'node:url';
import { openWholeStudy } from '../../../server/src/cli/study.js';
import { findSegments } from '../../../server/src/core/queries/query.js';
import type { ListSegmentsResult, ThemesResult } from '#protocol';
import { leafIds, keptStudy } from '../generateStudy.js';
import { repeat, timed } from '../measure.js';
import { atMost, type RowGroup } from '../row.js';
import { withServer } from '../server.js';
import { largeStudy } from './studies.js';

/** All passages of one code, each time of another. */
export const codeSegments: RowGroup = {
  name: 'code-segments',
  table: 'large study',
  run: async (options) => {
    const folder = keptStudy(largeStudy(options));
    const code = (run: number): string => leafIds[run % leafIds.length]!;
    const runs = options.quick ? 10 : 80;
    const { listed, themes } = await withServer(folder, async (server) => {
      await server.ready();
      const study = pathToFileURL(folder).href;
      const list = (run: number): Promise<number> =>
        timed(() => server.request<ListSegmentsResult>('gloss/listSegments', { study, codes: [code(run)] }));
      return {
        listed: await repeat(runs, list, 10),
        themes: await repeat(runs, () => timed(() => server.request<ThemesResult>('gloss/themes', {})), 10),
      };
    });
    const { study } = await openWholeStudy(folder);
    const found = await repeat(runs, (run) => timed(() => findSegments(study, { codes: [code(run)] })), 10);
    return [
      {
        what: 'all segments of a code',
        sample: found,
        unit: 'ms',
        aim: atMost(20),
        how: 'findSegments in the process that holds the study',
      },
      {
        what: '  as gloss/listSegments answers',
        sample: listed,
        unit: 'ms',
        aim: atMost(20),
        how: 'request → answer at the client: found, sent and read',
      },
      { what: '  theme tree with all counts', sample: themes, unit: 'ms', how: 'gloss/themes → answer at the client' },
    ];
  },
};
