import { segmentOf } from '../../core/review/review.js';
import { quotedWords } from '../../core/transcript/quotedWords.js';
import { printAt } from '../../core/codings/segment.js';
import { changesAsText } from '../commands/codebook/printChanges.js';
import { oneLine, whatDiffers, summary } from '../../core/review/reviewInWords.js';
import * as l10n from '../../core/text/l10n.js';
import { cut, type ToldReview } from './toldReview.js';

const signs = { added: '+', removed: '-', changed: '~' } as const;
/** Code points of a quote that a line shows. */
const mostQuoted = 100;

/** A review as lines for a terminal. */
export const reviewAsText = ({ review, nameOf }: ToldReview): readonly string[] => [
  summary(review),
  ...(review.codebook.length > 0
    ? ['', l10n.t('Codebooks'), ...changesAsText(review.codebook).map((line) => `  ${line}`)]
    : []),
  ...review.transcripts.flatMap(({ transcript, records }) => [
    '',
    transcript,
    ...records.flatMap(({ coder, changes }) =>
      changes.flatMap((change) => {
        const { from, to, quote } = segmentOf(change);
        return [
          `  ${signs[change.kind]} ${coder} ${printAt(from, to)} “${cut(oneLine(quotedWords(quote, transcript)), mostQuoted)}”`,
          ...whatDiffers(change, nameOf).map((line) => `      ${line}`),
        ];
      }),
    ),
  ]),
];
