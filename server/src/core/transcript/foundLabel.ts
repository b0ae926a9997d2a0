import type { LabelForm, Timestamp } from './transcript.js';

/** A label as the form that it has finds it. */
export interface FoundLabel {
  readonly form: LabelForm;
  /** UTF-16 offsets, as all here. */
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly timestamp?: Timestamp | undefined;
  /** Behind the label's colon, bracket or mark. */
  readonly end: number;
  readonly speechEnd?: number;
}
