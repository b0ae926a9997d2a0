import type { Comparison } from '../../core/analysis/agreement/comparison.js';
import type { Reader } from '../../core/analysis/agreement/readers.js';

/** Who is compared, and of when, for a heading. */
export const titleOf = ({ readers, month }: Comparison): string =>
  month === undefined ? namesOf(readers) : `${namesOf(readers)} · ${month}`;

/** Who is compared, for a heading: a role is followed by its coders. */
export const namesOf = (readers: readonly Reader[]): string => readers.map(nameOf).join(', ');

const nameOf = ({ name, coders }: Reader): string =>
  coders.length === 1 && coders[0] === name ? name : `${name} (${coders.join(', ')})`;
