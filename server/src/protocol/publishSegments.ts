import { NotificationType, type DocumentUri } from 'vscode-languageserver-protocol';
import type { Range } from 'vscode-languageserver-types';
import type { SegmentMark } from './segment.js';

/**
 * Server to client, for every open document of a study: its segments, and the disjoint runs in which they are drawn.
 * Sent after opening, after each coding step and, with a short delay, after edits. Replaces what was sent before for
 * the document. To a client that follows changes, what changed is sent in place of it.
 */
export namespace PublishSegmentsNotification {
  export const method = 'gloss/publishSegments';
  export const type = new NotificationType<PublishSegmentsParams>(method);
}

/** What there is to draw in a document. Passages of hidden codes are among `segments`, and not in `runs`. */
export interface PublishSegmentsParams {
  readonly uri: DocumentUri;
  /** The document version that the ranges speak of. */
  readonly version: number;
  /** What the document's state is called; given where the client said `followsChanges`. */
  readonly state?: number;
  /** The study's folder. */
  readonly study: DocumentUri;
  /** The coder in force, or null where none is known yet. */
  readonly coder: string | null;
  /** In text order, orphaned ones left out. */
  readonly segments: readonly SegmentMark[];
  /** Ascending, disjoint: every stretch of text that is drawn in one way. */
  readonly runs: readonly Run[];
  /** For each `tint` of the runs, how it is drawn behind words. */
  readonly tints: Readonly<Record<string, Tint>>;
  /** Share of the speech that the coder in force has coded, 0 to 1. */
  readonly coded: number;
  /** How many segments have no certain place. */
  readonly doubtful: number;
  /** The coder's segments whose place is in doubt or gone, for a list of what needs attention. */
  readonly attention: readonly DoubtfulSegment[];
}

/** A segment that somebody has to look at. */
export interface DoubtfulSegment {
  readonly id: string;
  readonly quote: string;
  readonly state: 'changed' | 'ambiguous' | 'orphaned';
  /** Where it may be; absent where it is orphaned. */
  readonly range?: Range;
}

/** A stretch of text under the same segments throughout. */
export interface Run {
  readonly range: Range;
  /** The own colour of the innermost segment's first code, `#rrggbb`, to be drawn as `tints` says; absent where all are drawn as lines. */
  readonly tint?: string;
  /** The other codes, in the order in which their lines are drawn from the text downwards. */
  readonly lines: readonly RunLine[];
}

/** A line under the words, for a code that is not drawn as a tint. */
export interface RunLine {
  /** `#rrggbb` */
  readonly color: string;
  /** Solid: the coder in force. Dotted: another coder. Wavy: the place is not certain. */
  readonly style: 'solid' | 'dotted' | 'wavy';
  /** Of a dotted line: which of the other coders, from 0; each is to be drawn with a pattern of its own. */
  readonly other?: number;
}

/** A code's colour behind words, softened so that they stay readable on it. */
export interface Tint {
  readonly light: GroundTint;
  readonly dark: GroundTint;
}

/** A tint on a light or a dark background. */
export interface GroundTint {
  /** Blended with the usual background, which is `#ffffff` or `#1f1f1f`: `#rrggbb`. */
  readonly color: string;
  /** The share of the code's own colour, 0 to 1, for a client that blends it with a background of its own. */
  readonly opacity: number;
}
