import type { Command } from 'commander';

type AddCommand = (program: Command) => void;

/**
 * All commands, in the order in which the help lists them; a command adds itself to the program. Each is read when it is
 * asked for, since reading all takes longer than most of them need.
 */
export const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  init: async () => (await import('./init.js')).addInit,
  check: async () => (await import('./check.js')).addCheck,
  codes: async () => (await import('./codes.js')).addCodes,
  code: async () => (await import('./code.js')).addCode,
  count: async () => (await import('./count.js')).addCount,
  compare: async () => (await import('./compare.js')).addCompare,
  segments: async () => (await import('./segments.js')).addSegments,
  find: async () => (await import('./find.js')).addFind,
  transcripts: async () => (await import('./transcripts.js')).addTranscripts,
  diff: async () => (await import('./diff.js')).addDiff,
  blame: async () => (await import('./blame.js')).addBlame,
  apply: async () => (await import('./apply.js')).addApply,
  uncode: async () => (await import('./uncode.js')).addUncode,
  discuss: async () => (await import('./discuss.js')).addDiscuss,
  reconcile: async () => (await import('./reconcile.js')).addReconcile,
  done: async () => (await import('./done.js')).addDone,
  move: async () => (await import('./move.js')).addMove,
  undo: async () => (await import('./undo.js')).addUndo,
  redo: async () => (await import('./redo.js')).addRedo,
  reanchor: async () => (await import('./reanchor.js')).addReanchor,
  pseudonymise: async () => (await import('./pseudonymise.js')).addPseudonymise,
  codebook: async () => (await import('./codebook/index.js')).addCodebook,
  'git-setup': async () => (await import('./gitSetup.js')).addGitSetup,
  'merge-driver': async () => (await import('./mergeDriver.js')).addMergeDriver,
  textconv: async () => (await import('./textconv.js')).addTextconv,
  lsp: async () => (await import('./lsp.js')).addLsp,
};
