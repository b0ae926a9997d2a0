import type { DocumentUri } from 'vscode-languageserver-protocol';
import type { Range as LspRange } from 'vscode-languageserver-types';
import { tintOf } from '../../core/codebook/tints.js';
import type { CodeIndex } from '../../core/codebook/codeIndex.js';
import { isNowhere, type SegmentEntry } from '../../core/codings/segment.js';
import { shareCovered } from '../../core/queries/runs.js';
import { remembered } from '../../core/queries/query.js';
import { keptWith } from '../../core/queries/tally.js';
import { changeKey, type SegmentChanges } from '../../core/review/sides.js';
import { codesOf } from '../../core/study/study.js';
import type { PlacedSegment, TranscriptView } from '../../core/study/transcriptView.js';
import type { Lines } from '../../core/text/lines.js';
import { spokenOf } from '../../core/transcript/spoken.js';
import type { Transcript } from '../../core/transcript/transcript.js';
import type { DoubtfulSegment, PublishSegmentsParams, SegmentMark } from '#protocol';
import { rangeAsBefore, toMark, unknownColor } from '../common/marks.js';
import { toLspRange } from '../common/workspace.js';
import { keptInOrder } from './keptInOrder.js';
import { keepRuns, type Look } from './keptRuns.js';

/** What is drawn of one document, worked out again and again: marks and runs that are as before are the very same objects. */
export interface Drawing {
  /** What is published; `coded` where the share that the coder has coded is not to be worked out. */
  readonly draw: (view: TranscriptView, at: DrawnAt, coded?: number) => PublishSegmentsParams;
}

/** Of what a drawing speaks, beside the transcript. */
export interface DrawnAt {
  readonly uri: DocumentUri;
  readonly version: number;
  /** Ids of codes that are not drawn. */
  readonly hidden: ReadonlySet<string>;
  readonly changes: SegmentChanges | undefined;
}

/** A segment as it was drawn last. Of its file nothing is kept, for that would keep the texts of all its versions. */
interface Kept extends Omit<PlacedSegment, 'record'> {
  readonly change: SegmentMark['change'];
  readonly look: Look;
  readonly mark: SegmentMark;
}

/** What has a bearing on how every segment is drawn. */
interface Setting {
  readonly index: CodeIndex;
  readonly hidden: ReadonlySet<string>;
  readonly others: string;
  readonly isPast: boolean;
}

/** Draws one document again and again; what has not changed since the last time is taken from there. */
export function createDrawing(): Drawing {
  let kept: readonly Kept[] = [];
  let setting: Setting | undefined;
  let linesBefore: Lines | undefined;
  const runsKept = keepRuns();
  const drawSegments = (view: TranscriptView, { hidden, changes }: DrawnAt): readonly Kept[] => {
    const coders = otherCoders(view);
    const index = codesOf(view.study);
    const now = { index, hidden, others: coders.join('\0'), isPast: view.version !== undefined };
    if (!setting || !isSameSetting(setting, now)) kept = [];
    const ranks = ranksIn(index);
    const others = new Map(coders.map((coder, order) => [coder, order]));
    const drawOne = (entry: PlacedSegment, known: Kept | undefined, change: SegmentMark['change']): Kept => {
      const { record, segment, place, own } = entry;
      if (!known || known.change !== change || !isDrawnAlike(known, entry)) {
        const look = toLook(view, entry, ranks, hidden, others);
        const mark = { ...toMark(view, entry, change), coder: nameOfCoder(record.coder), ...innerTintOf(look) };
        return { segment, place, own, change, look, mark };
      }
      if (known.segment === segment && known.place === place && linesBefore === view.lines) return known;
      const range = rangeAsBefore(view.lines, place, known.mark.range);
      return { segment, place, own, change, look: known.look, mark: markAsBefore(known, segment, range) };
    };
    const find = keptInOrder(kept);
    const drawn: Kept[] = [];
    view.placed.forEach((entry, i) => {
      if (entry.place.state === 'orphaned') return;
      const change = changes?.get(changeKey(entry.record.coder, entry.segment.id))?.kind;
      drawn.push(drawOne(entry, find(entry, view.placed[i + 1]), change));
    });
    [kept, setting, linesBefore] = [drawn, now, view.lines];
    return drawn;
  };
  return {
    draw: (view, at, coded) => {
      const drawn = drawSegments(view, at);
      const runs = runsKept.of(drawn, view.lines);
      const tints = [...new Set(runs.flatMap(({ tint }) => tint ?? []))];
      return {
        uri: at.uri,
        version: at.version,
        study: view.study.root,
        coder: view.coder ?? null,
        segments: drawn.map(({ mark }) => mark),
        runs,
        tints: Object.fromEntries(tints.map((color) => [color, tintFor(color)])),
        coded: coded ?? shareCoded(view),
        doubtful: view.placed.filter(isDoubtful).length,
        attention: view.placed.flatMap((entry) => (entry.own && !view.version ? doubtOf(view, entry) : [])),
      };
    },
  };
}

