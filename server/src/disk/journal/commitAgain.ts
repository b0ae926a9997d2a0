import type { FileChange, Step } from '../../core/edit/step.js';
import { GlossError } from '../../core/glossError.js';
import { commitStep, type FileAccess } from './commitStep.js';

/** Where a step is written, and how it is worked out. */
export interface Planned {
  readonly folder: string;
  readonly access: FileAccess;
  readonly step: Step;
}

/**
 * Works a step out and writes it; again, after `stale`, where another program changed its files meanwhile, at most so many
 * times. Undefined where there is nothing to do.
 */
export async function commitAgain<P extends Planned>(
  mostAttempts: number,
  plan: (attempt: number) => Promise<P | undefined>,
  stale?: (changes: readonly FileChange[]) => Promise<void>,
): Promise<P | undefined> {
  for (let attempt = 1; ; attempt++) {
    const planned = await plan(attempt);
    if (!planned) return undefined;
    const { folder, access, step } = planned;
    try {
      await commitStep(folder, access, step);
      return planned;
    } catch (error) {
      const isStale = error instanceof GlossError && error.code === 'changed-meanwhile';
      if (!isStale || attempt === mostAttempts) throw error;
      await stale?.(step.changes);
    }
  }
}
