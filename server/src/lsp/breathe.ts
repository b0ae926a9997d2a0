import { setImmediate } from 'node:timers/promises';

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
