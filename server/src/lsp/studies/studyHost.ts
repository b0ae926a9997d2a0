import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { configFile, discussionPath, mayBeCodingsOf, readCodingsPath } from '../../core/study/paths.js';
import { keptWith } from '../../core/queries/tally.js';
import { recentCodes } from '../../core/queries/query.js';
import { createStudy, removeFile, setFile, type Study } from '../../core/study/study.js';
import { studyLoader } from '../../core/study/studyLoader.js';
import { newestAnswer, type NewestAnswer } from '#protocol';
import { coderNamed, gitUser } from '../../disk/study/coder.js';
import { recover } from '../../disk/journal/commitStep.js';
import { isAtRest, journalPath } from '../../disk/journal/journalFile.js';
import { readStudyFile } from '../../disk/files/readStudyFile.js';
import { statsOf } from '../../disk/files/textFile.js';
import { takeTexts, type TakeTexts } from '../documents/takeTexts.js';
import { editorSource } from './editorSource.js';

/** A study on disk, with its files read as they are needed: what is open first, the rest in the background. */
export interface StudyHost extends TakeTexts {
  /** Path of the folder on this machine. */
  readonly folder: string;
  readonly study: Study;
  /** Settings and codebooks have been read. */
  readonly usable: Promise<void>;
  /** All files have been read. */
  readonly ready: Promise<void>;
  readonly isReady: () => boolean;
  /** Reads the codings of a transcript now, ahead of the rest. */
  readonly readCodings: (transcript: string) => Promise<void>;
  /** Reads a file again after a change on disk; answers whether it belongs to the study. */
  readonly reread: (path: string) => Promise<boolean>;
  /**
   * Takes in that a transcript has come or gone, whoever has it open; answers whether it had. What is open in an editor is
   * text of the editor's, but whether there is a file is for the disk to say.
   */
  readonly noticeTranscript: (path: string) => Promise<boolean>;
  /** Says that a file has been written to: what is being read of it is read once more. */
  readonly written: (path: string) => void;
  /** Whether a path below the folder belongs to a study of its own. */
  readonly isNested: (path: string) => boolean;
  /** Whether a path is that of a folder, or was when files were listed last. */
  readonly isFolder: (path: string) => boolean;
  /** Lists the files again, where folders have come or gone. */
  readonly relist: () => Promise<void>;
  /** Files that could not be read, with the reason. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** The coder in force for a setting: that one, else the one git knows; undefined where neither is there. */
  readonly coder: (setting: string) => Promise<string | undefined>;
  /** Does what was put off in Restricted Mode: completes a step cut short, asks git, reads what is outside of the study. */
  readonly takeUp: () => Promise<void>;
  readonly recent: (coder: string) => readonly string[];
  readonly used: (codes: readonly string[]) => void;
}

