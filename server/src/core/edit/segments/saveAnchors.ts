import { editCodings } from '../../codings/editCodings.js';
import { discussionPath } from '../../study/paths.js';
import { recordsFor } from '../../study/study.js';
import type { TranscriptView } from '../../study/transcriptView.js';
import { followThreads } from '../discussions/followThreads.js';
import { isAsWritten, withNewAnchors } from './ownRecord.js';
import type { FileChange, Step } from '../step.js';
import * as l10n from '../../text/l10n.js';

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
  const discussion = view.study.discussions.get(discussionPath(view.path));
  const threads = discussion && followThreads(discussion, view)?.change;
  if (threads) changes.push(threads);
  return changes.length === 0
    ? undefined
    : { label: l10n.t('Follow the edits of {path}', { path: view.path }), changes, follows: true };
}
