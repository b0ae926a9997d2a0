import type { Problem } from '../text/problem.js';
import type { CodingsRecord, Study } from '../study/study.js';
import type { StudyConfig } from '../study/settings/config.js';
import type { Check } from './check.js';

/** Problems with the severities that the study's gloss.yaml gives them. An error stays one: something in the study is broken. */
export function asConfigured({ checks }: StudyConfig, problems: readonly Problem[]): readonly Problem[] {
  if (checks.size === 0) return problems;
  return problems.flatMap((problem) => {
    const severity = problem.severity === 'error' ? undefined : checks.get(problem.code);
    if (severity === undefined) return [problem];
    return severity === 'off' ? [] : [{ ...problem, severity }];
  });
}

/** Carries out those of the checks that the study has not turned off. */
export function runChecks<File>(checks: readonly Check<File>[], study: Study, file: File): readonly Problem[] {
  return checks.flatMap(({ code, severity: usual, run }) => {
    const severity = usual === 'error' ? usual : (study.config.checks.get(code) ?? usual);
    return severity === 'off' ? [] : Array.from(run(study, file), (finding) => ({ ...finding, code, severity }));
  });
}

/** As {@link runChecks} for checks that look at nothing but the file, the codebooks and the settings: done once for each. */
export function runOnce(
  checks: readonly Check<CodingsRecord>[],
): (study: Study, record: CodingsRecord, codes: object) => readonly Problem[] {
  const known = new WeakMap<CodingsRecord, { codes: object; config: object; problems: readonly Problem[] }>();
  return (study, record, codes) => {
    const found = known.get(record);
    if (found?.codes === codes && found.config === study.config) return found.problems;
    const problems = runChecks(checks, study, record);
    known.set(record, { codes, config: study.config, problems });
    return problems;
  };
}
