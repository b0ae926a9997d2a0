import type { Review, SegmentChange } from '../../core/review/review.js';
import type { NameOf } from '../../core/review/reviewInWords.js';
import * as l10n from '../../core/text/l10n.js';

/** A review with what is needed to tell it. */
export interface ToldReview {
  readonly review: Review;
  /** What could not be read, in words. */
  readonly unread: readonly string[];
  readonly nameOf: NameOf;
}

/** What happened to a segment. */
export const kindInWords = ({ kind }: SegmentChange): string =>
  ({ added: () => l10n.t('added'), removed: () => l10n.t('removed'), changed: () => l10n.t('changed') })[kind]();

/** A text cut to so many code points. */
export function cut(text: string, most: number): string {
  const points = Array.from(text);
  return points.length > most
    ? `${points
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : text;
}
