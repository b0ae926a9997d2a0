import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Connection } from 'vscode-languageserver';
import type { DocumentUri, TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver-protocol';
import type { Range } from 'vscode-languageserver-types';
import type { TextEdit } from '../../core/anchor/followEdit.js';
import { editedText } from '../../core/text/editedText.js';
import { spliceBetween, type Splice } from '../../core/text/splice.js';

/** The documents that the client has open, kept up edit by edit. */
export interface Documents {
  readonly get: (uri: DocumentUri) => TextDocument | undefined;
  readonly all: () => Iterable<TextDocument>;
}

/** Called in the order in which the client tells, after the document has changed. */
export interface DocumentEvents {
  readonly opened: (document: TextDocument) => void;
  /** `before` is the text that was edited, given where an edit took something away. */
  readonly changed: (document: TextDocument, edits: readonly TextEdit[], before: string | undefined) => void;
  readonly saved: (uri: DocumentUri) => void;
  readonly closed: (uri: DocumentUri) => void;
}

/** Follows the client's open documents; edits are told in UTF-16 offsets, each into the text that the one before left. */
export function followDocuments(connection: Connection, events: DocumentEvents): Documents {
  const documents = new Map<DocumentUri, OpenDocument>();
  connection.onDidOpenTextDocument(({ textDocument }) => {
    const document = openDocument(textDocument);
    documents.set(document.uri, document);
    events.opened(document);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = documents.get(uri);
    if (!document) return;
    // Insertions are most of typing, and putting a long text together for each would be felt.
    const removes = contentChanges.some((change) => !('range' in change) || !isEmpty(change.range));
    const before = removes ? document.getText() : undefined;
    events.changed(document, document.change(contentChanges, version), before);
  });
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => events.saved(uri));
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.delete(uri);
    events.closed(uri);
  });
  return { get: (uri) => documents.get(uri), all: () => documents.values() };
}

const isEmpty = ({ start, end }: Range): boolean => start.line === end.line && start.character === end.character;

interface OpenDocument extends TextDocument {
  /** Makes changes, and answers them as edits. */
  readonly change: (changes: readonly TextDocumentContentChangeEvent[], version: number) => readonly TextEdit[];
}

function openDocument({ uri, languageId, version: opened, text: from }: TextDocumentItem): OpenDocument {
  const { text, lineCount, positionAt, offsetAt, replace } = editedText(from);
  let version = opened;
  /** A change without a range sends the whole text; what is the same at both ends was not edited. */
  const spliceOf = (change: TextDocumentContentChangeEvent): Splice => {
    if (!('range' in change)) return spliceBetween(text(), change.text);
    const [a, b] = [offsetAt(change.range.start), offsetAt(change.range.end)];
    return { start: Math.min(a, b), end: Math.max(a, b), text: change.text };
  };
  return {
    uri,
    languageId,
    get version() {
      return version;
    },
    get lineCount() {
      return lineCount();
    },
    getText: (range) => (range ? text().slice(offsetAt(range.start), offsetAt(range.end)) : text()),
    positionAt,
    offsetAt,
    getLineRange: (line) => ({
      start: { line: Math.max(0, Math.min(line, lineCount() - 1)), character: 0 },
      end: positionAt(offsetAt({ line, character: Infinity })),
    }),
    getEOLCharacters: (line) =>
      text().slice(offsetAt({ line, character: Infinity }), offsetAt({ line: line + 1, character: 0 })),
    change: (changes, next) => {
      version = next;
      return changes.map((change) => {
        const splice = spliceOf(change);
        replace(splice);
        return { start: splice.start, end: splice.end, length: splice.text.length };
      });
    },
  };
}
