import type { TextEdit } from '../../core/anchor/followEdit.js';
import { orphan } from '../../core/anchor/place.js';
import { recordsFor, type CodingsRecord, type Study } from '../../core/study/study.js';
import type { PlacedSegment, TranscriptView, Version } from '../../core/study/transcriptView.js';
import { linesOf } from '../../core/text/lines.js';
import { byPosition } from '../../core/text/range.js';
import { parseTranscript } from '../../core/transcript/parseTranscript.js';
import type { TranscriptReading } from '../../core/transcript/transcriptReading.js';
import { formatOf } from '../../core/transcript/transcript.js';
import { keepPlaces, type PlacingNeeds } from './keptPlaces.js';
import { lazy } from '../common/lazy.js';
import { digestOf } from '../../disk/files/digest.js';

/** A transcript whose segments are placed once and then follow its edits. */
export interface OpenTranscript {
  /**
   * The transcript as it stands for a coder when it is answered; worked out when asked for, giving way to other work, and
   * kept until something changes.
   */
  readonly view: (coder: string | undefined) => Promise<TranscriptView>;
  /** Places all segments again, as after a change that nobody made here. */
  readonly replace: () => void;
  /** Takes in edits, in the order in which they were made, and the text they led to, which is asked for when it is needed. */
  readonly edit: (edits: readonly TextEdit[], text: () => string, before: string | undefined) => void;
}

/** `version` says that the study is not the one of today. */
export function openTranscript(
  study: Study,
  path: string,
  text: string,
  needs: PlacingNeeds,
  version?: Version,
): OpenTranscript {
  let current = lazy(() => readText(text, path));
  const places = keepPlaces(
    () => recordsFor(study, path),
    () => current(),
    needs,
  );
  let kept: { view: TranscriptView; records: readonly CodingsRecord[]; reading: TranscriptReading } | undefined;

  const viewOf = (coder: string | undefined, known: NonNullable<ReturnType<typeof places.known>>): TranscriptView => {
    const records = recordsFor(study, path);
    const { reading } = study.config;
    if (kept?.reading === reading && kept.view.coder === coder && same(records, kept.records)) return kept.view;
    const placed = records.flatMap((record) => {
      const own = record.coder === coder;
      const found = known.get(record)?.places() ?? [];
      return record.value.segments.map((segment, i): PlacedSegment => {
        return { record, segment, place: found[i] ?? orphan, own };
      });
    });
    // Taken now, for this view speaks of this text also when the next edit has come.
    const { lines, digest, transcript } = current();
    kept = {
      records,
      reading,
      view: {
        study,
        path,
        coder,
        ...(version && { version }),
        placed: placed.sort(inTextOrder),
        oldText: needs.oldText,
        get lines() {
          return lines();
        },
        get digest() {
          return digest();
        },
        get transcript() {
          return transcript(reading);
        },
      },
    };
    return kept.view;
  };

  return {
    view: async (coder) => {
      let known = places.known();
      while (!known) {
        await places.find();
        known = places.known();
      }
      return viewOf(coder, known);
    },
    replace: () => {
      places.replace();
      kept = undefined;
    },
    edit: (edits, next, before) => {
      current = lazy(() => readText(next(), path));
      places.edit(edits, before);
      kept = undefined;
    },
  };
}

/** A text with what is worked out from it, each when it is asked for. */
function readText(
  text: string,
  path: string,
): {
  readonly text: () => string;
  readonly lines: () => TranscriptView['lines'];
  readonly digest: () => string;
  readonly transcript: (reading: TranscriptReading) => TranscriptView['transcript'];
} {
  let parsed: { readonly reading: TranscriptReading; readonly value: TranscriptView['transcript'] } | undefined;
  return {
    text: () => text,
    lines: lazy(() => linesOf(text)),
    digest: lazy(() => digestOf(text)),
    transcript: (reading) => {
      if (parsed?.reading !== reading) parsed = { reading, value: parseTranscript(text, formatOf(path), reading) };
      return parsed.value;
    },
  };
}

const inTextOrder = (a: PlacedSegment, b: PlacedSegment): number =>
  Number(a.place.state === 'orphaned') - Number(b.place.state === 'orphaned') || byPosition(a.place, b.place);

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);
