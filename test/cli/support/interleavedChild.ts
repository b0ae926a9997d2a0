import { edit } from '../../../server/src/cli/edit.js';
import { openForTranscript } from '../../../server/src/cli/study.js';

/** Steps that a child process is to do in a study, each a passage of its own. */
export interface Work {
  readonly folder: string;
  readonly steps: readonly { readonly coder: string; readonly transcript: string; readonly start: number }[];
}

async function main({ folder, steps }: Work): Promise<void> {
  for (const { coder, transcript, start } of steps) {
    await edit({
      open: () => openForTranscript(folder, transcript),
      coder,
      operation: () => ({ op: 'apply', range: { start, end: start + 5 }, codes: [{ code: 'trust' }] }),
    });
  }
}

process.once('message', (work) => {
  void main(work as Work).finally(() => process.disconnect());
});
process.send?.('ready');
