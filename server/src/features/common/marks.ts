import type { Position, Range as LspRange } from 'vscode-languageserver-types';
import type { CodeMark, SegmentMark } from '#protocol';
import { codesOf, type Study } from '../../core/study/study.js';
import type { SegmentChange } from '../../core/review/review.js';
import type { Coding } from '../../core/codings/segment.js';
import type { PlacedSegment, TranscriptView } from '../../core/study/transcriptView.js';
import type { Lines } from '../../core/text/lines.js';
import type { Range } from '../../core/text/range.js';
import { toLspRange } from './workspace.js';

/** A placed segment in the form in which clients get it. */
export function toMark(
  view: TranscriptView,
  { record, segment, place, own }: PlacedSegment,
  change?: SegmentChange['kind'],
): SegmentMark {
  return {
    id: segment.id,
    coder: record.coder,
    range: toLspRange(view.lines, place),
    state: place.state,
    codes: segment.codes.map((coding) => toCodeMark(view.study, coding)),
    ...(segment.memo !== undefined && { memo: segment.memo }),
    ...(segment.exemplar && { exemplar: true }),
    ...(segment.on !== undefined && { on: segment.on }),
    ...(change && { change }),
    own: own && !view.version,
  };
}

/** A code in the form in which clients get it. */
export function toCodeMark(study: Study, { code: written, weight }: Coding): CodeMark {
  const code = codesOf(study).inUse(written)?.code;
  return {
    id: code?.id ?? written,
    name: code?.name ?? written,
    color: code?.color ?? unknownColor,
    ...(weight !== undefined && { weight }),
    known: code !== undefined,
  };
}

/** A range of a text in the form in which clients get it; where it is as it was `before`, that very object. */
export function rangeAsBefore(lines: Lines, range: Range, before: LspRange | undefined): LspRange {
  const now = toLspRange(lines, range);
  return before && isSameRange(now, before) ? before : now;
}

const isSamePosition = (a: Position, b: Position): boolean => a.line === b.line && a.character === b.character;

/** Whether two ranges have the same bounds. */
export const isSameRange = (a: LspRange, b: LspRange): boolean =>
  isSamePosition(a.start, b.start) && isSamePosition(a.end, b.end);

/** For codes that no codebook has. */
export const unknownColor = '#808080';
