import { segmentOf } from '../../core/review/review.js';
import { escapeProperty, escapeValue } from '../problemFormats.js';
import { oneLine, whatDiffers, summary } from '../../core/review/words.js';
import { cut, type ToldReview } from './words.js';

/** Code points of a quote that an annotation shows. */
const mostQuoted = 100;

/** A review as notices of a workflow, at the passages; what is gone is told at the place where it was. */
export const reviewAsGithub = (
  { review, unread, nameOf }: ToldReview,
  shown: (path: string) => string,
): readonly string[] => [
  ...review.transcripts.flatMap(({ transcript, records }) =>
    records.flatMap(({ coder, changes }) =>
      changes.map((change) => {
        const { from, to, quote } = segmentOf(change);
        const place = from.line > 0 ? `,line=${from.line},endLine=${to.line}` : '';
        const words = [`“${cut(oneLine(quote), mostQuoted)}”`, ...whatDiffers(change, nameOf)].join('\n');
        const title = escapeProperty(`${coder}: ${change.kind}`);
        return `::notice file=${escapeProperty(shown(transcript))}${place},title=${title}::${escapeValue(words)}`;
      }),
    ),
  ),
  ...unread.map((message) => `::warning title=Not read::${escapeValue(message)}`),
  `::notice title=Codings::${escapeValue(summary(review))}`,
];
