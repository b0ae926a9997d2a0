import { linesOf } from '../../../server/src/core/text/lines.js';
import { toLspRange } from '../../../server/src/features/workspace.js';
import { serverCommands, type EditParams, type EditResult } from '../../../server/src/protocol/index.js';
import {
  codeIds,
  passage,
  pick,
  randomFrom,
  transcriptPath,
  withStudy,
  type StudyParameters,
} from '../generateStudy.js';
import { repeat, type Sample } from '../measure.js';
import { atMost, type RowGroup } from '../row.js';
import { withServer } from '../server.js';
import { largeStudy, longTranscript, middleStudy } from './studies.js';

const how = 'request → answer (file written) and publishSegments, both at the client';

export const applyInLargeStudy: RowGroup = {
  name: 'apply-large',
  table: 'large study',
  run: async (options) => [
    { what: 'apply a code', sample: await apply(largeStudy(options), options.quick), unit: 'ms', aim: atMost(30), how },
  ],
};

export const applyCode: RowGroup = {
  name: 'apply',
  table: 'against others',
  run: async ({ quick }) => [
    { what: 'apply one code, 40 kB text', sample: await apply(middleStudy, quick), unit: 'ms', aim: atMost(5), how },
    {
      what: 'apply one code, 1 MB text with 2,000 codings',
      sample: await apply(longTranscript(2000), quick),
      unit: 'ms',
      aim: atMost(5),
      how,
    },
  ],
};

function apply(study: StudyParameters, quick: boolean): Promise<Sample> {
  return withStudy(study, (folder) =>
    withServer(folder, async (server) => {
      await server.ready();
      const { uri, text } = await server.open(transcriptPath(0));
      await server.published(uri);
      const lines = linesOf(text);
      const random = randomFrom(11);
      const once = async (): Promise<number> => {
        const range = toLspRange(lines, passage(random, text));
        const edit: EditParams = { op: 'apply', uri, range, codes: [pick(random, codeIds)] };
        const published = server.published(uri);
        const start = performance.now();
        const result = await server.request<EditResult>('workspace/executeCommand', {
          command: serverCommands.edit,
          arguments: [edit],
        });
        if (!result.done) throw new Error(`Not applied: ${result.refusal?.message ?? ''}`);
        const written = performance.now();
        return Math.max(written, (await published).at) - start;
      };
      return repeat(quick ? 10 : 60, once, 10);
    }),
  );
}
