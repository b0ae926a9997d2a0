import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';

/** Client to server: what a code means, to be shown to a person. */
export namespace DescribeCodeRequest {
  export const method = 'gloss/describeCode';
  export const type = new RequestType<DescribeCodeParams, DescribeCodeResult | null, void>(method);
}

/** The code, which may be retired. */
export interface DescribeCodeParams {
  /** Any file or folder of the study. */
  readonly study: DocumentUri;
  /** Id of the code, or an alias. */
  readonly code: string;
}

/** The meaning of the code in words; null where the study does not have it. */
export interface DescribeCodeResult {
  /** Name, themes, definition, when to use and when not, and how often it is used by whom; text of the study is escaped. */
  readonly markdown: string;
  /** Its definition, or else its brief, as written. */
  readonly definition?: string;
}
