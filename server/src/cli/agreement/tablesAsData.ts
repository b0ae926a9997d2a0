import { sumOfLeftOut } from '../../core/analysis/agreement/basis.js';
import type { ReaderTable } from '../../core/analysis/agreement/tables.js';
import type { CsvRow } from '../formats/csv.js';

/** The columns of {@link csvRows}; who is compared names none where there are several tables. */
export function csvHeading(tables: readonly ReaderTable[]): readonly string[] {
  const head = tables[0]?.head ?? [];
  const first = head.map((name, i) => (tables.length > 1 && isName(tables, i) ? `coder ${i + 1}` : name));
  return ['coders', ...first, ...basisFields];
}

/** Whether a column is named by who is compared. */
const isName = (tables: readonly ReaderTable[], at: number): boolean =>
  tables.some(({ head }) => head[at] !== tables[0]?.head[at]);

const basisFields = ['unit', 'overlap', 'all units', 'transcripts', 'left out', 'version'];

/** The rows of a table, each with what it rests on. */
export const csvRows = ({ readers, rows, basis }: ReaderTable, version: string): readonly CsvRow[] =>
  rows.map((row) => [
    readers.map(({ name }) => name).join(' '),
    ...row.map((cell) => cell ?? ''),
    basis.unit,
    basis.overlap,
    basis.units,
    basis.transcripts.join('; '),
    sumOfLeftOut(basis.leftOut),
    version,
  ]);
