import type { DocumentUri } from 'vscode-languageserver-protocol';
import type { SegmentChanges } from '../../core/review/sides.js';
import type { TranscriptView } from '../../core/study/transcriptView.js';
import type { PublishSegmentsParams } from '#protocol';
import { createDrawing } from './drawing.js';

/** What is drawn of a document whose study is gone. */
export const nothingDrawn = (uri: DocumentUri, version: number, study: DocumentUri): PublishSegmentsParams => ({
  uri,
  version,
  study,
  coder: null,
  segments: [],
  runs: [],
  tints: {},
  coded: 0,
  doubtful: 0,
  attention: [],
});

/** What is published of a transcript: its segments, and how they are drawn without the hidden codes. */
export const publishParams = (
  view: TranscriptView,
  uri: DocumentUri,
  version: number,
  hidden: ReadonlySet<string>,
  changes?: SegmentChanges,
): PublishSegmentsParams => createDrawing().draw(view, { uri, version, hidden, changes });
