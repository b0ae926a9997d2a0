import type { Sample } from './measure.js';

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly sample: Sample;
  readonly unit: 'ms' | 'MB';
  /** At most this, and of which of the sample's figures; a row without an aim is there to explain another. */
  readonly aim?: { readonly most: number; readonly of: 'median' | 'p95' };
  /** What exactly was measured. */
  readonly how: string;
}

/** Rows that are measured together. */
export interface RowGroup {
  /** As `--only` takes it. */
  readonly name: string;
  readonly table: 'large study' | 'against others';
  readonly run: (options: BenchOptions) => Promise<readonly Row[]>;
}

export interface BenchOptions {
  /** Smaller studies and fewer runs: to see that the bench works, not how fast Gloss is. */
  readonly quick: boolean;
}

export const atMost = (most: number, of: 'median' | 'p95' = 'median'): NonNullable<Row['aim']> => ({ most, of });
