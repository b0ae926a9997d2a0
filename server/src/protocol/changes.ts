import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';

/** Client to server: what the codings of a study, as they stand, have been changed by since a base. */
export namespace ChangesRequest {
  export const method = 'gloss/changes';
  export const type = new RequestType<ChangesParams, ChangesResult, void>(method);
}

/** The study, and what its present state is compared with. */
export interface ChangesParams {
  /** Any file or folder of the study. */
  readonly study: DocumentUri;
  readonly base: ChangesBase;
}

/** What to compare with: a commit, tag or branch; where the work went off from one; or another coder of the same study. */
export type ChangesBase = { readonly ref: string } | { readonly mergeBase: string } | { readonly coder: string };

/** What changed in meaning: order, spelling of files and positions that follow the text are left out. */
export interface ChangesResult {
  /** The commit that was compared with; absent for a coder. */
  readonly commit?: string;
  /** How much changed, in a sentence. */
  readonly summary: string;
  /** What could not be read of either side, in words. */
  readonly unread: readonly string[];
  /** What changed in the codebooks, in words. */
  readonly codebook: readonly string[];
  /** In order of path. */
  readonly transcripts: readonly ChangedTranscript[];
}

/** A transcript of which codings changed; others are not listed. */
export interface ChangedTranscript {
  readonly uri: DocumentUri;
  /** Path below the study's folder, with forward slashes. */
  readonly transcript: string;
  /** Whether the base has it, and whether it is there now. */
  readonly inBase: boolean;
  readonly isThere: boolean;
  /** Coder by coder, each in text order. */
  readonly changes: readonly ListedChange[];
}

/** A segment that was given, taken away or changed. */
export interface ListedChange {
  /** Id of the segment. */
  readonly id: string;
  /** Id of the coder whose segment it is. */
  readonly coder: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** The words of the segment; of one that is gone, the words it had. */
  readonly quote: string;
  /** Line and column where its file says it starts, or said where it is gone: from 1, in code points; 0 without a place. */
  readonly line: number;
  readonly column: number;
  /** What differs, each in a few words: say `Trust → Clashing paces`. */
  readonly what: readonly string[];
}
