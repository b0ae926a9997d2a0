import { readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import { join, sep } from 'node:path';
import { GlossError } from '../../core/glossError.js';
import { goesDown } from '../../core/study/writable.js';
import { isMissing, largestFile, readTextFile, type TextFile } from './textFile.js';
import { isTrusted } from '../process/trust.js';
import * as l10n from '../../core/text/l10n.js';

/**
 * Reads a file of a study by its path below the study's folder; undefined where there is none. Of what is outside, only
 * YAML is read, and what links in the study lead to: both only where the person trusts the study.
 */
export async function readStudyFile(folder: string, path: string): Promise<TextFile | undefined> {
  refuseUnreadablePath(folder, path);
  return readTextFile(join(folder, path), path);
}

/**
 * The text of a file of a study. One in which nothing is out of the ordinary is read at once, which is much faster for hundreds of
 * small files, and lets nothing else be done meanwhile: for the command line.
 */
export async function readStudyText(folder: string, path: string): Promise<string | undefined> {
  refuseUnreadablePath(folder, path);
  const file = join(folder, path);
  return readPlain(file) ?? (await readTextFile(file, path))?.text;
}

/** The bytes of a file of a study, at once; undefined where it is out of the ordinary. */
export function readStudyBytes(folder: string, path: string): Buffer | undefined {
  refuseUnreadablePath(folder, path);
  try {
    const file = join(folder, path);
    return isOrdinary(statSync(file)) ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

function readPlain(file: string): string | undefined {
  try {
    if (!isOrdinary(statSync(file))) return undefined;
    const text = readFileSync(file, 'utf8');
    // What is not UTF-8 comes out with replacement characters.
    const isPlain = text.charCodeAt(0) !== 0xfeff && !text.includes('\ufffd');
    return isPlain ? text : undefined;
  } catch {
    return undefined;
  }
}

const isOrdinary = (stats: Stats): boolean => stats.isFile() && stats.size <= largestFile;

function refuseUnreadablePath(folder: string, path: string): void {
  const inside = path.replace(/^(?:\.\.\/)+/, '');
  const isOutside = inside !== path;
  if (!goesDown(inside) || (isOutside && !/\.ya?ml$/i.test(path))) {
    throw new GlossError(
      'unreadable',
      l10n.t('“{path}” is no path of a file in the study, so Gloss does not read it.', { path }),
    );
  }
  if (!isTrusted() && (isOutside || leadsOutside(folder, path))) {
    throw new GlossError(
      'restricted',
      l10n.t(
        '{path} is outside the study, where Gloss reads nothing in Restricted Mode. Trust the workspace to read it.',
        { path },
      ),
    );
  }
}

function leadsOutside(folder: string, path: string): boolean {
  try {
    return !realpathSync(join(folder, path)).startsWith(realpathSync(folder) + sep);
  } catch (error) {
    return !isMissing(error);
  }
}
