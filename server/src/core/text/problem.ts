import type { Range } from './range.js';

/** Gravest first. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

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

/** Parsing never throws: there is always a value, and problems beside it. */
export interface Parsed<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}
