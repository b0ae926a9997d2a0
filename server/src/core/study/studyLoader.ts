import { inParallel } from '../inParallel.js';
import type { Outside } from './outside.js';
import { removeFile, setFile, setOutside, type Study } from './study.js';
import type { ReadStudy } from './unread.js';

/** Told which files and folders could not be read, and why. */
export type Unreadable = (path: string, message: string) => void;

/** The files of a study, with what leads out of it. */
export interface Listing {
  /** Paths below the study's folder, forward slashes, sorted. */
  readonly files: readonly string[];
  readonly outside: readonly Outside[];
  /** Folders below that are studies of their own, whose files are left out; forward slashes. */
  readonly nested: readonly string[];
}

/** A file's text, undefined where there is none; or why it could not be read. */
export type FileText = { readonly text: string | undefined } | { readonly why: string };

/**
 * Where the files of a study are: on disk, in an editor over the disk, or in a version that git has. Paths are below the study's
 * folder. What is thrown leaves the study unread.
 */
export interface StudySource {
  readonly list: (unreadable: Unreadable) => Promise<Listing>;
  /** Codebooks beside the study, and what leads out of it to them, once its settings are known. */
  readonly listShared: (study: Study) => Promise<Omit<Listing, 'nested'>>;
  readonly read: (path: string) => Promise<FileText>;
  /** Takes a text into the study, or with undefined the file out of it. */
  readonly take: (study: Study, path: string, text: string | undefined) => Promise<void>;
  /** How many files are read at a time. */
  readonly width: number;
  /** Whether a file stays that is not listed any more, since an editor has it open; none does where absent. */
  readonly stays?: (path: string) => boolean;
}

/** Reads the files of a study as they are asked for, each once. */
export interface StudyLoader extends ReadStudy {
  /** Those that were listed last. */
  readonly files: () => readonly string[];
  /** Whether a path belongs to a study in a folder below. */
  readonly isNested: (path: string) => boolean;
  /** Those that have been read, or are being read. */
  readonly begun: () => readonly string[];
  /** Reads a file, unless it has been read already. */
  readonly once: (path: string) => Promise<void>;
  /** Reads a file again; a text that is not there is taken out. */
  readonly again: (path: string) => Promise<void>;
  /** Reads files once each, as many at a time as the source says; `progress` is told how many are done, of how many. */
  readonly all: (paths: readonly string[], progress?: (done: number, total: number) => void) => Promise<void>;
  /** Lists the files and takes in which have come and gone. */
  readonly list: () => Promise<Listing>;
  readonly takeListing: (listing: Listing) => void;
  /** The codebooks that there are by now, those beside the study included. */
  readonly codebooks: () => Promise<readonly string[]>;
  /** Takes a file out of the study; it is read again when it is next asked for. */
  readonly drop: (path: string) => void;
}

/** `guard` may have a file read once more that changed while it was read. */
export function studyLoader(
  source: StudySource,
  study: Study,
  guard: (path: string, read: () => Promise<void>) => Promise<void> = (_, read) => read(),
): StudyLoader & { readonly unreadable: Map<string, string> } {
  const unreadable = new Map<string, string>();
  const begun = new Map<string, Promise<void>>();
  let listed: Listing = { files: [], outside: [], nested: [] };

  const read = async (path: string): Promise<void> => {
    const found = await source.read(path);
    if ('why' in found) {
      unreadable.set(path, found.why);
      return;
    }
    unreadable.delete(path);
    try {
      await source.take(study, path, found.text);
    } catch (error) {
      unreadable.set(path, whyUnread(error));
    }
  };
  const again = (path: string): Promise<void> => guard(path, () => read(path));
  const once = (path: string): Promise<void> => {
    const started = begun.get(path) ?? again(path);
    begun.set(path, started);
    return started;
  };
  const isNested = (path: string): boolean =>
    listed.nested.some((other) => path === other || path.startsWith(`${other}/`));
  const takeListing = (listing: Listing): void => {
    const now = new Set(listing.files);
    const gone = listed.files.filter((path) => !now.has(path) && !source.stays?.(path));
    listed = listing;
    const others = [...study.transcripts.keys(), ...study.codebooks.keys()].filter(isNested);
    for (const path of [...gone, ...others]) {
      begun.delete(path);
      unreadable.delete(path);
      void source.take(study, path, undefined);
    }
    for (const path of listing.files) {
      if (study.kindOf(path) === 'transcript' && !study.transcripts.has(path)) setFile(study, path, '');
    }
  };
  return {
    study,
    unreadable,
    files: () => listed.files,
    isNested,
    begun: () => [...begun.keys()],
    once,
    again,
    all: (paths, progress) => inParallel(paths, source.width, once, progress),
    list: () => source.list((path, message) => unreadable.set(path, message)),
    takeListing,
    codebooks: async () => {
      const inside = listed.files.filter((path) => study.kindOf(path) === 'codebook');
      const shared = await source.listShared(study);
      setOutside(study, [...listed.outside, ...shared.outside]);
      return [...shared.files, ...inside];
    },
    drop: (path) => {
      removeFile(study, path);
      begun.delete(path);
    },
  };
}

/** What is said of a file that could not be read. */
export const whyUnread = (error: unknown): string => (error instanceof Error ? error.message : String(error));
