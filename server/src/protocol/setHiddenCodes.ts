import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';

/** Client to server: the codes of a study whose passages are not to be drawn. What is drawn is published again. */
export namespace SetHiddenCodesRequest {
  export const method = 'gloss/setHiddenCodes';
  export const type = new RequestType<SetHiddenCodesParams, null, void>(method);
}

/** All codes to hide in one study; those hidden before and not named are drawn again. */
export interface SetHiddenCodesParams {
  /** Any file or folder of the study. */
  readonly study: DocumentUri;
  /** Ids; none shows all. */
  readonly codes: readonly string[];
}
