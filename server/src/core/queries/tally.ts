import type { CodingsRecord, Study } from '../study/study.js';

/** Something counted over all codings files of a study. */
export interface Tally<T> {
  (study: Study): T;
  /** Counts what is new file by file, for whoever wants to do something else in between. */
  readonly steps: (study: Study) => Generator<void>;
}

/**
 * A count that is kept up with the study: only files that came, changed or went since it was last asked for are gone through.
 * `count` puts a file in (1) or takes it out (-1).
 */
export function tally<T>(begin: () => T, count: (total: T, record: CodingsRecord, by: 1 | -1) => void): Tally<T> {
  const stateOf = keptWith((_study: Study) => ({
    revision: -1,
    records: new Map<string, CodingsRecord>(),
    total: begin(),
  }));
  function* steps(study: Study): Generator<void> {
    const state = stateOf(study);
    if (state.revision === study.codingsRevision) return;
    for (const [path, record] of state.records) {
      if (study.records.get(path) === record) continue;
      count(state.total, record, -1);
      state.records.delete(path);
    }
    for (const [path, record] of study.records) {
      if (state.records.has(path)) continue;
      count(state.total, record, 1);
      state.records.set(path, record);
      yield;
    }
  }
  const ask = (study: Study): T => {
    const state = stateOf(study);
    if (state.revision !== study.codingsRevision) Array.from(steps(study));
    state.revision = study.codingsRevision;
    return state.total;
  };
  return Object.assign(ask, { steps });
}

/** Adds to a count in a map; what comes to nothing is taken out. */
export function addTo<K>(counts: Map<K, number>, key: K, by: number): void {
  const sum = (counts.get(key) ?? 0) + by;
  if (sum === 0) counts.delete(key);
  else counts.set(key, sum);
}

/** What is worked out from one object, kept as long as it lives; `more` is always the same for the same object. */
export function keptWith<K extends object, T, More extends readonly unknown[]>(
  work: (key: K, ...more: More) => T,
): (key: K, ...more: More) => T {
  const kept = new WeakMap<K, { readonly made: T }>();
  return (key, ...more) => {
    const found = kept.get(key) ?? { made: work(key, ...more) };
    kept.set(key, found);
    return found.made;
  };
}
