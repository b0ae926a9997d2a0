import type { HiddenCodings } from '../../core/study/hiddenCodings.js';
import { brokenFiles, type ReadStudy } from '../../core/study/unread.js';
import * as l10n from '../../core/text/l10n.js';
import { readBlobs } from '../git/git.js';
import { indexTree } from '../git/gitTree.js';

const isCodings = (path: string): boolean => path === '' || path === 'codings' || path.startsWith('codings/');

/**
 * The codings of a study that has been read whole which cannot be seen in full: files and folders that cannot be read,
 * files with errors, and files that git has and the folder does not, as in a sparse checkout. Those are looked at in git's
 * index.
 */
export async function hiddenCodings(
  folder: string,
  { study, unreadable }: ReadStudy,
): Promise<readonly HiddenCodings[]> {
  const unread = [...unreadable].filter(([path]) => isCodings(path));
  const broken = [...brokenFiles(study)].filter(({ path }) => study.records.has(path));
  const isTold = (path: string): boolean =>
    unread.some(([other]) => other === '' || path === other || path.startsWith(`${other}/`));
  const index = await indexTree(folder).catch((): ReadonlyMap<string, string> => new Map());
  const absent = [...index].filter(
    ([path]) => study.kindOf(path) === 'codings' && !study.records.has(path) && !isTold(path),
  );
  const texts = await readBlobs(folder, new Set(absent.map(([, name]) => name)));
  return [
    ...unread.map(([path, message]) => ({ told: toldOf(message, path), text: undefined })),
    ...broken.map(({ path, text }) => ({ told: l10n.t('{path} has errors', { path }), text })),
    ...absent.map(([path, name]) => ({
      told: l10n.t('{path} is in git and not in the folder', { path }),
      text: texts.get(name),
    })),
  ];
}

/** A message for a list in a sentence: without its full stop, and short where it does not begin with the path. */
const toldOf = (message: string, path: string): string =>
  message.startsWith(`${path} `) ? message.replace(/\.$/, '') : l10n.t('{path} cannot be read', { path });
