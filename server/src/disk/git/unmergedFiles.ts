import * as l10n from '../../core/text/l10n.js';
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
      return [path, whatToDo(stages)] as const;
    }),
  );
}

/** By the stages that the index has of the file: 2 is ours, 3 is the other side's. */
function whatToDo(stages: ReadonlySet<string>): string {
  if (!stages.has('2')) {
    return l10n.t(
      'One side has changed this file, and our side has removed it. Keep it with “git add”, or remove it with “git rm”.',
    );
  }
  if (!stages.has('3')) {
    return l10n.t(
      'One side has changed this file, and the other side has removed it. Keep it with “git add”, or remove it with “git rm”.',
    );
  }
  return l10n.t(
    'Both sides have changed this file, and git has not merged it. Decide what is marked in it, then “git add” it.',
  );
}
