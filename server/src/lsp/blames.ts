import { setTimeout as wait } from 'node:timers/promises';
import type { Blame, CauseOf } from '../core/review/blame.js';
import { codesOf, type CodingsRecord, type Study } from '../core/study/study.js';
import { codebookCauses } from './node/codebookCauses.js';
import { blameNow, codingsHistory, headCommit, type CodingsHistory } from './node/codingsHistory.js';

/** Who gave and changed codings, as git tells it; worked out when it is first asked for. */
export interface Blames {
  /**
   * The history of codings files up to a commit, else up to the one that is checked out and with what is not committed
   * yet. Undefined where there is no git, or where it takes more than so many milliseconds; then it is there later.
   */
  readonly of: (
    folder: string,
    study: Study,
    records: readonly CodingsRecord[],
    most: number,
    commit?: string,
  ) => Promise<ReadonlyMap<CodingsRecord, Blame> | undefined>;
}

/** Histories that are kept. */
const mostKept = 100;

export function keepBlames(): Blames {
  const causes = new Map<string, { readonly codes: object; readonly causeOf: Promise<CauseOf> }>();
  const histories = new Map<string, { readonly causeOf: CauseOf; readonly history: Promise<CodingsHistory> }>();
  const causesAt = (folder: string, study: Study, head: string): Promise<CauseOf> => {
    const [key, codes] = [`${folder}\0${head}`, codesOf(study)];
    const known = causes.get(key);
    if (known?.codes === codes) return known.causeOf;
    const causeOf = codebookCauses(folder, study);
    keep(causes, key, { codes, causeOf });
    return causeOf;
  };
  const historyOf = (folder: string, path: string, head: string, causeOf: CauseOf): Promise<CodingsHistory> => {
    const key = `${folder}\0${head}\0${path}`;
    const known = histories.get(key);
    if (known?.causeOf === causeOf) return known.history;
    const history = codingsHistory(folder, path, head, causeOf);
    keep(histories, key, { causeOf, history });
    return history;
  };
  const find = async (
    folder: string,
    study: Study,
    records: readonly CodingsRecord[],
    commit: string | undefined,
  ): Promise<ReadonlyMap<CodingsRecord, Blame> | undefined> => {
    const head = commit ?? (await headCommit(folder));
    if (head === undefined) return undefined;
    const causeOf = await causesAt(folder, study, head);
    const found = records.map(async (record) => {
      const history = await historyOf(folder, record.path, head, causeOf);
      return [record, commit === undefined ? blameNow(history, record) : history.blame] as const;
    });
    return new Map(await Promise.all(found));
  };
  return {
    of: async (folder, study, records, most, commit) => {
      const timer = new AbortController();
      const late = wait(most, undefined, { signal: timer.signal }).catch(() => undefined);
      const found = find(folder, study, records, commit).catch(() => undefined);
      const first = await Promise.race([found, late]);
      timer.abort();
      return first;
    },
  };
}

/** Keeps the entries that were put in last. */
function keep<V>(entries: Map<string, V>, key: string, value: V): void {
  entries.delete(key);
  entries.set(key, value);
  for (const oldest of entries.keys()) {
    if (entries.size <= mostKept) return;
    entries.delete(oldest);
  }
}
