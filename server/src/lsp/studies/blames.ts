import { setTimeout as wait } from 'node:timers/promises';
import type { Blame, CauseOf } from '../../core/review/blame.js';
import { codesOf, recordsFor, type CodingsRecord, type Study } from '../../core/study/study.js';
import type { Workspace } from '../../features/common/workspace.js';
import { codebookCauses } from '../../disk/codebooks/codebookCauses.js';
import { blameNow, codingsHistory, headCommit, type CodingsHistory } from '../../disk/git/codingsHistory.js';
import type { StudyHost } from './studyHost.js';

/** Who gave and changed codings, as git tells it; worked out when it is first asked for. */
interface Blames {
  /**
   * The history of codings files up to a commit, else up to the one that is checked out and with what is not committed
   * yet. Undefined where there is no git, or where it takes more than so many milliseconds; then it is there later.
   */
  readonly of: (
    folder: string,
    records: readonly CodingsRecord[],
    most: number,
    options?: Asked,
  ) => Promise<ReadonlyMap<CodingsRecord, Blame> | undefined>;
}

interface Asked {
  /** The commit up to which is told. */
  readonly commit?: string | undefined;
  /** The study from whose codebooks it is told why a code was made another. */
  readonly causes?: Study | undefined;
}

/** Histories that are kept. */
const mostKept = 100;

/** Says of segments of open studies who gave and changed their codings. */
export function createBlaming(hostOfStudy: (study: Study) => StudyHost): Pick<Workspace, 'blame'> {
  const blames = keepBlames();
  return {
    blame: ({ study, path, version }, most, options) => {
      // Why codes became others is told as of now.
      const causes = options?.causes && !version ? study : undefined;
      return blames.of(hostOfStudy(study).folder, recordsFor(study, path), most, { commit: version?.commit, causes });
    },
  };
}

function keepBlames(): Blames {
  const histories = new Map<string, Promise<CodingsHistory>>();
  /** By what the codebooks are by now, for what is not committed of them counts too. */
  const causes = new WeakMap<object, { readonly head: string; readonly causeOf: Promise<CauseOf> }>();
  const causesIn = (folder: string, study: Study, head: string): Promise<CauseOf> => {
    const codes = codesOf(study);
    const known = causes.get(codes);
    if (known?.head === head) return known.causeOf;
    const causeOf = codebookCauses(folder, study);
    causes.set(codes, { head, causeOf });
    for (const key of histories.keys()) if (key.startsWith(`why\0${folder}\0`)) histories.delete(key);
    return causeOf;
  };
  const historyOf = async (folder: string, path: string, head: string, study?: Study): Promise<CodingsHistory> => {
    const causeOf = study ? await causesIn(folder, study, head) : () => undefined;
    const key = `${study ? 'why' : ''}\0${folder}\0${head}\0${path}`;
    const known = histories.get(key);
    if (known) return known;
    const history = codingsHistory(folder, path, head, causeOf);
    keep(histories, key, history);
    return history;
  };
  const find = async (
    folder: string,
    records: readonly CodingsRecord[],
    { commit, causes: study }: Asked,
  ): Promise<ReadonlyMap<CodingsRecord, Blame> | undefined> => {
    const head = commit ?? (await headCommit(folder));
    if (head === undefined) return undefined;
    const found = records.map(async (record) => {
      const history = await historyOf(folder, record.path, head, study);
      return [record, commit === undefined ? blameNow(history, record) : history.blame] as const;
    });
    return new Map(await Promise.all(found));
  };
  return {
    of: async (folder, records, most, options = {}) => {
      const timer = new AbortController();
      const late = wait(most, undefined, { signal: timer.signal }).catch(() => undefined);
      const found = find(folder, records, options).catch(() => undefined);
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
