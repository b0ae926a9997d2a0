import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';
import type { Range } from 'vscode-languageserver-types';

/** Client to server: the passage that a selection means, which is what a step with this range is about. */
export namespace PassageAtRequest {
  export const method = 'gloss/passageAt';
  export const type = new RequestType<PassageAtParams, Range | null, void>(method);
}

/** A selection as it was made, which may begin or end amid a word. */
export interface PassageAtParams {
  /** An open transcript. */
  readonly uri: DocumentUri;
  /** A selection, or an empty range for a caret. */
  readonly range: Range;
}
