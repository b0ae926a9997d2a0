import type { Code, Codebook, HistoryEntry } from '../../codebook/codebook.js';
import { addHistory } from '../../codebook/editCodebook.js';
import type { Container } from '../../codebook/entryBlocks.js';
import { nearestIds, type IndexedCode } from '../../codebook/codeIndex.js';
import { codeKeys } from '../../codebook/parseCodebook.js';
import { GlossError } from '../../glossError.js';
import { codesOf, withFile, type Read, type Study } from '../../study/study.js';
import { spliceLines, type Splice } from '../../text/splice.js';
import { setField, type FieldValue } from '../../yaml/edit.js';
import type { FileChange } from '../step.js';
import { unknownCode } from '../../codebook/unknownCode.js';
import * as l10n from '../../text/l10n.js';

/** A code with the codebook that it is in, which can be written to. */
export interface CodeToEdit extends IndexedCode {
  readonly file: Read<Codebook>;
  /** The theme right above, or the codebook. */
  readonly parent: Container;
}

/** The code of that id or alias, for changing it. Refuses where there is none or its codebook has errors. */
export function codeToEdit(study: Study, id: string): CodeToEdit {
  const found = codesOf(study).find(id);
  if (!found) {
    const near = nearestIds(codesOf(study), id);
    throw new GlossError('not-found', unknownCode(id, near));
  }
  const file = codebookToEdit(study, found.book);
  return { ...found, file, parent: found.themes.at(-1) ?? file.value };
}

/** A codebook that can be written to. */
export function codebookToEdit(study: Study, path: string): Read<Codebook> {
  const file = study.codebooks.get(path);
  if (!file) throw new GlossError('not-found', l10n.t('There is no codebook {path} in this study.', { path }));
  const problems = [...file.problems, ...(codesOf(study).problems.get(path) ?? [])];
  const error = problems.find(({ severity }) => severity === 'error');
  if (error) {
    const line = file.text.slice(0, error.range.start).split('\n').length;
    throw new GlossError(
      'unreadable',
      l10n.t('{path} has an error in line {line}: {message} Fix it first; nothing was written.', {
        path,
        line,
        message: error.message,
      }),
    );
  }
  return file;
}

/** The codebook's file with splices in it, given with `\n` as line end. */
export const changeBook = ({ path, text }: Read<Codebook>, splices: readonly Splice[]): FileChange => ({
  path,
  before: text,
  after: spliceLines(text, splices),
});

/** Sets a key of a code's entry. */
export const setCodeField = (file: Read<Codebook>, code: Code, key: string, value: FieldValue): readonly Splice[] =>
  setField(file.text, code, key, value, codeKeys);

/** The study as it is after changes to codebooks, for working out what comes on top of them. */
export const afterChanges = (study: Study, changes: readonly FileChange[]): Study =>
  changes.reduce((next, { path, after }) => (after === undefined ? next : withFile(next, path, after)), study);

/** Several changes, each worked out on the last, as one for each file; without those that change nothing. */
export function joinChanges(changes: readonly FileChange[]): readonly FileChange[] {
  const joined = new Map<string, FileChange>();
  for (const change of changes) {
    const first = joined.get(change.path);
    joined.set(change.path, first ? { ...change, before: first.before } : change);
  }
  return [...joined.values()].filter(({ before, after }) => before !== after);
}

/** A reason in one line, or nothing. */
export function cleanReason(reason: string | undefined): string | undefined {
  const text = reason?.replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

/** Writes a change to a code down in its codebook's history, if there is a reason to be kept. */
export function noteReason(file: Read<Codebook>, entry: HistoryEntry, reason: string | undefined): readonly Splice[] {
  const why = cleanReason(reason);
  return why === undefined ? [] : addHistory(file.text, file.value, { ...entry, reason: why });
}
