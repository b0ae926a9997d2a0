import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';
import type { Range } from 'vscode-languageserver-types';

/** Client to server: the codes that may be applied to a passage, most likely ones first. */
export namespace CodeChoicesRequest {
  export const method = 'gloss/codeChoices';
  export const type = new RequestType<CodeChoicesParams, readonly CodeChoice[], void>(method);
}

/** The transcript, and where in it codes are wanted. */
export interface CodeChoicesParams {
  readonly uri: DocumentUri;
  /** The passage; where it is empty, the sentence at the caret. */
  readonly range?: Range;
}

/** What a picker shows of a code. Retired codes, and themes that only group, are not offered. */
export interface CodeChoice {
  readonly id: string;
  readonly name: string;
  /** `#rrggbb` */
  readonly color: string;
  /** Names from the top theme down to the parent. */
  readonly path: readonly string[];
  readonly brief?: string;
  readonly definition?: string;
  readonly aliases: readonly string[];
  /** The code's scale, where it has one: the steps that may be given as weight. */
  readonly scale?: readonly (number | string)[];
  /** Why it stands where it does: used lately, used near the passage, or neither. */
  readonly because: 'recent' | 'near' | 'codebook';
  /** Whether the coder in force has it on this very passage already. */
  readonly applied: boolean;
}
