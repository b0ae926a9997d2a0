import type { DocumentUri } from 'vscode-languageserver-protocol';
import { GlossError } from '../../core/glossError.js';
import * as l10n from '../../core/text/l10n.js';

/** Whether a document is a version of a file in git, as the left side of a diff is. */
export const isPast = (uri: DocumentUri): boolean => uri.startsWith('git:');

/** Refuses to change a study by way of anything but its files: what was done would be done to something else than is seen. */
export function refusePast(uri: DocumentUri): void {
  if (uri.startsWith('file:')) return;
  const name = nameIn(uri);
  throw new GlossError(
    'bad-argument',
    l10n.t(
      'This is a version of {name} that can only be read. To change codings, go to the file itself, say on the other side of the diff.',
      { name },
    ),
  );
}

/** The name of a document's file; as it is written, where that cannot be decoded. */
function nameIn(uri: DocumentUri): string {
  const written = (uri.split(/[?#]/, 1)[0] ?? '').split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
