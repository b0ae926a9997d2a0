import { pathToFileURL } from 'node:url';
import { nestedStudies } from '../../core/study/nested.js';
import { configFile } from '../../core/study/paths.js';
import { createStudy, setFile } from '../../core/study/study.js';
import type { ReadStudy } from '../../core/study/unread.js';
import { eachBlob } from './git.js';
import type { GitTree } from './gitTree.js';
import { readIntoStudy } from './readIntoStudy.js';
import { decode, largestFile } from './textFile.js';

/** The study as a tree of git has it, of its codings only those that are wanted; of transcripts only that they are there. */
export async function studyAt(
  folder: string,
  tree: GitTree,
  wanted: (path: string) => boolean = () => true,
): Promise<ReadStudy> {
  const study = createStudy(pathToFileURL(folder).href);
  const unreadable = new Map<string, string>();
  const read = async (paths: readonly string[]): Promise<void> => {
    for (const [path, text] of await textsAt(folder, tree, paths, unreadable)) await readIntoStudy(study, path, text);
  };
  if (tree.has(configFile)) await read([configFile]);
  const others = nestedStudies(tree.keys());
  const paths = [...tree.keys()].filter((path) => !others.some((other) => path.startsWith(other)));
  for (const path of paths) if (study.kindOf(path) === 'transcript') setFile(study, path, '');
  await read(
    paths.filter((path) => {
      const kind = study.kindOf(path);
      return kind === 'codebook' || (kind === 'codings' && wanted(path));
    }),
  );
  return { study, unreadable };
}

/** Texts of files by path; why one could not be read goes into `unreadable`. */
async function textsAt(
  folder: string,
  tree: GitTree,
  paths: readonly string[],
  unreadable: Map<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
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
          throw new Error(`${path} is larger than the ${largestFile >> 20} MB that Gloss reads.`);
        }
        texts.set(path, decode(content, path).text);
      } catch (error) {
        unreadable.set(path, error instanceof Error ? error.message : String(error));
      }
    }
    return true;
  });
  for (const path of paths) {
    if (!texts.has(path) && !unreadable.has(path)) {
      unreadable.set(
        path,
        'git does not have its content; fetch the whole history, as with “git fetch --unshallow --refetch”.',
      );
    }
  }
  return texts;
}
