import { join, resolve } from 'node:path';
import type { Command } from 'commander';
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
    .description('make a study in a folder: gloss.yaml, transcripts/ and codebooks/')
    .argument('[folder]', 'made where it is not there', '.')
    .option('--codebook <name...>', 'starter codebooks to copy into the study')
    .option('--name <name>', 'name of the study; the folder’s where absent')
    .action(async (folder: string, { codebook = [], name }: Options) => {
      const path = resolve(folder);
      await createStudyFolder(path, name, codebook, join(__dirname, '..', 'codebooks'));
      print([`Made the study ${path}. Put transcripts into ${join(path, 'transcripts')}.`]);
    });
}
