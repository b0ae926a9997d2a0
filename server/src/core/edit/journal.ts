import { GlossError } from '../glossError.js';
import { spliceBetween } from '../text/splice.js';
import type { FileChange, Step } from './step.js';
import * as l10n from '../text/l10n.js';

/** How one file changed in a step, kept small: what was taken out and put in at one place, with the text around it. */
export interface JournalChange {
  readonly path: string;
  /** The step made the file, or removed it. */
  readonly created?: boolean;
  readonly deleted?: boolean;
  /** As in a step. */
  readonly counterpart?: string;
  /** UTF-16 offset of the place. */
  readonly at: number;
  readonly removed: string;
  readonly inserted: string;
  /** What stands before and after the place: up to 200 units, or all of a file that was made or removed. */
  readonly left: string;
  readonly right: string;
}

/** A step as the journal keeps it, so that it can be undone after a restart. */
export interface JournalStep {
  readonly label: string;
  /** As in a step. */
  readonly follows?: boolean;
  readonly changes: readonly JournalChange[];
}

/** Steps that can be undone, and steps undone that can be redone; the latest last in both. */
export interface Journal {
  readonly done: readonly JournalStep[];
  readonly undone: readonly JournalStep[];
}

/** What a file is before a change and after it: the digest of its text, or null where there is no file. */
export interface FileStates {
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * A line of the journal. One with `states`, in the order of the step's changes, is there before the files are written,
 * and `written` follows it afterwards: so the next to come can tell, and finish what a crash has cut short.
 */
export type JournalEntry =
  | { readonly kind: 'step'; readonly step: JournalStep; readonly states?: readonly FileStates[] }
  /** With what it does to the files, as a step of its own. */
  | { readonly kind: 'undo' | 'redo'; readonly step?: JournalStep; readonly states?: readonly FileStates[] }
  | { readonly kind: 'drop' | 'written' };

const contextLength = 200;
/** What is shorter may stand in a text by chance. */
const shortestPiece = 12;

/** A journal with nothing to undo or redo. */
export const emptyJournal: Journal = { done: [], undone: [] };

/**
 * The journal after one more entry. A new step makes what was undone unreachable, as in every editor; `drop` forgets the
 * latest step, which could not be written after all.
 */
export function addEntry({ done, undone }: Journal, entry: JournalEntry): Journal {
  if (entry.kind === 'step') return { done: [...done, entry.step], undone: [] };
  if (entry.kind === 'drop') return { done: done.slice(0, -1), undone };
  if (entry.kind === 'written') return { done, undone };
  const [from, to] = entry.kind === 'undo' ? [done, undone] : [undone, done];
  const step = from.at(-1);
  if (!step) return { done, undone };
  const [shorter, longer] = [from.slice(0, -1), [...to, step]];
  return entry.kind === 'undo' ? { done: shorter, undone: longer } : { done: longer, undone: shorter };
}

/** A step in the form in which the journal keeps it. */
export function journalStep(step: Step): JournalStep {
  return { label: step.label, ...(step.follows && { follows: true }), changes: step.changes.map(journalChange) };
}

function journalChange({ path, before, after, blank, counterpart }: FileChange): JournalChange {
  const from = before ?? (after === undefined ? '' : (blank ?? ''));
  const to = after ?? '';
  const splice = spliceBetween(from, to);
  const around = before === undefined || after === undefined ? Infinity : contextLength;
  return {
    path,
    ...(before === undefined && { created: true }),
    ...(after === undefined && { deleted: true }),
    ...(counterpart !== undefined && { counterpart }),
    at: splice.start,
    removed: from.slice(splice.start, splice.end),
    inserted: splice.text,
    left: from.slice(Math.max(0, splice.start - around), splice.start),
    right: from.slice(splice.end, splice.end + around),
  };
}

/** The step that takes another back; a step made so and taken back again is the first one. */
export function inverse(step: JournalStep): JournalStep {
  return {
    label: step.label,
    changes: step.changes.map(({ created = false, deleted = false, removed, inserted, ...change }) => ({
      ...change,
      ...(deleted && { created: true }),
      ...(created && { deleted: true }),
      removed: inserted,
      inserted: removed,
    })),
  };
}

/**
 * What a journal step does to a file as it stands now. Where the file has changed since, the place is found again by what
 * stands around it; a refusal says so where it cannot be found for certain.
 */
export function replayChange(change: JournalChange, current: string | undefined): FileChange {
  const { path, created, deleted, removed, inserted, left, right, counterpart } = change;
  if (current === undefined && !created) throw changedMeanwhile(path);
  // What was put in since would be all that is left of a file.
  if (deleted && left + inserted + right === '' && current !== removed) throw changedInstead(path);
  const base = current ?? left + removed + right;
  const at = findPlace(change, base);
  if (at === undefined) throw changedMeanwhile(path);
  const after = base.slice(0, at) + inserted + base.slice(at + removed.length);
  const emptied = deleted === true && after === left + inserted + right;
  return {
    path,
    before: current,
    after: emptied ? undefined : after,
    ...(counterpart !== undefined && { counterpart }),
  };
}

/** On which side of a change a text is that others may have changed too; undefined where that is not certain. */
export function sideOf(
  { removed, inserted, left, right }: JournalChange,
  text: string,
): 'before' | 'after' | undefined {
  const [before, after] = [left + removed + right, left + inserted + right];
  const stands = (piece: string): boolean => piece.length >= shortestPiece && text.includes(piece);
  // At the end of a file what stood before the change may be part of what stands after it, or the other way round.
  if (stands(after) && (!stands(before) || after.includes(before))) return 'after';
  return stands(before) && (!stands(after) || before.includes(after)) ? 'before' : undefined;
}

function findPlace({ at, removed, left, right }: JournalChange, text: string): number | undefined {
  if (standsAt(text, at, left, removed, right)) return at;
  for (const [before, after] of [
    [left, right],
    [left, ''],
    ['', right],
    ['', ''],
  ] as const) {
    const piece = before + removed + after;
    if (piece.length < shortestPiece) continue;
    const found = text.indexOf(piece);
    if (found >= 0 && !text.includes(piece, found + 1)) return found + before.length;
  }
  return undefined;
}

const standsAt = (text: string, at: number, left: string, middle: string, right: string): boolean =>
  at >= left.length && text.startsWith(left + middle + right, at - left.length);

const changedInstead = (path: string): GlossError =>
  new GlossError(
    'changed-meanwhile',
    l10n.t(
      '{path} would be removed, but has changed since. Nothing was undone; take the change out first, or do it by hand.',
      { path },
    ),
  );

const changedMeanwhile = (path: string): GlossError =>
  new GlossError(
    'changed-meanwhile',
    l10n.t('{path} has changed at that very place since. Nothing was undone; change it by hand.', { path }),
  );
