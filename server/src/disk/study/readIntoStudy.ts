import { readingFile, setFile, type Study } from '../../core/study/study.js';
import { createGiveWay, doSteps } from '../process/giveWay.js';

/** UTF-16 units of a YAML file that are read in one go, which takes some milliseconds. */
const readAtOnce = 50_000;

/** Whether a text is read step by step. */
export const isLong = (text: string): boolean => text.length > readAtOnce;

/**
 * Takes a file's text into a study: a short one at once, a long one step by step, letting other work go first. Nothing is
 * taken in once the text `isCurrent` no more. Answers whether it was.
 */
export async function readIntoStudy(
  study: Study,
  path: string,
  text: string,
  isCurrent: () => boolean = () => true,
): Promise<boolean> {
  if (!isLong(text)) {
    setFile(study, path, text);
    return true;
  }
  const read = await doSteps(readingFile(study, path, text), createGiveWay(), () => !isCurrent());
  if (!isCurrent()) return false;
  setFile(study, path, text, read);
  return true;
}
