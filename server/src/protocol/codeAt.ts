import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';
import type { Position } from 'vscode-languageserver-types';

/** Client to server: the codes at a caret in a transcript, a codebook or a codings file, the likeliest first; by id. */
export namespace CodeAtRequest {
  export const method = 'gloss/codeAt';
  export const type = new RequestType<CodeAtParams, readonly string[], void>(method);
}

/** A caret in one of these documents. */
export interface CodeAtParams {
  readonly uri: DocumentUri;
  readonly position: Position;
}
