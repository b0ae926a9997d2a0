import { readFileSync, realpathSync, statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { GlossError } from '../../core/glossError.js';
import { parseConfig } from '../../core/study/settings/config.js';
import { leadsOutside } from '../../core/study/outside.js';
import { configFile } from '../../core/study/paths.js';
import { whyNotWritable } from '../../core/study/writable.js';
import { isMissing, largestFile, reason, removeLeftovers, statsOf, writeTextFile, type TextFile } from './textFile.js';
import { requireTrust } from '../process/trust.js';
import * as l10n from '../../core/text/l10n.js';

/** Writes a file of a study as a whole, or not at all, and makes missing folders. */
export async function writeStudyFile(folder: string, path: string, content: TextFile): Promise<void> {
  await writeTextFile(writablePlace(folder, path), content, path);
}

/** Writes the merged text into the file that git has made for it. */
export async function writeMergedFile(file: string, text: string): Promise<void> {
  if (statsOf(file)?.isFile() !== true) refuse(l10n.t('{file} is no file.', { file }));
  await writeFile(file, text);
}

/** Removes a file of a study if it is there; of a link, the link. */
export async function removeStudyFile(folder: string, path: string): Promise<void> {
  await rm(writablePlace(folder, path, 'link'), { force: true });
}

/** Removes what a crash while a file was being written has left beside it. Only for those who hold the study's lock. */
export async function removeLeftoversOf(folder: string, path: string): Promise<void> {
  await removeLeftovers(writablePlace(folder, path));
}

/** Makes a study's folder, and a folder right below it. */
export async function makeStudyFolder(folder: string, name: 'transcripts' | 'codebooks'): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const place = dirname(writablePlace(folder, `${name}/${configFile}`));
    await mkdir(place, { recursive: true });
  } catch (error) {
    if (error instanceof GlossError) throw error;
    throw new GlossError(
      'cannot-write',
      l10n.t(
        'The study {folder} cannot be made ({reason}). See that the folder may be written to and has room, or choose another.',
        { folder, reason: reason(error) },
      ),
    );
  }
}

/**
 * The one gate that all writing and removing in a study goes through: where a file really is, as an absolute path without
 * links. Refuses paths that are not plain, kinds of files that Gloss does not write, and places that lie outside the study
 * once links are followed, unless gloss.yaml names the link under `linked-folders`. With `link`, what stands at the path's
 * end is the place, whatever it is.
 */
export function writablePlace(folder: string, path: string, end: 'file' | 'link' = 'file'): string {
  requireTrust();
  refuse(whyNotWritable(path));
  const root = realOf(folder, l10n.t('The study {folder}', { folder }));
  const parts = path.split('/');
  // What links may not lead out of: the study, or a linked folder that it names.
  let [bounds, place] = [root, root];
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1;
    place = join(place, part);
    const stats = statsOf(place);
    if (!stats) return join(place, ...parts.slice(i + 1));
    if (stats.isSymbolicLink() && !(isLast && end === 'link')) {
      const prefix = parts.slice(0, i + 1).join('/');
      place = realOf(place, prefix);
      if (!isInside(bounds, place)) {
        if (bounds !== root || !linkedFolders(root).includes(prefix)) refuse(leadsOutside(prefix, place));
        bounds = place;
      } else refuse(whyNotWritable([...below(bounds, place), ...parts.slice(i + 1)].join('/')));
    } else if (isLast && end === 'file' && !stats.isFile()) refuse(l10n.t('{path} is no file.', { path }));
  }
  return place;
}

/** Links that the study allows to lead out of it. Asked only where one does. */
function linkedFolders(root: string): readonly string[] {
  try {
    const file = join(root, configFile);
    const stats = statSync(file);
    if (!stats.isFile() || stats.size > largestFile) return [];
    return parseConfig(readFileSync(file, 'utf8')).value.linkedFolders ?? [];
  } catch {
    return [];
  }
}

function realOf(file: string, shown: string): string {
  try {
    return realpathSync(file);
  } catch (error) {
    const why = isMissing(error)
      ? l10n.t('is not there, or is a link that leads nowhere')
      : l10n.t('cannot be read ({reason})', { reason: reason(error) });
    throw new GlossError('cannot-write', l10n.t('{shown} {why}. Nothing was written.', { shown, why }));
  }
}

const below = (folder: string, file: string): readonly string[] => relative(folder, file).split(sep);

const isInside = (folder: string, file: string): boolean => file === folder || file.startsWith(folder + sep);

function refuse(why: string | undefined): void {
  if (why !== undefined) throw new GlossError('cannot-write', l10n.t('{why} Nothing was written.', { why }));
}
