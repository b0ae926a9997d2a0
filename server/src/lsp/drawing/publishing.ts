import type { Connection } from 'vscode-languageserver';
import type { DocumentUri } from 'vscode-languageserver-protocol';
import { nothingDrawn, publishParams } from '../../features/drawing/publishSegments.js';
import { PublishSegmentsNotification } from '#protocol';
import type { Documents } from '../documents/documents.js';
import { createTelling, type Telling } from '../connection/telling.js';
import type { ServerWorkspace } from '../studies/workspace.js';

/** Tells the client where segments are in open documents. `delay` is in milliseconds. */
export function createPublishing(
  connection: Connection,
  workspace: () => ServerWorkspace,
  documents: () => Documents,
  delay: number,
  failed: (work: Promise<unknown>) => void,
): Telling {
  /** The folder of the study as part of which a document is drawn. */
  const drawnOf = new Map<DocumentUri, DocumentUri>();
  const send = async (uri: DocumentUri): Promise<void> => {
    const document = documents().get(uri);
    if (!document) return;
    const { version } = document;
    const view = await workspace().transcript(uri);
    const changes = await workspace().changesIn(uri);
    if (documents().get(uri) !== document) return;
    // Where an edit has come meanwhile, it sends its own.
    if (document.version !== version) return;
    const before = drawnOf.get(uri);
    if (view) drawnOf.set(uri, view.study.root);
    else drawnOf.delete(uri);
    if (!view && before === undefined) return;
    await connection.sendNotification(
      PublishSegmentsNotification.type,
      view
        ? publishParams(view, uri, version, workspace().hiddenCodes(view.study), changes)
        : nothingDrawn(uri, version, before ?? ''),
    );
  };
  const telling = createTelling(delay, send, failed);
  return {
    ...telling,
    forget: (uri) => {
      drawnOf.delete(uri);
      return telling.forget(uri);
    },
  };
}
