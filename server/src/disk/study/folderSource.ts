import { pathToFileURL } from 'node:url';
import { loadStudy, type LoadOptions, type StudySource } from '../../core/study/loadStudy.js';
import { setFile } from '../../core/study/study.js';
import type { ReadStudy } from '../../core/study/unread.js';
import { listFiles } from '../files/listFiles.js';
import { listOutside } from '../files/listOutside.js';
import { readStudyText } from '../files/readStudyFile.js';

/** The study in a folder of this machine as it is on disk, for the command line: nothing else is done while a file is read. */
const folderSource = (folder: string): StudySource => ({
  root: pathToFileURL(folder).href,
  readInto: async (study, paths, unreadable) => {
    for (const path of paths) {
      try {
        const text = await readStudyText(folder, path);
        if (text !== undefined) setFile(study, path, text);
      } catch (error) {
        unreadable(path, error instanceof Error ? error.message : String(error));
      }
    }
  },
  list: async (study, unreadable) => {
    const inside = await listFiles(folder, unreadable);
    const shared = await listOutside(folder, study);
    return {
      files: [...shared.files, ...inside.files],
      outside: [...inside.outside, ...shared.outside],
    };
  },
});

/** Reads the study in a folder from disk. */
export const loadFolder = (folder: string, options?: LoadOptions): Promise<ReadStudy> =>
  loadStudy(folderSource(folder), options);
