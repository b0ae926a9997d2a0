import { keptStudy, transcriptPath, type StudyParameters } from '../generateStudy.js';
import { peakMemory, sampleOf } from '../measure.js';
import { atMost, type Row, type RowGroup } from '../row.js';
import { withServer } from '../server.js';
import { largeStudy, middleStudy } from './studies.js';

/** From nothing to the open transcript in colour, and to all files read. */
export const openLarge: RowGroup = {
  name: 'open-study',
  table: 'large study',
  run: async (options) => {
    const { highlighted, indexed, memory } = await open(largeStudy(options), options.quick ? 2 : 7);
    return [
      { ...highlighted, what: 'open a study: transcript highlighted', aim: atMost(500) },
      { ...indexed, what: 'open a study: all indexed', aim: atMost(5000) },
      { ...memory, what: 'open a study: memory', aim: atMost(600) },
    ];
  },
};

export const startMiddle: RowGroup = {
  name: 'start',
  table: 'against others',
  run: async ({ quick }) => {
    const { highlighted, indexed, memory } = await open(middleStudy, quick ? 2 : 15);
    return [
      { ...highlighted, what: 'start: transcript highlighted' },
      { ...indexed, what: 'start until ready', aim: atMost(500) },
      { ...memory, what: 'start: memory', aim: atMost(150) },
    ];
  },
};

type Measured = Omit<Row, 'what'>;

async function open(
  study: StudyParameters,
  runs: number,
): Promise<{ readonly highlighted: Measured; readonly indexed: Measured; readonly memory: Measured }> {
  const folder = keptStudy(study);
  const highlighted: number[] = [];
  const indexed: number[] = [];
  const memory: number[] = [];
  for (let run = 0; run < runs; run++) {
    await withServer(folder, async (server) => {
      const { uri } = await server.open(transcriptPath(study.transcripts >> 1));
      const ready = server.ready().then(() => indexed.push(performance.now() - server.spawned));
      highlighted.push((await server.published(uri)).at - server.spawned);
      await ready;
      memory.push(peakMemory(server.pid));
    });
  }
  return {
    highlighted: { sample: sampleOf(highlighted), unit: 'ms', how: 'spawn → publishSegments at the client' },
    indexed: { sample: sampleOf(indexed), unit: 'ms', how: 'spawn → answer to a request that waits for all files' },
    memory: { sample: sampleOf(memory), unit: 'MB', how: 'peak resident memory of the server once all is read' },
  };
}
