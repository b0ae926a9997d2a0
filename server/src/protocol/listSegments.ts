import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';

/** Client to server: passages across a study, grouped by transcript, in text order. */
export namespace ListSegmentsRequest {
  export const method = 'gloss/listSegments';
  export const type = new RequestType<ListSegmentsParams, ListSegmentsResult, void>(method);
}

/** Which segments are wanted: those that meet every condition given. */
export interface ListSegmentsParams {
  /** Any file or folder of the study. */
  readonly study: DocumentUri;
  /** Only segments with one of these codes, or a code below one of them; all where absent. */
  readonly codes?: readonly string[];
  /** Id of a coder, whose segments alone are listed; of `recode` it is always the coder in force. */
  readonly coder?: string;
  /** Only this transcript. */
  readonly transcript?: DocumentUri;
  /** Only segments of the coder in force that were coded, or last found to fit, before one of their codes was revised. */
  readonly recode?: boolean;
  /** Whether to tell the cases that each transcript is about. */
  readonly cases?: boolean;
}

/** What codings files say, without reading the transcripts. Segments that are hidden from the coder are left out. */
export interface ListSegmentsResult {
  /** Number of segments in all groups. */
  readonly total: number;
  readonly groups: readonly SegmentGroup[];
}

/** The segments of one transcript. */
export interface SegmentGroup {
  readonly uri: DocumentUri;
  /** Path below the study's folder, with forward slashes. */
  readonly transcript: string;
  /** The cases that it is about, as the study's cases file says; only where they were asked for. */
  readonly cases?: readonly string[];
  /** Names of the codes, by id; a code that no codebook has is called by its id. */
  readonly names: Readonly<Record<string, string>>;
  readonly segments: readonly ListedSegment[];
}

/** A segment as its codings file has it; `gloss/locateSegment` tells where it is in the text of now. */
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
  /** What is to be recoded: the codes that were revised since, the latest first; only where that was asked for. */
  readonly revised?: readonly RevisedMark[];
}

/** A code whose meaning changed. */
export interface RevisedMark {
  readonly code: string;
  readonly name: string;
  /** Day of the change, `YYYY-MM-DD`, and why, where the codebook's history says. */
  readonly on: string;
  readonly reason?: string;
}
