import { existsSync, readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { configFile } from '../../core/study/paths.js';
import { createStudy, setFile, setOutside, type Study } from '../../core/study/study.js';
import { listFiles, skipped, type Unreadable } from './listFiles.js';
import { listOutside } from './outside.js';
import { refuseUnreadablePath } from './readStudyFile.js';
import { largestFile, readTextFile } from './textFile.js';

/** The study's folder around a file or folder of this machine, or undefined where there is none. */
export function findStudyFolder(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (isStudyFolder(folder)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** A study has a `gloss.yaml`, or both folders that a study needs. */
export function isStudyFolder(folder: string): boolean {
  return (
    existsSync(join(folder, configFile)) ||
    (existsSync(join(folder, 'codebooks')) && existsSync(join(folder, 'transcripts')))
  );
}

/** The studies in a folder and below it, at most `depth` folders down. */
export async function findStudiesBelow(folder: string, depth = 4): Promise<readonly string[]> {
  if (isStudyFolder(folder)) return [folder];
  if (depth === 0) return [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below = entries.filter((entry) => entry.isDirectory() && !skipped.has(entry.name));
  return (await Promise.all(below.map((entry) => findStudiesBelow(join(folder, entry.name), depth - 1)))).flat();
}

/** Paths of all files below a folder, forward slashes, sorted. */
export const listStudyFiles = async (folder: string): Promise<readonly string[]> => (await listFiles(folder)).files;

/** A path below the study's folder, forward slashes, for a file of this machine. */
export const studyPath = (folder: string, file: string): string => relative(folder, file).split(sep).join('/');

export interface LoadOptions {
  readonly unreadable?: Unreadable;
  /** Which codings to read, asked once the settings and what transcripts there are is known; all where absent. */
  readonly codings?: (study: Study) => (path: string) => boolean;
}

/** Reads a whole study from disk: its settings, codebooks and codings; of transcripts only that they are there. */
export async function loadStudy(folder: string, { unreadable, codings }: LoadOptions = {}): Promise<Study> {
  const study = createStudy(pathToFileURL(folder).href);
  const load = async (path: string): Promise<void> => {
    const file = join(folder, path);
    try {
      refuseUnreadablePath(folder, path);
      const text = readPlain(file) ?? (await readTextFile(file, path))?.text;
      if (text !== undefined) setFile(study, path, text);
    } catch (error) {
      unreadable?.(path, error instanceof Error ? error.message : String(error));
    }
  };
  await load(configFile);
  const listing = await listFiles(folder, unreadable);
  const shared = await listOutside(folder, study);
  setOutside(study, [...listing.outside, ...shared.outside]);
  const paths = [...shared.files, ...listing.files.filter((path) => path !== configFile)];
  for (const path of paths) if (study.kindOf(path) === 'transcript') setFile(study, path, '');
  const isWanted = codings?.(study) ?? (() => true);
  for (const path of paths) {
    const kind = study.kindOf(path);
    if (kind === 'codebook' || kind === 'discussion' || (kind === 'codings' && isWanted(path))) await load(path);
  }
  return study;
}

/** The text of a file in which nothing is out of the ordinary: hundreds of small files are read at once much faster so. */
function readPlain(file: string): string | undefined {
  try {
    const stats = statSync(file);
    if (!stats.isFile() || stats.size > largestFile) return undefined;
    const text = readFileSync(file, 'utf8');
    // What is not UTF-8 comes out with replacement characters.
    const isPlain = text.charCodeAt(0) !== 0xfeff && !text.includes('\ufffd');
    return isPlain ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Runs a task for each item, at most `width` at a time. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  task: (item: T) => Promise<void>,
  progress?: (done: number, total: number) => void,
): Promise<void> {
  let next = 0;
  let done = 0;
  const worker = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) {
      await task(item);
      progress?.(++done, items.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}
