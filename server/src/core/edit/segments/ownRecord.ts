import { anchorOf, type Anchor, type Find } from '../../anchor/makeSegment.js';
import { isSettled, orphan, type Place } from '../../anchor/place.js';
import { placerIn } from '../../anchor/placeSegments.js';
import { indexText } from '../../anchor/textIndex.js';
import { editCodings, type CodingsEdit } from '../../codings/editCodings.js';
import { newCodingsFile } from '../../codings/reflowCodings.js';
import { parseCodings } from '../../codings/readCodings.js';
import {
  comparePoints,
  isNowhere,
  nowhere,
  type Codings,
  type Segment,
  type SegmentEntry,
} from '../../codings/segment.js';
import { GlossError } from '../../glossError.js';
import { atOnce } from '../../workInSteps.js';
import { codingsPath } from '../../study/paths.js';
import { findSegment } from '../../queries/query.js';
import { recordsFor, type CodingsRecord } from '../../study/study.js';
import { keptWith } from '../../queries/tally.js';
import { pointAt, type Lines } from '../../text/lines.js';
import type { Range } from '../../text/range.js';
import type { EditContext, FileChange, TranscriptText } from '../step.js';
import * as l10n from '../../text/l10n.js';

/** A segment with its place in the transcript's text. */
export interface PlacedEntry {
  readonly segment: SegmentEntry;
  readonly place: Place;
}

/** The coder's own codings of a transcript, and the way to change them. Places are worked out where they are asked for. */
export interface OwnRecord {
  /** The segment of that id. */
  readonly find: (id: string) => PlacedEntry | undefined;
  /** The segment with these very bounds. */
  readonly at: (range: Range) => PlacedEntry | undefined;
  /** The file with the edit in it. */
  readonly edit: (edit: CodingsEdit) => FileChange;
}

/** Opens the coder's codings file of a transcript for a step. Refuses where the file cannot be read safely. */
export function ownRecord(context: EditContext, transcript: TranscriptText): OwnRecord {
  const record = recordsFor(context.study, transcript.path).find(({ coder }) => coder === context.coder);
  if (!record) return newRecord(context, transcript);
  refuseBroken(record);
  const { path, text, value } = record;
  return value.text === transcript.digest
    ? {
        find: (id) => placeExact(transcript, value.segments, (segment) => segment.id === id)[0],
        at: (range) => {
          const [from, to] = [pointAt(transcript.lines, range.start), pointAt(transcript.lines, range.end)];
          const isHere = (segment: Segment): boolean =>
            comparePoints(segment.from, from) === 0 && comparePoints(segment.to, to) === 0;
          return placeExact(transcript, value.segments, isHere).find(({ place }) => isAt(place, range));
        },
        edit: (edit) => ({ path, before: text, after: editCodings(text, value, edit) }),
      }
    : recordToPlace(record, transcript);
}

/** Those of the segments that meet a test, where the text is the one that the positions speak of. */
const placeExact = (
  transcript: TranscriptText,
  segments: readonly SegmentEntry[],
  test: (segment: SegmentEntry) => boolean,
): readonly PlacedEntry[] => withPlaces(transcript, segments.filter(test), transcript.digest);

/** Where the text has changed since, all segments are placed again. */
function recordToPlace(record: CodingsRecord, transcript: TranscriptText): OwnRecord {
  const { path, text, value } = record;
  const known = transcript.placed?.filter((entry) => entry.record === record);
  const placed = known ?? withPlaces(transcript, value.segments, value.text);
  return {
    find: (id) => placed.find(({ segment }) => segment.id === id),
    at: (range) => placed.find(({ place }) => isAt(place, range)),
    edit: (edit) => ({ path, before: text, after: editCodings(text, value, withNewAnchors(edit, placed, transcript)) }),
  };
}

function withPlaces(
  { lines, digest }: TranscriptText,
  segments: readonly SegmentEntry[],
  named: string,
): readonly PlacedEntry[] {
  const places = atOnce(placerIn(lines).place(segments, { now: digest, named }));
  return segments.map((segment, i) => ({ segment, place: places[i] ?? orphan }));
}

const isAt = ({ start, end, state }: Place, range: Range): boolean =>
  state !== 'orphaned' && start === range.start && end === range.end;

/** The coder's own segment of that id, or a refusal that says why it cannot be changed. */
export function ownSegment(context: EditContext, own: OwnRecord, id: string): PlacedEntry {
  const entry = own.find(id);
  if (entry) return entry;
  const other = findSegment(context.study, id);
  if (other) {
    throw new GlossError(
      'not-yours',
      l10n.t("This segment is {coder}'s. You are coding as {you}; only {coder} can change it.", {
        coder: other.record.coder,
        you: context.coder,
      }),
    );
  }
  throw new GlossError(
    'not-found',
    l10n.t('There is no segment “{id}” any more. It may have been removed meanwhile.', { id }),
  );
}

