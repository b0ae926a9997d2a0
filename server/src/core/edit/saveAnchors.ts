import { editCodings } from '../codings/editCodings.js';
import { recordsFor } from '../study/study.js';
import type { TranscriptView } from '../study/transcriptView.js';
import { withNewAnchors } from './ownRecord.js';
import type { FileChange, Step } from './step.js';

/**
 * Writes where the segments of all coders are in a transcript as it stands now; undefined where no file would change. Files
 * with errors are left alone.
 */
export function saveAnchors(view: TranscriptView): Step | undefined {
  const changes = recordsFor(view.study, view.path).flatMap((record): readonly FileChange[] => {
    const { path, text, value, problems } = record;
    if (value.text === view.digest || problems.some(({ severity }) => severity === 'error')) return [];
    const placed = view.placed.filter((entry) => entry.record === record);
    const after = editCodings(text, value, withNewAnchors({}, placed, view));
    return after === text ? [] : [{ path, before: text, after }];
  });
  return changes.length === 0 ? undefined : { label: `Follow the edits of ${view.path}`, changes, follows: true };
}
