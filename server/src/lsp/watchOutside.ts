import type { Connection } from 'vscode-languageserver';
import { DidChangeWatchedFilesNotification, type ClientCapabilities } from 'vscode-languageserver-protocol';
import { evenGlob, isOutside } from '../core/study/paths.js';
import type { Study } from '../core/study/study.js';
import { uriOf } from '../features/workspace.js';
import { baseOf } from './node/outside.js';
import { isTrusted } from './node/trust.js';

/**
 * Has the client watch the folders beside studies in which they have codebooks, each once, where it can. Folders that hold
 * more than is looked through are not watched, for that would have the client walk through all of it.
 */
export function watchOutside(
  connection: Connection,
  capabilities: () => ClientCapabilities,
): (studies: readonly Study[]) => Promise<void> {
  const watched = new Set<string>();
  return async (studies) => {
    const files = capabilities().workspace?.didChangeWatchedFiles;
    if (!files?.dynamicRegistration || !files.relativePatternSupport || !isTrusted()) return;
    const watchers = studies.flatMap((study) =>
      study.config.codebooks
        .map(evenGlob)
        .filter((glob) => isOutside(glob) && !study.outside.some(({ path, isCut }) => path === glob && isCut))
        .flatMap((glob) => {
          const base = baseOf(glob);
          const globPattern = { baseUri: uriOf(study, base), pattern: glob.slice(base.length + 1) };
          const key = JSON.stringify(globPattern);
          if (watched.has(key)) return [];
          watched.add(key);
          return [{ globPattern }];
        }),
    );
    if (watchers.length > 0) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  };
}
