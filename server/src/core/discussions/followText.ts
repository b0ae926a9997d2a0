import { anchorOf } from '../anchor/makeSegment.js';
import { isCertain } from '../anchor/place.js';
import type { Lines } from '../text/lines.js';
import { threadKeys, type Discussion } from './discussion.js';
import type { DiscussionEdit } from './editDiscussion.js';
import { placeThreads } from './placeThreads.js';
import { passage } from './printDiscussion.js';

/** Where the text has changed since: if all threads have a certain place they get it, and positions speak of the new text. */
export function followText(
  edit: DiscussionEdit,
  { text, threads }: Discussion,
  transcript: { readonly lines: Lines; readonly digest: string },
): void {
  if (text === transcript.digest && threads.every(({ at }) => at?.text === undefined)) return;
  const anchored = threads.filter(({ at }) => at !== undefined);
  const places = placeThreads(transcript.lines, anchored, text === transcript.digest);
  if (!places.every(isCertain)) return;
  anchored.forEach(({ id }, i) => {
    const place = places[i];
    if (!place) return;
    const keys = Object.fromEntries(passage(anchorOf(transcript.lines, place), 6));
    edit.set([id], { before: undefined, after: undefined, ...keys }, threadKeys);
  });
  edit.setDigest(transcript.digest);
}
