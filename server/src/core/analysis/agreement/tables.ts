import type { Basis } from './basis.js';
import { basisInWords } from './basisInWords.js';
import type { Confused } from './confusion.js';
import type { AgainstGold } from './gold.js';
import type { Reader } from './readers.js';

/** A table of two readers; a cell that is absent has no number, for the reason that `why` gives. */
export interface ReaderTable {
  readonly readers: readonly Reader[];
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
  readonly why?: string;
  readonly basis: Basis;
}

/** How a code is called in a table, by its id. */
export type NameOfCode = (id: string) => string;

/** A coder against a gold standard, in shares from 0 to 1 and in units. */
export function goldTable(
  readers: readonly Reader[],
  found: readonly AgainstGold[],
  basis: Basis,
  nameOf: NameOfCode,
): ReaderTable {
  const [gold, coder] = readers.map(({ name }) => name);
  return {
    readers,
    title: `${coder ?? ''} against ${gold ?? ''}`,
    head: ['code', 'precision', 'recall', 'F1', 'right', 'missed', 'wrong'],
    rows: found.map(({ code, precision, recall, f1, right, missed, wrong }) => [
      code === undefined ? 'all codes' : nameOf(code),
      ...[precision, recall, f1].map(rounded),
      right,
      missed,
      wrong,
    ]),
    why: '–  nobody gave the code, or the coder or the gold standard did not',
    basis,
  };
}

/** Which code one coder gave where the other gave which. */
export function confusionTable(
  readers: readonly Reader[],
  found: readonly Confused[],
  basis: Basis,
  nameOf: NameOfCode,
): ReaderTable {
  const names = readers.map(({ name }) => name);
  const shown = (code: string | undefined): string => (code === undefined ? '(none)' : nameOf(code));
  return {
    readers,
    title: names.join(' and '),
    head: [...names, 'units'],
    rows: found.map(({ one, other, units }) => [shown(one), shown(other), units]),
    basis,
  };
}

const rounded = (share: number | undefined): number | undefined =>
  share === undefined ? undefined : Number(share.toFixed(3));

/** What stands below a table: why a cell has no number, and what the table rests on; `problems` as in {@link basisInWords}. */
export const notesOf = ({ rows, why, basis }: ReaderTable, problems: string): readonly string[] => [
  ...(why !== undefined && rows.some((row) => row.includes(undefined)) ? [why] : []),
  ...basisInWords(basis, problems),
];
