import type { DocumentUri } from 'vscode-languageserver-protocol';
import { tintOf } from '../../core/codebook/tints.js';
import { isNowhere } from '../../core/codings/segment.js';
import { changeKey, type SegmentChanges } from '../../core/review/sides.js';
import { codesOf } from '../../core/study/study.js';
import { runsOf, shareCovered, type Drawn } from '../../core/queries/runs.js';
import { keptWith } from '../../core/queries/tally.js';
import { remembered } from '../../core/queries/query.js';
import type { PlacedSegment, TranscriptView } from '../../core/study/transcriptView.js';
import type { Range } from '../../core/text/range.js';
import { spokenOf } from '../../core/transcript/spoken.js';
import type { Transcript } from '../../core/transcript/transcript.js';
import type { DoubtfulSegment, PublishSegmentsParams } from '#protocol';
import { toMark, unknownColor } from '../common/marks.js';
import { toLspRange } from '../common/workspace.js';

/** Worked out once for each colour: a transcript is published with each step. */
const tintFor = remembered(tintOf);

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
export function publishParams(
  view: TranscriptView,
  uri: DocumentUri,
  version: number,
  hidden: ReadonlySet<string>,
  changes?: SegmentChanges,
): PublishSegmentsParams {
  const { lines, placed } = view;
  const ranks = new Map(codesOf(view.study).codes.map(({ code }, rank) => [code.id, rank]));
  const shown = placed.filter(({ place }) => place.state !== 'orphaned');
  const others = new Map(otherCoders(view).map((coder, order) => [coder, order]));
  const looks = shown.map((entry) => toDrawn(view, entry, ranks, hidden, others));
  const runs = runsOf(looks.filter(({ codes }) => codes.length > 0));
  const tints = [...new Set(runs.flatMap(({ tint }) => tint ?? []))];
  const changeOf = ({ record, segment }: PlacedSegment) => changes?.get(changeKey(record.coder, segment.id));
  const own = shown.filter(({ own }) => own).map(({ place }) => place);
  return {
    uri,
    version,
    study: view.study.root,
    coder: view.coder ?? null,
    segments: shown.map((entry, i) => ({ ...toMark(view, entry, changeOf(entry)?.kind), ...innerTintOf(looks[i]) })),
    runs: runs.map(({ start, end, ...look }) => ({ range: toLspRange(lines, { start, end }), ...look })),
    tints: Object.fromEntries(tints.map((color) => [color, tintFor(color)])),
    coded: shareCoded(view, own),
    doubtful: placed.filter(isDoubtful).length,
    attention: placed.flatMap((entry) => (entry.own && !view.version ? doubtOf(view, entry) : [])),
  };
}

/** The tint that a segment gives to its words where no other one lies within it. */
function innerTintOf(drawn: Drawn | undefined): { readonly tint?: string } {
  const color = drawn?.own && drawn.certain ? drawn.codes[0]?.color : undefined;
  return color === undefined ? {} : { tint: color };
}

/** Asked for after each step, while the text stays as it is. */
const spokenIn = keptWith((transcript: Transcript, text: string) => spokenOf(text, transcript));

/** The share of what is said that is in own segments, in code points and without labels, times and tags, as agreement counts it. */
function shareCoded({ lines, transcript }: TranscriptView, own: readonly Range[]): number {
  const spoken = spokenIn(transcript, lines.text);
  return shareCovered([{ start: 0, end: spoken.length }], own.map(spoken.within));
}

/** Words that are known to be gone need nobody's attention any more. */
function doubtOf({ lines }: TranscriptView, { segment, place }: PlacedSegment): readonly DoubtfulSegment[] {
  const { id, quote } = segment;
  const { state } = place;
  if (state === 'exact' || state === 'moved' || (state === 'orphaned' && isNowhere(segment))) return [];
  return [{ id, quote, state, ...(state !== 'orphaned' && { range: toLspRange(lines, place) }) }];
}

const isDoubtful = ({ segment, place: { state } }: PlacedSegment): boolean =>
  state === 'ambiguous' || (state === 'orphaned' && !isNowhere(segment));

/** All coders but the one in force, as gloss.yaml lists them, so that each is drawn alike in all transcripts; then the rest. */
function otherCoders({ study, coder, placed }: TranscriptView): readonly string[] {
  const here = [...new Set(placed.map(({ record }) => record.coder))].sort();
  return [...new Set([...study.config.coders.map(({ id }) => id), ...here])].filter((id) => id !== coder);
}

function toDrawn(
  view: TranscriptView,
  { segment, record, place, own }: PlacedSegment,
  ranks: ReadonlyMap<string, number>,
  hidden: ReadonlySet<string>,
  others: ReadonlyMap<string, number>,
): Drawn {
  const index = codesOf(view.study);
  const codes = segment.codes.flatMap(({ code: written }) => {
    const code = index.inUse(written)?.code;
    const id = code?.id ?? written;
    return hidden.has(id) ? [] : [{ id, color: code?.color ?? unknownColor, rank: ranks.get(id) ?? Infinity }];
  });
  const certain = place.state !== 'ambiguous';
  return {
    start: place.start,
    end: place.end,
    own,
    certain,
    codes,
    ...(!own && { other: others.get(record.coder) ?? -1 }),
  };
}
