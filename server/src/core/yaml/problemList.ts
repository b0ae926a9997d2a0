import { cut, severities, type Problem, type Report } from '../text/problem.js';
import { yamlLimits } from './yamlLimits.js';
import * as l10n from '../text/l10n.js';

/** The problems of one file: the first of them, and, in one more, how many others there are. */
export interface ProblemList {
  readonly report: Report;
  readonly all: () => readonly Problem[];
}

/** Keeps as many problems of a file as a person would look at, so that a hostile file cannot fill the memory with them. */
export function problemList(): ProblemList {
  const kept: Problem[] = [];
  let left = 0;
  let gravest: Problem | undefined;
  return {
    report: (problem) => {
      if (kept.length < yamlLimits.problems) kept.push({ ...problem, message: cut(problem.message) });
      else {
        left++;
        if (!gravest || rank(problem) < rank(gravest)) gravest = problem;
      }
    },
    // A file with an error has one among those that are kept.
    all: () => (gravest ? [...kept, others(gravest, left)] : kept),
  };
}

const rank = ({ severity }: Problem): number => severities.indexOf(severity);

const others = ({ severity, range }: Problem, count: number): Problem => ({
  code: 'too-many-problems',
  severity,
  message: l10n.counted(
    count,
    '1 more problem is not listed. See to those above first.',
    '{shown} more problems are not listed. See to those above first.',
    { shown: l10n.inGroups(count) },
  ),
  range,
});
