import { allCodes, type Code } from '../../codebook/codebook.js';
import { linesOfEntry, putIn, takeOut, type Container } from '../../codebook/entryBlocks.js';
import { GlossError } from '../../glossError.js';
import type { Study } from '../../study/study.js';
import { afterChanges, changeBook, joinChanges, codebookToEdit, codeToEdit } from './codeToEdit.js';
import type { EditContext, FileChange, Step } from '../step.js';
import * as l10n from '../../text/l10n.js';
import { inQuotes } from '../../text/inQuotes.js';

/** One move of several codes. What is to go below itself is refused (`bad-argument`); a code below another that moves comes along. */
export interface MoveCodes {
  /** Ids, in the order in which the codes are to stand. */
  readonly codes: readonly string[];
  /** The theme to put them under; the top of a codebook where it is null. */
  readonly under: string | null;
  /** The code there before which they come; last where absent. */
  readonly before?: string;
  /** For the top: path of the codebook, else the one that each code is in. */
  readonly book?: string;
}

/** Moves codes, with all that is below them, to another theme or another place in it. No coding changes. */
export function moveCodes(context: EditContext, { codes, under, before, book }: MoveCodes): Step {
  const { study } = context;
  const chosen = codes.map((id) => codeToEdit(study, id).code);
  // A code below another one that moves comes along with it.
  const along = new Set(chosen.flatMap(({ codes: below }) => [...allCodes(below)].map(({ id }) => id)));
  const tops = chosen.filter(({ id }) => !along.has(id));
  const target = under === null ? undefined : codeToEdit(study, under).code;
  for (const code of tops) {
    if (target && (target.id === code.id || [...allCodes(code.codes)].some(({ id }) => id === target.id))) {
      throw new GlossError('bad-argument', l10n.t('“{name}” cannot be moved below itself.', { name: code.name }));
    }
  }
  const moving = new Set(tops.map(({ id }) => id));
  const next = before === undefined ? undefined : stillThere(study, before, moving);
  const changes: FileChange[] = [];
  let current = study;
  for (const { id } of tops) {
    const step = moveOne(current, id, target?.id, next, book);
    changes.push(...step);
    current = afterChanges(current, step);
  }
  const joined = joinChanges(changes);
  if (joined.length === 0) throw new GlossError('nothing-to-do', l10n.t('The code is there already.'));
  const what = tops.length === 1 ? inQuotes(tops[0]?.name ?? '') : l10n.counted(tops.length, '1 code', '{count} codes');
  return {
    label: target
      ? l10n.t('Move {what} under “{target}”', { what, target: target.name })
      : l10n.t('Move {what} to the top', { what }),
    changes: joined,
  };
}

/** The first sibling from `id` on that does not itself move. */
function stillThere(study: Study, id: string, moving: ReadonlySet<string>): string | undefined {
  const { code, parent } = codeToEdit(study, id);
  const siblings = parent.codes.slice(parent.codes.indexOf(code));
  return siblings.find((sibling) => !moving.has(sibling.id))?.id;
}

function moveOne(
  study: Study,
  id: string,
  under: string | undefined,
  before: string | undefined,
  book: string | undefined,
): readonly FileChange[] {
  const { file, code, parent } = codeToEdit(study, id);
  const target = targetOf(study, under, book ?? file.path);
  const next = before === undefined ? undefined : target.parent.codes.find((sibling) => sibling.id === before);
  if (before !== undefined && !next) {
    throw new GlossError('bad-argument', l10n.t('“{before}” is not in that theme.', { before }));
  }
  if (target.parent === parent && followsAlready(parent.codes, code, next)) return [];
  const lines = linesOfEntry(file.text, code);
  const out = takeOut(file.text, parent, code);
  const put = putIn(target.file.text, target.parent, lines, next);
  if (target.file.path === file.path) return [changeBook(file, [...out, put])];
  return [changeBook(target.file, [put]), changeBook(file, out)];
}

function targetOf(
  study: Study,
  under: string | undefined,
  book: string,
): { readonly file: ReturnType<typeof codebookToEdit>; readonly parent: Container } {
  if (under === undefined) {
    const file = codebookToEdit(study, book);
    return { file, parent: file.value };
  }
  const { file, code } = codeToEdit(study, under);
  return { file, parent: code };
}

const followsAlready = (siblings: readonly Code[], code: Code, next: Code | undefined): boolean =>
  siblings[siblings.indexOf(code) + 1] === next;
