import type { LabelTemplate } from './template.js';

/** What a study says about how its transcripts are to be read; what it does not say is guessed. */
export interface TranscriptReading {
  readonly speakers: readonly KnownSpeaker[];
  /** How labels are written. In a text that has labels of these forms, only these count. */
  readonly labels: readonly LabelTemplate[];
}

/** Somebody of whom the study says how transcripts call them. */
export interface KnownSpeaker {
  readonly name: string;
  /** Other names for the same person. */
  readonly aliases: readonly string[];
  /** Say interviewer or participant. */
  readonly role?: string;
}

/** For a study that says nothing. */
export const guessing: TranscriptReading = { speakers: [], labels: [] };
