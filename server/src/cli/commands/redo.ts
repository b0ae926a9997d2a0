import type { Command } from 'commander';
import { addReplay } from '../replay.js';

/** `gloss redo`: does the step undone last again. */
export function addRedo(program: Command): void {
  addReplay(program, 'redo', 'do the step that was undone last again');
}
