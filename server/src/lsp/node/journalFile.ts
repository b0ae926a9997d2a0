import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addEntry, emptyJournal, type Journal, type JournalEntry } from '../../core/edit/journal.js';
import { GlossError } from '../../core/glossError.js';
import { isMissing, reason, removeLeftovers, writeTextFile } from './textFile.js';

/** Steps that are kept when the file is put in order, and the size in bytes at which that happens. */
const keptSteps = 500;
const tidyAt = 8 * 1024 * 1024;

/** The folder of a study for what belongs to this machine alone; it tells git to leave it out. */
export const localFolder = '.gloss';
const journalName = 'journal.jsonl';

/** Reads the journal of a study's steps. Lines that cannot be read (a crash while writing) are passed over. */
export async function readJournal(folder: string): Promise<Journal> {
  const text = await readFile(join(folder, localFolder, journalName), 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return '';
    throw new GlossError('unreadable', `The undo journal cannot be read (${reason(error)}).`);
  });
  return text
    .split('\n')
    .map(readEntry)
    .filter((entry) => entry !== undefined)
    .reduce(addEntry, emptyJournal);
}

const writtenLine = JSON.stringify({ kind: 'written' } satisfies JournalEntry);

/** The entry at the journal's end. */
export function latestEntry(folder: string): JournalEntry | undefined {
  const file = join(folder, localFolder, journalName);
  try {
    if (endsWith(file, `${writtenLine}\n`)) return { kind: 'written' };
    const lines = readFileSync(file, 'utf8').split('\n');
    for (let line = lines.pop(); line !== undefined; line = lines.pop()) {
      const entry = readEntry(line);
      if (entry) return entry;
    }
    return undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new GlossError('unreadable', `The undo journal cannot be read (${reason(error)}).`);
  }
}

function endsWith(file: string, text: string): boolean {
  const handle = openSync(file, 'r');
  try {
    const end = Buffer.alloc(text.length);
    const { size } = fstatSync(handle);
    return size >= end.length && readSync(handle, end, 0, end.length, size - end.length) > 0 && end.toString() === text;
  } finally {
    closeSync(handle);
  }
}

/** Writes an entry at the journal's end; flushed, where it has to outlast a loss of power. */
export function appendJournal(folder: string, entry: JournalEntry, flushed = false): void {
  const local = join(folder, localFolder);
  try {
    mkdirSync(local, { recursive: true });
    const ignore = join(local, '.gitignore');
    if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
    appendLine(join(local, journalName), JSON.stringify(entry), flushed);
  } catch (error) {
    throw new GlossError(
      'cannot-write',
      `${localFolder}/${journalName} cannot be written (${reason(error)}). Nothing was changed; see that the study's folder may be written to and has room.`,
    );
  }
}

/** Notes that the files of the latest entry are written. Without this note the next to come sees for itself. */
export async function markWritten(folder: string): Promise<void> {
  const file = join(folder, localFolder, journalName);
  try {
    if (appendLine(file, writtenLine) > tidyAt) await tidy(folder);
  } catch {
    // The step is done all the same.
  }
}

/** Appends a line, on a line of its own also where a crash has left half of the one before. Answers the file's size. */
function appendLine(file: string, line: string, flushed = false): number {
  const handle = openSync(file, 'a+');
  try {
    const { size } = fstatSync(handle);
    const last = Buffer.from('\n');
    if (size > 0) readSync(handle, last, 0, 1, size - 1);
    const bytes = Buffer.from(last.toString() === '\n' ? `${line}\n` : `\n${line}\n`);
    writeFileSync(handle, bytes);
    if (flushed) fdatasyncSync(handle);
    return size + bytes.length;
  } finally {
    closeSync(handle);
  }
}

async function tidy(folder: string): Promise<void> {
  const { done, undone } = await readJournal(folder);
  const steps: readonly JournalEntry[] = [...done.slice(-keptSteps), ...[...undone].reverse()].map((step) => ({
    kind: 'step',
    step,
  }));
  const entries: readonly JournalEntry[] = [...steps, ...undone.map(() => ({ kind: 'undo' }) as const)];
  const file = join(folder, localFolder, journalName);
  await removeLeftovers(file);
  await writeTextFile(file, {
    text: [...entries, { kind: 'written' }].map((entry) => `${JSON.stringify(entry)}\n`).join(''),
    bom: false,
  });
}

function readEntry(line: string): JournalEntry | undefined {
  if (!line.startsWith('{"kind":')) return undefined;
  try {
    return JSON.parse(line) as JournalEntry;
  } catch {
    return undefined;
  }
}
