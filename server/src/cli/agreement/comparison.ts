import type { Basis } from '../../core/analysis/agreement/basis.js';
import type { CoefficientName } from '../../core/analysis/agreement/coefficients.js';
import type { Comparing } from '../../core/analysis/agreement/comparing.js';
import type { CodeAgreement } from '../../core/analysis/agreement/measured.js';
import type { Reader } from '../../core/analysis/agreement/readers.js';
import type { AgreementConfig } from '../../core/study/settings/agreementConfig.js';

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

/** What is printed of comparisons, and how. */
export interface Printing {
  readonly format: 'text' | 'csv' | 'json' | 'md';
  readonly comparing: Comparing;
  /** Which to show; those that are of all codes or of one alone have no number for the others. */
  readonly names?: readonly CoefficientName[];
  /** Absent where there are no intervals. */
  readonly sampling?: Sampling;
  /** What codes are marked for not reaching. */
  readonly least?: Pick<AgreementConfig, 'threshold' | 'coefficient'>;
  readonly version: string;
  /** Whether what the numbers are is said behind them; with CSV on standard error. */
  readonly explains: boolean;
}

/** Who is compared, and of when, for a heading. */
export const titleOf = ({ readers, month }: Comparison): string =>
  month === undefined ? namesOf(readers) : `${namesOf(readers)} · ${month}`;

/** Who is compared, for a heading: a role is followed by its coders. */
export const namesOf = (readers: readonly Reader[]): string => readers.map(nameOf).join(', ');

const nameOf = ({ name, coders }: Reader): string =>
  coders.length === 1 && coders[0] === name ? name : `${name} (${coders.join(', ')})`;
