import type { Place } from '../anchor/place.js';
import type { Codebook } from '../codebook/codebook.js';
import type { SegmentEntry } from '../codings/segment.js';
import type { Problem, Severity } from '../text/problem.js';
import type { Transcript } from '../transcript/transcript.js';
import type { Read, Study } from '../study/study.js';

/** What a check finds; code and severity are the check's. */
export type Finding = Omit<Problem, 'code' | 'severity'>;

/** One thing that is looked for in one kind of file. */
export interface Check<File> {
  /** Lasting: studies name it in gloss.yaml. */
  readonly code: string;
  /** Where gloss.yaml says nothing else. */
  readonly severity: Severity | 'off';
  /** When it tells, in a sentence. */
  readonly about: string;
  readonly run: (study: Study, file: File) => Iterable<Finding>;
}

/** A codebook with what a check may need from outside the study's own files. */
export interface BookToCheck extends Read<Codebook> {
  /** Texts of the transcripts that its examples name, as far as they could be read. */
  readonly texts?: ReadonlyMap<string, string>;
  /** `YYYY-MM-DD`, where it is being edited. */
  readonly today?: string;
}

/** A transcript with the passages to look at: those of one coder or of all, whose place is certain. */
export interface Passages {
  readonly text: string;
  readonly transcript: Transcript;
  readonly placed: readonly { readonly segment: SegmentEntry; readonly place: Place }[];
}
