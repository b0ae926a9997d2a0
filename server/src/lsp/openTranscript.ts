import { followPlaces, type FollowedPlaces, type TextEdit } from '../core/anchor/followEdit.js';
import { orphan } from '../core/anchor/place.js';
import { isSweeping, placeAfterEdit } from '../core/anchor/placeAfterEdit.js';
import { placeSegments } from '../core/anchor/placeSegments.js';
import { recordsFor, type CodingsRecord, type Study } from '../core/study/study.js';
import type { PlacedSegment, TranscriptView, Version } from '../core/study/transcriptView.js';
import { linesOf } from '../core/text/lines.js';
import { byPosition } from '../core/text/range.js';
import { parseTranscript } from '../core/transcript/parseTranscript.js';
import { formatOf } from '../core/transcript/transcript.js';
import { digestOf } from './node/digest.js';

/** A transcript whose segments are placed once and then follow its edits. */
export interface OpenTranscript {
  /** The transcript as it stands for a coder; worked out when asked for and kept until something changes. */
  readonly view: (coder: string | undefined) => TranscriptView;
  /** Digests of texts that would help to place segments which have no place yet. */
  readonly wants: () => readonly string[];
  /** Places all segments anew, as after a change that nobody made here. */
  readonly replace: () => void;
  /** Takes in edits, in the order in which they were made, and the text they led to, which is asked for when it is needed. */
  readonly edit: (edits: readonly TextEdit[], text: () => string, before: string | undefined) => void;
}

/** `was` gives texts by digest, as far as they are known; `version` says that the study is not the one of today. */
export function openTranscript(
  study: Study,
  path: string,
  text: string,
  was: (digest: string) => string | undefined,
  version?: Version,
): OpenTranscript {
  let current = lazy(() => readText(text, path));
  let places = new Map<CodingsRecord, FollowedPlaces>();
  let { length } = text;
  const past = keptTexts();
  let kept: { view: TranscriptView; records: readonly CodingsRecord[] } | undefined;

  const placesOf = (record: CodingsRecord): FollowedPlaces => {
    const known = places.get(record);
    if (known) return known;
    const { segments, text: digest } = record.value;
    const isCurrent = digest === current().digest();
    return followPlaces(placeSegments(current().lines(), segments, isCurrent, isCurrent ? undefined : was(digest)));
  };

  const view = (coder: string | undefined): TranscriptView => {
    const records = recordsFor(study, path);
    if (kept && kept.view.coder === coder && same(records, kept.records)) return kept.view;
    places = new Map(records.map((record) => [record, placesOf(record)]));
    const placed = [...places].flatMap(([record, followed]) => {
      const own = record.coder === coder;
      const found = followed.places();
      return record.value.segments.map((segment, i): PlacedSegment => {
        return { record, segment, place: found[i] ?? orphan, own };
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
        ...(version && { version }),
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
    wants: () => {
      const digests = recordsFor(study, path)
        .filter((record) => !places.has(record))
        .map(({ value }) => value.text);
      return digests.length === 0 ? [] : digests.filter((digest) => digest !== current().digest());
    },
    replace: () => {
      places = new Map();
      kept = undefined;
    },
    edit: (edits, next, before) => {
      length += edits.reduce((sum, edit) => sum + edit.length - (edit.end - edit.start), 0);
      kept = undefined;
      if (before !== undefined && isSweeping(edits)) {
        const old = places;
        past.keep(before, () => (places = old));
        current = lazy(() => readText(next(), path));
        places = new Map(
          [...old].map(([record, followed]) => {
            const { segments } = record.value;
            return [record, followPlaces(placeAfterEdit(before, segments, followed.places(), current().lines()))];
          }),
        );
        if (past.mayHave(length)) past.restore(current().text());
        return;
      }
      const put = [...places.values()].map((followed) => followed.keep());
      let isLossy = false;
      for (const followed of places.values()) for (const edit of edits) isLossy = followed.follow(edit) || isLossy;
      if (isLossy && before !== undefined) past.keep(before, () => put.forEach((back) => back()));
      current = lazy(() => readText(next(), path));
      if (past.mayHave(length)) past.restore(current().text());
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
  readonly transcript: () => TranscriptView['transcript'];
} {
  return {
    text: () => text,
    lines: lazy(() => linesOf(text)),
    digest: lazy(() => digestOf(text)),
    transcript: lazy(() => parseTranscript(text, formatOf(path))),
  };
}

/** Texts that an edit took words of passages from: when one is back, as undo brings it, so are the passages. */
function keptTexts(): {
  readonly keep: (text: string, back: () => void) => void;
  readonly restore: (text: string) => void;
  readonly mayHave: (length: number) => boolean;
} {
  const kept: { readonly text: string; readonly back: () => void }[] = [];
  let size = 0;
  return {
    keep: (text, back) => {
      kept.push({ text, back });
      size += text.length;
      while (size > mostKept && kept.length > 1) size -= kept.shift()?.text.length ?? 0;
    },
    restore: (text) => kept.findLast((past) => past.text === text)?.back(),
    mayHave: (length) => kept.some(({ text }) => text.length === length),
  };
}

/** UTF-16 units of all kept texts together. */
const mostKept = 32_000_000;

const inTextOrder = (a: PlacedSegment, b: PlacedSegment): number =>
  Number(a.place.state === 'orphaned') - Number(b.place.state === 'orphaned') || byPosition(a.place, b.place);

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
