import { watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codingsPath } from '../../../server/src/core/study/paths.js';
import { linesOf } from '../../../server/src/core/text/lines.js';
import { toLspRange } from '../../../server/src/features/common/workspace.js';
import { serverCommands, type EditParams, type EditResult } from '#protocol';
import {
  codeIds,
  passage,
  pick,
  randomFrom,
  transcriptPath,
  withStudy,
  type StudyParameters,
} from '../generateStudy.js';
import { sampleOf, type Sample } from '../measure.js';
import { atMost, type RowGroup } from '../row.js';
import { withServer, type BenchServer } from '../server.js';
import { largeStudy, longTranscript, middleStudy } from './studies.js';

const untilWritten = 'request → the codings file has been replaced';
const untilPublished = 'request → what changed of the segments is at the client';
const untilDrawn = 'request → file replaced, answer and segments at the client';

export const applyInLargeStudy: RowGroup = {
  name: 'apply-large',
  table: 'large study',
  run: async (options) => {
    const { drawn } = await apply(largeStudy(options), options.quick);
    return [{ what: 'apply a code', sample: drawn, unit: 'ms', aim: atMost(30), how: untilDrawn }];
  },
};

export const applyCode: RowGroup = {
  name: 'apply',
  table: 'against others',
  run: async ({ quick }) => {
    const short = await apply(middleStudy, quick);
    const long = await apply(longTranscript(2000), quick);
    return [
      { what: 'apply one code, 40 kB text', sample: short.written, unit: 'ms', aim: atMost(5), how: untilWritten },
      { what: '  until published', sample: short.published, unit: 'ms', aim: atMost(6), how: untilPublished },
      { what: '  and highlight', sample: short.drawn, unit: 'ms', how: untilDrawn },
      {
        what: 'apply one code, 1 MB, 2,000 codings',
        sample: long.written,
        unit: 'ms',
        aim: atMost(5),
        how: untilWritten,
      },
      { what: '  until published', sample: long.published, unit: 'ms', aim: atMost(15), how: untilPublished },
      { what: '  and highlight', sample: long.drawn, unit: 'ms', how: untilDrawn },
    ];
  },
};

/** Applies one code after the other to passages of one transcript. */
function apply(
  study: StudyParameters,
  quick: boolean,
): Promise<Readonly<Record<'written' | 'published' | 'drawn', Sample>>> {
  return withStudy(study, (folder) =>
    withServer(folder, async (server) => {
      await server.ready();
      const path = transcriptPath(0);
      const { uri, text } = await server.open(path);
      await server.published(uri);
      const lines = linesOf(text);
      const random = randomFrom(11);
      const replaced = watchFile(join(folder, codingsPath('coder1', path)));
      const written: number[] = [];
      const published: number[] = [];
      const drawn: number[] = [];
      const warmUp = 10;
      for (let run = 0; run < warmUp + (quick ? 10 : 60); run++) {
        const range = toLspRange(lines, passage(random, text));
        const edit: EditParams = { op: 'apply', uri, range, codes: [pick(random, codeIds)] };
        const start = performance.now();
        const moments = await Promise.all([replaced.next(), server.published(uri), send(server, edit)]);
        if (run < warmUp) continue;
        written.push(moments[0] - start);
        published.push(moments[1].at - start);
        drawn.push(performance.now() - start);
      }
      replaced.stop();
      return { written: sampleOf(written), published: sampleOf(published), drawn: sampleOf(drawn) };
    }),
  );
}

async function send(server: BenchServer, edit: EditParams): Promise<void> {
  const params = { command: serverCommands.edit, arguments: [edit] };
  const { done, refusal } = await server.request<EditResult>('workspace/executeCommand', params);
  if (!done) throw new Error(`Not applied: ${refusal?.message ?? 'no reason given'}`);
}

/** Tells the moments at which a file is put in the place of another. */
function watchFile(file: string): { readonly next: () => Promise<number>; readonly stop: () => void } {
  let tell: (at: number) => void = () => undefined;
  const watcher = watch(dirname(file), (event, name) => {
    if (event === 'rename' && name === basename(file)) tell(performance.now());
  });
  return {
    next: () => new Promise((resolve) => (tell = resolve)),
    stop: () => watcher.close(),
  };
}
