import { keptStudy, transcriptPath, type StudyParameters } from '../generateStudy.js';
import { repeat, type Sample } from '../measure.js';
import { atMost, type RowGroup } from '../row.js';
import { withServer } from '../server.js';
import { longTranscript, middleStudy } from './studies.js';

const how = 'didOpen → publishSegments at the client, on a server that is running';

export const openTranscript: RowGroup = {
  name: 'open-transcript',
  table: 'against others',
  run: async ({ quick }) => [
    {
      what: 'open a text and highlight: 50 codings',
      sample: await open(middleStudy, quick ? 10 : 100),
      unit: 'ms',
      aim: atMost(10),
      how,
    },
    {
      what: 'open a text and highlight: 1 MB with 2,000',
      sample: await open(longTranscript(2000), quick ? 3 : 20),
      unit: 'ms',
      aim: atMost(100),
      how,
    },
  ],
};

/** Opens one transcript after the other, each closed before the next. */
function open(study: StudyParameters, runs: number): Promise<Sample> {
  return withServer(keptStudy(study), async (server) => {
    await server.ready();
    const once = async (run: number): Promise<number> => {
      const start = performance.now();
      const { uri, close } = await server.open(transcriptPath(run % study.transcripts));
      const { at } = await server.published(uri);
      await close();
      return at - start;
    };
    return repeat(runs, once, Math.ceil(runs / 10));
  });
}
