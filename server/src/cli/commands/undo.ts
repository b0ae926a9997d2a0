import type { Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { addReplay } from '../replay.js';

/** `gloss undo`: takes back the latest coding step. */
export function addUndo(program: Command): void {
  addReplay(program, 'undo', l10n.t('take back the latest coding step, whichever program made it'));
}
