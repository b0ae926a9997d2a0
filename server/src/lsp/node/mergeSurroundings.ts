import { dirname, resolve } from 'node:path';
import type { FileVersions, Surroundings } from '../../core/merge/mergeCodings.js';
import { textsNamedIn } from '../../core/merge/mergeFile.js';
import { findOldTexts } from './oldText.js';
import { findStudyFolder } from './studyFolder.js';

/**
 * What git knows beside the three versions of a file that it merges: the transcripts that their positions speak of. `path` is
 * the file's, from the current folder. What git does not have is missing.
 */
export async function surroundingsOf(path: string, versions: FileVersions): Promise<Surroundings> {
  const texts = new Map<string, string>();
  const { paths, digests } = textsNamedIn(versions);
  const folder = findStudyFolder(dirname(resolve(path)));
  if (folder === undefined || digests.length < 2) return { texts };
  for (const transcript of paths) {
    const missing = new Set(digests.filter((digest) => !texts.has(digest)));
    for (const [digest, text] of await findOldTexts(folder, transcript, missing)) texts.set(digest, text);
  }
  return { texts };
}
