import { configFile } from './paths.js';
import { createStudy, type Study } from './study.js';
import { studyLoader, type StudySource } from './studyLoader.js';
import type { ReadStudy } from './unread.js';

/** What need not be read, for reviews and earlier versions, which need less. */
export interface LoadOptions {
  /** Which codings are read, asked once the settings and what transcripts there are is known; all where absent. */
  readonly codings?: (study: Study) => (path: string) => boolean;
  /** Whether discussions are read; they are, unless this is false. */
  readonly discussions?: boolean;
}

/**
 * Reads a study: its settings, codebooks, codings and discussions; of transcripts only that they are there. `root` is the URI of
 * its folder, without a slash at its end.
 */
export async function loadStudy(
  root: string,
  source: StudySource,
  { codings, discussions = true }: LoadOptions = {},
): Promise<ReadStudy> {
  const loader = studyLoader(source, createStudy(root));
  const { study, unreadable } = loader;
  await loader.once(configFile);
  loader.takeListing(await loader.list());
  const isWanted = codings?.(study) ?? (() => true);
  const isRest = (path: string): boolean => {
    const kind = study.kindOf(path);
    return (kind === 'discussion' && discussions) || (kind === 'codings' && isWanted(path));
  };
  await loader.all([...(await loader.codebooks()), ...loader.files().filter(isRest)]);
  return { study, unreadable };
}
