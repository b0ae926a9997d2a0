import type { Command } from 'commander';
import { addApply } from './apply.js';
import { addCheck } from './check.js';
import { addCode } from './code.js';
import { addCodebook } from './codebook/index.js';
import { addCodes } from './codes.js';
import { addCount } from './count.js';
import { addInit } from './init.js';
import { addLsp } from './lsp.js';
import { addMove } from './move.js';
import { addPseudonymise } from './pseudonymise.js';
import { addReanchor } from './reanchor.js';
import { addRedo } from './redo.js';
import { addSegments } from './segments.js';
import { addUncode } from './uncode.js';
import { addUndo } from './undo.js';

/** All commands, in the order in which the help lists them. A command adds itself to the program. */
export const commands: readonly ((program: Command) => void)[] = [
  addInit,
  addCheck,
  addCodes,
  addCode,
  addCount,
  addSegments,
  addApply,
  addUncode,
  addMove,
  addUndo,
  addRedo,
  addReanchor,
  addPseudonymise,
  addCodebook,
  addLsp,
];
