import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';
import type { Range } from 'vscode-languageserver-types';
import type { SegmentMark } from './segment.js';

/** Client to server: the segments at a caret or overlapping a selection, the innermost first, own before others'. */
export namespace SegmentsAtRequest {
  export const method = 'gloss/segmentsAt';
  export const type = new RequestType<SegmentsAtParams, readonly SegmentMark[], void>(method);
}

/** A caret, which is an empty range, or a selection in a transcript. */
export interface SegmentsAtParams {
  readonly uri: DocumentUri;
  readonly range: Range;
}
