import { basisOf } from '../../core/analysis/agreement/basis.js';
import { whyNothing } from '../../core/analysis/agreement/basisInWords.js';
import { findingConfused } from '../../core/analysis/agreement/confusion.js';
import { comparingWithGold } from '../../core/analysis/agreement/gold.js';
import { asRead } from '../../core/analysis/agreement/readers.js';
import { confusionTable, goldTable, notesOf, type ReaderTable } from '../../core/analysis/agreement/tables.js';
import { spokenWords } from '../../core/analysis/agreement/tableWords.js';
import * as l10n from '../../core/text/l10n.js';
import type { AgreementTable, AgreementTablesParams, AgreementTablesResult } from '#protocol';
import type { Compared } from './readCompared.js';
import { inSteps } from '../common/inSteps.js';
import { toCodeMark } from '../common/marks.js';
import type { Handling, Work } from '../common/workspace.js';

/** A table of each two coders. Gives way between codes; nothing where it was cancelled meanwhile. */
export async function tablesResult(
  workspace: Work,
  { study, coders, comparing, groups, texts, undone, speakers }: Compared,
  kind: AgreementTablesParams['kind'],
  { token, report }: Handling,
): Promise<AgreementTablesResult> {
  const nameOf = (code: string): string => toCodeMark(study, { code }).name;
  const words = spokenWords();
  const tables: AgreementTable[] = [];
  for (const [i, readers] of groups.entries()) {
    report(i, groups.length, readers.map(({ name }) => name).join(', '));
    const read = texts.map((text) => asRead(text, coders, readers));
    const basis = basisOf(study, read, comparing, readers, undone, speakers);
    if (kind === 'gold') {
      const found = await inSteps(workspace, comparingWithGold(study, read, comparing), token);
      if (!found) return { tables: [] };
      tables.push(asAnswer(goldTable(readers, found, basis, nameOf, words)));
    } else {
      const found = await inSteps(workspace, findingConfused(study, read, comparing), token);
      if (!found) return { tables: [] };
      tables.push(asAnswer(confusionTable(readers, found, basis, nameOf, words)));
    }
  }
  return { tables };
}

const asAnswer = (table: ReaderTable): AgreementTable => ({
  title: table.title,
  head: table.head,
  rows: table.rows.map((row) => row.map((cell) => cell ?? null)),
  notes: [...(table.rows.length > 0 ? [] : [whyNothing(table.basis)]), ...notesOf(table, l10n.t('the Problems view'))],
});
