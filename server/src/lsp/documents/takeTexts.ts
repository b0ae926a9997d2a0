import { removeFile, type Study } from '../../core/study/study.js';
import { isLong, readIntoStudy } from '../../disk/study/readIntoStudy.js';

/** Takes texts of files into a study. Of several texts of one file that come while a long one is read, the latest counts. */
export interface TakeTexts {
  /**
   * Resolves once the text, or a later one, is in the study; undefined takes the file out. Where it need not be `now`, a long
   * text is read after a pause in typing, or as soon as somebody waits for it.
   */
  readonly take: (path: string, text: string | undefined, now?: boolean) => Promise<void>;
  /** Resolves once no text of the file is being read; undefined where none is. */
  readonly pending: (path: string) => Promise<void> | undefined;
}

/** Milliseconds without another text of a file after which a long one is read. */
const pause = 100;

/** For one study. A long text waits for a tenth of a second without typing. */
export function takeTexts(study: Study): TakeTexts {
  const reading = new Map<string, Promise<void>>();
  const latest = new Map<string, symbol>();
  const begin = new Map<string, () => void>();
  const pauseAt = (path: string): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, pause).unref();
      begin.get(path)?.();
      begin.set(path, resolve);
    });
  return {
    take: async (path, text, now = true) => {
      const turn = Symbol(path);
      latest.set(path, turn);
      if (text === undefined) {
        reading.delete(path);
        removeFile(study, path);
        return;
      }
      const isCurrent = (): boolean => latest.get(path) === turn;
      const read = async (): Promise<void> => {
        if (!now && isLong(text)) await pauseAt(path);
        const isTaken = isCurrent() && (await readIntoStudy(study, path, text, isCurrent));
        if (!isTaken) await reading.get(path);
      };
      const done = read();
      reading.set(path, done);
      try {
        await done;
      } finally {
        if (latest.get(path) === turn) reading.delete(path);
      }
    },
    pending: (path) => {
      begin.get(path)?.();
      return reading.get(path);
    },
  };
}
