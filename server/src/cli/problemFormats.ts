import { plural } from '../core/text/plural.js';
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
      say(`${plural(found.length, 'segment')} to look at again.`);
      return;
    }
    const count = (severity: string): number => found.filter(({ problem }) => problem.severity === severity).length;
    const [errors, warnings] = [count('error'), count('warning')];
    const hints = count('hint');
    const serious =
      errors + warnings === 0
        ? 'No errors and no warnings'
        : `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
    const more = hints === 0 ? '' : `; ${plural(hints, 'hint')}${what === 'hints' ? '' : ' (--hints lists them)'}`;
    say(`${serious}${more}.`);
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
