import { GlossError } from '../../core/glossError.js';
import { fileLines } from '../../core/queries/fileLines.js';
import type { CodingsRecord } from '../../core/study/study.js';
import type { SegmentEntry } from '../../core/codings/segment.js';
import type { EditResult, ShowMemoParams } from '#protocol';
import { toLspRange, uriOf, type Client, type Texts } from '../common/workspace.js';
import * as l10n from '../../core/text/l10n.js';

/** Where the memo of one's own segment is written in the codings file; the person is told how, where nothing shows it. */
export async function showMemo(workspace: Texts & Client, { uri, segment: id }: ShowMemoParams): Promise<EditResult> {
  const view = await workspace.transcript(uri);
  const found = view?.placed.find(({ own, segment }) => own && segment.id === id);
  if (!view || !found) {
    throw new GlossError('not-found', l10n.t('There is no such segment of yours in this transcript.'));
  }
  const { record, segment } = found;
  const at = memoPlace(record, segment);
  const range = toLspRange(fileLines(record), { start: at, end: at });
  if (segment.memo === undefined || workspace.client.shows !== true) {
    workspace.tell(
      l10n.t('Write the memo as “memo: …” at segment {id}, in {path} line {line}.', {
        id,
        path: record.path,
        line: range.start.line + 1,
      }),
    );
  }
  return { done: false, show: { uri: uriOf(view.study, record.path), range } };
}

/** The end of the line that the memo begins on, or else of the entry's last line. */
function memoPlace({ text }: CodingsRecord, { span: { start, end } }: SegmentEntry): number {
  const entry = text.slice(start, end);
  const indent = /^[ \t]*-[ \t]*/.exec(entry)?.[0].length ?? 0;
  let at = start;
  for (const line of entry.split('\n')) {
    // A quote may hold the same words, further in.
    if (line.startsWith('memo:', indent) && line.slice(0, indent).trim() === '') return at + line.trimEnd().length;
    at += line.length + 1;
  }
  return start + entry.trimEnd().length;
}
