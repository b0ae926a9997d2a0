import { parseCodings } from '../../core/codings/readCodings.js';
import type { Codings } from '../../core/codings/segment.js';
import { git, readBlobs } from './git.js';

/** A commit in which a codings file is there that was not there, or at another path, in one of its parents. */
interface Arrival {
  readonly parent: string;
  readonly commit: string;
  readonly codings: Codings;
  /** Paths that the file had later. */
  readonly followed: readonly string[];
}

/** Share of the segments that two files of one coder have in common, above which they are one that was moved. */
const leastShared = 0.5;

/** Where a codings file was in a parent of a commit: at a path that the commit does not have any more, with the same segments. */
export async function movedFrom(
  folder: string,
  { parent, commit, codings, followed }: Arrival,
): Promise<string | undefined> {
  const [before, after] = await Promise.all([codingsIn(folder, parent), codingsIn(folder, commit)]);
  const gone = [...before].filter(([path]) => !after.has(path) && !followed.includes(path));
  if (gone.length === 0) return undefined;
  const texts = await readBlobs(folder, new Set(gone.map(([, blob]) => blob)));
  const own = new Set(codings.segments.map(({ id }) => id));
  let best: { readonly path: string; readonly shared: number } | undefined;
  for (const [path, blob] of gone) {
    const { coder, segments } = parseCodings(texts.get(blob) ?? '').value;
    if (coder !== codings.coder) continue;
    const shared = segments.filter(({ id }) => own.has(id)).length;
    const isOne = shared > leastShared * Math.min(segments.length, own.size);
    if (isOne && shared > (best?.shared ?? 0)) best = { path, shared };
  }
  return best?.path;
}

/** The codings files of a commit, by path as seen from the study's folder. */
async function codingsIn(folder: string, commit: string): Promise<ReadonlyMap<string, string>> {
  const out = await git(folder, ['ls-tree', '-r', '-z', '--end-of-options', commit, '--', 'codings/']);
  const files = out.split('\0').flatMap((line) => {
    const [, blob, path] = /^100\d+ blob ([\da-f]+)\t([^]+\.codings\.yaml)$/.exec(line) ?? [];
    return blob === undefined || path === undefined ? [] : [[path, blob] as const];
  });
  return new Map(files);
}
