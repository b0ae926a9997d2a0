import { configFile } from './paths.js';

/** Folders whose files are a study's own, whatever else is in them. */
const own = /^(?:codings|discussions)(?:\/|$)/;

/**
 * Whether a folder of a study, by its path below the study's, is a study of its own: one with a gloss.yaml, given the names
 * in it. What is in such a folder belongs to that study, and not to the one around it.
 */
export const holdsOwnStudy = (below: string, names: readonly string[]): boolean =>
  isPlaceForStudy(below) && names.includes(configFile);

/** Whether a study of its own may be in this folder of another one. */
export const isPlaceForStudy = (below: string): boolean => below !== '' && !own.test(below);

/** Whether a study that has no gloss.yaml may be in this folder of another one without. */
export const isPlaceForUnnamed = (below: string): boolean =>
  isPlaceForStudy(below) && !/^(?:codebooks|transcripts|memos)(?:\/|$)/.test(below);

/** The folders with studies of their own, by the paths of all files below a study's folder; `/` at their ends. */
export function nestedStudies(paths: Iterable<string>): readonly string[] {
  const ending = `/${configFile}`;
  const found: string[] = [];
  for (const path of paths) {
    if (!path.endsWith(ending) || path.startsWith('../')) continue;
    const below = path.slice(0, -ending.length);
    if (isPlaceForStudy(below)) found.push(`${below}/`);
  }
  return found;
}
