import type { DocumentUri } from 'vscode-languageserver-protocol';
import { codesOf } from '../core/study/study.js';
import { runsOf, shareCovered, type Drawn } from '../core/study/runs.js';
import type { PlacedSegment, TranscriptView } from '../core/study/transcriptView.js';
import type { PublishSegmentsParams } from '../protocol/index.js';
import { toMark, unknownColor } from './marks.js';
import { toLspRange } from './workspace.js';

/** What is published of a transcript: its segments, and how they are drawn without the hidden codes. */
export function publishParams(
  view: TranscriptView,
  uri: DocumentUri,
  version: number,
  hidden: ReadonlySet<string>,
): PublishSegmentsParams {
  const { lines, placed } = view;
  const ranks = new Map(codesOf(view.study).codes.map(({ code }, rank) => [code.id, rank]));
  const shown = placed.filter(({ place }) => place.state !== 'orphaned');
  const drawn = shown.map((entry) => toDrawn(view, entry, ranks, hidden)).filter(({ codes }) => codes.length > 0);
  const own = shown.filter(({ own }) => own).map(({ place }) => place);
  return {
    uri,
    version,
    study: view.study.root,
    coder: view.coder ?? null,
    segments: shown.map((entry) => toMark(view, entry)),
    runs: runsOf(drawn).map(({ start, end, ...look }) => ({ range: toLspRange(lines, { start, end }), ...look })),
    coded: shareCovered(view.transcript.speech, own),
    doubtful: placed.filter(({ place }) => place.state === 'ambiguous' || place.state === 'orphaned').length,
  };
}

function toDrawn(
  view: TranscriptView,
  { segment, place, own }: PlacedSegment,
  ranks: ReadonlyMap<string, number>,
  hidden: ReadonlySet<string>,
): Drawn {
  const index = codesOf(view.study);
  const codes = segment.codes.flatMap(({ code: written }) => {
    const code = index.find(written)?.code;
    const id = code?.id ?? written;
    return hidden.has(id) ? [] : [{ id, color: code?.color ?? unknownColor, rank: ranks.get(id) ?? Infinity }];
  });
  return { start: place.start, end: place.end, own, certain: place.state !== 'ambiguous', codes };
}
