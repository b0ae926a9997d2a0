import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { loadStudy, type LoadOptions } from '../../core/study/loadStudy.js';
import { nestedStudies } from '../../core/study/nested.js';
import { whyUnread, type FileText, type StudySource } from '../../core/study/studyLoader.js';
import * as l10n from '../../core/text/l10n.js';
import type { ReadStudy } from '../../core/study/unread.js';
import { eachBlob } from '../git/git.js';
import type { GitTree } from '../git/gitTree.js';
import { readIntoStudy } from './readIntoStudy.js';
import { decode, largestFile } from '../files/textFile.js';

/** The study as a tree of git has it. */
function treeSource(folder: string, tree: GitTree): StudySource {
  let batch: { readonly paths: string[]; readonly texts: Promise<ReadonlyMap<string, FileText>> } | undefined;
  /** All that is asked for at once is read by one call of git. */
  const readTogether = (paths: readonly string[]): Promise<ReadonlyMap<string, FileText>> =>
    setImmediate().then(() => {
      batch = undefined;
      return textsAt(folder, tree, paths);
    });
  return {
    width: Infinity,
    list: () => {
      const others = nestedStudies(tree.keys());
      const files = [...tree.keys()].filter((path) => !others.some((other) => path.startsWith(other)));
      return Promise.resolve({ files, outside: [], nested: [] });
    },
    listShared: () => Promise.resolve({ files: [], outside: [] }),
    read: async (path) => {
      if (!tree.has(path)) return { text: undefined };
      if (!batch) {
        const paths: string[] = [];
        batch = { paths, texts: readTogether(paths) };
      }
      const { paths, texts } = batch;
      paths.push(path);
      return (await texts).get(path) ?? { why: notThere() };
    },
    take: async (study, path, text) => {
      if (text !== undefined) await readIntoStudy(study, path, text);
    },
  };
}

const notThere = (): string =>
  l10n.t('git does not have its content; fetch the whole history, as with “git fetch --unshallow --refetch”.');

/** Reads the study that a tree of git has. */
export const loadTree = (folder: string, tree: GitTree, options?: LoadOptions): Promise<ReadStudy> =>
  loadStudy(pathToFileURL(folder).href, treeSource(folder, tree), options);

/** Texts of files by path, as far as git has them. */
async function textsAt(
  folder: string,
  tree: GitTree,
  paths: readonly string[],
): Promise<ReadonlyMap<string, FileText>> {
  const texts = new Map<string, FileText>();
  const sharing = new Map<string, string[]>();
  for (const path of paths) {
    const name = tree.get(path) ?? '';
    const list = sharing.get(name);
    if (list) list.push(path);
    else sharing.set(name, [path]);
  }
  await eachBlob(folder, [...sharing.keys()], (content, name) => {
    for (const path of sharing.get(name) ?? []) texts.set(path, textOf(content, path));
    return true;
  });
  return texts;
}

function textOf(content: Buffer | undefined, path: string): FileText {
  if (!content) {
    const most = largestFile >> 20;
    return { why: l10n.t('{path} is larger than the {most} MB that Gloss reads.', { path, most }) };
  }
  try {
    return { text: decode(content, path).text };
  } catch (error) {
    return { why: whyUnread(error) };
  }
}
