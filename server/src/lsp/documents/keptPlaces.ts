import type { DiffOf } from '../../core/anchor/compareTexts.js';
import { followPlaces, type FollowedPlaces, type TextEdit } from '../../core/anchor/followEdit.js';
import { placeAgain } from '../../core/anchor/placeAgain.js';
import { isSweeping, placeAfterEdit } from '../../core/anchor/placeAfterEdit.js';
import { placerIn, type Place, type Placer } from '../../core/anchor/placeSegments.js';
import { digestsIn, type Codings } from '../../core/codings/segment.js';
import { placingRecord } from '../../core/queries/placedRecords.js';
import type { Steps } from '../../core/workInSteps.js';
import type { CodingsRecord } from '../../core/study/study.js';
import { linesOf, type Lines } from '../../core/text/lines.js';
import { doSteps } from '../../disk/process/giveWay.js';
import { keptTexts } from './keptTexts.js';
import { lazy } from '../common/lazy.js';

/** Where the segments of an open transcript are: they are placed once, and then follow its edits. */
export interface KeptPlaces {
  /** The places of all files in the text of now; undefined while some have none. */
  readonly known: () => ReadonlyMap<CodingsRecord, FollowedPlaces> | undefined;
  /**
   * Places what has no place yet, giving way to other work. Edits made meanwhile are followed; where one replaces so much
   * that they cannot be, the work is left, and what has no place then has to be found again.
   */
  readonly find: () => Promise<void>;
  /** Takes in edits, and the text before them where they took something away. The text of now has them already. */
  readonly edit: (edits: readonly TextEdit[], before: string | undefined) => void;
  /** Forgets all places, as after a change that nobody made here. */
  readonly replace: () => void;
}

/** What placing takes from the server around it. */
export interface PlacingNeeds {
  /** Texts by digest, as far as they are known. */
  readonly oldText: (digest: string) => string | undefined;
  /** Looks for texts that are not known. */
  readonly findOldTexts: (digests: readonly string[]) => Promise<void>;
  readonly diffOf: DiffOf;
  readonly giveWay: () => Promise<void>;
}

/** Edits, and the text before them where they took something away. */
interface Edits {
  readonly edits: readonly TextEdit[];
  readonly before: string | undefined;
}

/** The text of now. */
interface PlacedText {
  readonly text: () => string;
  readonly lines: () => Lines;
  readonly digest: () => string;
}

/** Places in a text of which a sweeping edit made another. */
interface Former {
  readonly lines: () => Lines;
  readonly followed: FollowedPlaces;
}

/** The places of all `records` in the text of `now`. Nothing is placed before `find` is called. */
export function keepPlaces(
  records: () => readonly CodingsRecord[],
  now: () => PlacedText,
  needs: PlacingNeeds,
): KeptPlaces {
  let length = now().text().length;
  const places = new Map<CodingsRecord, FollowedPlaces>();
  const former = new Map<CodingsRecord, Former>();
  /** Files of which there is another version by now, by path, and which text each file was placed in. */
  const replaced = new Map<string, { readonly codings: Codings; readonly followed: FollowedPlaces }>();
  const placedIn = new WeakMap<FollowedPlaces, string>();
  const past = keptTexts();
  let running: { readonly edits: Edits[]; isOvertaken: boolean } | undefined;
  let finding: Promise<void> | undefined;

  const overtake = (): void => {
    if (running) running.isOvertaken = true;
  };
  /** What puts places back as they are. */
  const snapshot = (of: ReadonlyMap<CodingsRecord, FollowedPlaces>): (() => void) => {
    const kept = [...of].map(([record, followed]) => ({ record, followed, back: followed.keep() }));
    return () => {
      for (const { record, followed, back } of kept) {
        back();
        places.set(record, followed);
        former.delete(record);
      }
    };
  };
  const follow = (all: ReadonlyMap<CodingsRecord, FollowedPlaces>, { edits, before }: Edits): void => {
    const back = snapshot(all);
    let isLossy = false;
    for (const followed of all.values()) for (const edit of edits) isLossy = followed.follow(edit) || isLossy;
    if (isLossy && before !== undefined) past.keep(before, back);
  };
  const restore = (): void => {
    if (past.mayHave(length)) past.restore(now().text());
  };
  const missing = (): readonly CodingsRecord[] => records().filter((record) => !places.has(record));

  const place = (placer: Placer, digestNow: string, record: CodingsRecord): Steps<readonly Place[]> => {
    const was = former.get(record);
    if (was) return placeAfterEdit(placer, was.lines(), record.value.segments, was.followed.places());
    return placingRecord(placer, record.value, digestNow, needs.oldText);
  };

  /** Where the segments of a file are of which another version was placed in this very text. */
  const placeReplaced = ({ path, value }: CodingsRecord, text: PlacedText): readonly Place[] | undefined => {
    const earlier = replaced.get(path);
    if (!earlier || value.text !== text.digest() || placedIn.get(earlier.followed) !== value.text) return undefined;
    return placeAgain({ codings: earlier.codings, places: earlier.followed.places() }, value, text.lines());
  };

  const findMissing = async (): Promise<void> => {
    const named = missing().flatMap((record) => (former.has(record) ? [] : [...digestsIn(record.value)]));
    const unknown = new Set(named.filter((digest) => digest !== now().digest()));
    if (unknown.size > 0) await needs.findOldTexts([...unknown]);
    const work: NonNullable<typeof running> = { edits: [], isOvertaken: false };
    running = work;
    const text = now();
    const placer = placerIn(text.lines(), needs.diffOf);
    const found = new Map<CodingsRecord, FollowedPlaces>();
    for (const record of missing()) {
      const placed =
        placeReplaced(record, text) ??
        (await doSteps(place(placer, text.digest(), record), needs.giveWay, () => work.isOvertaken));
      if (!placed) return;
      const followed = followPlaces(placed);
      placedIn.set(followed, text.digest());
      found.set(record, followed);
    }
    replaced.clear();
    for (const edits of work.edits) follow(found, edits);
    for (const [record, followed] of found) {
      if (!places.has(record)) places.set(record, followed);
      former.delete(record);
    }
    restore();
  };

  return {
    known: () => {
      const all = new Set(records());
      for (const [record, followed] of places) {
        if (all.has(record)) continue;
        replaced.set(record.path, { codings: record.value, followed });
        places.delete(record);
      }
      for (const record of former.keys()) if (!all.has(record)) former.delete(record);
      return places.size === all.size ? places : undefined;
    },
    find: () => {
      finding ??= findMissing().finally(() => {
        running = undefined;
        finding = undefined;
      });
      return finding;
    },
    edit: (edits, before) => {
      length += edits.reduce((sum, edit) => sum + edit.length - (edit.end - edit.start), 0);
      if (before !== undefined && isSweeping(edits)) {
        past.keep(before, snapshot(places));
        overtake();
        const lines = lazy(() => linesOf(before));
        for (const [record, followed] of places) former.set(record, { lines, followed });
        places.clear();
      } else {
        follow(places, { edits, before });
        running?.edits.push({ edits, before });
      }
      restore();
    },
    replace: () => {
      overtake();
      places.clear();
      former.clear();
      replaced.clear();
    },
  };
}
