import type { Study } from '../../core/study/study.js';
import type { Version } from '../../core/study/transcriptView.js';
import { configFile, mayBeCodingsOf } from '../../core/study/paths.js';
import { indexTree, resolveCommit, treeOf, type GitTree } from '../../disk/git/gitTree.js';
import { loadTree } from '../../disk/study/treeSource.js';
import * as l10n from '../../core/text/l10n.js';

/** A study as a commit or the index has it, with the codings of one transcript. */
export interface PastStudy {
  readonly study: Study;
  readonly version: Version;
}

/** Reads studies as they were. */
export interface PastStudies {
  /** For one transcript, at a commit, tag or branch, or in the index; the same object while that has the same files. */
  readonly at: (folder: string, transcript: string, ref: string | undefined) => Promise<PastStudy>;
}

/** Studies that are kept. */
const mostKept = 30;

/** Keeps studies and lists of their files, as many of each; those not asked for longest go first. */
export function keepPastStudies(): PastStudies {
  const kept = new Map<string, Promise<PastStudy>>();
  const trees = new Map<string, Promise<GitTree>>();
  const remember = <V>(entries: Map<string, Promise<V>>, key: string, make: () => Promise<V>): Promise<V> => {
    const value = entries.get(key) ?? make();
    entries.delete(key);
    entries.set(key, value);
    value.catch(() => entries.delete(key));
    for (const oldest of entries.keys()) if (entries.size > mostKept) entries.delete(oldest);
    return value;
  };
  return {
    at: async (folder, transcript, ref) => {
      const commit = ref === undefined ? undefined : await resolveCommit(folder, ref);
      const tree = await (commit === undefined
        ? indexTree(folder)
        : remember(trees, `${folder}\0${commit}`, () => treeOf(folder, commit)));
      const isCodings = mayBeCodingsOf(transcript);
      const isRead = (path: string): boolean => isCodings(path) || path === configFile || /\.ya?ml$/.test(path);
      const files = [...tree].filter(([path]) => isRead(path) && (isCodings(path) || !path.startsWith('codings/')));
      const key = commit ?? files.map((file) => file.join(' ')).join('\n');
      return remember(kept, `${folder}\0${transcript}\0${key}`, async () => {
        const { study } = await loadTree(folder, tree, { codings: () => isCodings, discussions: false });
        const name = commit === undefined ? l10n.t('the index') : ref === commit ? commit.slice(0, 10) : (ref ?? '');
        return { study, version: { name, ...(commit !== undefined && { commit }) } };
      });
    },
  };
}
