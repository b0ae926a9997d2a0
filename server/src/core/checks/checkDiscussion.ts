import type { Discussion } from '../discussions/discussion.js';
import type { Problem } from '../text/problem.js';
import { findSegment } from '../queries/query.js';
import { codesOf, type Read, type Study } from '../study/study.js';
import { unknownCode } from '../codebook/unknownCode.js';
import * as l10n from '../text/l10n.js';

/** What is wrong with a discussion file, and what it speaks of that is not there. */
export function checkDiscussion(study: Study, { text, value, problems }: Read<Discussion>): readonly Problem[] {
  const at = (words: string): Problem['range'] => {
    const start = Math.max(0, text.indexOf(words));
    return { start, end: start + words.length };
  };
  const found: Problem[] = [];
  const warn = (code: string, message: string, words: string): void => {
    found.push({ code, severity: 'warning', message, range: at(words) });
  };
  if (value.transcript !== '' && !study.transcripts.has(value.transcript)) {
    warn(
      'no-transcript',
      l10n.t('There is no transcript {transcript} in this study.', { transcript: value.transcript }),
      value.transcript,
    );
  }
  for (const { proposes, accepted } of value.threads.flatMap(({ comments }) => comments)) {
    if (!proposes || accepted) continue;
    if (!findSegment(study, proposes.segment)) {
      warn(
        'unknown-segment',
        l10n.t('There is no segment “{segment}” any more that could be changed so.', { segment: proposes.segment }),
        proposes.segment,
      );
    }
    for (const { code } of proposes.codes ?? []) {
      if (!codesOf(study).find(code)) warn('unknown-code', unknownCode(code), code);
    }
  }
  return [...problems, ...found];
}
