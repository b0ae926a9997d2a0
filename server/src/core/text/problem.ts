import type { Range } from './range.js';

/** Gravest first. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;
/** How grave a problem is, as `gloss.yaml` names it; see {@link severities}. */
export type Severity = (typeof severities)[number];

/** Whether what somebody wrote in `gloss.yaml` is a severity. */
export const isSeverity = (written: string): written is Severity => (severities as readonly string[]).includes(written);

/** What is wrong in a file, where, and under which lasting code (see ARCHITECTURE, "Problems"). */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  /** One sentence that says what is wrong and, where it is not plain, what to do. */
  readonly message: string;
  /** UTF-16 offsets into the file's text. */
  readonly range: Range;
  /** What a fix needs to know, for example the nearest ids of an unknown one. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A message that quotes a study's text, without the middle where it is very long. */
export const cut = (message: string): string =>
  message.length <= longestMessage
    ? message
    : `${message.slice(0, longestMessage / 2)}…${message.slice(-longestMessage / 2)}`;

const longestMessage = 600;

/** Collects what is wrong while a file is read. */
export type Report = (problem: Problem) => void;

/** Parsing never throws: there is always a value, and problems beside it. */
export interface Parsed<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}
