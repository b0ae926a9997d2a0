import { createHash } from 'node:crypto';
import {
  inverse,
  replayChange,
  sideOf,
  type FileStates,
  type JournalChange,
  type JournalEntry,
  type JournalStep,
} from '../../core/edit/journal.js';
import { GlossError } from '../../core/glossError.js';
import { hasBom, type FileAccess } from '../files/fileAccess.js';
import { removeLeftoversOf } from '../files/gate.js';
import { appendJournal, isAtRest, markWritten, readJournal } from './journalFile.js';
import type { TextFile } from '../files/textFile.js';
import * as l10n from '../../core/text/l10n.js';

/** What a file holds, down to its line endings, as the journal has it. */
export function stateOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (text !== latest?.text) {
    latest = { text, state: createHash('sha256').update(text).digest('hex').slice(0, 32) };
  }
  return latest.state;
}

/** What a step leaves is mostly what the next one begins with. */
let latest: { readonly text: string; readonly state: string } | undefined;

/** What the journal says after an entry whose files could not be written. */
export const takenBack = { step: 'drop', undo: 'redo', redo: 'undo' } as const;

/** A step whose files may be written only in part. */
interface Unfinished {
  readonly kind: keyof typeof takenBack;
  readonly step: JournalStep;
  readonly states: readonly FileStates[];
}

/** The step that an entry announces, where nothing says yet that its files are written. */
export function unfinished(entry: JournalEntry | undefined): Unfinished | undefined {
  if (!entry || !('states' in entry) || !entry.step) return undefined;
  return { kind: entry.kind, step: entry.step, states: entry.states };
}

/**
 * Completes the step that a crash has cut short, if there is one; only for those who hold the study's lock. Where another
 * program has changed one of its files since, what was written of it is taken back instead, and the answer says so.
 */
export async function settle(folder: string, access: FileAccess): Promise<string | undefined> {
  if (isAtRest(folder)) return undefined;
  const open = unfinished((await readJournal(folder)).latest);
  if (!open) return undefined;
  const files: Found[] = [];
  for (const [i, change] of open.step.changes.entries()) {
    await removeLeftoversOf(folder, change.path);
    files.push(await look(access, change, open.states[i]));
  }
  if (files.every(({ side, isExact }) => side === 'after' || isExact)) {
    for (const { side, change, current } of files) if (side === 'before') await put(access, change, current);
    await markWritten(folder);
    return undefined;
  }
  const left: string[] = [];
  for (const { side, change, current } of files) {
    if (side === undefined || (side === 'after' && !(await takeBack(access, change, current)))) left.push(change.path);
  }
  appendJournal(folder, { kind: takenBack[open.kind] });
  return left.length > 0
    ? l10n.t(
        '“{label}” was cut short by a crash and could not be completed, since other programs have changed its files. What had been written of it was taken back; see to {files} yourself.',
        { label: open.step.label, files: left.join(', ') },
      )
    : l10n.t(
        '“{label}” was cut short by a crash and could not be completed, since other programs have changed its files. What had been written of it was taken back.',
        { label: open.step.label },
      );
}

/** A file of an unfinished step as it is now. */
interface Found {
  readonly change: JournalChange;
  readonly current: TextFile | undefined;
  /** Whether the change is in it; undefined where that is not certain. */
  readonly side: 'before' | 'after' | undefined;
  /** Nobody else has changed it. */
  readonly isExact: boolean;
}

async function look(access: FileAccess, change: JournalChange, states: FileStates | undefined): Promise<Found> {
  const current = await access.read(change.path).catch(() => null);
  if (current === null) return { change, current: undefined, side: undefined, isExact: false };
  const state = stateOf(current?.text);
  if (state === states?.after) return { change, current, side: 'after', isExact: true };
  if (state === states?.before && stateOf(replayed(change, current)) === states.after) {
    return { change, current, side: 'before', isExact: true };
  }
  return { change, current, side: current && sideOf(change, current.text), isExact: false };
}

async function put(access: FileAccess, change: JournalChange, current: TextFile | undefined): Promise<void> {
  const text = replayed(change, current);
  if (text === undefined) await access.remove(change.path);
  else await access.write(change.path, { text, bom: await hasBom(access, current, change.counterpart) });
}

/** Takes a change out of a file; false where its place is not certain. */
async function takeBack(access: FileAccess, change: JournalChange, current: TextFile | undefined): Promise<boolean> {
  try {
    for (const back of inverse({ label: '', changes: [change] }).changes) await put(access, back, current);
    return true;
  } catch (error) {
    if (error instanceof GlossError && error.code === 'changed-meanwhile') return false;
    throw error;
  }
}

const replayed = (change: JournalChange, current: TextFile | undefined): string | undefined =>
  replayChange(change, current?.text).after;
