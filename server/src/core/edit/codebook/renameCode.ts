import { isCodeId } from '../../codebook/codebook.js';
import { namesake } from '../../codebook/codeNames.js';
import { codeIdFrom } from '../../codebook/editCodebook.js';
import { GlossError } from '../../glossError.js';
import { codesOf, currentId, type Study } from '../../study/study.js';
import { printFlowScalar, printScalar } from '../../yaml/scalar.js';
import type { Splice } from '../../text/splice.js';
import { addToList } from '../../yaml/edit.js';
import { codeKeys } from '../../codebook/parseCodebook.js';
import { changeBook, noteReason, codebookToEdit, codeToEdit, setCodeField, type CodeToEdit } from './codeToEdit.js';
import { replaceCodes } from './replaceCodes.js';
import { withoutRepeats } from '../segments/codingsOf.js';
import type { EditContext, FileChange, Step } from '../step.js';
import * as l10n from '../../text/l10n.js';

/** Another name, another id or both. One of the two has to be given. */
export interface RenameCode {
  /** The code's id, or one it had. */
  readonly code: string;
  readonly id?: string;
  readonly name?: string;
  /** Whether the id follows the name, where it was made from it. */
  readonly follow?: boolean;
  readonly reason?: string;
}

/**
 * Gives a code another id, another name, or both. With the id all codings of all coders and all mentions in codebooks
 * follow; the old one stays as an alias, for codings on other branches.
 */
export function renameCode(context: EditContext, { code: written, id, name, follow, reason }: RenameCode): Step {
  const { study } = context;
  const open = codeToEdit(study, written);
  const { code, book } = open;
  const newName = otherThan(code.name, name?.replace(/\s+/g, ' ').trim());
  const newId = otherThan(code.id, follow && newName ? idForName(study, written, newName) : id?.trim());
  if (newId === undefined && newName === undefined) {
    throw new GlossError('nothing-to-do', l10n.t('“{name}” is its name already.', { name: name ?? code.id }));
  }
  if (newId !== undefined) refuseId(study, open, newId);
  if (newName !== undefined) refuseName(study, open, newName);
  const splices = [
    ...(newName === undefined ? [] : setCodeField(open.file, code, 'name', newName)),
    ...(newId === undefined ? [] : renameId(open, newId)),
    ...noteReason(open.file, { on: context.today, code: newId ?? code.id, change: 'renamed' }, reason),
  ];
  const [from, to] = newName === undefined ? [code.id, newId ?? ''] : [code.name, newName];
  const mentioned = newId === undefined ? new Map<string, readonly Splice[]>() : mentionsOf(study, code.id, newId);
  const books = new Map([
    [book, [...splices, ...(mentioned.get(book) ?? [])]],
    ...[...mentioned].filter(([path]) => path !== book),
  ]);
  const changes: FileChange[] = [...books].map(([path, edits]) => changeBook(codebookToEdit(study, path), edits));
  if (newId !== undefined) changes.push(...renameInCodings(study, code.id, newId));
  return { label: l10n.t('Rename “{from}” to “{to}”', { from, to }), changes };
}

const otherThan = (now: string, wanted: string | undefined): string | undefined =>
  wanted === now ? undefined : wanted;

function renameInCodings(study: Study, id: string, to: string): readonly FileChange[] {
  const meant = (other: string): string => (currentId(study, other) === id ? to : currentId(study, other));
  return replaceCodes(study, new Set([id]), ({ codes }) =>
    withoutRepeats(
      codes.map((coding) => (coding.code === id ? { ...coding, code: to } : coding)),
      meant,
    ),
  );
}

/** The id for a code that gets a new name: the id follows where it was made from the name, else it stays. */
export function idForName(study: Study, written: string, name: string): string {
  const { code } = codeToEdit(study, written);
  const made = codeIdFrom(code.name, () => false);
  if (code.id.replace(/-\d+$/, '') !== made && code.id !== made) return code.id;
  return codeIdFrom(name, (id) => (codesOf(study).find(id)?.code.id ?? code.id) !== code.id);
}

function renameId({ file, code }: CodeToEdit, id: string): readonly Splice[] {
  const { text } = file;
  const inFlow = text[code.range.start] === '{';
  const renamed: Splice = { ...trimmed(text, code.idRange), text: inFlow ? printFlowScalar(id) : printScalar(id, 0) };
  if (!code.aliases.includes(id)) return [renamed, ...addToList(text, code, 'aliases', code.id, codeKeys)];
  return [renamed, ...setCodeField(file, code, 'aliases', [...code.aliases.filter((alias) => alias !== id), code.id])];
}

/** A range without the white space at its end, which that of a block scalar has. */
const trimmed = (
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): Omit<Splice, 'text'> => ({
  start,
  end: start + text.slice(start, end).trimEnd().length,
});

/** Where codebooks name the code by its very id, by path. */
function mentionsOf(study: Study, id: string, to: string): Map<string, readonly Splice[]> {
  const found = new Map<string, Splice[]>();
  for (const { code, book } of codesOf(study).codes) {
    const text = study.codebooks.get(book)?.text ?? '';
    for (const mention of code.mentions) {
      if (mention.code !== id) continue;
      const splices = found.get(book) ?? [];
      splices.push({ ...trimmed(text, mention.range), text: printFlowScalar(to) });
      found.set(book, splices);
    }
  }
  return found;
}

function refuseId(study: Study, { code }: CodeToEdit, id: string): void {
  if (!isCodeId(id)) {
    throw new GlossError(
      'bad-argument',
      l10n.t('“{id}” cannot be an id: use letters, digits, “-”, “_” and “.” only, without spaces.', { id }),
    );
  }
  const taken = codesOf(study).find(id);
  if (!taken || taken.code.id === code.id) return;
  throw new GlossError(
    'taken',
    taken.code.id === id
      ? l10n.t('There is a code “{id}” already, “{name}”. Merge the two, or choose another id.', {
          id,
          name: taken.code.name,
        })
      : l10n.t('“{id}” was an id of “{name}” once, and codings may still use it. Choose another id.', {
          id,
          name: taken.code.name,
        }),
  );
}

function refuseName(study: Study, { code }: CodeToEdit, name: string): void {
  if (name === '') throw new GlossError('bad-argument', l10n.t('A code needs a name.'));
  const same = namesake(codesOf(study), code, name);
  if (same) {
    throw new GlossError(
      'taken',
      l10n.t('There is a code “{name}” already. Merge the two, or choose another name.', { name: same.code.name }),
    );
  }
}
