import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Connection } from 'vscode-languageserver';
import type { DocumentUri, TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import type { TextEdit } from '../core/anchor/followEdit.js';
import { spliceBetween } from '../core/text/splice.js';

/** The documents that the client has open, kept up edit by edit. */
export interface Documents {
  readonly get: (uri: DocumentUri) => TextDocument | undefined;
  readonly all: () => Iterable<TextDocument>;
}

export interface DocumentEvents {
  readonly opened: (document: TextDocument) => void;
  readonly changed: (document: TextDocument, edits: readonly TextEdit[]) => void;
  readonly closed: (uri: DocumentUri) => void;
}

/** Follows the client's open documents; edits are told in UTF-16 offsets, each into the text that the one before left. */
export function followDocuments(connection: Connection, events: DocumentEvents): Documents {
  const documents = new Map<DocumentUri, TextDocument>();
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    const document = TextDocument.create(uri, languageId, version, text);
    documents.set(uri, document);
    events.opened(document);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = documents.get(uri);
    if (!document) return;
    const edits: TextEdit[] = [];
    for (const change of contentChanges) {
      edits.push(editOf(document, change));
      TextDocument.update(document, [change], version);
    }
    events.changed(document, edits);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.delete(uri);
    events.closed(uri);
  });
  return { get: (uri) => documents.get(uri), all: () => documents.values() };
}

/** A change without a range sends the whole text; what is the same at both ends was not edited. */
function editOf(document: TextDocument, change: TextDocumentContentChangeEvent): TextEdit {
  if ('range' in change) {
    return {
      start: document.offsetAt(change.range.start),
      end: document.offsetAt(change.range.end),
      length: change.text.length,
    };
  }
  const { start, end, text } = spliceBetween(document.getText(), change.text);
  return { start, end, length: text.length };
}
