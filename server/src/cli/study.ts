import { existsSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import * as l10n from '../core/text/l10n.js';
import { GlossError } from '../core/glossError.js';
import type { LoadOptions } from '../core/study/loadStudy.js';
import { mayBeCodingsOf, readCodingsPath } from '../core/study/paths.js';
import { whyNotPortable } from '../core/study/portableName.js';
import type { Study } from '../core/study/study.js';
import { brokenFiles, whatIsMissing } from '../core/study/unread.js';
import { maySee, seesIn, visibleStudy, type CodingsOf } from '../core/study/visible.js';
import { linesOf, pointAt } from '../core/text/lines.js';
import { coderFolders, coderNamed, gitUser } from '../disk/study/coder.js';
import { recover } from '../disk/journal/commitStep.js';
import { loadFolder } from '../disk/study/folderSource.js';
import { findStudyFolder, studyPath } from '../disk/study/studyFolder.js';
import { say } from './formats/terminal.js';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly study?: string;
}

/** A study that has been read, with the files that could not be, and why. */
export interface OpenStudy {
  readonly folder: string;
  readonly study: Study;
  readonly unreadable: ReadonlyMap<string, string>;
}

/** The study's folder: around the given one, else around the current one. */
export function studyFolder(given: string | undefined): string {
  const start = resolve(given ?? '.');
  const folder = existsSync(start) ? findStudyFolder(start) : undefined;
  if (folder !== undefined) return folder;
  throw new GlossError(
    'no-study',
    existsSync(start)
      ? l10n.t(
          'There is no study in {folder} or above it. Go to a folder with gloss.yaml, name it with -C, or make a study with “gloss init”.',
          { folder: start },
        )
      : l10n.t('There is no folder {folder}.', { folder: start }),
  );
}

/** Reads the whole study; of transcripts only that they are there. */
export function openWholeStudy(folder: string): Promise<OpenStudy> {
  return open(folder);
}

/**
 * Reads the whole study as whoever asks may see it: in a blind study others' codings of a transcript that the coder has not
 * declared done are left out, and that is said. A machine, where nobody codes, sees all.
 */
export async function openToRead(folder: string): Promise<OpenStudy> {
  const opened = await open(folder);
  const coder = opened.study.config.blind ? await coderIfKnown(opened, undefined) : undefined;
  if (coder === undefined) return opened;
  const study = visibleStudy(opened.study, coder);
  const hidden = [...opened.study.records.values()].filter(({ path }) => !study.records.has(path));
  const transcripts = new Set(hidden.map(({ transcript }) => transcript)).size;
  if (transcripts > 0) {
    say(
      l10n.counted(
        transcripts,
        'This study is blind: others’ codings of 1 transcript are left out until {coder} says with “gloss done” to be done with coding it.',
        'This study is blind: others’ codings of {count} transcripts are left out until {coder} says with “gloss done” to be done with coding them.',
        { coder },
      ),
    );
  }
  const unreadable = [...opened.unreadable].filter(([path]) => {
    const place = readCodingsPath(path);
    return !place || maySee(opened.study, coder, place);
  });
  return { ...opened, study, unreadable: new Map(unreadable) };
}

/** Whether whoever asks may see codings, also in earlier versions of the study; what is hidden is said, as by {@link openToRead}. */
export async function sightOf(folder: string): Promise<(of: CodingsOf) => boolean> {
  const { study: settings } = await openCodebooks(folder);
  if (!settings.config.blind) return () => true;
  const opened = await openToRead(folder);
  const coder = await coderIfKnown(opened, undefined);
  return coder === undefined ? () => true : seesIn(opened.study, coder);
}

/** Reads settings and codebooks alone. */
export function openCodebooks(folder: string): Promise<OpenStudy> {
  return open(folder, () => () => false);
}

/** Reads what coding one transcript needs: settings, codebooks and all coders' codings of it. */
export async function openForTranscript(folder: string, given: string): Promise<OpenStudy & { transcript: string }> {
  let transcript = '';
  const opened = await open(folder, (study) => {
    transcript = transcriptPath({ folder, study }, given);
    return mayBeCodingsOf(transcript);
  });
  return { ...opened, transcript };
}

