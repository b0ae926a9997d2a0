import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';

/** Client to server: what the codings of a study can be compared with. */
export namespace ChangeBasesRequest {
  export const method = 'gloss/changeBases';
  export const type = new RequestType<ChangeBasesParams, ChangeBasesResult, void>(method);
}

/** Which study to look at. */
export interface ChangeBasesParams {
  /** Any file or folder of the study. */
  readonly study: DocumentUri;
}

/** What there is to make a `ChangesBase` of; without git only other coders. */
export interface ChangeBasesResult {
  /** The branch that the team's work comes together on, where that can be told. */
  readonly main?: string;
  /** Branches, also of remotes, and tags, the latest first; none without git. */
  readonly branches: readonly string[];
  readonly tags: readonly string[];
  /** Ids of the other coders who have coded. */
  readonly coders: readonly string[];
}
