import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';
import type { Position, Range } from 'vscode-languageserver-types';

/** Client to server: the next or previous sentence, turn or segment, for moving and selecting by what people say. */
export namespace MoveByUnitRequest {
  export const method = 'gloss/moveByUnit';
  export const type = new RequestType<MoveByUnitParams, Range | null, void>(method);
}

/** Where the caret is in a transcript, and where it is to go. */
export interface MoveByUnitParams {
  readonly uri: DocumentUri;
  readonly position: Position;
  readonly unit: 'sentence' | 'turn' | 'segment';
  /** `current` is the unit at the position. The answer is null where there is none. */
  readonly direction: 'next' | 'previous' | 'current';
}
