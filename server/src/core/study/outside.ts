import type { Problem } from '../text/problem.js';
import type { StudyConfig } from './settings/config.js';
import * as l10n from '../text/l10n.js';

/** Something in a study that leads out of its folder: a link, or a glob for codebooks that are kept elsewhere. */
export interface Outside {
  readonly kind: 'link' | 'glob';
  /** The link, as a path below the study's folder, or the glob. */
  readonly path: string;
  /** Where it leads, as an absolute path. */
  readonly place: string;
  /** There is more behind it than is looked through. */
  readonly isCut: boolean;
}

/** What is said of a link in a study that leads out of it. */
export const leadsOutside = (link: string, place: string): string =>
  l10n.t(
    '{link} is a link that leads outside the study, to {place}: Gloss reads what is there and changes nothing. To let it write there, name {link} under “linked-folders” in gloss.yaml.',
    { link, place },
  );

/** Shown until `linked-folders` names the link. */
export const linkedOutside = {
  code: 'linked-outside',
  severity: 'warning',
  about: 'A link leads outside the study, and gloss.yaml does not say that Gloss may write there.',
} as const;

/** Shown where reading stopped: what was not read is missing from the study. */
export const tooMuchOutside = {
  code: 'too-much-outside',
  severity: 'warning',
  about: 'A link, or a glob for codebooks, leads outside the study to more than Gloss looks through.',
} as const;

/** What is to be said of what leads out of a study; all of it about gloss.yaml as a whole. */
export const outsideProblems = (config: StudyConfig, outside: readonly Outside[]): readonly Problem[] =>
  outside.flatMap(({ kind, path, place, isCut }): Problem[] => [
    ...(kind === 'link' && config.linkedFolders?.includes(path) !== true
      ? [{ ...said(linkedOutside), message: leadsOutside(path, place) }]
      : []),
    ...(isCut
      ? [
          {
            ...said(tooMuchOutside),
            message: l10n.t(
              '{path} leads to {place}, where there is more than Gloss looks through. Not everything was read; lead to a smaller folder.',
              { path, place },
            ),
          },
        ]
      : []),
  ]);

const said = ({ code, severity }: typeof linkedOutside | typeof tooMuchOutside): Omit<Problem, 'message'> => ({
  code,
  severity,
  range: { start: 0, end: 0 },
});
