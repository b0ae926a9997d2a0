import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';

/** Client to server: how transcripts were read, so that a person can see whether it is as they are meant; null outside of studies. */
export namespace TranscriptsRequest {
  export const method = 'gloss/transcripts';
  export const type = new RequestType<TranscriptsParams, readonly TranscriptItem[] | null, void>(method);
}

/** One transcript, or all of a study. */
export interface TranscriptsParams {
  /** A transcript, or any file or folder of a study. */
  readonly uri: DocumentUri;
  /** Asks for all transcripts of the study, in order of path, and not for that one alone. */
  readonly whole: boolean;
}

/** How one transcript was read, in words. */
export interface TranscriptItem {
  readonly uri: DocumentUri;
  /** Below the study's folder. */
  readonly path: string;
  /** In one line: speakers, turns and words. */
  readonly summary: string;
  /** A line for how it is written, each speaker, what was guessed and what looks odd. */
  readonly details: readonly string[];
  /** Ids of the cases that it is about. */
  readonly cases: readonly string[];
  /** How many things look odd. */
  readonly oddities: number;
}
