import { pathToFileURL } from 'node:url';
import { loadStudy, type LoadOptions, type StudySource, type Unreadable } from '../../core/study/loadStudy.js';
import { nestedStudies } from '../../core/study/nested.js';
import { GlossError } from '../../core/glossError.js';
import * as l10n from '../../core/text/l10n.js';
import type { ReadStudy } from '../../core/study/unread.js';
import { eachBlob } from '../git/git.js';
import type { GitTree } from '../git/gitTree.js';
import { readIntoStudy } from './readIntoStudy.js';
import { decode, largestFile } from '../files/textFile.js';

/** The study as a tree of git has it. */
const treeSource = (folder: string, tree: GitTree): StudySource => ({
  root: pathToFileURL(folder).href,
  readInto: async (study, paths, unreadable) => {
    const texts = await textsAt(
      folder,
      tree,
      paths.filter((path) => tree.has(path)),
      unreadable,
    );
    for (const [path, text] of texts) await readIntoStudy(study, path, text);
  },
  list: () => {
    const others = nestedStudies(tree.keys());
    const files = [...tree.keys()].filter((path) => !others.some((other) => path.startsWith(other)));
    return Promise.resolve({ files, outside: [] });
  },
});

/** Reads the study that a tree of git has. */
export const loadTree = (folder: string, tree: GitTree, options?: LoadOptions): Promise<ReadStudy> =>
  loadStudy(treeSource(folder, tree), options);

/** Texts of files by path; `unreadable` is told why one could not be read. */
async function textsAt(
  folder: string,
  tree: GitTree,
  paths: readonly string[],
  unreadable: Unreadable,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const failed = new Set<string>();
  const sharing = new Map<string, string[]>();
  for (const path of paths) {
    const name = tree.get(path) ?? '';
    const list = sharing.get(name);
    if (list) list.push(path);
    else sharing.set(name, [path]);
  }
  if (sharing.size === 0) return texts;
  await eachBlob(folder, [...sharing.keys()], (content, name) => {
    for (const path of sharing.get(name) ?? []) {
      try {
        if (!content) {
          throw new GlossError(
            'unreadable',
            l10n.t('{path} is larger than the {most} MB that Gloss reads.', { path, most: largestFile >> 20 }),
          );
        }
        texts.set(path, decode(content, path).text);
      } catch (error) {
        failed.add(path);
        unreadable(path, error instanceof Error ? error.message : String(error));
      }
    }
    return true;
  });
  for (const path of paths) {
    if (!texts.has(path) && !failed.has(path)) {
      unreadable(
        path,
        l10n.t('git does not have its content; fetch the whole history, as with “git fetch --unshallow --refetch”.'),
      );
    }
  }
  return texts;
}
