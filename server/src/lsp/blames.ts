import { setTimeout as wait } from 'node:timers/promises';
import type { Blame } from '../core/review/blame.js';
import type { CodingsRecord } from '../core/study/study.js';
import { blameNow, codingsHistory, headCommit, type CodingsHistory } from './node/codingsHistory.js';

/** Who gave and changed codings, as git tells it; worked out when it is first asked for. */
export interface Blames {
  /**
   * The history of codings files up to a commit, else up to the one that is checked out and with what is not committed
   * yet. Undefined where there is no git, or where it takes more than so many milliseconds; then it is there later.
   */
  readonly of: (
    folder: string,
    records: readonly CodingsRecord[],
    most: number,
    commit?: string,
  ) => Promise<ReadonlyMap<CodingsRecord, Blame> | undefined>;
}

/** Histories that are kept. */
const mostKept = 100;

export function keepBlames(): Blames {
  const histories = new Map<string, Promise<CodingsHistory>>();
  const historyOf = (folder: string, path: string, head: string): Promise<CodingsHistory> => {
    const key = `${folder}\0${head}\0${path}`;
    const known = histories.get(key);
    if (known) return known;
    // Why a code was made another is not told here: to read all versions of the codebooks would hold up other requests.
    const history = codingsHistory(folder, path, head, () => undefined);
    keep(histories, key, history);
    return history;
  };
  const find = async (
    folder: string,
    records: readonly CodingsRecord[],
    commit: string | undefined,
  ): Promise<ReadonlyMap<CodingsRecord, Blame> | undefined> => {
    const head = commit ?? (await headCommit(folder));
    if (head === undefined) return undefined;
    const found = records.map(async (record) => {
      const history = await historyOf(folder, record.path, head);
      return [record, commit === undefined ? blameNow(history, record) : history.blame] as const;
    });
    return new Map(await Promise.all(found));
  };
  return {
    of: async (folder, records, most, commit) => {
      const timer = new AbortController();
      const late = wait(most, undefined, { signal: timer.signal }).catch(() => undefined);
      const found = find(folder, records, commit).catch(() => undefined);
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
