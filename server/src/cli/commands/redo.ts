import type { Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { addReplay } from '../replay.js';

/** `gloss redo`: does the step undone last again. */
export function addRedo(program: Command): void {
  addReplay(program, 'redo', l10n.t('do the step that was undone last again'));
}
