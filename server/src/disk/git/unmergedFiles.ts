import { git } from './git.js';

/** Files of a folder that git has not merged, by path, with what is to be done. Without git there are none. */
export async function unmergedFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const listed = await git(folder, ['ls-files', '--unmerged', '-z']).catch(() => '');
  const sides = new Map<string, Set<string>>();
  for (const line of listed.split('\0')) {
    const [, stage = '', path = ''] = /^\d+ [\da-f]+ ([123])\t([^]+)$/.exec(line) ?? [];
    if (path !== '') sides.set(path, (sides.get(path) ?? new Set()).add(stage));
  }
  return new Map(
    Array.from(sides, ([path, stages]) => {
      const gone = !stages.has('2') ? 'our side' : !stages.has('3') ? 'the other side' : undefined;
      const what =
        gone === undefined
          ? 'Both sides have changed this file, and git has not merged it. Decide what is marked in it, then “git add” it.'
          : `One side has changed this file, and ${gone} has removed it. Keep it with “git add”, or remove it with “git rm”.`;
      return [path, what] as const;
    }),
  );
}
