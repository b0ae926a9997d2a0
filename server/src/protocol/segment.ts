import type { Range } from 'vscode-languageserver-types';

/** How sure the place of a segment is. Ambiguous and orphaned ones are never drawn as if certain. */
export type AnchorState = 'exact' | 'moved' | 'changed' | 'ambiguous' | 'orphaned';

/** One code on a segment, with what is needed to show it. */
export interface CodeMark {
  readonly id: string;
  readonly name: string;
  /** `#rrggbb`. */
  readonly color: string;
  readonly weight?: number | string;
  /** False where no codebook of the study has the code. */
  readonly known: boolean;
}

/** A segment of one transcript, placed in its text. */
export interface SegmentMark {
  readonly id: string;
  readonly coder: string;
  readonly range: Range;
  readonly state: AnchorState;
  readonly codes: readonly CodeMark[];
  readonly memo?: string;
  readonly exemplar?: boolean;
  /** Day of coding, `YYYY-MM-DD`. */
  readonly on?: string;
  /** What it is beside the document that this one is compared with; absent where it is the same there, and without one. */
  readonly change?: 'added' | 'removed' | 'changed';
  /** As published, of an own segment whose place is certain: the colour of its first code that is not hidden, `#rrggbb`. */
  readonly tint?: string;
  /** Whether the coder in force made it, and may therefore change it. */
  readonly own: boolean;
}
