import { followPlaces, type FollowedPlaces, type TextEdit } from '../core/anchor/followEdit.js';
import { placeSegments } from '../core/anchor/placeSegments.js';
import { recordsFor, type CodingsRecord, type Study } from '../core/study/study.js';
import type { PlacedSegment, TranscriptView } from '../core/study/transcriptView.js';
import { linesOf } from '../core/text/lines.js';
import { byPosition } from '../core/text/range.js';
import { parseTranscript } from '../core/transcript/parseTranscript.js';
import { formatOf } from '../core/transcript/transcript.js';
import { digestOf } from './node/digest.js';

/** A transcript whose segments are placed once and then follow its edits. */
export interface OpenTranscript {
  /** The transcript as it stands for a coder; worked out when asked for and kept until something changes. */
  readonly view: (coder: string | undefined) => TranscriptView;
  /** Takes in edits, in the order in which they were made, and the text they led to, which is asked for when it is needed. */
  readonly edit: (edits: readonly TextEdit[], text: () => string) => void;
}

export function openTranscript(study: Study, path: string, text: string): OpenTranscript {
  let current = lazy(() => readText(text, path));
  let places = new Map<CodingsRecord, FollowedPlaces>();
  let kept: { view: TranscriptView; records: readonly CodingsRecord[] } | undefined;

  const placesOf = (record: CodingsRecord): FollowedPlaces =>
    places.get(record) ??
    followPlaces(placeSegments(current().lines(), record.value.segments, record.value.text === current().digest()));

  const view = (coder: string | undefined): TranscriptView => {
    const records = recordsFor(study, path);
    if (kept && kept.view.coder === coder && same(records, kept.records)) return kept.view;
    places = new Map(records.map((record) => [record, placesOf(record)]));
    const placed = [...places].flatMap(([record, followed]) => {
      const own = record.coder === coder;
      const found = followed.places();
      return record.value.segments.map((segment, i): PlacedSegment => {
        const place = found[i] ?? { start: 0, end: 0, state: 'orphaned' };
        return { record, segment, place, own };
      });
    });
    // Taken now, for this view speaks of this text also when the next edit has come.
    const { lines, digest, transcript } = current();
    kept = {
      records,
      view: {
        study,
        path,
        coder,
        placed: placed.sort(inTextOrder),
        get lines() {
          return lines();
        },
        get digest() {
          return digest();
        },
        get transcript() {
          return transcript();
        },
      },
    };
    return kept.view;
  };

  return {
    view,
    edit: (edits, next) => {
      for (const followed of places.values()) edits.forEach(followed.follow);
      current = lazy(() => readText(next(), path));
      kept = undefined;
    },
  };
}

/** A text with what is worked out from it, each when it is asked for. */
function readText(
  text: string,
  path: string,
): {
  readonly lines: () => TranscriptView['lines'];
  readonly digest: () => string;
  readonly transcript: () => TranscriptView['transcript'];
} {
  return {
    lines: lazy(() => linesOf(text)),
    digest: lazy(() => digestOf(text)),
    transcript: lazy(() => parseTranscript(text, formatOf(path))),
  };
}

const inTextOrder = (a: PlacedSegment, b: PlacedSegment): number =>
  Number(a.place.state === 'orphaned') - Number(b.place.state === 'orphaned') || byPosition(a.place, b.place);

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
