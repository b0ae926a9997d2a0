import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';
import type { Location } from 'vscode-languageserver-types';

/** Client to server: the theme trees of all studies, with counts. */
export namespace ThemesRequest {
  export const method = 'gloss/themes';
  export const type = new RequestType<ThemesParams, ThemesResult, void>(method);
}

/** What is counted for, and which answer the client has. */
export interface ThemesParams {
  /** The transcript for which `here` is counted, if any. */
  readonly transcript?: DocumentUri;
  /** The `stamp` of the answer that the client has. Where it would get the same again, it gets that stamp and no studies. */
  readonly known?: string;
}

/** The trees, or no studies where the answer that the client has still holds. */
export interface ThemesResult {
  /** Another whenever anything that was answered may be another. */
  readonly stamp: string;
  readonly studies: readonly StudyThemes[];
}

/** One study with its tree. Counts are of the codings that are shown. */
export interface StudyThemes {
  /** The study's folder. */
  readonly uri: DocumentUri;
  readonly name: string;
  /** How many transcripts and segments the study has. */
  readonly transcripts: number;
  readonly segments: number;
  /** Id of the coder in force, if any. */
  readonly coder?: string;
  /** Codes at the top of the tree, of all codebooks in codebook order. */
  readonly codes: readonly ThemeNode[];
}

/** A code or theme with all below it. */
export interface ThemeNode {
  readonly id: string;
  readonly name: string;
  /** `#rrggbb` */
  readonly color: string;
  /** Names from the top theme down to this code's parent. */
  readonly path: readonly string[];
  readonly brief?: string;
  readonly status: 'draft' | 'active' | 'retired';
  /** False for a theme that only groups. */
  readonly codable: boolean;
  /** Segments with this very code, and those with it or a code below it. */
  readonly segments: number;
  readonly segmentsBelow: number;
  /** Transcripts with this code or one below it. */
  readonly transcripts: number;
  /** Segments with it or one below it in the transcript asked about. */
  readonly here: number;
  /** The same for each coder who has any, in order of id. */
  readonly coders: readonly CoderCount[];
  /** What somebody has to decide about this very code; absent where there is nothing. */
  readonly attention?: readonly ThemeAttention[];
  /** How many segments of the coder in force were coded before the code was revised; absent where there are none. */
  readonly toRecode?: number;
  /** Its entry in the codebook. */
  readonly location: Location;
  readonly codes: readonly ThemeNode[];
}

/** How often one coder used a code. */
export interface CoderCount {
  readonly coder: string;
  /** Segments with the code or one below it, in the study and in the transcript asked about. */
  readonly segments: number;
  readonly here: number;
}

/** It is used and says nothing of its meaning; used though retired; called like another; revised since it was applied. */
export type ThemeAttention = 'no-definition' | 'retired-used' | 'duplicate-name' | 'recode';
