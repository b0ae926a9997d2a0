import * as l10n from '../../core/text/l10n.js';
import { segmentOf } from '../../core/review/review.js';
import { quotedWords } from '../../core/transcript/quotedWords.js';
import type { Annotation } from '../formats/github.js';
import { oneLine, whatDiffers, summary } from '../../core/review/reviewInWords.js';
import { cut, kindInWords, type ToldReview } from './toldReview.js';

/** Code points of a quote that an annotation shows. */
const mostQuoted = 100;

/** A review as notices of a workflow, at the passages; what is gone is told at the place where it was. */
export const reviewAsGithub = (
  { review, unread, nameOf }: ToldReview,
  shown: (path: string) => string,
): readonly Annotation[] => [
  ...review.transcripts.flatMap(({ transcript, records }) =>
    records.flatMap(({ coder, changes }) =>
      changes.map((change): Annotation => {
        const { from, to, quote } = segmentOf(change);
        return {
          level: 'notice',
          place: { file: shown(transcript), ...(from.line > 0 && { line: from.line, endLine: to.line }) },
          title: `${coder}: ${kindInWords(change)}`,
          message: [
            `“${cut(oneLine(quotedWords(quote, transcript)), mostQuoted)}”`,
            ...whatDiffers(change, nameOf),
          ].join('\n'),
        };
      }),
    ),
  ),
  ...unread.map((message): Annotation => ({ level: 'warning', title: l10n.t('Not read'), message })),
  { level: 'notice', title: l10n.t('Codings'), message: summary(review) },
];
