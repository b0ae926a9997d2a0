import { pathToFileURL } from 'node:url';
import { loadStudy, type LoadOptions } from '../../core/study/loadStudy.js';
import { setFile } from '../../core/study/study.js';
import { whyUnread, type StudySource } from '../../core/study/studyLoader.js';
import type { ReadStudy } from '../../core/study/unread.js';
import { listFiles } from '../files/listFiles.js';
import { listOutside } from '../files/listOutside.js';
import { readStudyText } from '../files/readStudyFile.js';

/** Which files of a study there are in a folder of this machine, and beside it. */
export const folderListing = (folder: string): Pick<StudySource, 'list' | 'listShared'> => ({
  list: (unreadable) => listFiles(folder, unreadable),
  listShared: (study) => listOutside(folder, study),
});

/** The study in a folder of this machine as it is on disk, for the command line: nothing else is done while a file is read. */
const folderSource = (folder: string): StudySource => ({
  ...folderListing(folder),
  width: 1,
  read: async (path) => {
    try {
      return { text: await readStudyText(folder, path) };
    } catch (error) {
      return { why: whyUnread(error) };
    }
  },
  take: (study, path, text) => {
    if (text !== undefined) setFile(study, path, text);
    return Promise.resolve();
  },
});

/** Reads the study in a folder from disk. */
export const loadFolder = (folder: string, options?: LoadOptions): Promise<ReadStudy> =>
  loadStudy(pathToFileURL(folder).href, folderSource(folder), options);
