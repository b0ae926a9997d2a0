import { Command, CommanderError } from 'commander';
import * as l10n from '../core/text/l10n.js';
import { commands as all } from './commands/index.js';
import { askedFor, speak } from '../disk/process/language.js';
import { version } from './version.js';
import { helpWords } from './helpWords.js';
import { misuseInWords } from './misuse.js';
import { endWithReader } from './formats/output.js';
import { failed, print, printText, say, sayText } from './formats/terminal.js';

/** The commands that the arguments may mean; none where they ask for help. */
export const commands = Object.keys(all).filter((name) => process.argv.includes(name));

/** Exit codes: 0 done, 1 problems found in the study, 2 refused or called wrongly. */
async function main(): Promise<void> {
  endWithReader();
  speak(askedFor(process.env));
  const program = new Command('gloss')
    .description(l10n.t('Qualitative coding in plain files: codebooks, transcripts and codings of a study.'))
    .usage('[-C <folder>] <command> [options]')
    .option('-C, --study <folder>', l10n.t('work on the study of this folder instead of the one around you'))
    .option('-V, --version', l10n.t('print the version'))
    .on('option:version', () => {
      print([version()]);
      process.exit(0);
    })
    .helpOption('-h, --help', l10n.t('display help for command'))
    // Commands that have commands of their own have this one too.
    .helpCommand('help [command]', l10n.t('display help for command'))
    .helpCommand(false)
    .configureHelp(helpWords)
    .configureOutput({
      writeOut: printText,
      writeErr: sayText,
      outputError: (message) => say(misuseInWords(message)),
    })
    .exitOverride();
  try {
    for (const [name, load] of Object.entries(all)) {
      if (commands.length === 0 || commands.includes(name)) (await load())(program);
    }
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) failed(error);
    else if (error.exitCode !== 0) process.exitCode = 2;
  }
}

void main();
