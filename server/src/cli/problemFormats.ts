import * as l10n from '../core/text/l10n.js';
import type { Point } from '../core/text/lines.js';
import type { Problem } from '../core/text/problem.js';
import { printAnnotations } from './formats/github.js';
import { printJson } from './formats/json.js';
import { print, say } from './formats/terminal.js';
import { shownPath } from './study.js';

/** A problem with its file and its place there. */
export interface Found {
  readonly path: string;
  readonly from: Point;
  readonly to: Point;
  readonly problem: Problem;
}

/** Prints problems and counts hints, or lists these too, or segments to look at again. */
type Print = (folder: string, found: readonly Found[], what: 'problems' | 'hints' | 'segments') => void;

const isHint = ({ problem: { severity } }: Found): boolean => severity === 'hint';

const listed =
  (what: Parameters<Print>[2]) =>
  (found: Found): boolean =>
    what !== 'problems' || !isHint(found);

/** How many problems of each kind there are; hints that are not listed are told how to be. */
function summaryOf(found: readonly Found[], listsHints: boolean): string {
  const count = (severity: string): number => found.filter(({ problem }) => problem.severity === severity).length;
  const [errorCount, warningCount, hintCount] = [count('error'), count('warning'), count('hint')];
  const hints = l10n.counted(hintCount, '1 hint', '{count} hints');
  if (errorCount + warningCount === 0) {
    if (hintCount === 0) return l10n.t('No errors and no warnings.');
    return listsHints
      ? l10n.t('No errors and no warnings; {hints}.', { hints })
      : l10n.t('No errors and no warnings; {hints} (--hints lists them).', { hints });
  }
  const errors = l10n.counted(errorCount, '1 error', '{count} errors');
  const warnings = l10n.counted(warningCount, '1 warning', '{count} warnings');
  if (hintCount === 0) return l10n.t('{errors}, {warnings}.', { errors, warnings });
  return listsHints
    ? l10n.t('{errors}, {warnings}; {hints}.', { errors, warnings, hints })
    : l10n.t('{errors}, {warnings}; {hints} (--hints lists them).', { errors, warnings, hints });
}

/** Text for people, JSON with all data, and annotations that GitHub shows beside the lines of a pull request. */
export const formats: Readonly<Record<'text' | 'json' | 'github', Print>> = {
  text: (folder, found, what) => {
    print(
      found
        .filter(listed(what))
        .map(
          ({ path, from, problem }) =>
            `${shownPath(folder, path)}:${from.line}:${from.column} ${problem.severity} ${problem.code} ${problem.message}`,
        ),
    );
    if (what === 'segments') {
      say(l10n.counted(found.length, '1 segment to look at again.', '{count} segments to look at again.'));
      return;
    }
    say(summaryOf(found, what === 'hints'));
  },
  json: (_folder, found) => {
    printJson(
      found.map(({ path, from, to, problem: { severity, code, message, data } }) => ({
        path,
        from,
        to,
        severity,
        code,
        message,
        ...(data && { data }),
      })),
    );
  },
  github: (folder, found, what) => {
    printAnnotations(
      found.filter(listed(what)).map(({ path, from, to, problem: { severity, code, message } }) => ({
        level: severity === 'error' || severity === 'warning' ? severity : 'notice',
        place: {
          file: shownPath(folder, path),
          line: from.line,
          endLine: to.line,
          col: from.column,
          ...(to.line === from.line && { endColumn: to.column }),
        },
        title: code,
        message,
      })),
    );
  },
};
