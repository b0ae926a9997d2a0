import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';
import type { Range } from 'vscode-languageserver-types';
import type { AnchorState, CodeMark } from './segment.js';

/** Client to server: what coders say to each other about a transcript. */
export namespace ThreadsRequest {
  export const method = 'gloss/threads';
  export const type = new RequestType<ThreadsParams, readonly ThreadItem[], void>(method);
}

/** The transcript that is talked about. */
export interface ThreadsParams {
  /** An open transcript. */
  readonly uri: DocumentUri;
}

/** A thread with its comments, whether resolved or not. */
export interface ThreadItem {
  readonly id: string;
  /** Absent where the thread is on the whole transcript, or its passage has no place any more. */
  readonly range?: Range;
  /** Absent where the thread is on the whole transcript. */
  readonly state?: AnchorState;
  /** The words that the thread is on. */
  readonly quote?: string;
  readonly resolved?: { readonly by: string; readonly on: string };
  /** In order of time. */
  readonly comments: readonly CommentItem[];
}

/** A comment of a thread, with the change that it proposes, if any. */
export interface CommentItem {
  readonly id: string;
  /** Id of the coder. */
  readonly by: string;
  /** Name and role, as far as gloss.yaml has them. */
  readonly author: string;
  /** Time in UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly on: string;
  readonly text: string;
  readonly edited?: string;
  /** Whether the coder in force wrote it, and may therefore change it. */
  readonly own: boolean;
  readonly proposes?: ProposedItem;
  readonly accepted?: { readonly by: string; readonly on: string };
}

/** A change of a segment that a comment proposes. */
export interface ProposedItem {
  readonly segment: string;
  readonly coder: string;
  readonly codes?: readonly CodeMark[];
  /** The words that the segment would be. */
  readonly quote?: string;
  /** Whether the coder in force may accept it now. */
  readonly acceptable: boolean;
}
