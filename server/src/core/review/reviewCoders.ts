import { GlossError } from '../glossError.js';
import { currentId, type Study } from '../study/study.js';
import { codersSideBySide } from './codersSideBySide.js';
import type { Review } from './review.js';

/** What one coder did otherwise than another, as if the other had changed that one's codings. Refuses who has coded nothing. */
export function reviewCoders(study: Study, base: string, head: string): Review {
  const codings = (coder: string) => {
    const records = [...study.records.values()].filter((record) => record.coder === coder);
    if (records.length > 0) return records.map(({ value, transcript }) => ({ ...value, coder, transcript }));
    const known = [...new Set([...study.records.values()].map((record) => record.coder))].sort().join(', ');
    throw new GlossError('not-found', `“${coder}” has coded nothing in this study. Who has: ${known || 'nobody'}.`);
  };
  return { transcripts: codersSideBySide(codings(base), codings(head), (id) => currentId(study, id)), codebook: [] };
}