/** Opens a study. `override` gives the text of a file that is open in an editor, which wins over the disk. */
export function openStudy(
  folder: string,
  override: (path: string) => string | undefined,
  progress: (read: number, total: number) => void,
): StudyHost {
  const study = createStudy(pathToFileURL(folder).href);
  const texts = takeTexts(study);
  const readings = new Map<string, { readonly text: NewestAnswer<void>; count: number }>();
  /** Reads a file; one that changes while it is read is read once more, so that nothing older is taken for what it is now. */
  const newest = async (path: string, read: () => Promise<void>): Promise<void> => {
    const reading = readings.get(path) ?? { text: newestAnswer(read), count: 0 };
    readings.set(path, reading);
    reading.count++;
    try {
      await reading.text.ask();
    } finally {
      if (--reading.count === 0) readings.delete(path);
    }
  };
  const loader = studyLoader(editorSource(folder, override, texts), study, newest);
  const { unreadable, isNested } = loader;
  const listing = newestAnswer(loader.list, loader.takeListing);
  let isComplete = false;

  const complete = async (): Promise<void> => {
    const problem = await recover(folder);
    if (problem !== undefined) unreadable.set(journalPath, problem);
  };
  const start = async (): Promise<void> => {
    await complete();
    await loader.once(configFile);
    await listing.ask();
    await readCodebooks();
  };
  /** Those that are not read yet: all at first, and what other settings then add. */
  const readCodebooks = async (): Promise<void> => loader.all(await loader.codebooks());
  const usable = start();
  const loadRest = async (): Promise<void> => {
    await usable;
    await readRest();
    isComplete = true;
  };
  const readRest = (): Promise<void> => {
    const isRest = (path: string): boolean => ['codings', 'discussion'].includes(study.kindOf(path) ?? '');
    return loader.all(loader.files().filter(isRest), progress);
  };
  const ready = loadRest();

  const relist = async (): Promise<void> => {
    await ready;
    await listing.ask();
    await readCodebooks();
    await readRest();
  };

  /** Who a name means is asked with every request, and depends on who is known. */
  const coderFor = (name: string): string | undefined => {
    const { config, codingsRevision } = study;
    if (asked?.name !== name || asked.config !== config || asked.codingsRevision !== codingsRevision) {
      asked = { name, config, codingsRevision, id: coderNamed(study, name, coderFoldersIn(loader.files())) };
    }
    return asked.id;
  };
  let asked: (Pick<Study, 'config' | 'codingsRevision'> & { name: string; id: string | undefined }) | undefined;
  let recents: string[] | undefined;
  let gitCoder: Promise<string | undefined> | undefined;
  return {
    ...texts,
    folder,
    study,
    usable,
    ready,
    isReady: () => isComplete,
    unreadable,
    readCodings: async (transcript) => {
      await usable;
      const mayBe = mayBeCodingsOf(transcript);
      const discussion = discussionPath(transcript);
      await Promise.all(
        loader
          .files()
          .filter((path) => mayBe(path) || path === discussion)
          .map(loader.once),
      );
    },
    reread: async (path) => {
      if (study.kindOf(path) === undefined) return false;
      if (study.kindOf(path) === 'transcript') {
        const file = await readStudyFile(folder, path).catch(() => null);
        if (file === undefined) removeFile(study, path);
        else setFile(study, path, '');
      } else await loader.again(path);
      if (path === configFile) {
        for (const book of [...study.codebooks.keys()]) {
          if (study.kindOf(book) === 'codebook') continue;
          loader.drop(book);
        }
        await readCodebooks();
      }
      return true;
    },
    noticeTranscript: async (path) => {
      const isThere = statsOf(join(folder, path)) !== undefined;
      if (study.kindOf(path) !== 'transcript' || isThere === study.transcripts.has(path)) return false;
      // Some that are there are none of this study, such as those of one in a folder below.
      if (isThere) await relist();
      else removeFile(study, path);
      return isThere === study.transcripts.has(path);
    },
    written: (path) => readings.get(path)?.text.outdate(),
    isNested,
    isFolder: (path) => {
      const stats = statsOf(join(folder, path));
      return stats
        ? stats.isDirectory() || stats.isSymbolicLink()
        : loader.files().some((file) => file.startsWith(`${path}/`));
    },
    relist,
    coder: async (setting) => {
      const name = setting === '' ? await (gitCoder ??= gitUser(folder)) : setting;
      return name === undefined ? undefined : coderFor(name);
    },
    takeUp: async () => {
      gitCoder = undefined;
      await ready;
      const isUntouched = isAtRest(folder);
      await complete();
      await listing.ask();
      // What was refused, or what completing a step has written.
      const again = isUntouched ? [...unreadable.keys()] : loader.begun();
      await Promise.all(again.filter((path) => study.kindOf(path) !== undefined).map(loader.again));
      await readCodebooks();
      await readRest();
    },
    recent: (coder) => (recents ??= [...recentCodes(study, coder, 30)]),
    used: (codes) => {
      recents = [...new Set([...codes, ...(recents ?? [])])].slice(0, 30);
    },
  };
}

/** The names of the folders that coders have, once for each listing of a study's files. */
const coderFoldersIn = keptWith((paths: readonly string[]): readonly string[] => [
  ...new Set(paths.flatMap((path) => readCodingsPath(path)?.coder ?? [])),
]);
