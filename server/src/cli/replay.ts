import type { Command } from 'commander';
import * as l10n from '../core/text/l10n.js';
import { diskAccess, replayStep } from '../disk/journal/commitStep.js';
import { print } from './formats/terminal.js';
import { shownPath, studyFolder, type GlobalOptions } from './study.js';

/** Adds the command that undoes a step, or does it again. */
export function addReplay(program: Command, kind: 'undo' | 'redo', description: string): void {
  program
    .command(kind)
    .description(description)
    .action(async (_options: GlobalOptions, command: Command) => {
      const folder = studyFolder(command.optsWithGlobals<GlobalOptions>().study);
      const { label, changes } = await replayStep(folder, diskAccess(folder), kind);
      const files = changes.map(({ path }) => shownPath(folder, path)).join(', ');
      print([
        kind === 'undo'
          ? l10n.t('Undone: {label} ({files})', { label, files })
          : l10n.t('Done again: {label} ({files})', { label, files }),
      ]);
    });
}
