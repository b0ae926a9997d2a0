import { inTranscripts, ofCoders, segmentsInWords } from '../text/spokenCounts.js';
import { countCodes } from './query.js';
import type { Study } from '../study/study.js';
import * as l10n from '../text/l10n.js';

/** How much a change to a code touches. */
export interface Extent {
  readonly segments: number;
  readonly transcripts: number;
  readonly coders: number;
}

/** How many segments have the very code, in how many transcripts, by how many coders. */
export function extentOf(study: Study, id: string): Extent {
  const count = countCodes(study).get(id);
  return {
    segments: count?.segments ?? 0,
    transcripts: count?.transcripts.size ?? 0,
    coders: count?.coders.size ?? 0,
  };
}

/** In words, as in `34 segments of 3 coders in 6 transcripts`. */
export function describeExtent({ segments, coders, transcripts }: Extent): string {
  if (segments === 0) return l10n.t('no segments');
  return `${segmentsInWords(segments)} ${ofCoders(coders)} ${inTranscripts(transcripts)}`;
}