/** Worked out once for each colour: a transcript is published with each step. */
const tintFor = remembered(tintOf);

const ranksIn = keptWith(
  ({ codes }: CodeIndex): ReadonlyMap<string, number> => new Map(codes.map(({ code }, rank) => [code.id, rank])),
);

const isSameSetting = (a: Setting, b: Setting): boolean =>
  a.index === b.index && a.hidden === b.hidden && a.others === b.others && a.isPast === b.isPast;

/** Whether two segments look the same and say the same, wherever they are. Codes that are written alike are kept once. */
const isDrawnAlike = (a: Omit<PlacedSegment, 'record'>, b: PlacedSegment): boolean =>
  a.own === b.own &&
  a.place.state === b.place.state &&
  (a.segment === b.segment ||
    (a.segment.codes === b.segment.codes &&
      a.segment.memo === b.segment.memo &&
      a.segment.exemplar === b.segment.exemplar &&
      a.segment.on === b.segment.on));

/** The mark of a segment that looks as before, at another place or read again. */
function markAsBefore({ mark, segment: was }: Kept, segment: SegmentEntry, range: LspRange): SegmentMark {
  // The words are those of the file as it is now: other versions of it are not kept for them.
  if (segment !== was && segment.memo !== undefined) return { ...mark, range, memo: segment.memo };
  return range === mark.range ? mark : { ...mark, range };
}

/** The same text for the same coder, who is named by every version of a file. */
const nameOfCoder = remembered((coder: string) => coder);

/** The tint that a segment gives to its words where no other one lies within it. */
function innerTintOf({ own, certain, codes }: Look): { readonly tint?: string } {
  const color = own && certain ? codes[0]?.color : undefined;
  return color === undefined ? {} : { tint: color };
}

/** Asked for after each step, while the text stays as it is. */
const spokenIn = keptWith((transcript: Transcript, text: string) => spokenOf(text, transcript));

/** The share of what is said that is in own segments, in code points and without labels, times and tags, as agreement counts it. */
export function shareCoded({ lines, transcript, placed }: TranscriptView): number {
  const spoken = spokenIn(transcript, lines.text);
  const own = placed.filter(({ own, place }) => own && place.state !== 'orphaned');
  return shareCovered(
    [{ start: 0, end: spoken.length }],
    own.map(({ place }) => spoken.within(place)),
  );
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

function toLook(
  view: TranscriptView,
  { segment, record, place, own }: PlacedSegment,
  ranks: ReadonlyMap<string, number>,
  hidden: ReadonlySet<string>,
  others: ReadonlyMap<string, number>,
): Look {
  const index = codesOf(view.study);
  const codes = segment.codes.flatMap(({ code: written }) => {
    const code = index.inUse(written)?.code;
    const id = code?.id ?? written;
    return hidden.has(id) ? [] : [{ id, color: code?.color ?? unknownColor, rank: ranks.get(id) ?? Infinity }];
  });
  return { own, certain: place.state !== 'ambiguous', codes, ...(!own && { other: others.get(record.coder) ?? -1 }) };
}
