import { parseCodings } from '../../core/codings/readCodings.js';
import type { Codings } from '../../core/codings/segment.js';
import { blameAfter, type Blame, type BlameSide, type CauseOf, type Commit } from '../../core/review/blame.js';
import type { CodingsRecord } from '../../core/study/study.js';
import { createGiveWay } from '../process/giveWay.js';
import { git, readBlobs } from './git.js';
import { logFormat, readRawLog } from './gitLog.js';
import { movedFrom } from './movedFrom.js';

/** What commits did to a codings file, and the file as the latest of them has it. */
export interface CodingsHistory {
  readonly blame: Blame;
  readonly committed: Codings | undefined;
  readonly causeOf: CauseOf;
}

/**
 * What the commits of a codings file did, along the graph of commits: a merge has what both of its sides have, also where
 * the file has another path on one of them. `head` is the commit to look back from.
 */
export async function codingsHistory(
  folder: string,
  path: string,
  head: string,
  causeOf: CauseOf,
): Promise<CodingsHistory> {
  const graph = await graphOf(folder, head);
  const { blame, codings } = await sideAt({ folder, graph, causeOf }, path, head, [path]);
  return { blame, committed: codings, causeOf };
}

/** The same with what has not been committed yet. */
export const blameNow = ({ blame, committed, causeOf }: CodingsHistory, { value }: CodingsRecord): Blame =>
  blameAfter(undefined, [{ codings: committed, blame }], value, causeOf);

/** The commit that is checked out; undefined where there is none yet, rejects where there is no git. */
export async function headCommit(folder: string): Promise<string | undefined> {
  const found = await git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']).catch(() => '');
  if (found === '') await git(folder, ['rev-parse', '--git-dir']);
  return found.trim() || undefined;
}

interface Asked {
  readonly folder: string;
  readonly graph: Graph;
  readonly causeOf: CauseOf;
}

/** Commits with their parents, parents first. */
type Graph = readonly (readonly [commit: string, parents: readonly string[]])[];

const nothing: BlameSide = { codings: undefined, blame: new Map() };

/** A codings file in a commit, with its blame. `followed` are the paths that it had since. */
async function sideAt(asked: Asked, path: string, head: string, followed: readonly string[]): Promise<BlameSide> {
  const { folder, graph, causeOf } = asked;
  const versions = await versionsOf(folder, path, head);
  const texts = await readBlobs(folder, new Set([...versions.values()].flatMap(({ blob }) => blob ?? [])));
  const sides = new Map<string, BlameSide>();
  const giveWay = createGiveWay();
  for (const [id, parents] of graph) {
    await giveWay();
    const version = versions.get(id);
    const known = parents.map((parent) => sides.get(parent) ?? nothing);
    if (!version) sides.set(id, known[0] ?? nothing);
    else {
      const text = version.blob === undefined ? undefined : texts.get(version.blob);
      const codings = text === undefined ? undefined : parseCodings(text).value;
      const before: BlameSide[] = [];
      for (const [i, parent] of parents.entries()) {
        const side = known[i] ?? nothing;
        const from =
          codings && !side.codings ? await movedFrom(folder, { parent, commit: id, codings, followed }) : undefined;
        before.push(from === undefined ? side : await sideAt(asked, from, parent, [...followed, from]));
      }
      sides.set(id, { codings, blame: blameAfter(version.commit, before, codings, causeOf) });
    }
    if (id === head) break;
  }
  return sides.get(head) ?? nothing;
}

/** The graph that was asked for last: the codings of all coders of a transcript are looked back on from one commit. */
let latest: { readonly folder: string; readonly head: string; readonly graph: Promise<Graph> } | undefined;

function graphOf(folder: string, head: string): Promise<Graph> {
  if (latest?.folder === folder && latest.head === head) return latest.graph;
  const asked = { folder, head, graph: readGraph(folder, head) };
  latest = asked;
  asked.graph.catch(() => {
    if (latest === asked) latest = undefined;
  });
  return asked.graph;
}

/** All commits from which a commit comes, and itself. */
async function readGraph(folder: string, head: string): Promise<Graph> {
  const out = await git(folder, ['log', '--format=%H %P', '--topo-order', '--reverse', '--end-of-options', head]);
  return out
    .trim()
    .split('\n')
    .map((line) => {
      const [commit = '', ...parents] = line.trim().split(' ');
      return [commit, parents] as const;
    });
}

interface Version {
  readonly commit: Commit;
  /** The file's object; undefined where the commit removed it. */
  readonly blob: string | undefined;
}

/** The commits in which a file is another than in one of their parents. */
async function versionsOf(folder: string, path: string, head: string): Promise<ReadonlyMap<string, Version>> {
  const args = [logFormat, '-z', '--raw', '-m', '--no-renames', '--full-history', '--end-of-options', head, '--', path];
  const log = readRawLog(await git(folder, ['log', ...args]));
  return new Map(log.map(({ files, ...commit }) => [commit.id, { commit, blob: files[0]?.after.blob }]));
}
