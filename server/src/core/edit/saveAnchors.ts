import { editCodings } from '../codings/editCodings.js';
import { DiscussionEdit } from '../discussions/editDiscussion.js';
import { followText } from '../discussions/followText.js';
import { GlossError } from '../glossError.js';
import { discussionPath } from '../study/paths.js';
import { recordsFor } from '../study/study.js';
import type { TranscriptView } from '../study/transcriptView.js';
import { isAsWritten, withNewAnchors } from './ownRecord.js';
import type { FileChange, Step } from './step.js';

/**
 * Writes where the segments of all coders are in a transcript as it stands now; undefined where no file would change. Files
 * with errors are left alone.
 */
export function saveAnchors(view: TranscriptView): Step | undefined {
  const changes = recordsFor(view.study, view.path).flatMap((record): FileChange[] => {
    const { path, text, value, problems } = record;
    if (problems.some(({ severity }) => severity === 'error')) return [];
    const placed = view.placed.filter((entry) => entry.record === record);
    if (isAsWritten(value, placed, view)) return [];
    const after = editCodings(text, value, withNewAnchors({}, placed, view));
    return after === text ? [] : [{ path, before: text, after }];
  });
  const threads = followThreads(view);
  if (threads) changes.push(threads);
  return changes.length === 0 ? undefined : { label: `Follow the edits of ${view.path}`, changes, follows: true };
}

/** The threads of the transcript too. */
function followThreads(view: TranscriptView): FileChange | undefined {
  const file = view.study.discussions.get(discussionPath(view.path));
  if (!file || file.value.text === view.digest || file.problems.some(({ severity }) => severity === 'error')) {
    return undefined;
  }
  try {
    const edit = new DiscussionEdit(file.text);
    followText(edit, file.value, view);
    return edit.text === file.text ? undefined : { path: file.path, before: file.text, after: edit.text };
  } catch (error) {
    // One that is not written in lines is left alone, as one with errors is.
    if (error instanceof GlossError) return undefined;
    throw error;
  }
}
