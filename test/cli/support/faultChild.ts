import { readFileSync } from 'node:fs';
import type { Step } from '../../../server/src/core/edit/step.js';
import { commitStep, diskAccess, recover, replayStep } from '../../../server/src/disk/journal/commitStep.js';
import { dieAt, type Death } from './diesAt.js';

/** What a child process does to the study in `folder` before it ends, or dies. */
export interface Task {
  readonly folder: string;
  readonly death: Death;
  /** A file with the step to write as JSON; else what to do. */
  readonly does: { readonly step: string } | 'undo' | 'redo' | 'recover';
}

async function main({ folder, death, does }: Task): Promise<void> {
  const step = typeof does === 'object' ? (JSON.parse(readFileSync(does.step, 'utf8')) as Step) : undefined;
  dieAt(death);
  if (step) await commitStep(folder, diskAccess(folder), step);
  else if (does === 'undo' || does === 'redo') await replayStep(folder, diskAccess(folder), does);
  else await recover(folder);
}

void main(JSON.parse(process.argv[2] ?? '') as Task);
