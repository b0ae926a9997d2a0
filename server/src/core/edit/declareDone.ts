import { GlossError } from '../glossError.js';
import { isDone } from '../study/visible.js';
import { ownRecord } from './ownRecord.js';
import type { EditContext, Step, TranscriptText } from './step.js';

/** Says that the coder is done with coding a transcript, or takes that back. One without codings gets a file that says so. */
export function declareDone(context: EditContext, transcript: TranscriptText, done: boolean): Step {
  const { study, coder, today } = context;
  if (isDone(study, coder, transcript.path) === done) {
    const state = done ? 'is done already' : 'is not declared done';
    throw new GlossError('nothing-to-do', `${transcript.path} ${state} for ${coder}.`);
  }
  const change = ownRecord(context, transcript).edit({ done: done ? today : null });
  return { label: done ? 'Declare done' : 'Take back “done”', changes: [change] };
}
