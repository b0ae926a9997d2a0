import type { Coding } from '../codings/segment.js';
import type { Point } from '../text/lines.js';

/** What coders say to each other about one transcript. */
export interface Discussion {
  /** Path below the study's folder. */
  readonly transcript: string;
  /** `sha256-` and 16 hex digits: of the text that the positions speak of. */
  readonly text: string;
  readonly threads: readonly Thread[];
}

/** A thread on a passage; without `at` on the whole transcript. */
export interface Thread {
  readonly id: string;
  readonly at?: Passage;
  readonly resolved?: By;
  /** In order of time; at least one. */
  readonly comments: readonly Comment[];
}

/** Points in the transcript, end exclusive, columns in code points; the words, and what stands around them as in segments. */
export interface Passage {
  readonly from: Point;
  readonly to: Point;
  /** The digest of the text that the points speak of, where it is not the one that the file names. */
  readonly text?: string;
  readonly quote: string;
  readonly before?: string;
  readonly after?: string;
}

/** Who resolved a thread or accepted a proposal, and when. */
export interface By {
  /** Id of a coder. */
  readonly by: string;
  /** Day, `YYYY-MM-DD`. */
  readonly on: string;
}

/** One comment of a thread. Only its author may change it; `edited` is the time of that, as `on` is. */
export interface Comment {
  readonly id: string;
  readonly by: string;
  /** Time in UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly on: string;
  readonly text: string;
  readonly edited?: string;
  readonly proposes?: Proposal;
  readonly accepted?: By;
}

/** Other codes, other bounds or both for a segment; its coder may take them over. */
export interface Proposal {
  readonly segment: string;
  readonly coder: string;
  readonly codes?: readonly Coding[];
  readonly at?: Passage;
}

/** Keys of a discussion file, in the order in which they are written. */
export const discussionKeys = ['transcript', 'text', 'threads'] as const;
/** Keys of a thread's entry, in the order in which they are written. */
export const threadKeys = ['id', 'at', 'text', 'quote', 'before', 'after', 'resolved', 'comments'] as const;
/** Keys of a comment's entry, in the order in which they are written. */
export const commentKeys = ['id', 'by', 'on', 'text', 'edited', 'proposes', 'accepted'] as const;
/** Keys of `proposes`, in the order in which they are written. */
export const proposalKeys = ['segment', 'coder', 'codes', 'at', 'quote', 'before', 'after'] as const;
