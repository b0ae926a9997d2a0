import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';

/** Client to server: the codes of all studies that a text finds. */
export namespace FindCodesRequest {
  export const method = 'gloss/findCodes';
  export const type = new RequestType<FindCodesParams, FindCodesResult, void>(method);
}

/** What a person types to filter codes. Case and accents make no difference. */
export interface FindCodesParams {
  /** Words, all of which the name, id, aliases, brief or definition of a code must contain. */
  readonly text: string;
}

/** One entry for each study, also where nothing is found in it. */
export interface FindCodesResult {
  readonly studies: readonly FoundCodes[];
}

/** The codes that are found in one study. */
export interface FoundCodes {
  /** The study's folder. */
  readonly study: DocumentUri;
  /** Ids, in codebook order. */
  readonly codes: readonly string[];
}
