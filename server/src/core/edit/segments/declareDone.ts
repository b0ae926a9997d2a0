import { GlossError } from '../../glossError.js';
import { isDone } from '../../study/visible.js';
import { ownRecord } from './ownRecord.js';
import type { EditContext, Step, TranscriptText } from '../step.js';
import * as l10n from '../../text/l10n.js';

/** Says that the coder is done with coding a transcript, or takes that back. One without codings gets a file that says so. */
export function declareDone(context: EditContext, transcript: TranscriptText, done: boolean): Step {
  const { study, coder, today } = context;
  if (isDone(study, coder, transcript.path) === done) {
    const values = { path: transcript.path, coder };
    throw new GlossError(
      'nothing-to-do',
      done
        ? l10n.t('{path} is done already for {coder}.', values)
        : l10n.t('{path} is not declared done for {coder}.', values),
    );
  }
  const change = ownRecord(context, transcript).edit({ done: done ? today : null });
  return { label: done ? l10n.t('Declare done') : l10n.t('Take back “done”'), changes: [change] };
}
