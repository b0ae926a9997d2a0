import { setImmediate } from 'node:timers/promises';
import { whyUnread, type StudySource } from '../../core/study/studyLoader.js';
import { readStudyFile } from '../../disk/files/readStudyFile.js';
import { folderListing } from '../../disk/study/folderSource.js';
import type { TakeTexts } from '../documents/takeTexts.js';

/** Files that are read before other requests are let go first. */
const mostInOneGo = 16;

/** The study in a folder of this machine as an editor has it: `override` gives the text of a file that is open, which wins over the disk. */
export function editorSource(
  folder: string,
  override: (path: string) => string | undefined,
  texts: Pick<TakeTexts, 'take'>,
): StudySource {
  let count = 0;
  return {
    ...folderListing(folder),
    width: 8,
    read: async (path) => {
      if (++count % mostInOneGo === 0) await setImmediate();
      try {
        return { text: override(path) ?? (await readStudyFile(folder, path))?.text };
      } catch (error) {
        return { why: whyUnread(error) };
      }
    },
    take: (_, path, text) => texts.take(path, text),
    stays: (path) => override(path) !== undefined,
  };
}
