import type { CodingsRecord } from '../study/study.js';
import type { Check } from './check.js';
import { findText } from './codeRange.js';
import * as l10n from '../text/l10n.js';

/** An error, for none of its segments has a place; the file stays as it is. */
export const missingTranscript: Check<CodingsRecord> = {
  code: 'missing-transcript',
  severity: 'error',
  about: 'A codings file whose transcript is not there.',
  *run(study, { transcript, text }) {
    if (transcript === '' || study.transcripts.has(transcript)) return;
    yield {
      message: l10n.t(
        'There is no transcript {transcript} in this study. Its codings are kept; restore the file or correct the path.',
        { transcript },
      ),
      range: findText(text, transcript, { start: 0, end: text.length }),
    };
  },
};
