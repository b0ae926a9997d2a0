import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { Steps } from '../../core/workInSteps.js';
import type { Workspace } from './workspace.js';

/** Does work that gives way to other requests between its steps; undefined where it was cancelled meanwhile. */
export async function inSteps<T>(
  { giveWay }: Pick<Workspace, 'giveWay'>,
  steps: Steps<T>,
  token: CancellationToken,
): Promise<T | undefined> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await giveWay();
    if (token.isCancellationRequested) return undefined;
  }
}
