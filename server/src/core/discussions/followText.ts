import { anchorOf } from '../anchor/makeSegment.js';
import { isCertain, orphan, type Place } from '../anchor/place.js';
import type { KnownTexts } from '../anchor/placeSegments.js';
import type { Lines } from '../text/lines.js';
import type { Discussion, Passage, Thread } from './discussion.js';
import type { DiscussionEdit } from './editDiscussion.js';
import { placeThreads } from './placeThreads.js';
import { printPassage } from './printDiscussion.js';

/** A thread on a passage, and where that is now. */
export interface PlacedThread {
  readonly thread: Thread & { readonly at: Passage };
  readonly place: Place;
}

/** The text of now, and what is known of earlier ones by their digests. */
export interface TextNow {
  readonly lines: Lines;
  readonly digest: string;
  readonly oldText?: KnownTexts['old'];
}

/** Where the threads on passages are, if their positions speak of another text than that of now; else undefined. */
export function placesSince(
  { text, threads }: Discussion,
  { lines, digest, oldText }: TextNow,
): readonly PlacedThread[] | undefined {
  if (text === digest && threads.every(({ at }) => at?.text === undefined)) return undefined;
  const anchored = threads.filter((thread): thread is PlacedThread['thread'] => thread.at !== undefined);
  const places = placeThreads(lines, anchored, { now: digest, named: text, ...(oldText && { old: oldText }) });
  return anchored.map((thread, i) => ({ thread, place: places[i] ?? orphan }));
}

/** If all threads have a certain place they get it, and positions speak of the text of now. */
export function writePlaces(edit: DiscussionEdit, placed: readonly PlacedThread[], { lines, digest }: TextNow): void {
  if (!placed.every(({ place }) => isCertain(place))) return;
  for (const { thread, place } of placed) {
    const keys = Object.fromEntries(printPassage(anchorOf(lines, place, digest)));
    edit.set([thread.id], { before: undefined, after: undefined, ...keys });
  }
  edit.setDigest(digest);
}

/** Where the text has changed since, writes the places of threads. */
export function followText(edit: DiscussionEdit, discussion: Discussion, now: TextNow): void {
  const placed = placesSince(discussion, now);
  if (placed) writePlaces(edit, placed, now);
}
