import { anchorOf } from '../../anchor/makeSegment.js';
import { isCertain } from '../../anchor/place.js';
import type { Discussion, Passage } from '../../discussions/discussion.js';
import { DiscussionEdit } from '../../discussions/editDiscussion.js';
import { placeThreads } from '../../discussions/placeThreads.js';
import { printPassage, printProposal } from '../../discussions/printDiscussion.js';
import { GlossError } from '../../glossError.js';
import type { Read } from '../../study/study.js';
import type { Range } from '../../text/range.js';
import { applySplices } from '../../text/splice.js';
import { printScalar } from '../../yaml/scalar.js';
import type { NameFinder } from './namePairs.js';
import type { FileChange, TranscriptText } from '../step.js';

/** What becomes of one file of threads or codings. */
export interface WordsReport {
  readonly path: string;
  /** How many names are replaced. */
  readonly count: number;
  /** Ids of what has no certain place: its words follow, and it stays as doubtful as it is. */
  readonly doubtful: readonly string[];
}

/**
 * Replaces names in what is said about a transcript, and in the words that threads and proposals quote. `map` tells where a
 * range of the old text is in the new one. Refuses where the file is not written in lines.
 */
export function pseudonymiseDiscussion(
  { path, text, value }: Read<Discussion>,
  {
    old,
    now,
    map,
  }: { readonly old: TranscriptText; readonly now: TranscriptText; readonly map: (range: Range) => Range },
  finder: NameFinder,
): { readonly report: WordsReport; readonly change: FileChange | undefined } {
  const anchored = value.threads.flatMap(({ id, at, comments }) => [
    ...(at ? [{ id, at }] : []),
    ...comments.flatMap((comment) => (comment.proposes?.at ? [{ id: comment.id, at: comment.proposes.at }] : [])),
  ]);
  const places = new Map(
    placeThreads(old.lines, anchored, { now: old.digest, named: value.text }).map((place, i) => [
      anchored[i]?.id,
      place,
    ]),
  );
  const doubtful = anchored.filter(({ id }) => !isCertain(places.get(id))).map(({ id }) => id);
  let count = 0;
  const words = (written: string): string => {
    const found = finder.find(written);
    count += found.length;
    return applySplices(written, found);
  };
  /** With the old digest all positions stay: they speak of one text together. */
  const follow = (id: string, at: Passage): Passage => {
    const { quote, before, after } = at;
    const spoken = {
      quote: words(quote),
      ...(before !== undefined && { before: words(before) }),
      ...(after !== undefined && { after: words(after) }),
    };
    const place = places.get(id);
    return doubtful.length === 0 && place ? anchorOf(now.lines, map(place)) : { ...at, ...spoken };
  };
  const edit = new DiscussionEdit(text);
  try {
    for (const thread of value.threads) {
      if (thread.at) {
        const keys = Object.fromEntries(printPassage(follow(thread.id, thread.at)));
        edit.set([thread.id], { before: undefined, after: undefined, ...keys });
      }
      for (const { id, text: said, proposes } of thread.comments) {
        const next = words(said);
        const at = proposes?.at && follow(id, proposes.at);
        const keys = {
          ...(next !== said && { text: printScalar(next, 2) }),
          ...(proposes && at && { proposes: printProposal({ ...proposes, at }) }),
        };
        if (Object.keys(keys).length > 0) edit.set([thread.id, id], keys);
      }
    }
  } catch (error) {
    throw error instanceof GlossError ? new GlossError(error.code, `${path}: ${error.message}`) : error;
  }
  if (doubtful.length === 0) edit.setDigest(now.digest);
  const isChanged = count > 0 || edit.text !== text;
  const after = isChanged ? edit.text : text;
  return {
    report: { path, count, doubtful },
    change: after === text ? undefined : { path, before: text, after },
  };
}
