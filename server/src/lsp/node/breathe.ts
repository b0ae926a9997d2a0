import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../../core/steps.js';

/** Milliseconds after which work that can wait lets other requests go first. */
const longestWork = 10;

/** Makes a function that a long piece of work calls now and then, and that gives way when it has been at work for long. */
export function createBreath(): () => Promise<void> {
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
  breathe: () => Promise<void>,
  isOvertaken: () => boolean,
): Promise<T | undefined> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await breathe();
    if (isOvertaken()) return undefined;
  }
}
