import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inverse, journalStep, replayChange, type JournalEntry } from '../../core/edit/journal.js';
import type { FileChange, Step } from '../../core/edit/step.js';
import { GlossError } from '../../core/glossError.js';
import { appendJournal, readJournal } from './journalFile.js';
import { locked } from './studyLock.js';
import { readTextFile, writeTextFile, type TextFile } from './textFile.js';

/** How a study's files are read and written: straight on disk, or through an editor that has some of them open. */
export interface FileAccess {
  readonly read: (path: string) => Promise<TextFile | undefined>;
  readonly write: (path: string, file: TextFile) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
}

/** The files of a study's folder on disk. */
export function diskAccess(folder: string): FileAccess {
  return {
    read: (path) => readTextFile(join(folder, path), path),
    write: (path, file) => writeTextFile(join(folder, path), file, path),
    remove: (path) => rm(join(folder, path), { force: true }),
  };
}

/**
 * Writes a step: all its files, and the journal from which it can be undone. Refuses with `changed-meanwhile`, before
 * anything is written, where a file is no longer what the step was worked out from.
 */
export async function commitStep(folder: string, access: FileAccess, step: Step): Promise<readonly FileChange[]> {
  return locked(folder, () => write(folder, access, step.changes, { kind: 'step', step: journalStep(step) }));
}

/** Takes back the latest step, or does the latest undone one again. Answers its label and what changed. */
export async function replayStep(
  folder: string,
  access: FileAccess,
  kind: 'undo' | 'redo',
): Promise<{ label: string; changes: readonly FileChange[] }> {
  return locked(folder, async () => {
    const { done, undone } = await readJournal(folder);
    const latest = (kind === 'undo' ? done : undone).at(-1);
    if (!latest) {
      throw new GlossError(
        'nothing-to-do',
        kind === 'undo' ? 'There is no coding step to undo.' : 'There is no coding step to redo.',
      );
    }
    const step = kind === 'undo' ? inverse(latest) : latest;
    const changes: FileChange[] = [];
    for (const change of step.changes) changes.push(replayChange(change, (await access.read(change.path))?.text));
    return { label: latest.label, changes: await write(folder, access, changes, { kind }) };
  });
}

async function write(
  folder: string,
  access: FileAccess,
  changes: readonly FileChange[],
  entry: JournalEntry,
): Promise<readonly FileChange[]> {
  const boms = new Map<string, boolean>();
  for (const { path, before } of changes) {
    const current = await access.read(path);
    if (current?.text !== before) {
      throw new GlossError(
        'changed-meanwhile',
        `${path} was changed by another program meanwhile. Nothing was written; try again.`,
      );
    }
    boms.set(path, current?.bom ?? false);
  }
  await appendJournal(folder, entry);
  const put = async (path: string, text: string | undefined): Promise<void> =>
    text === undefined ? access.remove(path) : access.write(path, { text, bom: boms.get(path) ?? false });
  const written: FileChange[] = [];
  try {
    for (const change of changes) {
      await put(change.path, change.after);
      written.push(change);
    }
  } catch (error) {
    for (const { path, before } of written) await put(path, before);
    await appendJournal(folder, { kind: takenBack[entry.kind] });
    throw error;
  }
  return changes;
}

/** What the journal says after an entry whose files could not be written. */
const takenBack = { step: 'drop', undo: 'redo', redo: 'undo', drop: 'drop' } as const;
