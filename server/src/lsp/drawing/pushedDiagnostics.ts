import type { Connection } from 'vscode-languageserver';
import { PublishDiagnosticsNotification, type DocumentUri } from 'vscode-languageserver-protocol';
import { diagnosticsOf } from '../../features/diagnostics/diagnostics.js';
import type { Documents } from '../documents/documents.js';
import { createTelling, type Telling } from '../connection/telling.js';
import type { ServerWorkspace } from '../studies/workspace.js';

/** Tells a client that does not ask for them what is wrong in the documents that it has open. */
export interface PushedDiagnostics extends Omit<Telling, 'now' | 'forget'> {
  /** Of all open documents. */
  readonly all: () => void;
  /** Of a document that was closed nothing is wrong any more. */
  readonly forget: (uri: DocumentUri) => void;
}

/** `delay` is in milliseconds; does nothing where the client asks itself. */
export function createPushedDiagnostics(
  connection: Connection,
  workspace: () => ServerWorkspace,
  documents: () => Documents,
  delay: number,
  isWanted: () => boolean,
  failed: (work: Promise<unknown>) => void,
): PushedDiagnostics {
  const tell = (uri: DocumentUri, diagnostics: Awaited<ReturnType<typeof diagnosticsOf>>): Promise<void> =>
    connection.sendNotification(PublishDiagnosticsNotification.type, { uri, diagnostics });
  const send = async (uri: DocumentUri): Promise<void> => {
    await workspace().pendingText(uri);
    const document = documents().get(uri);
    if (!document) return;
    const { version } = document;
    const found = await diagnosticsOf(workspace(), uri);
    // Where an edit has come meanwhile, it sends its own.
    if (documents().get(uri) === document && document.version === version) await tell(uri, found);
  };
  const { soon, forget } = createTelling(delay, send, failed);
  return {
    soon: (uri) => {
      if (isWanted()) soon(uri);
    },
    all: () => {
      if (isWanted()) for (const { uri } of documents().all()) soon(uri);
    },
    forget: (uri) => {
      if (forget(uri)) failed(tell(uri, []));
    },
  };
}
