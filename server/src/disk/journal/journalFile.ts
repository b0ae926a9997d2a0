import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { addEntry, emptyJournal, type Journal, type JournalEntry } from '../../core/edit/journal.js';
import { readJournalEntry } from '../../core/edit/journalEntry.js';
import { GlossError } from '../../core/glossError.js';
import { removeLeftoversOf, writablePlace, writeStudyFile } from '../files/gate.js';
import { git } from '../git/git.js';
import { readSigned, signed } from './journalKey.js';
import { isMissing, reason, statsOf } from '../files/textFile.js';
import * as l10n from '../../core/text/l10n.js';

/** Steps that are kept when the file is put in order, and the size in bytes at which that happens. */
const keptSteps = 500;
const tidyAt = 8 * 1024 * 1024;
/** In bytes; Gloss writes none that is so large. */
const largestJournal = 64 * 1024 * 1024;

/** The folder of a study for what belongs to this machine alone; it tells git to leave it out. */
export const localFolder = '.gloss';
/** Below the study's folder; one JSON object a line. */
export const journalPath = `${localFolder}/journal.jsonl`;

const written: JournalEntry = { kind: 'written' };
const lineOf = (entry: JournalEntry): string => signed(JSON.stringify(entry));

/** What stands in a journal. Only what this machine wrote is believed; everything else is passed over, and never replayed. */
export interface ReadJournal extends Journal {
  /** What this machine wrote last. */
  readonly latest: JournalEntry | undefined;
  /** What is passed over, and why, in words; undefined where that is nothing, or was written half when a crash came. */
  readonly problem: string | undefined;
  /** Nothing in it is by this machine or by one that says so: it came from elsewhere. */
  readonly isStrange: boolean;
}

/** Reads the journal of a study's steps. */
export async function readJournal(folder: string): Promise<ReadJournal> {
  const entries: JournalEntry[] = [];
  const unknown: number[] = [];
  const text = readText(folder);
  for (const [i, line] of text.split('\n').entries()) {
    const { writer, line: content } = readSigned(line);
    const entry = writer === 'this machine' ? readJournalEntry(content) : undefined;
    if (entry) entries.push(entry);
    else if (writer !== 'another machine' && isWhole(line)) unknown.push(i + 1);
  }
  if (entries.length > 0 && (await isTracked(folder))) {
    return { ...emptyJournal, latest: undefined, problem: trackedByGit(), isStrange: false };
  }
  return {
    ...entries.reduce(addEntry, emptyJournal),
    latest: entries.at(-1),
    problem: unknown.length > 0 ? strange(unknown) : undefined,
    isStrange: entries.length === 0 && unknown.length > 0,
  };
}

/** Whether the journal ends as it does when nobody writes to the study. Costs next to nothing. */
export function isAtRest(folder: string): boolean {
  const file = join(folder, journalPath);
  const stats = statsOf(file);
  return !stats || (stats.isFile() && endsWith(file, `${lineOf(written)}\n`));
}

/** Writes an entry at the journal's end; flushed, where it has to outlast a loss of power. */
export function appendJournal(folder: string, entry: JournalEntry, flushed = false): void {
  const file = writablePlaceOfJournal(folder);
  try {
    mkdirSync(dirname(file), { recursive: true });
    const ignore = join(dirname(file), '.gitignore');
    if (!statsOf(ignore)) writeFileSync(ignore, '*\n', { flag: 'wx' });
    appendLine(file, lineOf(entry), flushed);
  } catch (error) {
    throw new GlossError(
      'cannot-write',
      l10n.t(
        "{journalPath} cannot be written ({reason}). Nothing was changed; see that the study's folder may be written to and has room.",
        { journalPath, reason: reason(error) },
      ),
    );
  }
}

/** Notes that the files of the latest entry are written. Without this note the next to come sees for itself. */
export async function markWritten(folder: string): Promise<void> {
  try {
    if (appendLine(writablePlaceOfJournal(folder), lineOf(written)) > tidyAt) await tidy(folder);
  } catch {
    // The step is done all the same.
  }
}

/** The journal's text; that of a link, of what is no file, or of one far too large is nothing. */
function readText(folder: string): string {
  const file = join(folder, journalPath);
  try {
    return isPlain(file) ? readFileSync(file, 'utf8') : '';
  } catch (error) {
    if (isMissing(error)) return '';
    throw new GlossError(
      'unreadable',
      l10n.t('The undo journal cannot be read ({reason}).', { reason: reason(error) }),
    );
  }
}

function isPlain(file: string): boolean {
  const stats = statsOf(file);
  return stats?.isFile() === true && stats.size <= largestJournal;
}

/** Where the journal is written. What stands there and can be no journal, such as a link, is set aside first. */
function writablePlaceOfJournal(folder: string): string {
  const file = writablePlace(folder, journalPath, 'link');
  if (statsOf(file) && !isPlain(file)) setAside(file);
  return file;
}

/** Gives a journal of which nothing was written by this machine another name, to be looked at. */
export function setAsideJournal(folder: string): void {
  setAside(writablePlace(folder, journalPath, 'link'));
}

function setAside(file: string): void {
  let n = 1;
  while (statsOf(`${file}.set-aside-${n}`)) n++;
  renameSync(file, `${file}.set-aside-${n}`);
}

/** A line that a crash has cut short is no JSON; there is nothing to say about it. */
function isWhole(line: string): boolean {
  if (line.trim() === '') return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return !line.startsWith('{"kind":');
  }
}

function strange(lines: readonly number[]): string {
  const line = lines[0] ?? 1;
  const more = lines.length - 1;
  const file = `${journalPath}:${line}`;
  return more > 0
    ? l10n.t(
        '{file} was not written by Gloss on this machine, nor were {more} more of its lines. Gloss sets it aside and does nothing that it says.',
        { file, more },
      )
    : l10n.t('{file} was not written by Gloss on this machine. Gloss sets it aside and does nothing that it says.', {
        file,
      });
}

const trackedByGit = (): string =>
  l10n.t(
    '{file} is tracked by git, so that it may be anybody’s: Gloss does nothing that it says, and undo does not work. Take it out with “git rm --cached {file}”.',
    { file: journalPath },
  );

const isTracked = (folder: string): Promise<boolean> =>
  git(folder, ['ls-files', '-z', '--', journalPath]).then(
    (out) => out !== '',
    () => false,
  );

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

/** Appends a line, on a line of its own also where a crash has left half of the one before. Gives the file's size. */
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
  await removeLeftoversOf(folder, journalPath);
  const text = [...entries, written].map((entry) => `${lineOf(entry)}\n`).join('');
  await writeStudyFile(folder, journalPath, { text, bom: false });
}
