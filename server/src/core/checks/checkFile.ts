import { configFile } from '../study/paths.js';
import type { Study } from '../study/study.js';
import type { Problem } from '../text/problem.js';
import type { BookToCheck } from './check.js';
import { checkDiscussion } from './checkDiscussion.js';
import { checkCodebook, checkConfig, checkRecord } from './index.js';
import { asConfigured } from './severities.js';

/** Files of a study that could not be read, with the reason. */
type Unreadable = ReadonlyMap<string, string>;

/** Every YAML file of a study, and what could not be read. */
export const filesToCheck = (study: Study, unreadable: Unreadable): ReadonlySet<string> =>
  new Set([
    ...(study.configFile || study.outside.length > 0 ? [configFile] : []),
    ...study.codebooks.keys(),
    ...study.records.keys(),
    ...study.discussions.keys(),
    ...unreadable.keys(),
  ]);

/** The text of a YAML file of a study, of which the ranges of its problems are; empty where it was not read. */
export const textToCheck = (study: Study, path: string): string =>
  study.codebooks.get(path)?.text ??
  study.records.get(path)?.text ??
  study.discussions.get(path)?.text ??
  (study.configFile?.path === path ? study.configFile.text : '');

/** What is known of a file from elsewhere. */
export interface FileToCheck extends Pick<BookToCheck, 'texts' | 'today'> {
  /** Of a codings file: what is wrong with the places of its segments, as `checkAnchors` says. */
  readonly anchors?: readonly Problem[] | undefined;
}

/** All that is wrong with a YAML file of a study, in the severities that the study sets. */
export function checkFile(
  study: Study,
  path: string,
  unreadable: Unreadable,
  { anchors = [], ...book }: FileToCheck = {},
): readonly Problem[] {
  const why = unreadable.get(path);
  if (why !== undefined) return [cannotRead(why)];
  if (path === configFile) return checkConfig(study);
  if (study.codebooks.has(path)) return checkCodebook(study, path, book);
  const discussion = study.discussions.get(path);
  if (discussion) return checkDiscussion(study, discussion);
  const record = study.records.get(path);
  return record ? [...checkRecord(study, record), ...asConfigured(study.config, anchors)] : [];
}

/** The problem of a file that could not be read at all. */
export const cannotRead = (message: string): Problem => ({
  code: 'unreadable',
  severity: 'error',
  message,
  range: { start: 0, end: 0 },
});
