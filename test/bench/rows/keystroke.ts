import { setTimeout as delay } from 'node:timers/promises';
import { linesOf, positionAt } from '../../../server/src/core/text/lines.js';
import { randomFrom, transcriptPath, withStudy } from '../generateStudy.js';
import { repeat, sampleOf, timed } from '../measure.js';
import { atMost, type RowGroup } from '../row.js';
import { withServer, type BenchServer, type OpenDocument } from '../server.js';
import { longTranscript } from './studies.js';

/** Typing in a long transcript that is coded throughout. */
export const keystroke: RowGroup = {
  name: 'keystroke',
  table: 'large study',
  run: async ({ quick }) =>
    withStudy(longTranscript(5000), (folder) =>
      withServer(folder, async (server) => {
        await server.ready();
        const document = await server.open(transcriptPath(0));
        await server.published(document.uri);
        const type = typist(server, document);
        const baseline = await repeat(quick ? 50 : 300, () => timed(() => nothing(server)), 50);
        const keys = await repeat(quick ? 50 : 500, () => timed(() => Promise.all([type(), nothing(server)])), 50);
        await server.published(document.uri);
        const redraws: number[] = [];
        for (let run = 0; run < (quick ? 3 : 20); run++) {
          await delay(rest);
          const start = performance.now();
          await type();
          redraws.push((await server.published(document.uri)).at - start - pause);
        }
        const net = {
          ...keys,
          min: less(keys.min, baseline.min),
          median: less(keys.median, baseline.median),
          p95: less(keys.p95, baseline.median),
        };
        return [
          {
            what: 'keystroke, 1 MB with 5,000 segments',
            sample: net,
            unit: 'ms',
            aim: atMost(2, 'p95'),
            how: 'didChange and a request that does nothing → its answer, less the median of that request alone',
          },
          {
            what: '  drawn again after a pause in typing',
            sample: sampleOf(redraws),
            unit: 'ms',
            aim: atMost(30),
            how: `didChange → what changed is at the client, less the wait for more edits (${pause} ms)`,
          },
        ];
      }),
    ),
};

/** Milliseconds that the server waits for more edits before it draws. */
const pause = 120;

/** Milliseconds after which the share that is coded has been told too, for it comes later. */
const rest = 600;

const less = (value: number, baseline: number): number => Math.max(0, value - baseline);

/** A request that the server answers without looking at any text. */
const nothing = (server: BenchServer): Promise<unknown> => {
  const at = { line: 0, character: 0 };
  return server.request('gloss/segmentsAt', { uri: 'untitled:nothing', range: { start: at, end: at } });
};

/** Types a letter at a place anywhere in the text as it was when opened. */
function typist(server: BenchServer, { uri, text }: OpenDocument): () => Promise<void> {
  const lines = linesOf(text);
  const random = randomFrom(7);
  let version = 1;
  return () => {
    const at = positionAt(lines, Math.floor(random() * text.length));
    return server.notify('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start: at, end: at }, text: 'x' }],
    });
  };
}
