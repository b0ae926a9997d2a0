import type { Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { GlossError } from '../../core/glossError.js';
import type { CodingsRecord } from '../../core/study/study.js';
import { edit } from '../edit.js';
import { print } from '../formats/terminal.js';
import { coderOf, openWholeStudy, studyFolder, type GlobalOptions, type OpenStudy } from '../study.js';

interface Options extends GlobalOptions {
  readonly coder?: string;
}

/** `gloss uncode`: takes a code off a segment, or the segment away. */
export function addUncode(program: Command): void {
  program
    .command('uncode')
    .description(l10n.t('take a code off a segment, and with its last code the segment; without a code, the segment'))
    .argument('<segment>', l10n.t('id of the segment'))
    .argument('[code]', l10n.t('id of the code'))
    .option('--coder <id>', l10n.t('who codes; else GLOSS_CODER, else git’s user.name'))
    .action(async (segment: string, code: string | undefined, options: Options, command: Command) => {
      const folder = studyFolder(command.optsWithGlobals<Options>().study);
      const { step } = await edit({
        open: async () => {
          const opened = await openWholeStudy(folder);
          return { ...opened, transcript: await transcriptOf(opened, segment, options.coder) };
        },
        coder: options.coder,
        operation: () => ({ op: 'uncode', segment, ...(code !== undefined && { code }) }),
      });
      print([`${segment} ${step.label}`]);
    });
}

/** The transcript of a segment; where several coders' files have the id, of the coder's own. */
async function transcriptOf(opened: OpenStudy, id: string, option: string | undefined): Promise<string> {
  const records = [...opened.study.records.values()].filter(({ value }) =>
    value.segments.some((entry) => entry.id === id),
  );
  const coder = await coderOf(opened, option);
  const record: CodingsRecord | undefined = records.find((candidate) => candidate.coder === coder) ?? records[0];
  if (!record) {
    throw new GlossError(
      'not-found',
      l10n.t('There is no segment “{id}” in the study {folder}. “gloss segments” lists them.', {
        id,
        folder: opened.folder,
      }),
    );
  }
  return record.transcript;
}
