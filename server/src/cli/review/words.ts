import { changesOf, countChanges, type Review } from '../../core/review/review.js';
import type { NameOf } from '../../core/review/words.js';

/** A review with what is needed to tell it. */
export interface ToldReview {
  readonly review: Review;
  /** What could not be read, in words. */
  readonly unread: readonly string[];
  readonly nameOf: NameOf;
}

/** `3 segments added, 1 removed, 2 changed, in 2 transcripts, by coder1; 1 change to the codebooks.` */
export function summary(review: Review): string {
  const located = [...changesOf(review)];
  const { added, removed, changed } = countChanges(located.map(({ change }) => change));
  const parts = [added && `${added} added`, removed && `${removed} removed`, changed && `${changed} changed`];
  const coders = [...new Set(located.map(({ coder }) => coder))].sort();
  const where = `in ${counted(review.transcripts.length, 'transcript')} by ${coders.join(', ')}`;
  const segments =
    located.length === 0 ? 'No segment differs' : `Segments: ${parts.filter(Boolean).join(', ')}, ${where}`;
  const books = review.codebook.length;
  return `${segments}${books > 0 ? `; ${counted(books, 'change')} to the codebooks` : ''}.`;
}

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

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
