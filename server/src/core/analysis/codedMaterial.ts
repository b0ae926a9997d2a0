import { isCertain } from '../anchor/place.js';
import type { Cases } from '../cases/cases.js';
import type { SegmentEntry } from '../codings/segment.js';
import type { PlacedRecord } from '../queries/placedRecords.js';
import { currentIds } from '../queries/query.js';
import type { CodingsRecord, Study } from '../study/study.js';
import { byPosition, type Range } from '../text/range.js';
import { keyOf } from '../transcript/speakerNames.js';
import type { Transcript } from '../transcript/transcript.js';
import { turnIndexAt } from '../transcript/turns.js';

/** All segments of a study as analyses ask of them. */
export interface CodedMaterial {
  readonly study: Study;
  readonly cases: Cases;
  /** By transcript in order of path, there in text order; those in doubt come last. */
  readonly segments: readonly CodedSegment[];
}

/** A segment with its codes of today, and where it certainly is. */
export interface CodedSegment {
  readonly record: CodingsRecord;
  readonly segment: SegmentEntry;
  /** Ids of codes in use, each once. */
  readonly codes: readonly string[];
  /** Ids of the cases that it belongs to. */
  readonly cases: readonly string[];
  /** Absent where the place is in doubt, or gone. */
  readonly place?: CodedPlace;
}

/** Where a segment is in its transcript, and who speaks there. */
export interface CodedPlace {
  /** UTF-16 offsets into the transcript's text. */
  readonly range: Range;
  /** Index of the first and of the last turn that it touches. */
  readonly firstTurn: number;
  readonly lastTurn: number;
  /** Who says something in it, each once, by the names that labels give. */
  readonly speakers: readonly string[];
}

/** The segments of one transcript. */
export function codedSegments(
  study: Study,
  cases: Cases,
  path: string,
  transcript: Transcript,
  placed: readonly Pick<PlacedRecord, 'record' | 'segments'>[],
): readonly CodedSegment[] {
  const resolve = currentIds(study);
  const casesFor = casesIn(study, cases, path);
  return placed
    .flatMap(({ record, segments }) =>
      segments.map(({ segment, place: found }): CodedSegment => {
        const codes = [...new Set(segment.codes.map(({ code }) => resolve(code)))];
        const place = isCertain(found) ? placeIn(transcript, found) : undefined;
        return { record, segment, codes, cases: casesFor(place?.speakers ?? []), ...(place && { place }) };
      }),
    )
    .sort((a, b) =>
      a.place && b.place ? byPosition(a.place.range, b.place.range) : Number(!a.place) - Number(!b.place),
    );
}

function placeIn({ turns }: Transcript, { start, end }: Range): CodedPlace {
  const firstTurn = Math.max(0, turnIndexAt(turns, start));
  const lastTurn = Math.max(firstTurn, turnIndexAt(turns, end - 1));
  const speakers = new Set(
    turns
      .slice(firstTurn, lastTurn + 1)
      .filter(({ speech }) => speech.some((piece) => piece.start < end && start < piece.end))
      .flatMap(({ speaker }) => speaker ?? []),
  );
  return { range: { start, end }, firstTurn, lastTurn, speakers: [...speakers] };
}

/** The cases of a passage of a transcript by who speaks in it: those that the whole transcript is about are its too. */
function casesIn(
  { config }: Study,
  { cases }: Cases,
  path: string,
): (speakers: readonly string[]) => readonly string[] {
  const names = new Map(
    config.reading.speakers.flatMap(({ name, aliases }) =>
      [name, ...aliases].map((each) => [keyOf(each), keyOf(name)]),
    ),
  );
  const speakerKey = (name: string): string => names.get(keyOf(name)) ?? keyOf(name);
  const here = [...cases.values()].flatMap(({ id, material }) => {
    const own = material.filter(({ transcript = path }) => transcript === path || `transcripts/${transcript}` === path);
    if (own.length === 0) return [];
    const isWhole = own.some(({ speaker }) => speaker === undefined);
    return [
      {
        id,
        speakers: isWhole
          ? undefined
          : new Set(own.flatMap(({ speaker }) => (speaker === undefined ? [] : [speakerKey(speaker)]))),
      },
    ];
  });
  return (speakers) => {
    const keys = speakers.map(speakerKey);
    return here.flatMap(({ id, speakers: own }) => (!own || keys.some((key) => own.has(key)) ? [id] : []));
  };
}
