/** The format that {@link readRawLog} reads, with `-z --raw --no-abbrev`. */
export const logFormat = '--format=tformat:%x02%x00%H%x00%as%x00%aN%x00%s%x00';

/** A commit with the files that it changed. */
export interface RawCommit {
  readonly id: string;
  readonly on: string;
  readonly author: string;
  readonly subject: string;
  readonly files: RawFile[];
}

/** A file in a commit: its object before, one for each parent, and after; undefined where there is none. */
export interface RawFile {
  readonly before: { readonly path: string; readonly blobs: readonly (string | undefined)[] };
  readonly after: { readonly path: string; readonly blob: string | undefined };
}

/** What `git log` printed, in its order. */
export function readRawLog(out: string): readonly RawCommit[] {
  const tokens = out.split('\0');
  const commits: RawCommit[] = [];
  for (let i = 0; i < tokens.length;) {
    const token = (tokens[i++] ?? '').replace(/^\n+/, '');
    if (token === '\x02') {
      const [id = '', on = '', author = '', subject = ''] = tokens.slice(i, (i += 4));
      commits.push({ id, on, author, subject, files: [] });
    } else if (token.startsWith(':')) {
      const parents = /^:+/.exec(token)?.[0].length ?? 1;
      const words = token.split(' ');
      const blobs = words.slice(parents + 1, 2 * parents + 2).map((name) => (/^0+$/.test(name) ? undefined : name));
      const isRenamed = /^[RC]/.test(words.at(-1) ?? '');
      const path = tokens[i++] ?? '';
      const to = isRenamed && parents === 1 ? (tokens[i++] ?? '') : path;
      commits.at(-1)?.files.push({
        before: { path, blobs: blobs.slice(0, parents) },
        after: { path: to, blob: blobs[parents] },
      });
    }
  }
  return commits;
}
