import { pathToFileURL } from 'node:url';
import { serverCommands, type EditParams, type EditResult } from '#protocol';
import { leafIds, withStudy, type StudyParameters } from '../generateStudy.js';
import { sampleOf, type Sample } from '../measure.js';
import { atMost, type RowGroup } from '../row.js';
import { withServer } from '../server.js';
import { middleStudy } from './studies.js';

/** 100 transcripts, each coded by three coders. */
const threeCoders: StudyParameters = { transcripts: 100, size: 10_000, codings: 60, coders: 3 };

const how = 'request → all files written, answer at the client';

/** A code renamed everywhere, each time another one. */
export const renameCode: RowGroup = {
  name: 'rename',
  table: 'against others',
  run: async ({ quick }) => [
    { what: 'rename a code everywhere', sample: await rename(middleStudy, quick), unit: 'ms', aim: atMost(300), how },
    {
      what: '  in 300 files of three coders',
      sample: await rename(threeCoders, quick),
      unit: 'ms',
      aim: atMost(2000),
      how,
    },
  ],
};

function rename(study: StudyParameters, quick: boolean): Promise<Sample> {
  return withStudy(study, (folder) =>
    withServer(folder, async (server) => {
      await server.ready();
      const uri = pathToFileURL(folder).href;
      const times: number[] = [];
      for (const code of leafIds.slice(0, quick ? 4 : 12)) {
        const edit: EditParams = { op: 'renameCode', uri, code, id: `${code}-renamed` };
        const start = performance.now();
        const { done, refusal } = await server.request<EditResult>('workspace/executeCommand', {
          command: serverCommands.edit,
          arguments: [edit],
        });
        times.push(performance.now() - start);
        if (!done) throw new Error(`Not renamed: ${refusal?.message ?? 'no reason given'}`);
      }
      return sampleOf(times.slice(1));
    }),
  );
}
