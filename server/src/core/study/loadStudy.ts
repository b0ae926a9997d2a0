import type { Outside } from './outside.js';
import { configFile } from './paths.js';
import { createStudy, setFile, setOutside, type Study } from './study.js';
import type { ReadStudy } from './unread.js';

/** Told which files and folders could not be read, and why. */
export type Unreadable = (path: string, message: string) => void;

/** Where the files of a study are read from: a folder, or a version that git has. Paths are below the study's folder. */
export interface StudySource {
  /** URI of the folder, without a slash at its end. */
  readonly root: string;
  /** Reads files into the study; those that are not there are left out. */
  readonly readInto: (study: Study, paths: readonly string[], unreadable: Unreadable) => Promise<void>;
  /** All files but those of studies in folders below, once the study's settings are known; and what leads out of the study. */
  readonly list: (
    study: Study,
    unreadable: Unreadable,
  ) => Promise<{ readonly files: readonly string[]; readonly outside: readonly Outside[] }>;
}

/** What need not be read, for reviews and earlier versions, which need less. */
export interface LoadOptions {
  /** Which codings are read, asked once the settings and what transcripts there are is known; all where absent. */
  readonly codings?: (study: Study) => (path: string) => boolean;
  /** Whether discussions are read; they are, unless this is false. */
  readonly discussions?: boolean;
}

/** Reads a study: its settings, codebooks, codings and discussions; of transcripts only that they are there. */
export async function loadStudy(
  source: StudySource,
  { codings, discussions = true }: LoadOptions = {},
): Promise<ReadStudy> {
  const study = createStudy(source.root);
  const unreadable = new Map<string, string>();
  const tell: Unreadable = (path, message) => unreadable.set(path, message);
  await source.readInto(study, [configFile], tell);
  const { files, outside } = await source.list(study, tell);
  setOutside(study, outside);
  for (const path of files) if (study.kindOf(path) === 'transcript') setFile(study, path, '');
  const isWanted = codings?.(study) ?? (() => true);
  const wanted = files.filter((path) => {
    const kind = study.kindOf(path);
    return kind === 'codebook' || (kind === 'discussion' && discussions) || (kind === 'codings' && isWanted(path));
  });
  await source.readInto(study, wanted, tell);
  return { study, unreadable };
}