function newRecord(context: EditContext, transcript: TranscriptText): OwnRecord {
  const path = codingsPath(context.coder, transcript.path);
  const taken = context.study.records.get(path);
  if (taken) {
    refuseBroken(taken);
    throw new GlossError(
      'unreadable',
      l10n.t('{path} speaks of {transcript} and coder {coder}, not of this one. Fix its first lines.', {
        path,
        transcript: taken.transcript || l10n.t('no transcript'),
        coder: taken.coder || l10n.t('nobody'),
      }),
    );
  }
  const blank = newCodingsFile(transcript.path, context.coder, transcript.digest);
  return {
    find: () => undefined,
    at: () => undefined,
    edit: (edit) => ({
      path,
      before: undefined,
      after: editCodings(blank, parseCodings(blank).value, edit),
      // Without the brackets of an empty list, for undoing is not to bring them back where others have added to it.
      blank: blank.replace(/ \[\]\n$/, '\n'),
    }),
  };
}

/** A file with an error is not written to: nobody knows what it means. */
export function refuseBroken(record: CodingsRecord): void {
  const problem = record.problems.find(({ severity }) => severity === 'error');
  if (!problem) return;
  const line = record.text.slice(0, problem.range.start).split('\n').length;
  throw new GlossError(
    'unreadable',
    l10n.t('{path} has an error in line {line}: {message} Fix it first; nothing was written.', {
      path: record.path,
      line,
      message: problem.message,
    }),
  );
}

/** Whether a file’s segments all are where it says, in the text that it names. */
export const isAsWritten = (
  { text, segments }: Codings,
  placed: readonly PlacedEntry[],
  { digest }: TranscriptText,
): boolean =>
  text === digest &&
  segments.every((segment) => segment.text === undefined || segment.text === digest) &&
  placed.every(({ place, segment }) => place.state === 'exact' || (place.deleted === true && isNowhere(segment)));

/**
 * Where the text has changed since the positions were written: if all segments have a certain place, they get their new
 * positions in the same step; one that the step itself put elsewhere (its `from` is another) has them already. As long as one
 * has none, the old digest stays, and with it the positions that speak of the old text; those that are written now name
 * their text themselves.
 */
export function withNewAnchors(
  edit: CodingsEdit,
  placed: readonly PlacedEntry[],
  transcript: TranscriptText,
): CodingsEdit {
  const changed = new Map((edit.change ?? []).map((segment) => [segment.id, segment]));
  const removed = new Set(edit.remove);
  const isPut = ({ segment: { id, from } }: PlacedEntry): boolean => (changed.get(id)?.from ?? from) !== from;
  const rest = placed.filter((entry) => !removed.has(entry.segment.id) && !isPut(entry));
  if (!rest.every(({ place }) => isSettled(place))) return withOwnText(edit, placed.filter(isPut), transcript);
  const { lines, digest } = transcript;
  const find = finderIn(lines);
  const follows = rest.map(({ segment: old, place }) => {
    const segment = changed.get(old.id) ?? old;
    if (place.deleted) return { ...withoutText(segment), from: nowhere, to: nowhere };
    return withAnchor(segment, anchorOf(lines, place, digest, find));
  });
  const followed = new Set(follows.map(({ id }) => id));
  const others = (edit.change ?? []).filter(({ id }) => !followed.has(id));
  return { ...edit, change: [...others, ...follows], digest: transcript.digest };
}

/** What a step puts somewhere in the text of now, below a digest that is another’s. */
function withOwnText(edit: CodingsEdit, put: readonly PlacedEntry[], { digest }: TranscriptText): CodingsEdit {
  const ids = new Set(put.map(({ segment }) => segment.id));
  const named = (segment: Segment): Segment => (isNowhere(segment) ? segment : { ...segment, text: digest });
  return {
    ...edit,
    ...(edit.add && { add: edit.add.map(named) }),
    ...(edit.change && { change: edit.change.map((segment) => (ids.has(segment.id) ? named(segment) : segment)) }),
  };
}

/** Looks pieces up in a text again and again; what that needs is made when the first is asked for, and kept with the text. */
function finderIn(lines: Lines): Find {
  return (piece) => indexOf(lines).find(piece);
}

const indexOf = keptWith((lines: Lines) => atOnce(indexText(lines.text)));

/** The segment with a position that speaks of the text that its file names. */
export const withoutText = ({ text: _text, ...segment }: Segment): Segment => segment;

/** The segment at a range of the text as it stands now. */
export const reanchor = (segment: Segment, { lines, digest }: TranscriptText, range: Range): Segment =>
  withAnchor(segment, anchorOf(lines, range, digest));

function withAnchor(segment: Segment, anchor: Anchor): Segment {
  const kept: { -readonly [K in keyof Segment]: Segment[K] } & { span?: unknown } = { ...segment };
  delete kept.span;
  delete kept.text;
  delete kept.before;
  delete kept.after;
  return { ...kept, ...anchor };
}
