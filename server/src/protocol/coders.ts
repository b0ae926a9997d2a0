import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';

/** Client to server: who codes in a study, and whose codings are shown. */
export namespace CodersRequest {
  export const method = 'gloss/coders';
  export const type = new RequestType<CodersParams, CodersResult | null, void>(method);
}

/** A place in the study; for a transcript more is told. */
export interface CodersParams {
  /** Any file or folder of the study; of a transcript, what was declared of it is told. */
  readonly uri: DocumentUri;
}

/** Everybody's codings, one's own alone, or those of these coders. */
export type ShownCodersValue = 'all' | 'mine' | readonly string[];

/** The coders of a study, and what the coder in force sees of them. */
export interface CodersResult {
  /** The folder of the study. */
  readonly study: DocumentUri;
  /** The coder in force. */
  readonly coder?: string;
  readonly shown: ShownCodersValue;
  /** Whether the coder in force waits with others' codings of a transcript until done with it. */
  readonly blind: boolean;
  /** What agreement on each code is to reach at least, as `gloss.yaml` says; absent where it asks for nothing. */
  readonly threshold?: number;
  /** Of a transcript: the day on which the coder in force said to be done with it. */
  readonly done?: string;
  /** In order of id; of what is hidden nothing is counted. */
  readonly coders: readonly CoderItem[];
}

/** A coder whom `gloss.yaml` names or who has coded; counts are of the whole study. */
export interface CoderItem {
  readonly id: string;
  readonly name?: string;
  readonly role?: string;
  /** Number of segments that the coder made. */
  readonly segments: number;
  /** Number of transcripts that they are in. */
  readonly transcripts: number;
}

/** Client to server: whose codings of a study are to be shown, in all features. What is drawn is published again. */
export namespace SetShownCodersRequest {
  export const method = 'gloss/setShownCoders';
  export const type = new RequestType<SetShownCodersParams, null, void>(method);
}

/** The study, and whose codings to show until the server ends. */
export interface SetShownCodersParams {
  /** Any file or folder of the study. */
  readonly study: DocumentUri;
  readonly coders: ShownCodersValue;
}
