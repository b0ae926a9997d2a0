import { Session } from 'node:inspector';
import { takeNativeWork, uncounted } from './natives.js';

/** What was executed: by function how often its blocks were, and by built-in function how much it went through. */
export type Work = ReadonlyMap<string, number>;

const session = new Session();
session.connect();
session.post('Profiler.enable');
/** Only what is loaded from now on is counted block by block, so this module is to be imported before all others. */
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** What has been executed since this was last asked. */
export function takeWork(): Work {
  return uncounted(() => {
    const work = new Map<string, number>();
    session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error) throw error;
      for (const { url, functions } of taken.result) {
        if (!counted.test(url)) continue;
        const file = url.slice(url.lastIndexOf('/out/') + 1).replace(/^.*node_modules\//, '');
        for (const { functionName, ranges } of functions) {
          const name = `${functionName || `function at ${ranges[0]?.startOffset ?? 0}`} in ${file}`;
          work.set(name, (work.get(name) ?? 0) + ranges.reduce((sum, { count }) => sum + count, 0));
        }
      }
    });
    return work;
  });
}

const counted = /\/out\/server\/|\/node_modules\/(?:papaparse|fastest-levenshtein|approx-string-match)\//;

/** What built-in functions have done since this was last asked. */
export const takeBuiltIn = (): Work => takeNativeWork();
