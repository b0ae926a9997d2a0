import type { Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { recordsFor } from '../../core/study/study.js';
import { edit } from '../edit.js';
import { print } from '../formats/terminal.js';
import { coderOf, openForTranscript, openWholeStudy, studyFolder, type GlobalOptions } from '../study.js';

interface Options extends GlobalOptions {
  readonly coder?: string;
  readonly undo?: boolean;
}

/** `gloss done`: says that the coder is done with coding transcripts, or lists what was said. */
export function addDone(program: Command): void {
  program
    .command('done')
    .description(l10n.t('say that you are done with coding transcripts; without one, list which are done'))
    .argument('[transcripts...]', l10n.t('transcripts, as in transcripts/P01.txt'))
    .option('--undo', l10n.t('take it back'))
    .option('--coder <id>', l10n.t('who codes; else GLOSS_CODER, else git’s user.name'))
    .action(async (given: readonly string[], { coder, undo }: Options, command: Command) => {
      const folder = studyFolder(command.optsWithGlobals<Options>().study);
      if (given.length === 0) await list(folder, coder);
      for (const transcript of given) {
        const { step } = await edit({
          open: () => openForTranscript(folder, transcript),
          coder,
          operation: () => ({ op: 'declareDone', done: !undo }),
        });
        print([`${transcript}: ${step.label}`]);
      }
    });
}

async function list(folder: string, option: string | undefined): Promise<void> {
  const opened = await openWholeStudy(folder);
  const coder = await coderOf(opened, option);
  print(
    [...opened.study.transcripts.keys()].sort().map((transcript) => {
      const own = recordsFor(opened.study, transcript).find((record) => record.coder === coder);
      return `${(own?.value.done ?? '').padEnd(10)}  ${transcript}`;
    }),
  );
}
