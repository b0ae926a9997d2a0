import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readTextFile, writeTextFile, type TextFile } from './textFile.js';

/** How a study's files are read and written: straight on disk, or through an editor that has some of them open. */
export interface FileAccess {
  readonly read: (path: string) => Promise<TextFile | undefined>;
  readonly write: (path: string, file: TextFile) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
}

/** The files of a study's folder on disk. */
export function diskAccess(folder: string): FileAccess {
  return {
    read: (path) => readTextFile(join(folder, path), path),
    write: (path, file) => writeTextFile(join(folder, path), file, path),
    remove: (path) => rm(join(folder, path), { force: true }),
  };
}
