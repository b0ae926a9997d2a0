import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';

/** Client to server: which documents are shown side by side. Replaces what was said before; both sides are published again. */
export namespace SetComparedDocumentsRequest {
  export const method = 'gloss/setComparedDocuments';
  export const type = new RequestType<SetComparedDocumentsParams, null, void>(method);
}

/** All pairs that are shown now; an empty list ends comparing. */
export interface SetComparedDocumentsParams {
  readonly pairs: readonly ComparedDocuments[];
}

/** Two versions of a transcript, both open. */
export interface ComparedDocuments {
  readonly original: DocumentUri;
  readonly modified: DocumentUri;
}
