import { removeFile, type Study } from '../core/study/study.js';
import { readIntoStudy } from './node/readIntoStudy.js';

/** Takes texts of files into a study. Of several texts of one file that come while a long one is read, the latest counts. */
export interface TakeTexts {
  /** Resolves once the text, or a later one, is in the study; undefined takes the file out. */
  readonly take: (path: string, text: string | undefined) => Promise<void>;
  /** Resolves once no text of the file is being read; undefined where none is. */
  readonly pending: (path: string) => Promise<void> | undefined;
}

export function takeTexts(study: Study): TakeTexts {
  const reading = new Map<string, Promise<void>>();
  const latest = new Map<string, symbol>();
  return {
    take: async (path, text) => {
      const turn = Symbol(path);
      latest.set(path, turn);
      if (text === undefined) {
        reading.delete(path);
        removeFile(study, path);
        return;
      }
      const done = readIntoStudy(study, path, text, () => latest.get(path) === turn).then((isTaken) =>
        isTaken ? undefined : reading.get(path),
      );
      reading.set(path, done);
      try {
        await done;
      } finally {
        if (latest.get(path) === turn) reading.delete(path);
      }
    },
    pending: (path) => reading.get(path),
  };
}
