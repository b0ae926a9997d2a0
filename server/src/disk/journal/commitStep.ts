import { inverse, journalStep, replayChange, type JournalStep } from '../../core/edit/journal.js';
import type { FileChange, Step } from '../../core/edit/step.js';
import { GlossError } from '../../core/glossError.js';
import { diskAccess, hasBom, type FileAccess } from '../files/fileAccess.js';
import { writablePlace } from '../files/gate.js';
import { appendJournal, isAtRest, markWritten, readJournal, setAsideJournal } from './journalFile.js';
import { refuseNewPlace } from '../files/newPlace.js';
import { settle, stateOf, takenBack, unfinished } from './recovery.js';
import { locked } from './studyLock.js';
import { refuseGone } from '../study/studyFolder.js';
import { isTrusted } from '../process/trust.js';
import * as l10n from '../../core/text/l10n.js';

export { diskAccess, type FileAccess };

/**
 * Writes a step: all its files, and the journal from which it can be undone. Refuses with `changed-meanwhile`, before
 * anything is written, where a file is no longer what the step was worked out from.
 */
export async function commitStep(folder: string, access: FileAccess, step: Step): Promise<readonly FileChange[]> {
  return exclusively(folder, access, async () => {
    if (!isAtRest(folder) && (await readJournal(folder)).isStrange) setAsideJournal(folder);
    return write(folder, access, step, 'step');
  });
}

/** Takes back the latest step, or does the latest undone one again. Answers its label and what changed. */
export async function replayStep(
  folder: string,
  access: FileAccess,
  kind: 'undo' | 'redo',
): Promise<{ label: string; changes: readonly FileChange[] }> {
  return exclusively(folder, access, async () => {
    const { done, undone, problem } = await readJournal(folder);
    const steps = kind === 'undo' ? stepsToUndo(done) : stepsToRedo(undone);
    const main = kind === 'undo' ? steps.at(-1) : steps[0];
    if (!main) {
      throw new GlossError(
        'nothing-to-do',
        [
          kind === 'undo' ? l10n.t('There is no coding step to undo.') : l10n.t('There is no coding step to redo.'),
          problem ?? '',
        ]
          .join(' ')
          .trim(),
      );
    }
    const written: FileChange[] = [];
    for (const one of steps) {
      const { label, changes: wanted } = kind === 'undo' ? inverse(one) : one;
      const changes: FileChange[] = [];
      for (const change of wanted) changes.push(replayChange(change, (await access.read(change.path))?.text));
      written.push(...(await write(folder, access, { label, changes }, kind)));
    }
    return { label: main.label, changes: written };
  });
}

/**
 * Completes a step that a crash has cut short, before a study's files are read. Gives what the person has to know: that
 * it could not be done, or that the journal is not this machine's. Costs next to nothing where there is none.
 */
export async function recover(folder: string): Promise<string | undefined> {
  try {
    if (!isTrusted() || isAtRest(folder)) return undefined;
    const { latest, problem } = await readJournal(folder);
    if (!unfinished(latest)) return problem;
    return await locked(folder, () => settle(folder, diskAccess(folder)));
  } catch (error) {
    return l10n.t('A step of coding was cut short and cannot be completed yet: {why}', {
      why: error instanceof Error ? error.message : String(error),
    });
  }
}

/** The latest step that a person did, after those that followed it. */
function stepsToUndo(done: readonly JournalStep[]): readonly JournalStep[] {
  const at = done.findLastIndex(({ follows }) => !follows);
  return at < 0 ? [] : done.slice(at).reverse();
}

/** The step that was undone last, with those that followed it. */
function stepsToRedo(undone: readonly JournalStep[]): readonly JournalStep[] {
  const steps = [...undone].reverse();
  const next = steps.findIndex(({ follows }, i) => i > 0 && !follows);
  return next < 0 ? steps : steps.slice(0, next);
}

/** Runs a task that writes, once what others have left half written is completed. */
async function exclusively<T>(folder: string, access: FileAccess, task: () => Promise<T>): Promise<T> {
  // The lock would be the first file of a study that is gone.
  refuseGone(folder);
  return locked(folder, async () => {
    refuseGone(folder);
    const problem = await settle(folder, access);
    if (problem !== undefined) {
      throw new GlossError('cannot-write', l10n.t('{problem} Nothing else was changed; try again.', { problem }));
    }
    return task();
  });
}

async function write(
  folder: string,
  access: FileAccess,
  step: Step,
  kind: 'step' | 'undo' | 'redo',
): Promise<readonly FileChange[]> {
  const { label, changes } = step;
  const boms = new Map<string, boolean>();
  for (const { path, before, counterpart } of changes) {
    writablePlace(folder, path);
    if (before === undefined) await refuseNewPlace(folder, path);
    const current = await access.read(path);
    if (current?.text !== before) {
      throw new GlossError(
        'changed-meanwhile',
        l10n.t('{path} was changed by another program meanwhile. Nothing was written; try again.', { path }),
      );
    }
    boms.set(path, await hasBom(access, current, counterpart));
  }
  // One file is renamed into place at once; of several, a loss of power may keep some.
  const states = changes.map(({ before, after }) => ({ before: stateOf(before), after: stateOf(after) }));
  appendJournal(folder, { kind, step: journalStep(step), states }, changes.length > 1);
  const put = async (path: string, text: string | undefined): Promise<void> =>
    text === undefined ? access.remove(path) : access.write(path, { text, bom: boms.get(path) ?? false });
  const written: FileChange[] = [];
  try {
    for (const change of changes) {
      await put(change.path, change.after);
      written.push(change);
    }
  } catch (error) {
    try {
      for (const { path, before } of written) await put(path, before);
      appendJournal(folder, { kind: takenBack[kind] });
    } catch {
      throw new GlossError(
        'cannot-write',
        l10n.t(
          '“{label}” could be written only in part. It is completed as soon as that is possible; see that the folder may be written to and has room.',
          { label },
        ),
      );
    }
    throw error;
  }
  await markWritten(folder);
  return changes;
}
