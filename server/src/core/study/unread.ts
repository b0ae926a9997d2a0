import { linesOf, pointAt } from '../text/lines.js';
import type { Problem } from '../text/problem.js';
import type { Study } from './study.js';
import * as l10n from '../text/l10n.js';

/** A study, with the files that could not be read, and why. */
export interface ReadStudy {
  readonly study: Study;
  readonly unreadable: ReadonlyMap<string, string>;
}

/** Files of the study that were read only in part, each with its first error. */
export function* brokenFiles(study: Study): Generator<{ path: string; text: string; problem: Problem }> {
  const files = [
    study.configFile,
    ...study.codebooks.values(),
    ...study.records.values(),
    ...study.discussions.values(),
  ];
  for (const file of files) {
    const problem = file?.problems.find(({ severity }) => severity === 'error');
    if (file && problem) yield { path: file.path, text: file.text, problem };
  }
}

/** What could not be read in full, file by file: where, why, and what comes of it. */
export const whatIsMissing = (
  { study, unreadable }: ReadStudy,
  shown: (path: string, place?: string) => string,
  consequence: string,
): readonly string[] => [
  ...[...unreadable].map(([path, message]) =>
    l10n.t('{shown} is left out: {message}', { shown: shown(path), message }),
  ),
  ...[...brokenFiles(study)].map(({ path, text, problem }) => {
    const { line, column } = pointAt(linesOf(text), problem.range.start);
    return `${shown(path, `:${line}:${column}`)}: ${problem.message} ${consequence}`;
  }),
];
