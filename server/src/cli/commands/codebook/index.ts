import type { Command } from 'commander';
import * as l10n from '../../../core/text/l10n.js';
import { addLog } from './log.js';
import { addPull } from './pull.js';
import { addUpdate } from './update.js';
import { addVersion } from './codebookVersion.js';

/** `gloss codebook`: commands about the codebooks themselves. */
export function addCodebook(program: Command): void {
  const codebook = program
    .command('codebook')
    .description(l10n.t('what changed in the codebooks, and codebooks from elsewhere'))
    .helpCommand(false);
  for (const add of [addLog, addPull, addUpdate, addVersion]) add(codebook);
}
