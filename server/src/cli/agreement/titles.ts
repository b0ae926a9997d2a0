import type { Basis } from '../../core/analysis/agreement/basis.js';
import type { CodeAgreement } from '../../core/analysis/agreement/measured.js';
import type { Reader } from '../../core/analysis/agreement/readers.js';

/** Readers who are compared with one another, what came of it, and what it rests on. */
export interface Comparison {
  readonly readers: readonly Reader[];
  readonly codes: readonly CodeAgreement[];
  readonly basis: Basis;
  /** In which month somebody coded the transcripts last, as `2026-11`; absent where all months are together. */
  readonly month?: string;
}

/** How samples of transcripts were drawn. */
export interface Sampling {
  readonly samples: number;
  readonly seed: string;
}

/** Who is compared, and of when, for a heading. */
export const titleOf = ({ readers, month }: Comparison): string =>
  month === undefined ? namesOf(readers) : `${namesOf(readers)} · ${month}`;

/** Who is compared, for a heading: a role is followed by its coders. */
export const namesOf = (readers: readonly Reader[]): string => readers.map(nameOf).join(', ');

const nameOf = ({ name, coders }: Reader): string =>
  coders.length === 1 && coders[0] === name ? name : `${name} (${coders.join(', ')})`;
