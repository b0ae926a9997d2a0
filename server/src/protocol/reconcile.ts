import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';
import type { Range } from 'vscode-languageserver-types';
import type { CodeMark } from './segment.js';

/** Client to server: what several coders did with each passage of a transcript, and what was decided of it. */
export namespace ReconcileRequest {
  export const method = 'gloss/reconcile';
  export const type = new RequestType<ReconcileParams, ReconcileResult | null, void>(method);
}

/** The transcript, and the coders whose readings are set side by side. */
export interface ReconcileParams {
  /** An open transcript. */
  readonly uri: DocumentUri;
  /** Ids, in the order in which their readings are to be told. */
  readonly coders: readonly string[];
}

/** The passages to decide on. */
export interface ReconcileResult {
  /** In text order. */
  readonly passages: readonly ReconcilePassage[];
  /** Segments of these coders without a certain place, which are left out. */
  readonly unplaced: number;
}

/** Words that at least one of the coders coded, with the segments that belong together there. */
export interface ReconcilePassage {
  /** The ids of its segments, in order, joined by `+`. */
  readonly key: string;
  /** From the first to the last word that one of the coders coded. */
  readonly range: Range;
  /** Other codes on the same words, other bounds with the same codes, both, or not coded by all. */
  readonly difference: 'agreed' | 'codes' | 'bounds' | 'codes-and-bounds' | 'missing';
  readonly readings: readonly ReconcileReading[];
  /** What was taken into the consensus, none where the passage was dismissed; absent where nothing has been decided. */
  readonly taken?: readonly { readonly range: Range; readonly codes: readonly CodeMark[] }[];
}

/** How one coder coded the passage; each coder has one at most. */
export interface ReconcileReading {
  readonly coder: string;
  readonly segment: string;
  readonly range: Range;
  readonly codes: readonly CodeMark[];
  readonly memo?: string;
}
