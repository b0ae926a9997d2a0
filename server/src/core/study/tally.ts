import type { CodingsRecord, Study } from './study.js';

/**
 * Something counted over all codings files of a study, and kept up with it: only files that came, changed or went since it
 * was last asked for are gone through. `count` puts a file in (1) or takes it out (-1).
 */
export function tally<T>(
  begin: () => T,
  count: (total: T, record: CodingsRecord, by: 1 | -1) => void,
): (study: Study) => T {
  const kept = new WeakMap<Study, { revision: number; readonly records: Map<string, CodingsRecord>; total: T }>();
  return (study) => {
    const state = kept.get(study) ?? { revision: -1, records: new Map<string, CodingsRecord>(), total: begin() };
    if (state.revision === study.revision) return state.total;
    kept.set(study, state);
    for (const [path, record] of state.records) {
      if (study.records.get(path) === record) continue;
      count(state.total, record, -1);
      state.records.delete(path);
    }
    for (const [path, record] of study.records) {
      if (state.records.has(path)) continue;
      count(state.total, record, 1);
      state.records.set(path, record);
    }
    state.revision = study.revision;
    return state.total;
  };
}

/** Adds to a count in a map; what comes to nothing is taken out. */
export function addTo<K>(counts: Map<K, number>, key: K, by: number): void {
  const sum = (counts.get(key) ?? 0) + by;
  if (sum === 0) counts.delete(key);
  else counts.set(key, sum);
}

/** What is worked out from one object, kept as long as it lives. */
export function keptWith<K extends object, T>(work: (key: K) => T): (key: K) => T {
  const kept = new WeakMap<K, { readonly made: T }>();
  return (key) => {
    const found = kept.get(key) ?? { made: work(key) };
    kept.set(key, found);
    return found.made;
  };
}
