import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addEntry, emptyJournal, type Journal, type JournalEntry } from '../../core/edit/journal.js';
import { GlossError } from '../../core/glossError.js';
import { isMissing, reason, writeTextFile } from './textFile.js';

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

/** Writes an entry at the journal's end, before the files themselves are written. */
export async function appendJournal(folder: string, entry: JournalEntry): Promise<void> {
  const local = join(folder, localFolder);
  try {
    mkdirSync(local, { recursive: true });
    const ignore = join(local, '.gitignore');
    if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
    if (appendLine(join(local, journalName), JSON.stringify(entry)) > tidyAt) await tidy(folder);
  } catch (error) {
    if (error instanceof GlossError) throw error;
    throw new GlossError(
      'cannot-write',
      `${localFolder}/${journalName} cannot be written (${reason(error)}). Nothing was changed; see that the study's folder may be written to and has room.`,
    );
  }
}

/** Appends a line, on a line of its own also where a crash has left half of the one before. Answers the file's size. */
function appendLine(file: string, line: string): number {
  const handle = openSync(file, 'a+');
  try {
    const { size } = fstatSync(handle);
    const last = Buffer.from('\n');
    if (size > 0) readSync(handle, last, 0, 1, size - 1);
    const bytes = Buffer.from(last.toString() === '\n' ? `${line}\n` : `\n${line}\n`);
    writeSync(handle, bytes);
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
  const entries = [...steps, ...undone.map((): JournalEntry => ({ kind: 'undo' }))];
  await writeTextFile(join(folder, localFolder, journalName), {
    text: entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''),
    bom: false,
  });
}

function readEntry(line: string): JournalEntry | undefined {
  if (line === '') return undefined;
  try {
    return JSON.parse(line) as JournalEntry;
  } catch {
    return undefined;
  }
}
