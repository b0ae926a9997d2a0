import type { Coding } from '../../codings/segment.js';

/**
 * Codings of which each code is there once, told by its current id; the first stays, with the weight of a later one where
 * it has none.
 */
export function withoutRepeats(codings: readonly Coding[], currentId: (id: string) => string): readonly Coding[] {
  const kept = new Map<string, Coding>();
  for (const coding of codings) {
    const id = currentId(coding.code);
    const first = kept.get(id);
    if (!first) kept.set(id, coding);
    else if (first.weight === undefined && coding.weight !== undefined) {
      kept.set(id, { ...first, weight: coding.weight });
    }
  }
  return [...kept.values()];
}
