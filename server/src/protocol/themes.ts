import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';
import type { Location } from 'vscode-languageserver-types';

/** Client to server: the theme trees of all studies, with counts. */
export namespace ThemesRequest {
  export const method = 'gloss/themes';
  export const type = new RequestType<ThemesParams, ThemesResult, void>(method);
}

export interface ThemesParams {
  /** The transcript for which `here` is counted, if any. */
  readonly transcript?: DocumentUri;
}

export interface ThemesResult {
  readonly studies: readonly StudyThemes[];
}

export interface StudyThemes {
  /** The study's folder. */
  readonly uri: DocumentUri;
  readonly name: string;
  /** How many transcripts and segments the study has. */
  readonly transcripts: number;
  readonly segments: number;
  /** Codes at the top of the tree, of all codebooks in codebook order. */
  readonly codes: readonly ThemeNode[];
}

export interface ThemeNode {
  readonly id: string;
  readonly name: string;
  /** `#rrggbb` */
  readonly color: string;
  /** Names from the top theme down to this code's parent. */
  readonly path: readonly string[];
  readonly brief?: string;
  readonly definition?: string;
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
  /** Its entry in the codebook. */
  readonly location: Location;
  readonly codes: readonly ThemeNode[];
}
