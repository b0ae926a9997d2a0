import type { Connection } from 'vscode-languageserver';
import type { DocumentUri } from 'vscode-languageserver-protocol';
import { nothingDrawn, publishParams } from '../features/publishSegments.js';
import { newestAnswer, PublishSegmentsNotification, type NewestAnswer } from '../protocol/index.js';
import { debounce } from './debounce.js';
import type { Documents } from './documents.js';
import type { ServerWorkspace } from './workspace.js';

/** Tells the client where segments are in open documents: each time as it is by then, never what is older behind that. */
export interface Publishing {
  /** Once no more edits come for a while. */
  readonly soon: (uri: DocumentUri) => void;
  /** Resolves when the client has been told, or will be because an edit came meanwhile. */
  readonly now: (uri: DocumentUri) => Promise<void>;
  /** Of a document that was closed nothing is told any more. */
  readonly forget: (uri: DocumentUri) => void;
}

/** `delay` is in milliseconds. */
export function createPublishing(
  connection: Connection,
  workspace: () => ServerWorkspace,
  documents: () => Documents,
  delay: number,
  failed: (work: Promise<unknown>) => void,
): Publishing {
  const sent = new Map<DocumentUri, NewestAnswer<void>>();
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
  const ask = (uri: DocumentUri): Promise<void> => {
    const known = sent.get(uri) ?? newestAnswer(() => send(uri));
    sent.set(uri, known);
    return known.ask();
  };
  const soon = debounce(delay, (uri: DocumentUri) => failed(ask(uri)));
  return {
    soon,
    now: (uri) => {
      soon.cancel(uri);
      return ask(uri);
    },
    forget: (uri) => {
      soon.cancel(uri);
      sent.delete(uri);
      drawnOf.delete(uri);
    },
  };
}
