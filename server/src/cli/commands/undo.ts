import type { Command } from 'commander';
import { addReplay } from '../replay.js';

/** `gloss undo`: takes back the latest coding step. */
export function addUndo(program: Command): void {
  addReplay(program, 'undo', 'take back the latest coding step, whichever program made it');
}
