import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';

/**
 * Server to client: saves an open document that a coding step has edited and that had no unsaved changes before, since
 * coding leaves nothing unsaved. Asked only of a client that said `saves`. Answers whether it is saved now.
 */
export namespace SaveDocumentRequest {
  export const method = 'gloss/saveDocument';
  export const type = new RequestType<SaveDocumentParams, boolean, void>(method);
}

/** The document that is to be saved. */
export interface SaveDocumentParams {
  readonly uri: DocumentUri;
}