async function open(folder: string, codings?: LoadOptions['codings']): Promise<OpenStudy> {
  const problem = await recover(folder);
  if (problem !== undefined) say(problem);
  return { folder, ...(await loadFolder(folder, codings && { codings })) };
}

/** The path in the study of a transcript named from the current folder, from the study's, or from `transcripts/`. */
export function transcriptPath({ folder, study }: Pick<OpenStudy, 'folder' | 'study'>, given: string): string {
  const written = posix.normalize(given.split(sep).join('/'));
  const candidates = [studyPath(folder, resolve(given)), written, `transcripts/${written}`];
  const found = candidates.find((path) => study.transcripts.has(path));
  if (found !== undefined) return found;
  const there = candidates.some((path) => existsSync(join(folder, path)));
  throw new GlossError(
    'not-found',
    there
      ? l10n.t(
          '{given} is not a transcript of the study {folder}; its transcripts are {transcripts}. Move the file there, or name it in gloss.yaml.',
          { given, folder, transcripts: study.config.transcripts.join(', ') },
        )
      : l10n.t('There is no transcript {given} in the study {folder}.', { given, folder }),
  );
}

/** The coder in force: the one given, else GLOSS_CODER, else git's user.name; as the server chooses, by id or name. */
export async function coderOf(opened: OpenStudy, option: string | undefined): Promise<string> {
  const coder = await coderIfKnown(opened, option);
  if (coder !== undefined) return coder;
  throw new GlossError(
    'no-coder',
    l10n.t('Gloss does not know who is coding. Give --coder, set GLOSS_CODER to your id, or set git’s user.name.'),
  );
}

async function coderIfKnown({ folder, study }: OpenStudy, option: string | undefined): Promise<string | undefined> {
  const setting = option ?? process.env['GLOSS_CODER'] ?? '';
  const name = setting === '' ? await gitUser(folder) : setting;
  const id = name === undefined ? undefined : coderNamed(study, name, await coderFolders(folder));
  if (id !== undefined || name === undefined) return id;
  const unportable = whyNotPortable(name.toLowerCase());
  throw new GlossError(
    'no-coder',
    unportable === undefined
      ? l10n.t('“{name}” cannot be a coder’s id, since it names a folder. Use letters, digits, “-”, “_” and “.”.', {
          name,
        })
      : l10n.t(
          '“{name}” cannot be a coder’s id, since it names a folder, and “{name}” {why}. Use letters, digits, “-”, “_” and “.”.',
          { name, why: unportable },
        ),
  );
}

/** A file of the study as it is named from the current folder. */
export const shownPath = (folder: string, path: string): string =>
  relative(process.cwd(), join(folder, path)).split(sep).join('/');

/** Refuses to write to a study of which settings or codebooks could not be read: ids might be taken, or files elsewhere. */
export function refuseUnreadable({ folder, study, unreadable }: OpenStudy): void {
  const [message] = [...unreadable].flatMap(([path, why]) => (study.kindOf(path) === 'codings' ? [] : [why]));
  if (message !== undefined) throw new GlossError('unreadable', l10n.t('{why} Nothing was written.', { why: message }));
  for (const { path, text, problem } of brokenFiles(study)) {
    const { line } = pointAt(linesOf(text), problem.range.start);
    throw new GlossError(
      'unreadable',
      l10n.t('{path} has an error in line {line}: {message} Fix it first; nothing was written.', {
        path: shownPath(folder, path),
        line,
        message: problem.message,
      }),
    );
  }
}

/** Says on standard error what is missing from an answer, since files could not be read in full; then the exit code is 1. */
export function sayWhatIsMissing(opened: OpenStudy): void {
  sayMissing(
    whatIsMissing(
      opened,
      (path, place = '') => shownPath(opened.folder, path) + place,
      l10n.t('What cannot be read is left out.'),
    ),
  );
}

/** Says on standard error what could not be read, and has the command end with 1, since its output is not the whole. */
export function sayMissing(messages: readonly string[]): void {
  messages.forEach(say);
  if (messages.length > 0) process.exitCode = 1;
}
