import type { DocumentUri } from 'vscode-languageserver-protocol';
import { URI } from 'vscode-uri';

/** A version of a file as editors open it, say as the left side of a diff. */
export interface GitDocument {
  /** Path on this machine. */
  readonly file: string;
  /** A commit, tag or branch; undefined for the index. */
  readonly ref: string | undefined;
}

/**
 * Reads the URIs that VS Code's git gives to versions of files: scheme `git`, and path and ref as JSON in the query, where
 * an empty ref and `~` mean the index. Undefined for any other URI, and for the sides of a conflict.
 */
export function readGitUri(uri: DocumentUri): GitDocument | undefined {
  if (!uri.startsWith('git:')) return undefined;
  try {
    const { path, ref } = JSON.parse(URI.parse(uri).query) as { readonly path?: unknown; readonly ref?: unknown };
    if (typeof path !== 'string' || typeof ref !== 'string' || /^~\d|^:/.test(ref)) return undefined;
    return { file: URI.file(path).fsPath, ref: ref === '' || ref === '~' ? undefined : ref };
  } catch {
    return undefined;
  }
}
