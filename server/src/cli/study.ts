import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { pathToFileURL } from 'node:url';
import { GlossError } from '../core/glossError.js';
import { coderIdFrom } from '../core/study/config.js';
import { codingsPath, configFile } from '../core/study/paths.js';
import { createStudy, setFile, type Study } from '../core/study/study.js';
import { linesOf, pointAt } from '../core/text/lines.js';
import type { Problem } from '../core/text/problem.js';
import { findStudyFolder, listStudyFiles, studyPath } from '../lsp/node/studyFolder.js';
import { largestFile, readTextFile } from '../lsp/node/textFile.js';
import { say } from './output.js';

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
      ? `There is no study in ${start} or above it. Go to a folder with gloss.yaml, name it with -C, or make a study with “gloss init”.`
      : `There is no folder ${start}.`,
  );
}

/** Reads the whole study; of transcripts only that they are there. */
export async function openWholeStudy(folder: string): Promise<OpenStudy> {
  const { opened, paths } = await openSettings(folder);
  await load(opened, paths);
  return opened;
}

/** Reads what coding one transcript needs: settings, codebooks and all coders' codings of it. */
export async function openForTranscript(folder: string, given: string): Promise<OpenStudy & { transcript: string }> {
  const { opened, paths } = await openSettings(folder);
  const transcript = transcriptPath(opened, given);
  const ending = codingsPath('', transcript).replace('codings/', '');
  await load(
    opened,
    paths.filter((path) => opened.study.kindOf(path) !== 'codings' || path.endsWith(ending)),
  );
  return { ...opened, transcript };
}

async function openSettings(folder: string): Promise<{ opened: LoadingStudy; paths: readonly string[] }> {
  const opened = { folder, study: createStudy(pathToFileURL(folder).href), unreadable: new Map<string, string>() };
  await load(opened, [configFile]);
  const paths = (await listStudyFiles(folder)).filter((path) => path !== configFile);
  for (const path of paths) if (opened.study.kindOf(path) === 'transcript') setFile(opened.study, path, '');
  return { opened, paths };
}

interface LoadingStudy extends OpenStudy {
  readonly unreadable: Map<string, string>;
}

async function load({ folder, study, unreadable }: LoadingStudy, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const kind = study.kindOf(path);
    if (kind === undefined || kind === 'transcript') continue;
    const file = join(folder, path);
    try {
      const text = readPlain(file) ?? (await readTextFile(file, path))?.text;
      if (text !== undefined) setFile(study, path, text);
    } catch (error) {
      unreadable.set(path, error instanceof Error ? error.message : String(error));
    }
  }
}

/** The text of a file in which nothing is out of the ordinary: hundreds of small files are read at once much faster so. */
function readPlain(file: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    // What is not UTF-8 comes out with replacement characters.
    const isPlain = text.length <= largestFile && text.charCodeAt(0) !== 0xfeff && !text.includes('\ufffd');
    return isPlain ? text : undefined;
  } catch {
    return undefined;
  }
}

/** The path in the study of a transcript named from the current folder, from the study's, or from `transcripts/`. */
export function transcriptPath({ folder, study }: OpenStudy, given: string): string {
  const written = posix.normalize(given.split(sep).join('/'));
  const candidates = [studyPath(folder, resolve(given)), written, `transcripts/${written}`];
  const found = candidates.find((path) => study.transcripts.has(path));
  if (found !== undefined) return found;
  const there = candidates.some((path) => existsSync(join(folder, path)));
  throw new GlossError(
    'not-found',
    there
      ? `${given} is not a transcript of the study ${folder}; its transcripts are ${study.config.transcripts.join(', ')}. Move the file there, or name it in gloss.yaml.`
      : `There is no transcript ${given} in the study ${folder}.`,
  );
}

/** The coder in force: the one given, else GLOSS_CODER, else git's user.name; as the server chooses, by id or name. */
export async function coderOf({ folder, study }: OpenStudy, option: string | undefined): Promise<string> {
  const setting = option ?? process.env['GLOSS_CODER'] ?? '';
  const name = setting === '' ? await gitUser(folder) : setting;
  const id = name === undefined ? undefined : coderNamed(study, name);
  if (id !== undefined) return id;
  throw new GlossError(
    'no-coder',
    name === undefined
      ? 'Gloss does not know who is coding. Give --coder, set GLOSS_CODER to your id, or set git’s user.name.'
      : `“${name}” cannot be a coder’s id, since it names a folder. Use letters, digits, “-”, “_” and “.”.`,
  );
}

/** The id of a coder by id or name; of one who is not in gloss.yaml, made from the name. */
export const coderNamed = (study: Study, name: string): string | undefined =>
  study.config.coders.find((coder) => coder.id === name || coder.name === name)?.id ?? coderIdFrom(name);

async function gitUser(folder: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('git', ['config', 'user.name'], { cwd: folder });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** A file of the study as it is named from the current folder. */
export const shownPath = (folder: string, path: string): string =>
  relative(process.cwd(), join(folder, path)).split(sep).join('/');

/** Files of the study that were read only in part, each with its first error. */
export function* brokenFiles(study: Study): Generator<{ path: string; text: string; problem: Problem }> {
  const files = [study.configFile, ...study.codebooks.values(), ...study.records.values()];
  for (const file of files) {
    const problem = file?.problems.find(({ severity }) => severity === 'error');
    if (file && problem) yield { path: file.path, text: file.text, problem };
  }
}

/** Says on standard error what is missing from an answer, since files could not be read in full; then the exit code is 1. */
export function sayWhatIsMissing({ folder, study, unreadable }: OpenStudy): void {
  for (const [path, message] of unreadable) say(`${shownPath(folder, path)} is left out: ${message}`);
  for (const { path, text, problem } of brokenFiles(study)) {
    const { line, column } = pointAt(linesOf(text), problem.range.start);
    say(`${shownPath(folder, path)}:${line}:${column}: ${problem.message} What cannot be read is left out.`);
  }
  if (unreadable.size > 0 || !brokenFiles(study).next().done) process.exitCode = 1;
}
