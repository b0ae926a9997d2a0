import type { Connection } from 'vscode-languageserver';
import {
  DidChangeWatchedFilesNotification,
  type DocumentUri,
  type RelativePattern,
} from 'vscode-languageserver-protocol';
import { evenGlob, isOutside } from '../../core/study/paths.js';
import type { Study } from '../../core/study/study.js';
import { uriOf } from '../../features/common/workspace.js';
import type { ServedClient } from '../connection/clientTraits.js';
import { baseOf } from '../../disk/files/listOutside.js';
import { isTrusted } from '../../disk/process/trust.js';

/**
 * Has the client watch, each once and where it can, the folders of studies that are not called as usual, and those beside studies
 * in which they have codebooks. Folders outside that hold more than is looked through are not watched, for that would have the
 * client walk through all of it.
 */
export function watchStudies(
  connection: Connection,
  client: () => Pick<ServedClient, 'tells'>,
): (studies: readonly Study[]) => Promise<void> {
  const watched = new Set<string>();
  return async (studies) => {
    const { files, filesBelow } = client().tells;
    if (!files || !filesBelow) return;
    const watchers = studies.flatMap(patternsOf).flatMap((globPattern) => {
      const key = JSON.stringify(globPattern);
      if (watched.has(key)) return [];
      watched.add(key);
      return [{ globPattern }];
    });
    if (watchers.length > 0) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  };
}

/** What git writes to with each commit and checkout. */
export const gitLog = '/.git/logs/HEAD';

/** Whether a file is the log of commits and checkouts, which git writes to with each. */
export const isGitLog = (uri: DocumentUri): boolean => uri.endsWith(gitLog);

/** Folders of all studies, which are watched wherever they are. */
export const usualFolders = ['codebooks/**', 'codings/**', 'discussions/**', 'transcripts/**'];

function patternsOf(study: Study): readonly RelativePattern[] {
  const { codebooks, transcripts } = study.config;
  const isTooLarge = (glob: string): boolean => study.outside.some(({ path, isCut }) => path === glob && isCut);
  const beside = codebooks.map(evenGlob).filter((glob) => isOutside(glob) && isTrusted() && !isTooLarge(glob));
  const inside = [...codebooks, ...transcripts].map(evenGlob).filter((glob) => !isOutside(glob));
  return [
    ...beside.map((glob) => {
      const base = baseOf(glob);
      return { baseUri: uriOf(study, base), pattern: glob.slice(base.length + 1) };
    }),
    ...inside
      .map((glob) => (baseOf(glob) === '.' ? glob : `${baseOf(glob)}/**`))
      .filter((pattern) => !usualFolders.includes(pattern))
      .map((pattern) => ({ baseUri: study.root, pattern })),
  ];
}
