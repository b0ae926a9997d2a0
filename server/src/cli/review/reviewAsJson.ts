import { changeAsJson } from '../../core/codebook/compareCodebooks.js';
import { printAt, type Segment } from '../../core/codings/segment.js';
import { byCode, changesOf, codesAfter, codesBefore, countChanges, segmentOf } from '../../core/review/review.js';
import type { ToldReview } from './toldReview.js';

/** A review for programs: by transcript, and how much changed under each code. */
export const reviewAsJson = ({ review, unread }: ToldReview): object => ({
  counts: countChanges([...changesOf(review)].map(({ change }) => change)),
  transcripts: review.transcripts.map(({ transcript, records }) => ({
    transcript,
    changes: records.flatMap(({ coder, changes }) =>
      changes.map((change) => ({
        coder,
        id: segmentOf(change).id,
        kind: change.kind,
        ...(change.kind === 'changed' && { parts: change.parts }),
        ...(change.kind !== 'added' && { before: told(change.before) }),
        ...(change.kind !== 'removed' && { after: told(change.after) }),
      })),
    ),
  })),
  codes: Object.fromEntries(
    [...byCode(review)].map(([code, located]) => {
      const has = (codings: readonly { readonly code: string }[]): boolean =>
        codings.some((coding) => coding.code === code);
      const given = located.filter(({ change }) => has(codesAfter(change)) && !has(codesBefore(change))).length;
      const taken = located.filter(({ change }) => !has(codesAfter(change)) && has(codesBefore(change))).length;
      return [code, { given, taken, changed: located.length - given - taken }];
    }),
  ),
  codebook: review.codebook.map(changeAsJson),
  unread,
});

const told = ({ from, to, quote, codes, memo, exemplar, on }: Segment): object => ({
  at: printAt(from, to),
  quote,
  codes,
  ...(memo !== undefined && { memo }),
  ...(exemplar && { exemplar }),
  ...(on !== undefined && { on }),
});
