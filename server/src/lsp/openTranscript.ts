import { followEdit, type TextEdit } from '../core/anchor/followEdit.js';
import { placeSegments, type Place } from '../core/anchor/placeSegments.js';
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
  /** Takes in edits, in the order in which they were made, and the text they led to. */
  readonly edit: (edits: readonly TextEdit[], text: string) => void;
}

export function openTranscript(study: Study, path: string, text: string): OpenTranscript {
  let current = readText(text);
  let places = new Map<CodingsRecord, readonly Place[]>();
  let kept: { view: TranscriptView; records: readonly CodingsRecord[] } | undefined;

  const placesOf = (record: CodingsRecord): readonly Place[] =>
    places.get(record) ?? placeSegments(current.lines(), record.value.segments, record.value.text === current.digest());

  const view = (coder: string | undefined): TranscriptView => {
    const records = recordsFor(study, path);
    if (kept && kept.view.coder === coder && same(records, kept.records)) return kept.view;
    places = new Map(records.map((record) => [record, placesOf(record)]));
    const placed = records.flatMap((record) =>
      record.value.segments.map((segment, i): PlacedSegment => ({
        record,
        segment,
        place: places.get(record)?.[i] ?? { start: 0, end: 0, state: 'orphaned' },
        own: record.coder === coder,
      })),
    );
    const { lines, digest, transcript } = current;
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
      places = new Map(
        [...places].map(([record, list]) => [record, list.map((place) => edits.reduce(followEdit, place))]),
      );
      current = readText(next);
      kept = undefined;
    },
  };

  function readText(from: string): {
    lines: () => TranscriptView['lines'];
    digest: () => string;
    transcript: () => TranscriptView['transcript'];
  } {
    return {
      lines: lazy(() => linesOf(from)),
      digest: lazy(() => digestOf(from)),
      transcript: lazy(() => parseTranscript(from, formatOf(path))),
    };
  }
}

const inTextOrder = (a: PlacedSegment, b: PlacedSegment): number =>
  Number(a.place.state === 'orphaned') - Number(b.place.state === 'orphaned') || byPosition(a.place, b.place);

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
