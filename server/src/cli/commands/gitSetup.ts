import { resolve } from 'node:path';
import type { Command } from 'commander';
import { setUpGit } from '../../lsp/node/setUpGit.js';
import { print } from '../formats/terminal.js';
import { studyFolder, type GlobalOptions } from '../study.js';

/** `gloss git-setup`: lets git merge and compare the study's files by meaning. */
export function addGitSetup(program: Command): void {
  program
    .command('git-setup')
    .description('let git merge and compare codings, codebooks and discussions of this study by meaning')
    .action(async (_options: object, command: Command) => {
      const folder = studyFolder(command.optsWithGlobals<GlobalOptions>().study);
      const { attributes, isNew } = await setUpGit(folder, resolve(process.argv[1] ?? ''));
      print([
        isNew ? `Wrote ${attributes}; commit it, so that your team has it too.` : `${attributes} says it already.`,
        'Set up the merge and diff driver “gloss” in this clone; everybody runs this command once in theirs.',
      ]);
    });
}
