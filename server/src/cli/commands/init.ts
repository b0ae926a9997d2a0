import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { createStudyFolder } from '../../disk/study/createStudyFolder.js';
import { print } from '../formats/terminal.js';

interface Options {
  readonly codebook?: readonly string[];
  readonly name?: string;
}

/** `gloss init`: makes a study. */
export function addInit(program: Command): void {
  program
    .command('init')
    .description(l10n.t('make a study in a folder: gloss.yaml, transcripts/ and codebooks/'))
    .argument('[folder]', l10n.t('made where it is not there'), '.')
    .option('--codebook <name...>', l10n.t('starter codebooks to copy into the study'))
    .option('--name <name>', l10n.t('name of the study; the folder’s where absent'))
    .action(async (folder: string, { codebook = [], name }: Options) => {
      const path = resolve(folder);
      await createStudyFolder(path, name, codebook, join(__dirname, '..', 'codebooks'));
      print([
        l10n.t('Made the study {folder}. Put transcripts into {transcripts}.', {
          folder: path,
          transcripts: join(path, 'transcripts'),
        }),
      ]);
    });
}
