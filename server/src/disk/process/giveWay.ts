import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../../core/workInSteps.js';

/** Milliseconds after which work that can wait lets other requests go first. */
const longestWork = 10;

/** Makes a function that a long piece of work calls now and then, and that gives way when it has been at work for long. */
export function createGiveWay(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < longestWork) return;
    await setImmediate();
    last = performance.now();
  };
}

/** Does work step by step, giving way between them; undefined where it was overtaken meanwhile, and left. */
export async function doSteps<T>(
  steps: Steps<T>,
  giveWay: () => Promise<void>,
  isOvertaken: () => boolean,
): Promise<T | undefined> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await giveWay();
    if (isOvertaken()) return undefined;
  }
}
