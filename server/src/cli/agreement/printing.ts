import type { CoefficientName } from '../../core/analysis/agreement/coefficients.js';
import type { Sampling } from '../../core/analysis/agreement/comparison.js';
import type { Comparing } from '../../core/analysis/agreement/comparing.js';
import type { AgreementConfig } from '../../core/study/settings/agreementConfig.js';

/** What a person chose for all tables of one run. */
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
