import { whyNothing } from '../../core/analysis/agreement/basisInWords.js';
import { comparingInTables, type Begin, type Compared } from '../../core/analysis/agreement/comparison.js';
import { notesOf, type ReaderTable } from '../../core/analysis/agreement/tables.js';
import { spokenWords } from '../../core/analysis/agreement/tableWords.js';
import * as l10n from '../../core/text/l10n.js';
import type { AgreementTable, AgreementTablesParams, AgreementTablesResult } from '#protocol';
import { inSteps } from '../common/inSteps.js';
import { toCodeMark } from '../common/marks.js';
import type { Handling, Work } from '../common/workspace.js';

/** A table of each two coders. Gives way between codes; nothing where it was cancelled meanwhile. */
export async function tablesResult(
  workspace: Work,
  compared: Compared,
  kind: AgreementTablesParams['kind'],
  { token, report }: Handling,
): Promise<AgreementTablesResult> {
  const nameOf = (code: string): string => toCodeMark(compared.study, { code }).name;
  const tables = await inSteps(
    workspace,
    comparingInTables(compared, kind, nameOf, spokenWords(), telling(report)),
    token,
  );
  return { tables: tables?.map(asAnswer) ?? [] };
}

/** Tells who is compared. */
export const telling =
  (report: Handling['report']): Begin =>
  (index, total, readers) =>
    report(index, total, readers.map(({ name }) => name).join(', '));

const asAnswer = (table: ReaderTable): AgreementTable => ({
  title: table.title,
  head: table.head,
  rows: table.rows.map((row) => row.map((cell) => cell ?? null)),
  notes: [...(table.rows.length > 0 ? [] : [whyNothing(table.basis)]), ...notesOf(table, l10n.t('the Problems view'))],
});
