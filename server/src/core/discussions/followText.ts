import { anchorOf } from '../anchor/makeSegment.js';
import { isCertain } from '../anchor/place.js';
import type { KnownTexts } from '../anchor/placeSegments.js';
import type { Lines } from '../text/lines.js';
import { threadKeys, type Discussion } from './discussion.js';
import type { DiscussionEdit } from './editDiscussion.js';
import { placeThreads } from './placeThreads.js';
import { passage } from './printDiscussion.js';

/** Where the text has changed since: if all threads have a certain place they get it, and positions speak of the new text. */
export function followText(
  edit: DiscussionEdit,
  { text, threads }: Discussion,
  transcript: { readonly lines: Lines; readonly digest: string; readonly oldText?: KnownTexts['old'] },
): void {
  if (text === transcript.digest && threads.every(({ at }) => at?.text === undefined)) return;
  const anchored = threads.filter(({ at }) => at !== undefined);
  const { lines, digest, oldText } = transcript;
  const places = placeThreads(lines, anchored, { now: digest, named: text, ...(oldText && { old: oldText }) });
  if (!places.every(isCertain)) return;
  anchored.forEach(({ id }, i) => {
    const place = places[i];
    if (!place) return;
    const keys = Object.fromEntries(passage(anchorOf(lines, place, digest), 6));
    edit.set([id], { before: undefined, after: undefined, ...keys }, threadKeys);
  });
  edit.setDigest(digest);
}
