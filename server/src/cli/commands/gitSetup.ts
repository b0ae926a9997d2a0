import { resolve } from 'node:path';
import type { Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { checkGitSetUp, setUpGit, undoGitSetUp } from '../../disk/git/setUpGit.js';
import { print } from '../formats/terminal.js';
import { studyFolder, type GlobalOptions } from '../study.js';

interface Options {
  readonly check?: true;
  readonly undo?: true;
}

/** `gloss git-setup`: lets git merge and compare the study's files by meaning. */
export function addGitSetup(program: Command): void {
  program
    .command('git-setup')
    .description(l10n.t('let git merge and compare codings, codebooks and discussions of this study by meaning'))
    .option('--check', l10n.t('only say whether all is set up; exit code 1 where it is not'))
    .option('--undo', l10n.t('take it back: git then merges line by line'))
    .action(async ({ check, undo }: Options, command: Command) => {
      const folder = studyFolder(command.optsWithGlobals<GlobalOptions>().study);
      if (check) {
        const missing = await checkGitSetUp(folder);
        print(
          missing.length === 0
            ? [l10n.t('git merges this study by meaning.')]
            : [...missing, l10n.t('Set it up with “gloss git-setup”.')],
        );
        if (missing.length > 0) process.exitCode = 1;
        return;
      }
      if (undo) {
        await undoGitSetUp(folder);
        print([
          l10n.t(
            'Taken back: git merges this study line by line in this clone. Commit .gitattributes if it has changed.',
          ),
        ]);
        return;
      }
      const { attributes, isNew } = await setUpGit(folder, resolve(process.argv[1] ?? ''));
      print([
        isNew
          ? l10n.t('Wrote {file}; commit it, so that your team has it too.', { file: attributes })
          : l10n.t('{file} says it already.', { file: attributes }),
        l10n.t('Set up the merge and diff driver “gloss” in this clone; everybody runs this command once in theirs.'),
      ]);
    });
}
