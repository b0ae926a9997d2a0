import { GlossError } from '../glossError.js';
import { currentId, type Study } from '../study/study.js';
import * as l10n from '../text/l10n.js';
import { codersSideBySide } from './codersSideBySide.js';
import type { Review } from './review.js';

/** What one coder did otherwise than another, as if the other had changed that one's codings. Refuses who has coded nothing. */
export function reviewCoders(study: Study, base: string, head: string): Review {
  const codings = (coder: string) => {
    const records = [...study.records.values()].filter((record) => record.coder === coder);
    if (records.length > 0) return records.map(({ value, transcript }) => ({ ...value, coder, transcript }));
    const known = [...new Set([...study.records.values()].map((record) => record.coder))].sort().join(', ');
    throw new GlossError(
      'not-found',
      l10n.t('“{coder}” has coded nothing in this study. Who has: {coders}.', {
        coder,
        coders: known || l10n.t('nobody'),
      }),
    );
  };
  return { transcripts: codersSideBySide(codings(base), codings(head), (id) => currentId(study, id)), codebook: [] };
}
