import * as l10n from '../../text/l10n.js';
import type { Basis } from './basis.js';
import { basisInWords } from './basisInWords.js';
import type { Confused } from './confusion.js';
import type { AgainstGold } from './gold.js';
import type { Reader } from './readers.js';
import type { TableWords } from './tableWords.js';

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
  words: TableWords,
): ReaderTable {
  const [gold = '', coder = ''] = readers.map(({ name }) => name);
  return {
    readers,
    title: l10n.t('{coder} against {gold}', { coder, gold }),
    head: [words.code, words.precision, words.recall, words.f1, words.right, words.missed, words.wrong],
    rows: found.map(({ code, precision, recall, f1, right, missed, wrong }) => [
      code === undefined ? words.allCodes : nameOf(code),
      ...[precision, recall, f1].map(rounded),
      right,
      missed,
      wrong,
    ]),
    why: l10n.t('–  nobody gave the code, or the coder or the gold standard did not'),
    basis,
  };
}

/** Which code one coder gave where the other gave which. */
export function confusionTable(
  readers: readonly Reader[],
  found: readonly Confused[],
  basis: Basis,
  nameOf: NameOfCode,
  words: TableWords,
): ReaderTable {
  const [one = '', other = ''] = readers.map(({ name }) => name);
  const shown = (code: string | undefined): string => (code === undefined ? words.noCode : nameOf(code));
  return {
    readers,
    title: l10n.t('{one} and {other}', { one, other }),
    head: [one, other, words.units],
    rows: found.map((each) => [shown(each.one), shown(each.other), each.units]),
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
