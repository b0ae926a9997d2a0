import { NotificationType, type DocumentUri } from 'vscode-languageserver-protocol';
import type { PublishSegmentsParams, Run } from './publishSegments.js';
import type { SegmentMark } from './segment.js';

/**
 * Server to client, in place of `gloss/publishSegments` where the client said `followsChanges`: what is otherwise than in
 * the message for the document before. It speaks of the state that it names as `before`; a client that has another has
 * missed a message, and asks for the whole by `gloss/publishAgain`.
 */
export namespace ChangeSegmentsNotification {
  export const method = 'gloss/changeSegments';
  export const type = new NotificationType<ChangeSegmentsParams>(method);
}

/** What has changed of what was published for a document; fields that are absent are as they were. */
export interface ChangeSegmentsParams extends Partial<
  Pick<PublishSegmentsParams, 'study' | 'coder' | 'tints' | 'coded' | 'doubtful' | 'attention'>
> {
  readonly uri: DocumentUri;
  readonly version: number;
  /** The `state` that this changes. */
  readonly before: number;
  /** What the document's state is called from now on. */
  readonly state: number;
  /** Lines that came or went: done first, to all ranges of segments and runs. Ascending. */
  readonly moves: readonly LineMove[];
  readonly segments: readonly ListEdit<SegmentMark>[];
  readonly runs: readonly ListEdit<Run>[];
}

/** Positions from one line on, up to that of the next move, are in another line. */
export interface LineMove {
  /** The first line, from 0, as it was counted before. */
  readonly from: number;
  /** So many lines further down; further up where it is negative. */
  readonly by: number;
}

/** Entries of a list that give way to others. All edits of a list are ascending, disjoint, and count its entries as they were before. */
export interface ListEdit<T> {
  readonly start: number;
  readonly deleteCount: number;
  readonly insert: readonly T[];
}

/** Client to server: the client has missed a message for the document. Its segments are published as a whole. */
export namespace PublishAgainNotification {
  export const method = 'gloss/publishAgain';
  export const type = new NotificationType<PublishAgainParams>(method);
}

/** Which document's segments the client has missed. */
export interface PublishAgainParams {
  /** An open document. */
  readonly uri: DocumentUri;
}
