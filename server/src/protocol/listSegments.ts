import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';

/** Client to server: passages across a study, grouped by transcript, in text order. */
export namespace ListSegmentsRequest {
  export const method = 'gloss/listSegments';
  export const type = new RequestType<ListSegmentsParams, ListSegmentsResult, void>(method);
}

export interface ListSegmentsParams {
  /** Any file or folder of the study. */
  readonly study: DocumentUri;
  /** Only segments with one of these codes, or a code below one of them; all where absent. */
  readonly codes?: readonly string[];
  readonly coder?: string;
  /** Only this transcript. */
  readonly transcript?: DocumentUri;
}

export interface ListSegmentsResult {
  readonly total: number;
  readonly groups: readonly SegmentGroup[];
}

export interface SegmentGroup {
  readonly uri: DocumentUri;
  /** Path below the study's folder, with forward slashes. */
  readonly transcript: string;
  readonly segments: readonly ListedSegment[];
}

export interface ListedSegment {
  readonly id: string;
  readonly coder: string;
  /** Line and column where it starts, both from 1, the column in code points. */
  readonly line: number;
  readonly column: number;
  readonly quote: string;
  /** Ids, in the segment's order. */
  readonly codes: readonly string[];
  readonly memo?: string;
  readonly exemplar?: boolean;
}
