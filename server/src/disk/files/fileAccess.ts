import { removeStudyFile, writeStudyFile } from './gate.js';
import { readStudyFile } from './readStudyFile.js';
import type { TextFile } from './textFile.js';

/** How a study's files are read and written: straight on disk, or through an editor that has some of them open. */
export interface FileAccess {
  readonly read: (path: string) => Promise<TextFile | undefined>;
  readonly write: (path: string, file: TextFile) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
}

/** Whether a file has a byte order mark, or, where it is not there yet, the one that moves to its place. */
export async function hasBom(
  access: FileAccess,
  current: TextFile | undefined,
  counterpart: string | undefined,
): Promise<boolean> {
  const file = current ?? (counterpart === undefined ? undefined : await access.read(counterpart));
  return file?.bom ?? false;
}

/** The files of a study's folder on disk. */
export function diskAccess(folder: string): FileAccess {
  return {
    read: (path) => readStudyFile(folder, path),
    write: (path, file) => writeStudyFile(folder, path, file),
    remove: (path) => removeStudyFile(folder, path),
  };
}
