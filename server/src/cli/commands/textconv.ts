import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { readable } from '../../core/merge/readable.js';
import { printText } from '../formats/terminal.js';

/** `gloss textconv`: a codings file as git is to compare it. */
export function addTextconv(program: Command): void {
  program
    .command('textconv')
    .description(l10n.t('print codings without positions, for comparing; git calls it, see “gloss git-setup”'))
    .argument('<file>')
    .action(async (file: string) => {
      printText(readable(await readFile(file, 'utf8')));
    });
}
