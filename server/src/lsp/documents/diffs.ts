import type { DiffOf } from '../../core/anchor/compareTexts.js';
import { diffSteps, type Hunk } from '../../core/anchor/diffTexts.js';

/** Differences that are kept. */
const mostKept = 4;

/** Works out what differs between two texts, and keeps it for those who ask the same next. */
export function keepDiffs(): DiffOf {
  const kept: { readonly before: string; readonly after: string; readonly hunks: readonly Hunk[] }[] = [];
  return function* (before, after) {
    const known = kept.find((each) => each.before === before && each.after === after);
    if (known) return known.hunks;
    const hunks = yield* diffSteps(before, after);
    kept.push({ before, after, hunks });
    if (kept.length > mostKept) kept.shift();
    return hunks;
  };
}
