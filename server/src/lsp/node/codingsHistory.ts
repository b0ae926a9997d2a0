import { setImmediate } from 'node:timers/promises';
import { parseCodings } from '../../core/codings/readCodings.js';
import type { Codings } from '../../core/codings/segment.js';
import { followBlame, type Blame, type BlameStep, type CauseOf } from '../../core/review/blame.js';
import type { CodingsRecord } from '../../core/study/study.js';
import { git, readBlobs } from './git.js';
import { logFormat, readRawLog, type RawCommit } from './gitLog.js';

/** What commits did to a codings file, and the file as the latest of them has it. */
export interface CodingsHistory {
  readonly blame: Blame;
  readonly committed: Codings | undefined;
  readonly causeOf: CauseOf;
}

/** Milliseconds after which reading a history lets other work go first. */
const mostAtOnce = 10;

/** What the commits of a codings file did, followed through moves of the file. `head` is the commit to look back from. */
export async function codingsHistory(
  folder: string,
  path: string,
  head: string,
  causeOf: CauseOf,
): Promise<CodingsHistory> {
  const [log, latest] = await Promise.all([readLog(folder, path, head), blobIn(folder, path, head)]);
  const names = log.flatMap(({ files }) => files.flatMap(({ before, after }) => [...before.blobs, after.blob]));
  const texts = await readBlobs(folder, new Set([...names, latest].filter((name) => name !== undefined)));
  const parsed = new Map<string, Codings>();
  const codingsIn = (name: string | undefined): Codings | undefined => {
    const text = name === undefined ? undefined : texts.get(name);
    if (name === undefined || text === undefined) return undefined;
    const known = parsed.get(name) ?? parseCodings(text).value;
    // A version is the one after for one commit and the one before for the next.
    parsed.clear();
    parsed.set(name, known);
    return known;
  };
  let blame: Blame = new Map();
  let started = performance.now();
  for (const { files, ...commit } of log.toReversed()) {
    const steps = files.map(({ before, after }): BlameStep => {
      const old = before.blobs.map(codingsIn);
      return { commit, before: old, after: codingsIn(after.blob) };
    });
    blame = followBlame(blame, steps, causeOf);
    if (performance.now() - started < mostAtOnce) continue;
    await setImmediate();
    started = performance.now();
  }
  return { blame, committed: codingsIn(latest), causeOf };
}

/** The same with what has not been committed yet. */
export const blameNow = ({ blame, committed, causeOf }: CodingsHistory, { value }: CodingsRecord): Blame =>
  followBlame(blame, [{ commit: undefined, before: [committed], after: value }], causeOf);

/** The commit that is checked out; undefined where there is none yet, rejects where there is no git. */
export async function headCommit(folder: string): Promise<string | undefined> {
  const found = await git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']).catch(() => '');
  if (found === '') await git(folder, ['rev-parse', '--git-dir']);
  return found.trim() || undefined;
}

async function readLog(folder: string, path: string, head: string): Promise<readonly RawCommit[]> {
  const args = [logFormat, '-z', '--raw', '--follow', '-c', '--topo-order', '--end-of-options', head, '--', path];
  return readRawLog(await git(folder, ['log', ...args]));
}

async function blobIn(folder: string, path: string, commit: string): Promise<string | undefined> {
  const out = await git(folder, ['ls-tree', '-z', commit, '--', path]);
  return /^100\d+ blob ([\da-f]+)\t/.exec(out)?.[1];
}
