import type { Blame, CauseOf } from '../../core/review/blame.js';
import { codesOf, recordsFor, type CodingsRecord, type Study } from '../../core/study/study.js';
import type { Workspace } from '../../features/common/workspace.js';
import { codebookCauses } from '../../disk/codebooks/codebookCauses.js';
import { blameNow, codingsHistory, headCommit, type CodingsHistory } from '../../disk/git/codingsHistory.js';
import { stateOfHead } from '../../disk/git/stateOfHead.js';
import { doLater, type Later } from '../common/later.js';
import type { StudyHost } from './studyHost.js';

/** What git told, each once; kept by commit, and by what the repository's files say of the commit that is checked out. */
interface Told {
  /** By folder and state of HEAD: the commit; undefined where there is none yet. */
  readonly heads: Map<string, Promise<string | undefined>>;
  /** By folder, commit and path. */
  readonly histories: Map<string, Promise<CodingsHistory>>;
  /** Those of the files of a transcript, also by state of HEAD, for answers that do not wait. */
  readonly known: Map<string, Later<Histories | undefined>>;
  /** By folder and commit: why codes became others. */
  readonly causes: Map<string, Promise<CauseOf>>;
}

/** By path of the codings. */
type Histories = ReadonlyMap<string, CodingsHistory>;

/** Entries of one kind that are kept. */
const mostKept = 100;

/**
 * Says of segments of open studies who gave and changed their codings, as git tells it: up to a commit, else up to the one that
 * is checked out and with what is not committed yet. Says at once what is known, and has git asked for the rest once that is said.
 */
export function createBlaming(hostOfStudy: (study: Study) => StudyHost): Pick<Workspace, 'blame'> {
  const plain = nothingTold();
  /** By what the codebooks are by now, for what is not committed of them counts too. */
  const explained = new WeakMap<object, Told>();
  const toldWith = (study: Study): Told => {
    const codes = codesOf(study);
    const told = explained.get(codes) ?? nothingTold();
    explained.set(codes, told);
    return told;
  };
  return {
    blame: ({ study, path, version }, options) => {
      const { folder } = hostOfStudy(study);
      const state = version?.commit ?? stateOfHead(folder);
      if (state === undefined) return undefined;
      // Why codes became others is told as of now.
      const causes = options?.causes && !version ? study : undefined;
      const asked = { folder, commit: version?.commit, state, causes };
      const records = recordsFor(study, path);
      const histories = knownOf(causes ? toldWith(causes) : plain, asked, records);
      return histories && new Map(records.flatMap((record) => blameOf(histories.get(record.path), asked, record)));
    },
  };
}

const nothingTold = (): Told => ({ heads: new Map(), histories: new Map(), known: new Map(), causes: new Map() });

interface Asked {
  readonly folder: string;
  /** The commit up to which is told; undefined for the one that is checked out. */
  readonly commit: string | undefined;
  /** That commit, or the state of HEAD. */
  readonly state: string;
  /** The study from whose codebooks it is told why a code was made another. */
  readonly causes: Study | undefined;
}

/** What is known by now; where that is nothing, git is asked after whoever asks has gone on. */
function knownOf(told: Told, asked: Asked, records: readonly CodingsRecord[]): Histories | undefined {
  const paths = records.map(({ path }) => path);
  const key = [asked.folder, asked.state, ...paths];
  const later = kept(told.known, key, () => doLater(() => historiesOf(told, asked, paths)));
  if (later.hasFailed) told.known.delete(keyOf(key));
  return later.value;
}

const blameOf = (
  history: CodingsHistory | undefined,
  { commit }: Asked,
  record: CodingsRecord,
): readonly (readonly [CodingsRecord, Blame])[] =>
  history ? [[record, commit === undefined ? withUncommitted(history, record) : history.blame]] : [];

/** The same with what is not committed, worked out once for each version of the file. */
function withUncommitted(history: CodingsHistory, record: CodingsRecord): Blame {
  const byRecord = uncommitted.get(history) ?? new WeakMap<CodingsRecord, Blame>();
  uncommitted.set(history, byRecord);
  const blame = byRecord.get(record) ?? blameNow(history, record);
  byRecord.set(record, blame);
  return blame;
}

const uncommitted = new WeakMap<CodingsHistory, WeakMap<CodingsRecord, Blame>>();

/** Undefined where nothing has been committed. */
async function historiesOf(told: Told, asked: Asked, paths: readonly string[]): Promise<Histories | undefined> {
  const { folder, causes } = asked;
  const head = asked.commit ?? (await headOf(told, asked));
  if (head === undefined) return undefined;
  const causeOf = causes ? await causesOf(told, folder, causes, head) : noCause;
  const historyOf = (path: string): Promise<CodingsHistory> =>
    asking(told.histories, [folder, head, path], () => codingsHistory(folder, path, head, causeOf));
  return new Map(await Promise.all(paths.map(async (path) => [path, await historyOf(path)] as const)));
}

const headOf = (told: Told, { folder, state }: Asked): Promise<string | undefined> =>
  asking(told.heads, [folder, state], async () => {
    const head = await headCommit(folder);
    if (stateOfHead(folder) !== state) throw new Error('Another commit was checked out meanwhile.');
    return head;
  });

const causesOf = (told: Told, folder: string, study: Study, head: string): Promise<CauseOf> =>
  asking(told.causes, [folder, head], () => codebookCauses(folder, study));

const noCause: CauseOf = () => undefined;

/** An answer of git, asked for once unless that fails. */
function asking<V>(entries: Map<string, Promise<V>>, key: readonly string[], ask: () => Promise<V>): Promise<V> {
  const answer = kept(entries, key, ask);
  answer.catch(() => entries.get(keyOf(key)) === answer && entries.delete(keyOf(key)));
  return answer;
}

/** An entry, made where it is not there; those that were made last are kept. */
function kept<V>(entries: Map<string, V>, key: readonly string[], make: () => V): V {
  const known = entries.get(keyOf(key));
  if (known !== undefined) return known;
  const made = make();
  entries.set(keyOf(key), made);
  for (const oldest of entries.keys()) {
    if (entries.size <= mostKept) break;
    entries.delete(oldest);
  }
  return made;
}

const keyOf = (key: readonly string[]): string => key.join('\0');
