import { existsSync, realpathSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { GlossError } from '../../core/glossError.js';
import * as l10n from '../../core/text/l10n.js';
import { isPlaceForStudy, isPlaceForUnnamed } from '../../core/study/nested.js';
import { configFile } from '../../core/study/paths.js';
import { isAround, listFiles, skipped } from '../files/listFiles.js';
import { isTrusted } from '../process/trust.js';

/**
 * The study's folder around a file or folder of this machine, or undefined where there is none. A file belongs to the
 * innermost study. A gloss.yaml makes a folder a study for certain; the two folders alone do where no study is around them.
 * In Restricted Mode a link leads from one study to no other that is outside of it.
 */
export function findStudyFolder(start: string): string | undefined {
  const around: string[] = [];
  for (let folder = start; ; folder = dirname(folder)) {
    if (isStudyFolder(folder)) around.push(folder);
    if (dirname(folder) === folder) break;
  }
  const folders = isTrusted() ? around : around.filter((folder, i) => around.slice(i + 1).every(holds(folder)));
  return innermost(folders.filter(hasConfig), isPlaceForStudy) ?? innermost(folders, isPlaceForUnnamed);
}

/** Whether a folder is in another one, once links are followed. */
const holds =
  (inner: string) =>
  (outer: string): boolean =>
    isAround(realpathSync(outer), realpathSync(inner));

/** The first of these folders, each around the one before, that is not in a place of an outer one where no study can be. */
const innermost = (folders: readonly string[], mayBeIn: (below: string) => boolean): string | undefined =>
  folders.find((folder, i) => folders.slice(i + 1).every((outer) => mayBeIn(studyPath(outer, folder))));

/** A study has a `gloss.yaml`, or both folders that a study needs. */
export const isStudyFolder = (folder: string): boolean => hasConfig(folder) || hasFolders(folder);

const hasConfig = (folder: string): boolean => existsSync(join(folder, configFile));

const hasFolders = (folder: string): boolean =>
  existsSync(join(folder, 'codebooks')) && existsSync(join(folder, 'transcripts'));

/** Refuses to write to a study that is gone: it was moved or removed, or its disk is gone. */
export function refuseGone(folder: string): void {
  if (isStudyFolder(folder)) return;
  throw new GlossError(
    'no-study',
    l10n.t(
      'The study {folder} is no longer there: it was moved, renamed or removed. Open it where it is now. Nothing was written.',
      { folder },
    ),
  );
}

/** The studies in a folder and below it, at most `depth` folders down. */
export async function findStudiesBelow(folder: string, depth = 4): Promise<readonly string[]> {
  const isStudy = isStudyFolder(folder) && findStudyFolder(folder) === folder;
  if (depth === 0) return isStudy ? [folder] : [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below = entries.filter(
    (entry) => entry.isDirectory() && !skipped.has(entry.name) && (!isStudy || isPlaceForStudy(entry.name)),
  );
  const deeper = await Promise.all(below.map((entry) => findStudiesBelow(join(folder, entry.name), depth - 1)));
  return [...(isStudy ? [folder] : []), ...deeper.flat()];
}

/** Paths of all files below a folder, those of any study, forward slashes, sorted. */
export const listAllFiles = async (folder: string): Promise<readonly string[]> =>
  (await listFiles(folder, undefined, () => false)).files;

/** A path below the study's folder, forward slashes, for a file of this machine. */
export const studyPath = (folder: string, file: string): string => relative(folder, file).split(sep).join('/');
