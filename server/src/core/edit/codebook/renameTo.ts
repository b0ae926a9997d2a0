import { namesake } from '../../codebook/codeNames.js';
import { codesOf, type Study } from '../../study/study.js';
import type { CodebookOperation } from './codebookOperation.js';
import { codeToEdit } from './codeToEdit.js';
import { idForName } from './renameCode.js';

/** What of a code is renamed: the id alone, the name alone, or the name with the id that was made from it. */
export type Renamed = 'id' | 'name' | 'both';

/** The step that is meant where somebody writes another id or name for a code; onto one that is there, it is a merge. */
export function renameTo(
  study: Study,
  id: string,
  what: Renamed,
  written: string,
): Extract<CodebookOperation, { op: 'renameCode' | 'mergeCodes' }> {
  const { code } = codeToEdit(study, id);
  const text = written.replace(/\s+/g, ' ').trim();
  const index = codesOf(study);
  const sameId = index.codes.find((other) => other.code.id === text && other.code.status !== 'retired');
  const taken = what === 'id' ? (sameId?.code === code ? undefined : sameId) : namesake(index, code, text);
  if (taken) return { op: 'mergeCodes', code: code.id, into: taken.code.id };
  if (what === 'id') return { op: 'renameCode', code: code.id, id: text };
  if (what === 'name') return { op: 'renameCode', code: code.id, name: text };
  return { op: 'renameCode', code: code.id, name: text, id: idForName(study, code.id, text) };
}
